"""All that a review file holds and another one would take in by a merge, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workbench.store import tables

if TYPE_CHECKING:
    import sqlite3

TYPES = {
    "articles": "article",
    "locators": "locator",
    "stated": "stated",
    "passages": "passage",
    "claims": "claim",
    "quantities": "quantity",
    "links": "link",
    "checks": "check",
    "log": "entry",
}
"""How a row of each table is called, in the order in which the tables are told."""

_ORDER = {
    "articles": "source, id",
    "locators": "article_id, place",
    "stated": "article_id, place",
    "passages": "article_id, start",
    "claims": 'article_id, start, "end"',
    "quantities": "claim_id, start",
    "links": "first, second, relation",
    "checks": "id",
    "log": "clock, id",
}
# A file's own: counted again, or given, by whichever file takes the row in.
_OWN = {"articles": {"claims"}, "passages": {"number"}, "claims": {"number"}, "checks": {"number"}, "log": {"number"}}


def columns(table: str) -> list[str]:
    """The columns of *table* that go along."""
    return [name for name in tables.columns(table) if name not in _OWN.get(table, ())]


def rows(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each row is, by TYPES, and the row by its columns' names: the same order for the same contents."""
    for table, type_ in TYPES.items():
        names = columns(table)
        cursor = connection.cursor()
        cursor.row_factory = None
        chosen = ", ".join(f'"{name}"' for name in names)
        for row in cursor.execute(f"SELECT {chosen} FROM {table} ORDER BY {_ORDER[table]}"):  # noqa: S608 - our own names
            yield type_, dict(zip(names, row, strict=True))
