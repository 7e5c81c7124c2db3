"""Opening a review file of a million claims and a million entries, up to its first page.

Run it as ``python -m benchmarks.opening``: the file is made first, which takes minutes, and kept among the temporary
files. The reference is the barest way to get as much out of the same file: a bare connection, and 50 of its claims.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.million import kept
from benchmarks.table import Row, show
from workbench.desk.desk import Desk

ROUNDS = 60
LIMIT_MS = 50.0


def p95(action: Callable[[], object]) -> float:
    """Seconds that 95 of 100 rounds stay under."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return sorted(times)[int(ROUNDS * 0.95)]


def rows(path: Path | None = None) -> list[Row]:
    """The benchmark's rows, measured on the file at *path*, else on one of a million claims and entries."""
    file = path or kept()

    def opened(**wanted: object) -> None:
        with Desk.open(file, "ann") as desk:
            assert len(list(desk.claims(limit=50, **wanted))) == 50  # type: ignore[arg-type]
            desk.bookmark()

    def bare() -> None:
        with closing(sqlite3.connect(file)) as connection:
            assert len(connection.execute("SELECT * FROM claims LIMIT 50").fetchall()) == 50

    reference = p95(bare)
    found = []
    for name, wanted in (
        ("in reading order", {}),
        ("by score", {"sort": "score"}),
        ("those decided", {"workflow": "final"}),
    ):
        took = p95(lambda wanted=wanted: opened(**wanted))  # type: ignore[misc]
        ratio = took * 1000 / LIMIT_MS
        found.append(Row(f"opening and 50 claims, {name} (p95)", took, "of 50 ms", LIMIT_MS / 1000, ratio, 1.0))
    found.append(
        Row("the same from a bare connection (p95)", reference, "of 50 ms", LIMIT_MS / 1000, reference * 20, 1.0)
    )
    return found


if __name__ == "__main__":
    show(rows())
