"""The keys that a reviewer wants for commands, as the settings have them; the desk finds out if they can be had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Keys = tuple[tuple[str, tuple[str, ...]], ...]
"""Ids of commands, each with the keys that it is to have."""

_DEEPEST = 9
"""Tables in tables; no id of a command has as many parts."""


def wanted(table: Mapping[str, Any], words: str) -> Keys:
    """The keys of the table ``[keys]`` of the settings' file, with those of the environment's *words* in their place.

    In the table stands ``"claim.next" = ["j", "down"]``, in the words ``claim.next=j,down``, with spaces between
    commands.
    """
    found = dict(_of_table(table))
    for word in words.split():
        id_, _, keys = word.partition("=")
        found[id_] = tuple(filter(None, keys.split(",")))
    return tuple(found.items())


def _of_table(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """An id without quotation marks is a table in a table to TOML."""
    for name, value in table.items():
        if isinstance(value, dict) and above.count(".") >= _DEEPEST:
            yield f"{above}{name}", ()
        elif isinstance(value, dict):
            yield from _of_table(value, f"{above}{name}.")
        else:
            keys = value if isinstance(value, list) else [value]
            yield f"{above}{name}", tuple(str(key) for key in keys)  # a digit may stand there as a number
