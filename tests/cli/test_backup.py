"""The command `backup`, the backup that a desk makes by itself, and the way back that the documentation describes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.program import ROOT, Program, first_claims, is_one_sentence, rows_of
from workbench.desk import backups
from workbench.desk.desk import Desk


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_says_where_the_backup_is_and_that_it_was_checked(workbench: Program, db: Path) -> None:
    done = workbench("backup", db, "copy.db")
    copy = workbench.home / "copy.db"
    assert (done.status, done.out) == (0, "")
    assert done.err == f"Backup written to copy.db: {copy.stat().st_size} bytes, checked.\n"
    assert workbench("check", copy).status == 0
    assert rows_of(copy, "SELECT count(*) FROM claims") == rows_of(db, "SELECT count(*) FROM claims")


def test_a_folder_that_is_not_there_is_no_name_for_a_file(workbench: Program, db: Path) -> None:
    before = names(workbench.home)
    done = workbench("backup", db, "bk/")
    assert (done.status, done.out) == (1, "")
    assert done.err == "workbench: There is no folder bk/; make it first, or name a new file.\n"
    assert names(workbench.home) == before


def test_in_a_folder_it_is_named_after_the_day_and_no_backup_replaces_another(workbench: Program, db: Path) -> None:
    (workbench.home / "kept").mkdir()
    before = datetime.now(UTC)
    for _ in range(3):
        assert workbench("backup", db, "kept").status == 0
    made = names(workbench.home / "kept")
    days = {f"{day:%Y-%m-%d}" for day in (before, datetime.now(UTC))}
    assert len(made) == 3
    assert all(re.fullmatch(r"review-(\d{4}-\d{2}-\d{2})(-\d)?\.db", name) for name in made)
    assert {name[7:17] for name in made} <= days


def test_it_is_made_while_a_desk_is_open_with_what_was_just_recorded(workbench: Program, db: Path) -> None:
    claim = first_claims(db)[0]
    with Desk.open(db, "ann") as desk:
        desk.decide(claim, "true")
        assert workbench("backup", db, "copy.db").status == 0
        desk.undo()
    assert rows_of(workbench.home / "copy.db", "SELECT action FROM log WHERE author = 'ann'") == [("verdict",)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("missing.db", "copy.db"), "There is no review file missing.db"),
        (("review.db", "review.db"), "is there already and was left as it is"),
        (("review.db", "review.db-wal"), "is a name that belongs to review.db"),
        (("review.db", "missing/copy.db"), "its folder is missing"),
        (("notes.txt", "copy.db"), "notes.txt is not a review file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_nothing(
    workbench: Program, db: Path, words: tuple[str, str], sentence: str
) -> None:
    (workbench.home / "notes.txt").write_text("Dear diary,\n" * 100)
    before = {path.name: path.read_bytes() for path in workbench.home.iterdir()}
    done = workbench("backup", *words)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert sentence in done.err
    assert {path.name: path.read_bytes() for path in workbench.home.iterdir()} == before


# The one that is made without asking


def test_the_daily_backup_is_made_beside_an_open_desk_and_says_nothing(review_file: Path) -> None:
    said: list[str] = []
    with Desk.open(review_file, "ann"):
        backups.start_daily(review_file, 7, said.append).join(30)
    assert said == []
    assert len([name for name in names(backups.folder_of(review_file)) if name.endswith(".db")]) == 1


def test_a_daily_backup_that_fails_says_why_in_one_sentence(review_file: Path) -> None:
    said: list[str] = []
    backups.folder_of(review_file).touch()
    backups.start_daily(review_file, 7, said.append).join(30)
    assert len(said) == 1
    assert said[0].startswith(f"Today's backup was not made: {backups.folder_of(review_file)} is a file where")


def test_a_program_that_ends_does_not_wait_for_the_backup(review_file: Path) -> None:
    assert backups.start_daily(review_file, 7, print).daemon


# The way back


def documented_restore() -> list[str]:
    text = (ROOT / "docs" / "backup.md").read_text(encoding="utf-8")
    return re.findall(r"```sh\n(.*?)```", text, re.DOTALL)[0].splitlines()


@pytest.mark.skipif(os.name == "nt", reason="the documentation gives the commands of a Unix shell")
def test_the_documented_way_back_to_a_backup_leads_back(workbench: Program, db: Path) -> None:
    claim = first_claims(db)[0]
    workbench("decide", db, claim, "true", "--reviewer", "ann")
    made = backups.folder_of(db) / "2026-11-21.db"
    made.parent.mkdir()
    assert workbench("backup", db, made).status == 0
    live = Desk.open(db, "bob")  # a desk that never leaves: its -wal must not reach the restored file
    live.note(claim, "in the write-ahead log")
    for part in ("review.db-wal", "review.db-shm"):
        shutil.copy(db.with_name(part), workbench.home / f"kept{part}")
    live.close()
    db.write_bytes(db.read_bytes()[:8192] + b"\xa5" * 50_000)
    for part in ("review.db-wal", "review.db-shm"):
        shutil.move(workbench.home / f"kept{part}", db.with_name(part))
    assert workbench("check", db).status == 1

    *steps, last = documented_restore()
    assert last == "workbench merge review.db damaged/review.db"
    for step in steps:
        if step.startswith("workbench "):
            done = workbench(*shlex.split(step)[1:])
            assert done.status == 0, done.err
        else:
            subprocess.run(step, shell=True, cwd=workbench.home, check=True)
    assert rows_of(db, "SELECT author, action FROM log WHERE action IN ('verdict', 'note')") == [("ann", "verdict")]
    assert workbench("note", db, claim, "work goes on", "--reviewer", "ann").status == 0
    assert workbench("check", db).status == 0
