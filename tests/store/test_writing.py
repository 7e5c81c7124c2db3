"""Several processes on one file, and one that is killed."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests.store.making import STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.store import log, schema, sqlite
from workbench.store.check import check

CLAIM = STORY_CLAIMS[0].id
REVIEWER = Path(__file__).with_name("reviewer.py")

HOLDS_THE_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


def start(*command: str) -> subprocess.Popen[str]:
    """A process that waits for a line on its standard input once it has said that it is ready."""
    process = subprocess.Popen(
        [sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert lines_of(process).readline()
    return process


def reviewer(path: Path, name: str, times: int) -> subprocess.Popen[str]:
    return start(str(REVIEWER), str(path), name, CLAIM, str(times))


def lines_of(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def let_go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def rationales(path: Path) -> list[str]:
    """What reviewers gave as their reasons, as the log keeps it; the file is proved whole first."""
    connection = schema.open_file(path)
    assert check(connection).problems == []
    kept = [
        entry.body.split('"rationale":"')[1].split('"')[0]
        for entry in log.entries(connection)
        if entry.action == "verdict"
    ]
    connection.close()
    return kept


def test_two_processes_that_write_at_once_lose_nothing(review_file: Path) -> None:
    processes = [reviewer(review_file, name, 200) for name in ("ann", "bob")]
    for process in processes:
        let_go(process)
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    kept = rationales(review_file)
    assert len(kept) == 400
    for name in ("ann", "bob"):
        assert [text for text in kept if text.startswith(name)] == [f"{name} {n}" for n in range(1, 201)]


@pytest.mark.parametrize("saved", [1, 2, 7, 30, 90])
def test_a_verdict_that_was_shown_as_saved_survives_a_kill(review_file: Path, saved: int) -> None:
    process = reviewer(review_file, "ann", 1_000_000)
    let_go(process)
    for _ in range(saved):
        line = lines_of(process).readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert line == f"saved {saved}\n"
    kept = rationales(review_file)
    assert kept[:saved] == [f"ann {n}" for n in range(1, saved + 1)]


def test_who_is_killed_in_the_very_first_session_has_a_file_that_opens(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    code = (
        "import os, sys; from pathlib import Path; from workbench.desk.desk import Desk\n"
        "Desk.open(Path(sys.argv[1]), 'ann', create=True).leave_bookmark('ab', None)\n"
        "os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -signal.SIGKILL
    assert path.with_name("new.db-wal").stat().st_size
    with Desk.open(path, "ann") as desk:
        assert desk.bookmark() is not None


def test_a_file_can_be_opened_by_a_second_reviewer_while_the_first_who_made_it_is_at_work(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with Desk.open(path, "ann", create=True), Desk.open(path, "bob") as bob, Desk.open(path, "", read_only=True):
        assert bob.articles() == []


def test_a_file_that_another_program_keeps_locked_is_said_to_be_busy(
    review_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    with Desk.open(review_file, "ann") as desk:
        holder = start("-c", HOLDS_THE_LOCK, str(review_file))
        with pytest.raises(WorkbenchError, match="is busy: another program has been writing to it"):
            desk.decide(CLAIM, "true")
        assert desk.claim(CLAIM).standing.verdicts == 0
        let_go(holder)
        holder.communicate()
        assert desk.decide(CLAIM, "true").standing.verdicts == 1


def test_the_reader_is_not_kept_waiting_by_a_writer(review_file: Path) -> None:
    holder = start("-c", HOLDS_THE_LOCK, str(review_file))
    with Desk.open(review_file, "ann") as desk:
        assert len(list(desk.claims())) == 5
    let_go(holder)
    holder.communicate()


OPENS = """
import sys
from pathlib import Path
from workbench.desk.desk import Desk
print("ready", flush=True)
sys.stdin.readline()
with Desk.open(Path(sys.argv[1]), sys.argv[2], create=True) as desk:
    desk.leave_bookmark(sys.argv[2], None)
    print(desk._connection.execute("PRAGMA journal_mode").fetchone()[0])
"""


def test_eight_processes_may_make_the_same_new_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    processes = [start("-c", OPENS, str(path), f"reviewer {n}") for n in range(8)]
    for process in processes:
        let_go(process)
    assert [process.communicate()[0] for process in processes] == ["wal\n"] * 8
    connection = schema.open_file(path)
    assert check(connection).problems == []
    assert connection.execute("SELECT count(*) FROM bookmarks").fetchone()[0] == 8
    connection.close()
