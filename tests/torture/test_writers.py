"""Eight reviewers write to one file at once while a ninth reads, each in a process of their own."""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.torture.child import ROOT, go, lines_of
from tests.torture.rounds import DECISIONS, WRITERS
from tests.torture.work import CLAIMS
from workbench.desk.desk import Desk


def started(path: Path, name: str, times: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.torture.writer", str(path), name, str(times)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def rationales(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT body FROM log WHERE action = 'verdict' ORDER BY clock, id").fetchall()
    return [json.loads(body)["rationale"] for (body,) in rows]


def test_eight_writers_lose_nothing_while_a_ninth_reads(review_file: Path, tell: Callable[[str], None]) -> None:
    names = [f"writer{n}" for n in range(WRITERS)]
    writers = [started(review_file, name, DECISIONS) for name in names]
    reader = started(review_file, "reader", 0)
    for process in (*writers, reader):
        assert lines_of(process).readline() == "ready\n"
    began = time.perf_counter()
    for process in (reader, *writers):
        go(process)
    said = [process.communicate() for process in writers]
    took = time.perf_counter() - began
    said.append(reader.communicate("\n"))
    errors = [words for _, words in said if words]
    kept = rationales(review_file)
    with Desk.open(review_file, "") as desk:
        found = desk.check()
    lost = WRITERS * DECISIONS - len(set(kept))
    tell(
        f"many writers: {WRITERS} processes, {DECISIONS} decisions each, {len(kept)} entries, {lost} lost, "
        f"{len(errors)} errors, {found.chains} chains, {len(found.problems)} problems, "
        f"{len(kept) / took:.0f} decisions a second, read {said[-1][0].strip()} times meanwhile"
    )
    assert errors == []
    assert [process.returncode for process in (*writers, reader)] == [0] * (WRITERS + 1)
    assert len(kept) == WRITERS * DECISIONS
    for name in names:
        assert [text for text in kept if text.startswith(f"{name} ")] == [f"{name} {n + 1}" for n in range(DECISIONS)]
    assert found.problems == []


LEAVES = """
import sys
from pathlib import Path
from workbench.desk.desk import Desk
with Desk.open(Path(sys.argv[1]), "bob") as desk:
    desk.decide(sys.argv[2], "false")
"""


def test_a_second_desk_in_one_process_costs_the_first_none_of_its_locks(review_file: Path) -> None:
    """POSIX locks end when the process closes the file anywhere: SQLite of another process then takes the log away."""
    wal = review_file.with_name("review.db-wal")
    with Desk.open(review_file, "ann") as first:
        first.decide(CLAIMS[0], "true")
        with Desk.open(review_file, "ann") as second:
            subprocess.run([sys.executable, "-c", LEAVES, str(review_file), CLAIMS[1]], cwd=ROOT, check=True)
            assert wal.exists()
            second.decide(CLAIMS[2], "true")
        with closing(sqlite3.connect(review_file)) as outside:
            count = "SELECT count(*) FROM log WHERE action = 'verdict'"
            outside.execute("PRAGMA query_only=1")
            assert outside.execute(count).fetchone() == (3,)
