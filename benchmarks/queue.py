"""The queue over 100,000 claims: what a typed key costs against SQLite counting what the same words and conditions
find.

``python -m benchmarks.queue [CLAIMS]``; the first time it makes the file, which takes a minute and half a gigabyte
among the temporary files. Processor time of all threads, so that other programs on the machine do not count. The
reference is sqlite3 by itself with one statement, LIKE for words: ``SELECT count(*)``, and for the lists their numbers
in order.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from statistics import median

from textual import events

from benchmarks.million import kept
from benchmarks.table import Row, show
from workbench.desk.desk import Desk
from workbench.desk.orders import SORTS
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.queue import QueueScreen

CLAIMS = 100_000
ROUNDS = 5
CLAIMANTS = 700
MILLISECONDS = 100
"""What a typed key may cost of our own work, in the list and on the screen."""

_FROM = """
    FROM claims AS c
    JOIN articles AS a ON a.id = c.article_id
    LEFT JOIN state AS s ON s.subject = c.id
    WHERE (c.text LIKE :word OR a.title LIKE :word OR c.claimant LIKE :word)
"""
_OPEN = " AND coalesce(s.workflow, 'new') IN ('new', 'in progress')"
_NAMED = {" ": "space", ":": "colon"}
_ORDERS = {
    "position": 'a.source, a.id, c.start, c."end"',
    "score": "c.score DESC, c.id",
    "claimant": 'c.claimant IS NULL, c.claimant, a.source, a.id, c.start, c."end"',
    "workflow": "coalesce(s.workflow, 'new'), a.source, a.id, c.start, c.\"end\"",
}


@contextlib.contextmanager
def file_of(claims: int) -> Iterator[Path]:
    """A file of so many claims and entries, a third of the claims somebody's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "review.db")
        shutil.copyfile(kept(claims, claims), path)
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute(
                "UPDATE claims SET claimant = 'Harbour Master ' || number % ? WHERE number % 3 = 0", (CLAIMANTS,)
            )
            connection.commit()
        yield path


def rows(path: Path) -> list[Row]:
    """The benchmark's rows."""
    with Desk.open(path, "ann", read_only=True) as desk, contextlib.closing(sqlite3.connect(path)) as bare:
        bare.execute("PRAGMA cache_size=-16384")  # as ours has
        return [*_typed(desk, bare, "harbourside is:open"), *_typed(desk, bare, "the is:open"), *_ordered(desk, bare)]


def _typed(desk: Desk, bare: sqlite3.Connection, text: str) -> Iterator[Row]:
    """The dearest and the middling key of *text*, typed letter by letter."""
    queue, typed = desk.queue(), list(accumulate(text))
    queue.listed("")
    queue.listed("is:open")  # as the screen asks once the first list stands
    ours = [_timed(lambda so_far=so_far: queue.listed(so_far)) for so_far in typed]  # type: ignore[misc]
    word, _, condition = text.partition(" ")
    sql = f"SELECT count(*) {_FROM} {_OPEN if condition else ''}"
    theirs = median(_timed(lambda: bare.execute(sql, {"word": f"%{word}%"}).fetchone()) for _ in range(ROUNDS))
    for what, mine in (("dearest", max(ours)), ("middling", median(ours))):
        yield Row(f"{what} key of “{text}”", mine, "SQL count", theirs, mine / theirs, 1.0)


def _ordered(desk: Desk, bare: sqlite3.Connection) -> Iterator[Row]:
    """All claims in each order for which one statement would do."""
    for sort in (sort for sort in SORTS if sort in _ORDERS):
        sql = f"SELECT c.number {_FROM} ORDER BY {_ORDERS[sort]}"
        pairs = [
            (
                _timed(lambda sort=sort: desk.queue().listed("", sort)),  # type: ignore[misc]
                _timed(lambda sql=sql: bare.execute(sql, {"word": "%"}).fetchall()),  # type: ignore[misc]
            )
            for _ in range(ROUNDS)
        ]
        ours, theirs = (median(times) for times in zip(*pairs, strict=True))
        yield Row(f"all claims by {sort}, first time", ours, "SQL, in that order", theirs, ours / theirs, 1.5)


def on_screen(path: Path, text: str) -> list[float]:
    """Seconds of the processor from each key of *text* until the list that it asks for is drawn."""
    return asyncio.run(_on_screen(path, text))


async def _on_screen(path: Path, text: str) -> list[float]:
    with Desk.open(path, "ann") as desk:
        app = WorkbenchApp(desk)
        try:
            async with app.run_test(size=(140, 45)) as pilot:
                await pilot.press("c")
                while not isinstance(app.screen, QueueScreen) or not app.screen.takes_keys:
                    await asyncio.sleep(0.01)
                await pilot.press("slash")
                queue, times = app.screen, []
                for key in text:
                    began = time.process_time()
                    app.post_message(events.Key(_NAMED.get(key, key), key))
                    while queue._place.text[-1:] != key or queue._listing:
                        await asyncio.sleep(0.001)
                    await pilot.pause()
                    times.append(time.process_time() - began)
                return times
        finally:
            app.close_pen()


def _timed(what: Callable[[], object]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began


def main() -> None:
    """Prints the table, and what keys cost on the screen."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    with file_of(claims) as path:
        show(rows(path))
        for text in ("harbourside is:open", "the is:open"):
            times = sorted(on_screen(path, text))
            middling, dearest = median(times) * 1000, times[-1] * 1000
            within = f"at most {MILLISECONDS} ms{'' if dearest <= MILLISECONDS else ', TOO SLOW'}"
            print(f"“{text}” typed on the screen: middling key {middling:.0f} ms, dearest {dearest:.0f} ms ({within})")


if __name__ == "__main__":
    main()
