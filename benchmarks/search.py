"""Search in a file of a million claims and a million entries: a page of hits against the raw FTS5 query for it.

``python -m benchmarks.search``; the first time it makes the file, which takes two minutes and 2 GB among the temporary
files. The reference is sqlite3 by itself with the same MATCH, order, highlight and limit, its rows fetched: bare, and
with the claim's place and the article's title, as it reads or was corrected, looked up as the page shows them.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable
from statistics import median

from benchmarks.million import COMMON, MIDDLING, RARE, kept
from benchmarks.table import Row, show
from workbench.domain.hit import Found
from workbench.store import schema
from workbench.store.search import search

LIMIT = 50
AT_MOST = 1.3
ROUNDS = {RARE: 200, MIDDLING: 30, COMMON: 3}

_BARE = """
    SELECT rowid, highlight({index}, 0, ?, ?) FROM {index} WHERE {index} MATCH ? ORDER BY rank LIMIT ?
"""
_SHOWN = """
    SELECT highlight(claim_index, 0, ?, ?), a.id, coalesce(t.value, a.title), c.id, c.start, c."end"
    FROM claim_index
    CROSS JOIN claims AS c ON c.number = claim_index.rowid
    CROSS JOIN articles AS a ON a.id = c.article_id
    LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
    WHERE claim_index MATCH ? ORDER BY rank LIMIT ?
"""
_INDEXES = ("passage_index", "claim_index", "entry_index")


def rows() -> list[Row]:
    """The benchmark's rows."""
    path = kept()
    with contextlib.closing(schema.open_file(path)) as ours, contextlib.closing(sqlite3.connect(path)) as bare:
        bare.execute("PRAGMA cache_size=-16384")  # as ours has
        return [row for word in ROUNDS for row in _of(ours, bare, word)]


def _of(ours: sqlite3.Connection, bare: sqlite3.Connection, word: str) -> list[Row]:
    given = ("\x01", "\x02", f'"{word}"*', LIMIT)

    def fetched(*queries: str) -> None:
        for query in queries:
            bare.execute(query, given).fetchall()

    def claims() -> None:
        search(ours, word, (Found.CLAIM,), limit=LIMIT)

    def everything() -> None:
        search(ours, word, limit=LIMIT)

    each = [_BARE.format(index=index) for index in _INDEXES]
    rounds = ROUNDS[word]
    return [
        _row(f"claims: {word}", claims, "raw FTS5, what the page shows", lambda: fetched(_SHOWN), rounds),
        _row(f"claims: {word}", claims, "raw FTS5, bare", lambda: fetched(each[1]), rounds),
        _row(f"everything: {word}", everything, "raw FTS5, bare, 3 indexes", lambda: fetched(*each), rounds),
    ]


def _row(what: str, ours: Callable[[], None], reference: str, theirs: Callable[[], None], rounds: int) -> Row:
    pairs = []
    ours(), theirs()
    for _ in range(rounds):
        pairs.append((_timed(ours), _timed(theirs)))
    mine, other = (median(times) for times in zip(*pairs, strict=True))
    return Row(what, mine, reference, other, median(one / two for one, two in pairs), AT_MOST)


def _timed(what: Callable[[], None]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def main() -> None:
    """Prints the table."""
    show(rows())


if __name__ == "__main__":
    main()
