"""A verdict until it is on the disk: the Desk against bare SQLite loops with the same pragmas.

One loop puts the same row into the same tables, with their indexes and triggers; the other, the barest there can be, a
text of that length into a table of two columns.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.table import Row
from workbench.desk.desk import Desk
from workbench.domain.article import Article, Passage, Role, article_id
from workbench.domain.claim import Claim, Kind, claim_id
from workbench.domain.review import LogEntry
from workbench.store import articles, claims, log, sqlite

COUNT = 400


def review_file(path: Path) -> list[str]:
    """Ids of the claims of a file made at *path*: one article with a claim a sentence."""
    sentence = "Forty people were counted in the square. "
    text = (sentence * COUNT).strip()
    article = Article(article_id(text), text, (Passage(0, len(text), Role.BODY),), "A count")
    found = []
    for n in range(COUNT):
        start = n * len(sentence)
        end = start + len(sentence) - 1
        found.append(Claim(claim_id(article.id, start, end), article.id, start, end, text[start:end], Kind.FIGURE, 0.5))
    with Desk.open(path, "bench", create=True):
        pass
    connection = sqlite.connect(path)
    with sqlite.writing(connection):
        articles.add(connection, article)
        claims.replace_extracted(connection, article.id, found, "bench")
    connection.close()
    return [claim.id for claim in found]


def rows() -> list[Row]:
    """The benchmark's rows."""
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder, "review.db"), Path(folder, "other.db")
        ids = review_file(path)
        review_file(other)
        with Desk.open(path, "bench") as desk:
            for id_ in ids:  # so that what the loops put in is ready made
                desk.decide(id_, "true")
            made = list(desk.log())
        bare = _bare(Path(folder, "bare.db"))
        bare.execute("CREATE TABLE log (id TEXT PRIMARY KEY, body TEXT)")
        same = _bare(other)
        times: list[tuple[float, float, float]] = []
        with Desk.open(path, "bench") as desk:
            for id_, entry in zip(ids, made, strict=False):
                row = tuple(getattr(entry, name) for name in LogEntry.__struct_fields__)
                times.append(
                    (
                        _timed(lambda id_=id_: desk.decide(id_, "false")),  # type: ignore[misc]
                        _timed(lambda row=row: _insert(same, _SAME, row)),  # type: ignore[misc]
                        _timed(lambda id_=id_: _insert(bare, _BAREST, (id_, "x" * 300))),  # type: ignore[misc]
                    )
                )
        bare.close()
        same.close()
    ours, in_tables, barest = (median(column) for column in zip(*times, strict=True))
    return [
        Row("a verdict, until it is on the disk", ours, "bare SQLite, same row and tables", in_tables,
            median(one / two for one, two, _ in times), 2.0),
        Row("a verdict, until it is on the disk", ours, "bare SQLite, one row of two columns", barest,
            median(one / two for one, _, two in times), 3.0),
    ]  # fmt: skip


_SAME = f"INSERT INTO log ({log.COLUMNS}) VALUES ({', '.join('?' * 14)})"  # noqa: S608 - our own names
_BAREST = "INSERT INTO log VALUES (?, ?)"


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON",
                   "cache_size=-16384", "wal_autocheckpoint=0"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _insert(connection: sqlite3.Connection, statement: str, row: tuple[object, ...]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(statement, row)
    connection.execute("COMMIT")


def _timed(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began
