"""Proof that every column holds what it is for: SQLite itself lets text stand where a number belongs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.store.schema import tables

if TYPE_CHECKING:
    import sqlite3

# By declared type: what `typeof` says of it, and how a person calls it.
_TYPES = {
    "TEXT": ("text", "text"),
    "INTEGER": ("integer", "a whole number"),
    "REAL": ("real", "a number"),
    "BLOB": ("blob", "bytes"),
}
_SAID = {"text": "text", "integer": "a whole number", "real": "a fraction", "blob": "bytes", "null": "nothing"}
_MOST = 20

# Made from the rest, or nothing is made from it.
_LIGHT = frozenset(
    {
        "standing",
        "state",
        "progress",
        "entry_words",
        "presence",
        "bookmarks",
        "marks",
        "later",
        "saved_filters",
        "quarantine",
    }
    | {"near", "sketches", "sketched", "readings", "claim_terms", "claim_keys", "claims_to_link", "links_found"}
)


def mistyped(connection: sqlite3.Connection, *, of_log_and_articles: bool = False) -> Iterator[str]:
    """A sentence for every column of every row that holds another type than it is for; of each table the first few.

    *of_log_and_articles* leaves out what is made anew from them, and what nothing is made from.
    """
    for table in sorted(tables() - _LIGHT if of_log_and_articles else tables()):
        columns = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (table,)).fetchall()
        typed = [row for row in columns if row["type"] in _TYPES]
        if typed:
            yield from _in_table(connection, table, typed)


def _in_table(connection: sqlite3.Connection, table: str, columns: list[sqlite3.Row]) -> Iterator[str]:
    names = [_quoted(column["name"]) for column in columns]
    keys = ['"id"'] if '"id"' in names else [_quoted(column["name"]) for column in columns if column["pk"]]
    wrong = [_is_wrong(column) for column in columns]
    rows = connection.execute(
        f"""
        SELECT {" || ', ' || ".join(f"substr(quote({key}), 1, 80)" for key in keys) or "'?'"},
            {", ".join(f"typeof({name})" for name in names)}, {", ".join(wrong)}
        FROM "{table}" WHERE {" OR ".join(wrong)} LIMIT {_MOST}
        """  # noqa: S608 - our own names, but for columns that only another program can have added
    )
    for row in rows:
        said, bad = row[1 : len(columns) + 1], row[len(columns) + 1 :]
        for column, found, is_wrong in zip(columns, said, bad, strict=True):
            if is_wrong:
                yield (
                    f"The row {row[0]} of {table} holds {_SAID[found]} as its {column['name']}, where "
                    f"{_TYPES[column['type']][1]} belongs."
                )


def _is_wrong(column: sqlite3.Row) -> str:
    allowed = f"'{_TYPES[column['type']][0]}'"
    if not (column["notnull"] or column["pk"]):
        allowed += ", 'null'"
    return f"typeof({_quoted(column['name'])}) NOT IN ({allowed})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
