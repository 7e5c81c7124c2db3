"""What the program knows of a reader before it imports it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import cast

from msgspec import Struct

from workbench.ingest.limits import Limits
from workbench.ingest.readers.reading import Reading, Unread

Read = Callable[[bytes, str, Limits], Iterable[Reading | Unread]]
"""The bytes, what the reviewer called them, and the limits in force; raises WorkbenchError with one sentence."""


class Reader(Struct, frozen=True):
    """How files of one format are known, and where the function is that reads them.

    *called* completes the sentence "it is ..."; *endings* are those of its files' names; *tells* says of a file's
    bytes whether they are of this format beyond doubt. *function* is ``package.module:name`` of a `Read`, imported when
    the first such file comes. A reader that is not *trusted* runs in a process of its own.
    """

    name: str
    called: str
    endings: tuple[str, ...]
    tells: Callable[[bytes], bool]
    function: str
    trusted: bool = False

    def load(self) -> Read:
        """The function that reads."""
        module, _, name = self.function.partition(":")
        return cast("Read", getattr(import_module(module), name))
