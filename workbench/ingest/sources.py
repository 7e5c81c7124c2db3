"""From what a reviewer names to what there is to read."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from workbench.domain.errors import WorkbenchError
from workbench.ingest.kinds import ENDINGS, ending_of, foreign_by_name, refusal
from workbench.ingest.limits import DEFAULT, MB, Limits

if TYPE_CHECKING:
    from workbench.ingest.fetch import Fetched

_CONTENT_TELLS = (".doc",)
"""Endings that say little: many a web page or text was saved under them."""

STANDARD_INPUT = "standard input"

_LED_TO = "redirected to"
"""By which name an article says where its address led."""


class Source(Struct, frozen=True):
    """One thing to read, or what stands in the way of it.

    *path* is None for standard input and for what is *web*, whose name is its address; *allow_private* lets that lead
    to addresses that are not public. A source with a *problem* is yielded too, so that whoever reads in turn can say
    what is wrong with one and go on with the next.
    """

    name: str
    path: Path | None = None
    problem: str | None = None
    web: bool = False
    allow_private: bool = False

    def read(self, limits: Limits = DEFAULT) -> bytes:
        """The bytes, as many as the limits allow; a WorkbenchError says in one sentence why there are none."""
        return self.landed(limits)[0]

    def landed(self, limits: Limits = DEFAULT) -> tuple[bytes, tuple[str, str] | None]:
        """As `read`; and what is to be said of a web address that led elsewhere: a name and that address."""
        if self.problem is not None:
            raise WorkbenchError(self.problem)
        if not self.web:
            return self._bytes(limits), None
        fetched = self.fetched(limits)
        return fetched.readable, (_LED_TO, fetched.url) if fetched.redirected else None

    def _bytes(self, limits: Limits) -> bytes:
        if self.path is None:
            return _capped(sys.stdin.buffer, self.name, limits)
        try:
            _refuse_device(self.path, self.name)
            with self.path.open("rb") as file:
                return _capped(file, self.name, limits)
        except OSError as error:
            raise WorkbenchError(_why(self.name, error)) from error

    def fetched(self, limits: Limits = DEFAULT) -> Fetched:
        """What the web address gives, its content type and where it led; a WorkbenchError says why it gives nothing."""
        from workbench.ingest.fetch import FetchLimits, fetch  # deferred: 100 ms that files do not owe

        bounds = FetchLimits(limits.web_seconds, limits.web * MB, limits.web_unpacked * MB)
        return fetch(self.name, self.allow_private, bounds)


def sources(names: Iterable[str], allow_private: bool = False, endings: Collection[str] = ENDINGS) -> Iterator[Source]:
    """What the reviewer's *names* stand for, in their order, each file once.

    A name is a file, a folder (all files in it with one of the *endings*, sorted by path), a glob pattern, a web
    address or ``-`` for standard input. A web address may lead to addresses that are not public only with
    *allow_private*.
    """
    seen: set[str] = set()
    for name in names:
        for source in _named(name, allow_private, endings):
            real = os.path.realpath(source.path) if source.path is not None else source.name
            if source.problem is not None or real not in seen:
                seen.add(real)
                yield source


def _named(name: str, allow_private: bool, endings: Collection[str]) -> Iterator[Source]:
    if name == "-":
        yield Source(STANDARD_INPUT)
    elif name.lower().startswith(("http://", "https://")):
        yield Source(name, web=True, allow_private=allow_private)
    elif "\x00" in name or not os.path.lexists(name):
        yield from _matching(name, endings)
    else:
        yield from _existing(name, endings)


def _existing(name: str, endings: Collection[str]) -> Iterator[Source]:
    """The file *name*, or the files of the folder *name* that can be read."""
    kind = foreign_by_name(name)
    if os.path.isdir(name):
        yield from _inside(name, endings)
    elif kind is not None and ending_of(name) not in (*_CONTENT_TELLS, *endings):
        yield Source(name, problem=refusal(name, kind))
    else:
        yield Source(name, Path(name))


def _matching(name: str, endings: Collection[str]) -> Iterator[Source]:
    """The files that the glob pattern *name* matches, in the order of their names."""
    if "\x00" in name or not glob.has_magic(name):
        yield Source(name, problem=f"{name} does not exist; check how it is spelt and where it is.")
        return
    hits = sorted(glob.glob(name, recursive=True))
    if not hits:
        yield Source(name, problem=f"{name} matches no file; check the pattern and the folder.")
    for hit in hits:
        yield from _existing(hit, endings)


def _inside(folder: str, endings: Collection[str]) -> Iterator[Source]:
    """The files below *folder* that can be read, or the sentence that there are none."""
    found = False
    for source in _walk(folder, endings, set()):
        found = True
        yield source
    if not found:
        yield Source(folder, problem=f"{folder} holds nothing to read; put files ending in {', '.join(endings)} in it.")


def _walk(folder: str, endings: Collection[str], visited: set[tuple[int, int]]) -> Iterator[Source]:
    """The files of *folder* and below; *visited* holds the folders already entered, so that links cannot loop."""
    try:
        here = os.stat(folder)
        entries = sorted(os.listdir(folder))
    except OSError as error:
        yield Source(folder, problem=_why(folder, error))
        return
    if (here.st_dev, here.st_ino) in visited:
        return
    visited.add((here.st_dev, here.st_ino))
    for path in (os.path.join(folder, entry) for entry in entries if not entry.startswith(".")):
        if os.path.isdir(path):
            yield from _walk(path, endings, visited)
        elif ending_of(path) in endings and (os.path.isfile(path) or os.path.islink(path)):
            yield Source(path, Path(path))


def _refuse_device(path: Path, name: str) -> None:
    """Raise for what never ends or is no file: devices and sockets. Regular files and pipes pass."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise WorkbenchError(f"{name} is not a file that can be read; name a file, a folder, or - for input.")


def _capped(file: BinaryIO, name: str, limits: Limits) -> bytes:
    data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise WorkbenchError(f"{name} is larger than {limits.file} MB; split it, or raise max_file_mb.")
    return data


def _why(name: str, error: OSError) -> str:
    """The sentence for what the system said."""
    if isinstance(error, FileNotFoundError):
        return f"{name} does not exist any more, or is a link to nothing; check where it is."
    if isinstance(error, PermissionError):
        return f"{name} may not be read by you; ask its owner or change its permissions."
    return f"{name} could not be read ({error.strerror or error}); check the file and try again."
