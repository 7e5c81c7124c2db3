"""The command merge: what it says, what it prints, and what it refuses."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.program import Program, copied, footprint, is_one_sentence, rows_of
from tests.store.making import stored


@pytest.fixture
def other(workbench: Program, db: Path, claim: str) -> Path:
    """A copy of the file in which Ben decided the first claim and wrote a note."""
    path = copied(db, workbench.home / "other.db")
    assert workbench("decide", path, claim, "false", "--reviewer", "Ben").status == 0
    assert workbench("note", path, claim, "Look again.", "--reviewer", "Ben").status == 0
    return path


def test_another_file_is_merged_and_what_came_is_said(workbench: Program, db: Path, other: Path, claim: str) -> None:
    before = footprint(other.parent)["other.db"]
    done = workbench("merge", db, other, "--reviewer", "Ann")
    assert (done.status, done.out) == (0, "")
    assert f"{other}: 0 articles new, 5 known; 0 claims new," in done.err
    assert "4 entries new, 0 known." in done.err  # each of two sessions ended with a checkpoint
    shown = workbench("show", db, claim, "--json").json
    assert [verdict["reviewer"] for verdict in shown["verdicts"]] == ["Ben"]
    assert rows_of(db, "SELECT author FROM log ORDER BY number DESC LIMIT 1") == [("Ann",)]
    assert workbench("check", db).status == 0
    assert footprint(other.parent)["other.db"] == before
    again = workbench("merge", db, other)
    assert "0 entries new, 4 known." in again.err


def test_claims_to_adjudicate_are_listed(workbench: Program, db: Path, other: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", "--reviewer", "Ann")
    done = workbench("merge", db, other, "--json")
    assert "1 claim to adjudicate, on which reviewers differ now:" in done.err
    assert f"  {claim[:8]} " in done.err
    (conflict,) = done.json["conflicts"]
    assert conflict["claim"] == claim
    assert {(one["reviewer"], one["rating"]) for one in conflict["verdicts"]} == {("Ann", "true"), ("Ben", "false")}
    (file,) = done.json["files"]
    assert file["entries"] == {"new": 4, "known": 0}
    assert done.json["checkpoint"] is not None


def spoil(path: Path) -> str:
    """Changes the note in the file, past its guards; gives its id."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    (id_,) = connection.execute("SELECT id FROM log WHERE action = 'note'").fetchone()
    connection.execute('UPDATE log SET body = \'{"text":"Fine."}\' WHERE id = ?', (id_,))
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()
    return str(id_)


def test_a_changed_entry_stops_the_merge_and_is_named(workbench: Program, db: Path, other: Path) -> None:
    id_ = spoil(other)
    done = workbench("merge", db, other)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert id_ in done.err
    assert "--quarantine" in done.err
    assert rows_of(db, "SELECT count(*) FROM log") == [(0,)]


def test_a_changed_entry_can_be_put_aside(workbench: Program, db: Path, other: Path) -> None:
    id_ = spoil(other)
    done = workbench("merge", db, other, "--quarantine", "--json")
    assert done.status == 0
    assert f"  {id_}: its body was changed" in done.err
    assert done.json["files"][0]["quarantined"][0]["entry"] == id_
    assert rows_of(db, "SELECT source FROM quarantine WHERE entry LIKE ?", f"%{id_}%") == [("other.db",)]


def test_a_file_of_nothing_is_filled_from_a_backup(workbench: Program, db: Path, other: Path) -> None:
    fresh = workbench.home / "fresh.db"
    missing = workbench("merge", fresh, other)
    assert missing.status == 1
    assert is_one_sentence(missing.err)
    assert "backup" in missing.err
    assert not fresh.exists()
    assert workbench("backup", db, fresh).status == 0
    assert workbench("merge", fresh, other).status == 0


def test_what_was_found_in_articles_comes_in_as_it_was(workbench: Program, db: Path, other: Path) -> None:
    fresh = workbench.home / "fresh.db"
    stored(fresh)
    done = workbench("merge", fresh, other)
    assert (done.status, "5 articles new, 0 known" in done.err) == (0, True), done.err
    for command in ("articles", "passages", "claims"):
        found = [workbench(command, path, "--json") for path in (fresh, other)]
        assert found[0].out == found[1].out
    assert workbench("check", fresh).status == 0


@pytest.mark.parametrize("what", ["missing", "itself", "hard link", "folder", "empty", "text"])
def test_what_cannot_be_merged_is_refused_in_a_sentence(workbench: Program, db: Path, what: str) -> None:
    path = workbench.home / "thing.db"
    if what == "itself":
        path = db
    elif what == "hard link":
        os.link(db, path)
    elif what == "folder":
        path.mkdir()
    elif what == "empty":
        path.touch()
    elif what == "text":
        path.write_text("Dear Ann, " * 50)
    done = workbench("merge", db, path)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err), done.err
    assert not (what == "missing" and path.exists())


def test_what_is_named_cannot_steer_the_terminal(workbench: Program, db: Path) -> None:
    done = workbench("merge", db, workbench.home / "\x1b[31mred.db")
    assert done.status == 1
    assert "\x1b" not in done.err


def test_a_file_to_merge_has_to_be_named(workbench: Program, db: Path) -> None:
    done = workbench("merge", db)
    assert (done.status, done.out) == (2, "")
