"""Check, and what it makes anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.cli.program import COMMAND, Program, environment, rows_of
from tests.cli.test_bad_input import READ_ONLY
from tests.store.making import off_guard


def tampered(db: Path, statement: str) -> None:
    with sqlite3.connect(db) as connection, off_guard(connection):
        assert connection.execute(statement).rowcount >= 1
    connection.close()


def test_what_is_kept_wrongly_is_said_and_put_right(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true")
    before = rows_of(db, "SELECT * FROM state")
    tampered(db, "UPDATE state SET rating = 'false'")
    found = workbench("check", db)
    assert (found.status, found.out) == (1, "")
    assert f"The current state of {claim} is not what the log says." in found.err
    done = workbench("check", db, "--rebuild")
    assert done.status == 0
    assert done.err == f"The current state of {claim} was not what the log says.\nMade anew.\n"
    assert done.out.startswith(f"{db} is sound: ")
    assert rows_of(db, "SELECT * FROM state") == before


def test_where_nothing_is_wrong_nothing_is_made_anew(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true")
    done = workbench("check", db, "--rebuild")
    assert (done.status, done.err) == (0, "Nothing to make anew: all of it is what the log says.\n")


def test_nothing_is_made_anew_from_a_log_that_does_not_verify(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true")
    tampered(db, "UPDATE log SET author = 'eve' WHERE action = 'verdict'")
    tampered(db, "UPDATE state SET rating = 'false'")
    done = workbench("check", db, "--rebuild")
    assert (done.status, done.out) == (1, "")
    assert "its log does not verify" in done.err
    assert rows_of(db, "SELECT rating FROM state") == [("false",)]


def test_quarantined_entries_are_listed_and_no_problem(workbench: Program, db: Path) -> None:
    tampered(db, "INSERT INTO quarantine VALUES (1, '{}', 'it was changed', 'other.db', '2026-01-02T03:04:05.678Z')")
    done = workbench("check", db)
    assert done.status == 0
    assert done.out.splitlines()[-1] == (
        "An entry of other.db was not accepted at 2026-01-02T03:04:05.678Z: it was changed."
    )


# At the export


def test_an_export_seals_the_log_once(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", "--reviewer", "Ann")
    told = [workbench("export", db, "-o", workbench.home / name).err for name in ("a.csv", "b.csv")]
    assert told[0].replace("a.csv", "b.csv") == told[1]
    assert rows_of(db, "SELECT count(*) FROM log") == [(2,)]  # the checkpoint of the session has seen it all
    ((checkpoint, body),) = rows_of(db, "SELECT id, body FROM log WHERE action = 'checkpoint'")
    assert f"checkpoint {checkpoint}." in told[0]
    digest = told[0].split("digest ")[1][:64]
    assert digest in body
    assert digest in workbench("log", db).out


def test_an_export_of_what_no_session_sealed_seals_it(workbench: Program, db: Path, claim: str) -> None:
    from workbench.desk.desk import Desk

    with Desk.open(db, "Ann") as desk:
        desk.decide(claim, "true")
        desk._recorded = False  # as if the session had been killed
    first = workbench("export", db, WORKBENCH_REVIEWER="Ben")
    assert rows_of(db, "SELECT author, json_extract(body, '$.occasion') FROM log WHERE action = 'checkpoint'") == [
        ("Ben", "export")
    ]
    second = workbench("export", db)
    assert (first.out, first.err) == (second.out, second.err)
    assert "The log: 1 entry, digest " in first.err


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("unshare"), reason="needs root and unshare to mount a disk")
def test_a_file_that_can_only_be_read_is_exported_with_its_digest_and_no_checkpoint(
    workbench: Program, db: Path, claim: str, tmp_path: Path
) -> None:
    from workbench.desk.desk import Desk

    with Desk.open(db, "Ann") as desk:
        desk.decide(claim, "true")
        desk._recorded = False
        digest = desk.digest()[1]
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["unshare", "-m", "bash", "-c", READ_ONLY, "-", disk, db, *COMMAND, "export", "review.db"],
        capture_output=True,
        text=True,
        env=environment(workbench.home),
        timeout=60,
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("this machine lets nobody mount a disk")
    assert done.returncode == 0
    assert done.stdout == workbench("export", db).out.replace("\r\n", "\n")
    assert done.stderr.endswith(f"The log: 1 entry, digest {digest}, no checkpoint.\n")


def test_a_review_file_of_an_older_version_is_exported_and_not_brought_up(workbench: Program) -> None:
    old = workbench.home / "old.db"
    old.write_bytes((Path(__file__).parents[1] / "store" / "history" / "version-1.db").read_bytes())
    before = old.read_bytes()
    done = workbench("export", old)
    assert done.status == 0
    assert ", no checkpoint.\n" in done.err
    assert old.read_bytes() == before


def test_a_row_that_holds_another_type_is_named_and_nothing_is_made_anew_from_it(workbench: Program, db: Path) -> None:
    with sqlite3.connect(db) as connection, off_guard(connection):
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE claims SET start = 'forty' WHERE number = 1")
        connection.execute("UPDATE passages SET start = 'nine' WHERE number = 2")
    connection.close()
    found = workbench("check", db)
    assert (found.status, found.out) == (1, "")
    assert "The row 2 of passages holds text as its start, where a whole number belongs.\n" in found.err
    assert " of claims holds text as its start, where a whole number belongs.\n" in found.err
    done = workbench("check", db, "--rebuild")
    assert done.status == 1
    assert done.err.startswith(f"workbench: Nothing in {db} was rebuilt: The row ")


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_file_whose_name_is_no_unicode_is_checked_and_exported_as_any_other(workbench: Program, db: Path) -> None:
    odd = os.fsencode(db.parent) + b"/bad\xff.db"
    os.rename(db, odd)
    for words in (("check", odd), ("export", odd)):
        done = subprocess.run(
            [*COMMAND, *words],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            cwd=workbench.home,
            env=environment(workbench.home),
        )
        assert done.returncode == 0, done.stderr
