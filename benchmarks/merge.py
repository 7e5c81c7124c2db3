"""Merging a colleague's 100,000 entries into a review file, against SQLite copying the same rows into a copy of it.

``python -m benchmarks.merge [CLAIMS]``: of a million claims and as many entries unless told otherwise; making that file
takes minutes the first time. The reference is ``INSERT INTO log SELECT`` with the triggers that keep the current state,
from a database that holds nothing else, in one transaction: no row looked at, no hash computed, no word indexed.
"""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from benchmarks.million import SESSION, kept, million
from benchmarks.table import Row, show
from workbench.domain.review import LogEntry
from workbench.store import accepting, log, merge, schema, sqlite

COUNT = 100_000
AT_MOST = 3.0


def rows(claims: int = 1_000_000, count: int = COUNT) -> list[Row]:
    """The benchmark's rows."""
    ours = kept(claims, claims)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        theirs = folder / "theirs.db"
        million(theirs, count, 0)
        with contextlib.closing(schema.open_file(theirs)) as connection:
            with sqlite.writing(connection):
                log.put(connection, _work(connection, count))
            sqlite.checkpoint(connection, theirs)
        reference = _copied(ours, theirs, folder / "copied.db")
        merged = _merged(ours, theirs, folder / "merged.db", count)
    what = f"merging {count} entries into {claims}"
    return [Row(what, merged, "INSERT INTO log SELECT of the same rows", reference, merged / reference, AT_MOST)]


def _work(connection: sqlite3.Connection, count: int) -> Iterator[LogEntry]:
    """A colleague's sessions: seven verdicts to three notes."""
    claims = [row["id"] for row in connection.execute("SELECT id FROM claims ORDER BY number")]
    chance = random.Random(3)
    previous, chain = log.FIRST, ""
    for number in range(count):
        if number % SESSION == 0:
            chain, previous = f"{chance.getrandbits(128):032x}", log.FIRST
        verdict = chance.random() < 0.7
        said = {
            "label": "True",
            "number": 5,
            "scale": "default",
            "scale_version": 1,
            "rationale": f"As table {number} says.",
        }
        body = log.canonical(said if verdict else {"text": f"Asked for table {number} of the report."}).decode()
        salt = f"{chance.getrandbits(128):032x}"
        entry = LogEntry(
            id=f"{0x018F00000000 + number:012x}7{chance.getrandbits(12):03x}8{chance.getrandbits(60):015x}",
            chain=chain,
            seq=number % SESSION + 1,
            author=f"colleague {number // SESSION % 3}",
            at="2024-05-01T12:00:00.000Z",
            clock=number + 1,
            subject=claims[number * 7 % len(claims)],
            action="verdict" if verdict else "note",
            value="true" if verdict else None,
            body=body,
            salt=salt,
            body_hash=accepting.hash_of_body(salt, body),
            previous=previous,
            hash="",
        )
        previous = accepting.hash_of(entry)
        yield replace(entry, hash=previous)


def _copied(ours: Path, theirs: Path, copy: Path) -> float:
    """Seconds that SQLite takes for the bare rows."""
    bare = copy.with_name("bare.db")
    with contextlib.closing(sqlite3.connect(bare, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS theirs", (str(theirs),))
        connection.execute(f"CREATE TABLE log AS SELECT {log.COLUMNS} FROM theirs.log")  # noqa: S608 - our own names
    shutil.copyfile(ours, copy)
    with contextlib.closing(schema.open_file(copy)) as connection:
        connection.execute("ATTACH ? AS bare", (str(bare),))
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"INSERT INTO log ({log.COLUMNS}) SELECT {log.COLUMNS} FROM bare.log")  # noqa: S608 - the same
        connection.execute("COMMIT")
        taken = time.perf_counter() - began
    copy.unlink()
    return taken


def _merged(ours: Path, theirs: Path, copy: Path, count: int) -> float:
    """Seconds that the program takes from naming the file to having all of it."""
    shutil.copyfile(ours, copy)
    with contextlib.closing(schema.open_file(copy)) as connection:
        began = time.perf_counter()
        done = merge.merge(connection, [theirs], "bench")
        taken = time.perf_counter() - began
    assert done.files[0].entries == count
    copy.unlink()
    return taken


if __name__ == "__main__":
    show(rows(*map(int, sys.argv[1:])))
