"""Two reviewers, two windows, one file."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import Program, rows_of
from tests.terminal.conftest import Open
from tests.terminal.window import Window

pytestmark = pytest.mark.terminal

SOON = 2.0
"""Seconds within which others' work is to appear."""


@pytest.fixture
def ann(open_desk: Open, db: Path) -> Window:
    return open_desk(db, "--reviewer", "ann", columns=80, rows=40)


@pytest.fixture
def bob(open_desk: Open, db: Path, ann: Window) -> Window:
    return open_desk(db, "--reviewer", "bob")


def test_each_sees_the_others_work_soon_and_without_a_key(ann: Window, bob: Window) -> None:
    bob.type("5")
    bob.wait_for(r"✓ Saved \S+ ✗ False")
    saved = time.monotonic()
    ann.wait_for(r"1/\d+ reviewed")
    ann.wait_for(r"Verdict False +bob")
    assert time.monotonic() - saved < SOON
    ann.type("1")
    ann.wait_for(r"✓ Saved \S+ ✓ True")
    saved = time.monotonic()
    bob.wait_for("≠")
    assert time.monotonic() - saved < SOON


def test_each_sees_where_the_other_is_and_when_they_leave(ann: Window, bob: Window) -> None:
    ann.wait_for("ann · ◆ bob")
    ann.wait_for("◆ bob is on this claim")
    bob.wait_for("◆ ann is on this claim")
    bob.type("jj")
    ann.wait(lambda: "is on this claim" not in ann.text, "bob to be on another claim")
    ann.wait(lambda: any(line.startswith("◆") for line in ann.lines), "bob's mark in the margin")
    assert bob.leave() == 0
    ann.wait(lambda: "◆" not in ann.text, "bob to be gone")


def test_the_same_reviewer_in_two_windows_is_told(ann: Window, open_desk: Open, db: Path) -> None:
    second = open_desk(db, "--reviewer", "ann")
    second.wait_for("◆ you, in another window")
    ann.wait_for("◆ you")
    ann.wait_for("◆ You are on this claim in another window too")


def test_a_window_that_is_closed_in_the_midst_of_work_is_left_in_order(
    workbench: Program, ann: Window, bob: Window, db: Path
) -> None:
    ann.wait_for("◆ bob")
    bob.type("5")
    bob.wait_for(r"✓ Saved \S+ ✗ False")
    bob.type("jk" * 100)  # the program has more to write than Textual lets wait
    bob.hang_up()
    ann.wait(lambda: "◆" not in ann.text, "bob to be gone")
    assert rows_of(db, "SELECT author, action FROM log") == [("bob", "verdict"), ("bob", "checkpoint")]
    assert workbench("check", db).status == 0


def test_another_writer_is_waited_for_and_that_is_said(ann: Window, db: Path) -> None:
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ann.type("5")
        ann.wait_for("Waiting for another writer…")
        ann.type("j")
        ann.wait_for(r"Claim 3 of \d+")
        assert rows_of(db, "SELECT * FROM log") == []
        other.execute("ROLLBACK")
    ann.wait_for(r"✓ Saved \S+ ✗ False")
    assert rows_of(db, "SELECT value FROM log") == [("false",)]


def test_blind_review_is_named_and_revealed_to_who_adjudicates(open_desk: Open, ann: Window, db: Path) -> None:
    from workbench.desk.desk import Desk

    with Desk.open(db, "cleo") as cleo:
        cleo.set_blind(True)
    ann.wait_for("blind review · ann")
    ann.type("5")
    ann.wait_for(r"✓ Saved \S+ ✗ False")
    bob = open_desk(db, "--reviewer", "bob")
    bob.wait_for(r"0/\d+ reviewed · blind review · bob")
    assert "Verdict False" not in bob.text
    cleo = open_desk(db, "--reviewer", "cleo", "--reveal")
    cleo.wait_for("blind review, revealed · cleo")
    cleo.wait_for(r"1/\d+ reviewed")
    cleo.wait_for(r"Verdict False +ann")


def test_the_days_backup_is_made_beside_the_open_desk(ann: Window, db: Path) -> None:
    folder = db.with_name("review.db-backups")
    ann.wait(lambda: any(folder.glob("*.db")), "the backup")
    assert ann.leave() == 0


def test_a_backup_that_cannot_be_made_is_told_once_and_stops_nothing(open_desk: Open, db: Path) -> None:
    db.with_name("review.db-backups").write_text("in the way")
    ann = open_desk(db)
    ann.wait_for("Today's backup was not made")
    ann.type("5")
    ann.wait_for(r"✓ Saved \S+ ✗ False")
    assert ann.leave() == 0
