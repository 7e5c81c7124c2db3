"""What a reviewer can take back or bring back with one key: an entry, or several that were recorded together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.domain.review import Action, LogEntry
from workbench.store import log

if TYPE_CHECKING:
    import sqlite3

_STANDS = "NOT EXISTS (SELECT 1 FROM taken_back WHERE entry = log.id)"
_HOLDS = "EXISTS (SELECT 1 FROM taken_back WHERE undo = log.id)"


def standing(connection: sqlite3.Connection, author: str) -> Iterator[list[LogEntry]]:
    """What *author* recorded and has not taken back, a step at a time, the last one first; in each the last entry
    first."""
    rows = connection.execute(
        f"""
        SELECT {log.COLUMNS} FROM log
        WHERE author = ? AND action NOT IN ('undo', 'redo', 'redact', 'checkpoint') AND {_STANDS}
        ORDER BY clock DESC, id DESC
        """,  # noqa: S608 - our own words
        (author,),
    )
    told: set[str] = set()
    for row in rows:
        entry = LogEntry(*row)
        if entry.id not in told:
            step = _recorded_with(connection, entry, _STANDS)
            told.update(one.id for one in step)
            yield step


def undone(connection: sqlite3.Connection, author: str) -> list[LogEntry]:
    """The undo entries of what *author* took back last, if they did nothing else after it and it holds; the last one
    first."""
    last = log.last_undo_of(connection, author)
    return _recorded_with(connection, last, _HOLDS) if last else []


def _recorded_with(connection: sqlite3.Connection, entry: LogEntry, still: str) -> list[LogEntry]:
    """*entry* and those before it in its chain that were recorded together with it and are *still* so."""
    mark = _mark(entry)
    if mark is None:
        return [entry]
    step = []
    rows = connection.execute(
        f"SELECT {log.COLUMNS}, {still} AS still FROM log WHERE chain = ? AND seq <= ? ORDER BY seq DESC",  # noqa: S608
        (entry.chain, entry.seq),
    )
    for *columns, stands in rows:
        one = LogEntry(*columns)
        if _mark(one) != mark:
            break
        if stands and one.author == entry.author and (one.action == Action.UNDO) == (entry.action == Action.UNDO):
            step.append(one)
    return step


def _mark(entry: LogEntry) -> str | None:
    """What entries that were recorded together have in common; None of one that was recorded alone, or redacted."""
    found = json.loads(entry.body) if '"together"' in entry.body else {}
    return found.get("together") if isinstance(found, dict) else None
