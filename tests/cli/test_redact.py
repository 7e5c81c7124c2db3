"""Redaction: what it takes away, what it leaves, and what it says about both."""

from __future__ import annotations

from pathlib import Path

import pexpect
import pytest

from tests.cli.program import COMMAND, Program, environment, is_one_sentence, rows_of

SECRET = "xyzzyplugh"


@pytest.fixture
def entry(workbench: Program, db: Path, claim: str) -> str:
    """The id of a verdict whose rationale holds the secret."""
    workbench("decide", db, claim, "false", "--rationale", f"Her name is {SECRET}.", "--reviewer", "Ann")
    return str(rows_of(db, "SELECT id FROM log WHERE action = 'verdict'")[0][0])


def test_the_words_are_gone_and_what_stays_is_said(workbench: Program, db: Path, claim: str, entry: str) -> None:
    done = workbench("redact", db, entry, "--reason", "A court order.", "--yes", "--reviewer", "Ben")
    assert (done.status, done.out) == (0, "")
    for said in (entry, "Ann", "stays", "backups", "exports", "copies", f"{db.name}-wal until every program"):
        assert said in done.err
    assert not any(SECRET.encode() in path.read_bytes() for path in workbench.home.glob("review.db*"))
    shown = workbench("show", db, claim).out
    assert "[Redacted by Ben, " in shown
    assert "A court order." in shown
    assert SECRET not in shown
    assert f"verdict false on claim {claim[:8]}: [redacted]" in workbench("log", db).out
    assert workbench("log", db, "--verify").status == 0
    assert workbench("check", db).status == 0
    assert workbench("search", db, SECRET).out.count(SECRET) == 0
    assert SECRET not in workbench("export", db).out


def test_where_nobody_can_be_asked_nothing_is_blanked_without_yes(workbench: Program, db: Path, entry: str) -> None:
    before = rows_of(db, "SELECT * FROM log")
    for stdin in (None, "y\n"):
        done = workbench("redact", db, entry, "--reason", "A name.", stdin=stdin)
        assert (done.status, done.out) == (1, "")
        assert is_one_sentence(done.err)
        assert "--yes" in done.err
    assert rows_of(db, "SELECT * FROM log") == before


def test_the_beginning_of_an_id_is_enough(workbench: Program, db: Path, entry: str) -> None:
    assert workbench("redact", db, entry[:31], "--reason", "A name.", "--yes").status == 0


@pytest.mark.parametrize(
    "words", [("ENTRY", "--reason", " "), ("0" * 32, "--reason", "A name."), ("nonsense", "--reason", "A name.")]
)
def test_what_cannot_be_redacted_is_refused_in_a_sentence(
    workbench: Program, db: Path, entry: str, words: tuple[str, ...]
) -> None:
    before = rows_of(db, "SELECT * FROM log")
    done = workbench("redact", db, *(word.replace("ENTRY", entry) for word in words), "--yes")
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert rows_of(db, "SELECT * FROM log") == before


def test_a_reason_left_out_is_a_wrong_word(workbench: Program, db: Path, entry: str) -> None:
    assert workbench("redact", db, entry).status == 2


def test_twice_is_once(workbench: Program, db: Path, entry: str) -> None:
    workbench("redact", db, entry, "--reason", "A name.", "--yes")
    again = workbench("redact", db, entry, "--reason", "A name.", "--yes")
    assert again.status == 1
    assert "redacted already" in again.err


@pytest.mark.parametrize(("answer", "status", "left"), [("n", 130, True), ("y", 0, False)])
def test_on_a_terminal_it_shows_the_entry_and_asks_first(
    workbench: Program, db: Path, entry: str, answer: str, status: int, left: bool
) -> None:
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "redact", str(db), entry, "--reason", "A name."],
        env=environment(workbench.home),
        cwd=str(workbench.home),
        timeout=30,
    )
    child.expect_exact(SECRET)
    child.expect_exact("for good?")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == status
    assert (SECRET in rows_of(db, "SELECT body FROM log WHERE id = ?", entry)[0][0]) == left


def test_on_a_terminal_yes_asks_nothing(workbench: Program, db: Path, entry: str) -> None:
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "redact", str(db), entry, "--reason", "A name.", "--yes"],
        env=environment(workbench.home),
        timeout=30,
    )
    child.expect_exact("Redacted: entry")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
