"""Files that mean harm, or were harmed, are opened or merged with a sentence or cleanly, and change nothing."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.store.making import off_guard
from tests.torture.child import ROOT
from tests.torture.rounds import chance, rounds
from tests.torture.work import Worker
from workbench.desk.desk import Desk
from workbench.store.tables import TABLES

FLIPPED = rounds(500, 20)
TRUNCATED = rounds(200, 8)
TYPED = rounds(500, 20)
AT_ONCE = 25
"""Files a process is given: a crash takes no more than these with it."""

VALUES = (
    "NULL",
    "-1",
    "9223372036854775807",
    "1e308",
    "9e999",
    "''",
    "x'00ff'",
    "CAST(x'ff' AS TEXT)",
    "'" + "x" * 99 + "'",
)
ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT "


@pytest.fixture
def worked_on(review_file: Path) -> Path:
    for session, name in enumerate(("ann", "bob")):
        with Desk.open(review_file, name) as desk:
            worker = Worker(desk, chance("hostile", session), f"{name}{session}", weights={"article": 0, "bookmark": 0})
            for _ in range(15):
                worker.begun()[1]()
    return review_file


def flipped(original: Path, to: Path, dice: random.Random) -> None:
    """Some bytes are others; seldom in the header, where SQLite would see it at once."""
    data = bytearray(original.read_bytes())
    for _ in range(dice.choice((1, 1, 2, 8, 64))):
        data[dice.randrange(dice.choice((0, 100, 100, 100)), len(data))] = dice.randrange(256)
    to.write_bytes(data)


def truncated(original: Path, to: Path, dice: random.Random) -> None:
    data = original.read_bytes()
    to.write_bytes(data[: dice.choice((dice.randrange(len(data)), 4096 * dice.randrange(len(data) // 4096)))])


def typed(original: Path, to: Path, dice: random.Random) -> None:
    """A value of another kind in some column of one row, or of all."""
    shutil.copyfile(original, to)
    table = dice.choice(list(TABLES))
    column = dice.choice(TABLES[table].split())
    some = dice.choice(("", f"WHERE rowid = {dice.randint(1, 9)}" if table not in ("quantities", "links") else ""))
    with closing(sqlite3.connect(to, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        with off_guard(connection):
            try:
                connection.execute(f'UPDATE {table} SET "{column}" = {dice.choice(VALUES)} {some}')
            except sqlite3.IntegrityError:  # NOT NULL, UNIQUE
                connection.execute(f"ALTER TABLE {table} RENAME TO strict_one")
                names = [row[1] for row in connection.execute("PRAGMA table_info(strict_one)")]
                connection.execute(f"CREATE TABLE {table} ({', '.join(map(repr, names))})")
                connection.execute(f"INSERT INTO {table} SELECT * FROM strict_one")
                connection.execute(f'UPDATE {table} SET "{column}" = {dice.choice(VALUES)} {some}')


def outcomes(jobs: Iterable[tuple[Path, Path]]) -> Iterator[dict[str, Any]]:
    """What became of each job, several to a process; a process that died says so."""
    waiting = iter(jobs)
    while batch := list(islice(waiting, AT_ONCE)):
        lines = "".join(json.dumps({"path": str(path), "into": str(into)}) + "\n" for path, into in batch)
        done = subprocess.run(
            [sys.executable, "-m", "tests.torture.hostile"], input=lines, capture_output=True, text=True, cwd=ROOT,
            check=False,
        )  # fmt: skip
        yield from map(json.loads, done.stdout.splitlines())
        if done.returncode:
            yield {
                "merged": f"crash: the process ended with {done.returncode}: {done.stderr}",
                "opened": "",
                "changed": "",
            }


def judged(found: Iterable[dict[str, Any]]) -> Counter[str]:
    """How many of what; anything but a sentence or a clean end fails."""
    counts: Counter[str] = Counter()
    for one in found:
        for way in ("merged", "opened"):
            assert not one[way].startswith("crash"), one[way]
            counts[f"{way} {'with a sentence' if one[way].startswith('said') else 'cleanly'}"] += 1
        assert not one["changed"], one
        assert not one["unsound"], one
        counts["files"] += 1
    return counts


def made(
    folder: Path, original: Path, template: bytes, times: int, harm: Callable[[Path, Path, random.Random], None]
) -> Iterator[tuple[Path, Path]]:
    for number in range(times):
        path, into = folder / f"{number}.db", folder / f"into-{number}.db"
        harm(original, path, chance(harm.__name__, number))
        into.write_bytes(template)
        yield path, into


HARMS = {"flipped": (flipped, FLIPPED), "truncated": (truncated, TRUNCATED), "of wrong types": (typed, TYPED)}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_file_is_merged_or_opened_or_refused_in_a_sentence(
    worked_on: Path, tmp_path: Path, template: bytes, harm: str, tell: Callable[[str], None]
) -> None:
    doing, times = HARMS[harm]
    counts = judged(outcomes(made(tmp_path, worked_on, template, times, doing)))
    assert counts["files"] == times
    tell(f"hostile files, {harm}: {dict(counts)}, 0 crashes, 0 destinations changed")


def views(connection: sqlite3.Connection) -> None:
    """Views in the place of tables, one of which never ends."""
    for table in ("links", "quantities"):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        connection.execute(f"DROP TABLE {table}")
        names = ", ".join(f'"{column}"' for column in columns)
        connection.execute(f"CREATE VIEW {table} ({names}) AS {ENDLESS}{', '.join('x' for _ in columns)} FROM n")


def triggers(connection: sqlite3.Connection) -> None:
    """Triggers that take everything away as soon as anything is written."""
    for table in ("log", "claims", "articles", "bookmarks", "standing"):
        connection.execute(f"CREATE TRIGGER harm_{table} AFTER INSERT ON {table} BEGIN DELETE FROM articles; END")


def modules(connection: sqlite3.Connection) -> None:
    """A virtual table in the place of a table."""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(links)")]
    connection.execute("DROP TABLE links")
    connection.execute(f"CREATE VIRTUAL TABLE links USING fts5 ({', '.join(columns)})")


def computed(connection: sqlite3.Connection) -> None:
    """A column that is worked out, at length."""
    connection.execute("DROP TABLE links")
    connection.execute("CREATE TABLE links (first, second, relation, score, grounds AS (hex(zeroblob(500000000))))")


def nonsense(connection: sqlite3.Connection) -> None:
    """A schema that says nothing SQLite understands."""
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE log (' WHERE name = 'log'")


def another_page(connection: sqlite3.Connection) -> None:
    """Two tables that are one."""
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'claims')"
        " WHERE name IN ('log', 'passages')"
    )


@pytest.mark.parametrize("craft", [views, triggers, modules, computed, nonsense, another_page])
def test_a_crafted_file_does_nothing_that_it_means_to(
    worked_on: Path, tmp_path: Path, template: bytes, craft: Callable[[sqlite3.Connection], None]
) -> None:
    path, into = tmp_path / "crafted.db", tmp_path / "into.db"
    shutil.copyfile(worked_on, path)
    into.write_bytes(template)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        craft(connection)
    (outcome,) = outcomes([(path, into)])
    judged([outcome])
    assert outcome["merged"] == "cleanly" if craft is triggers else outcome["merged"].startswith("said")
    with Desk.open(into, "ann", read_only=True) as desk:
        assert desk.check().problems == []
