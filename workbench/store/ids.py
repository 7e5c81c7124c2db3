"""Ids as people give them: whole, or how they begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_BEGINNING = re.compile("[0-9a-f]{1,32}")
_WHOLE = 32


def whole_id(connection: sqlite3.Connection, table: str, beginning: str) -> list[str]:
    """Ids in *table* (``claims``, ``articles`` or ``log``) that begin so, two at most: more than one is ambiguous."""
    if table not in ("claims", "articles", "log"):
        raise ValueError(table)
    if not _BEGINNING.fullmatch(beginning):
        return []
    if len(beginning) == _WHOLE:
        rows = connection.execute(f"SELECT id FROM {table} WHERE id = ?", (beginning,))  # noqa: S608 - one of three names
        return [row["id"] for row in rows]
    # A range instead of LIKE: it uses the index.
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 2",  # noqa: S608 - one of two names
        (beginning, beginning + "g"),
    )
    return [row["id"] for row in rows]
