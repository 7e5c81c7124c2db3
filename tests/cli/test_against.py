"""Whoever holds an export can ask whether the review file still is what it was made from."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.program import Program, copied, is_one_sentence
from tests.store.making import bare, off_guard


@pytest.fixture(params=["log.csv", "log.jsonl"])
def export(request: pytest.FixtureRequest, workbench: Program, db: Path, claim: str) -> Path:
    """An export of a review of one verdict."""
    workbench("decide", db, claim, "true", "--rationale", "Seen.")
    path = workbench.home / str(request.param)
    assert workbench("export", db, "-o", path, "--reviewer", "pat").status == 0
    return path


def test_a_file_agrees_with_its_export_however_much_came_since(
    workbench: Program, db: Path, claim: str, export: Path
) -> None:
    done = workbench("log", db, "--verify", "--against", export)
    assert (done.status, done.err) == (0, "")
    assert "by pat, agrees" in done.out
    assert "none came since" in done.out
    workbench("note", db, claim, "And more.")
    done = workbench("log", db, "--verify", "--against", export)
    assert done.status == 0
    assert "2 entries came since" in done.out  # and a checkpoint
    told = workbench("log", db, "--verify", "--against", export, "--json").json["against"]
    assert (told["agrees"], told["since"], told["by"]) == (True, 2, "pat")


def test_a_merged_copy_agrees_too(workbench: Program, db: Path, seeds_db: Path, claim: str, export: Path) -> None:
    other = copied(seeds_db, workbench.home / "other.db")
    workbench("note", other, claim, "Another's.")
    assert workbench("merge", other, db).status == 0
    assert workbench("log", other, "--verify", "--against", export).status == 0


def test_what_was_cut_off_after_the_export_is_missed(workbench: Program, db: Path, claim: str, export: Path) -> None:
    connection = bare(db)
    with off_guard(connection):
        connection.execute("DELETE FROM log")
    connection.close()
    done = workbench("log", db, "--verify", "--against", export)
    assert (done.status, done.out) == (1, "")
    assert "not the one that" in done.err
    assert is_one_sentence(done.err)


def test_another_review_does_not_agree(workbench: Program, seeds_db: Path, claim: str, export: Path) -> None:
    other = copied(seeds_db, workbench.home / "other.db")
    workbench("decide", other, claim, "true", "--rationale", "Seen.")
    done = workbench("log", other, "--verify", "--against", export)
    assert done.status == 1
    assert is_one_sentence(done.err)


def test_an_export_that_could_not_be_sealed_in_the_log_is_known_again(workbench: Program, db: Path, claim: str) -> None:
    # As from a file that can only be read: the seal names no checkpoint.
    from workbench.desk.desk import Desk
    from workbench.desk.exporting import to_file

    workbench("decide", db, claim, "true")
    with sqlite3.connect(db) as connection:
        assert connection.execute("SELECT count(*) FROM log").fetchone() == (2,)
    workbench("note", db, claim, "One.")
    with Desk.open(db, "pat") as desk:
        desk.note(claim, "Two.")
        _, seal = to_file(desk, workbench.home / "log.csv")
        assert seal.checkpoint is None
        desk.note(claim, "Three.")
    done = workbench("log", db, "--verify", "--against", workbench.home / "log.csv")
    assert done.status == 0
    assert "(5 entries); 2 entries came since" in done.out


def test_a_table_that_was_changed_after_it_was_sealed_is_told(workbench: Program, db: Path, claim: str) -> None:
    log = workbench.home / "log.csv"
    workbench("export", db, "-o", log)
    log.write_bytes(log.read_bytes().replace(b"new", b"old", 1))
    for named in (log, f"{log}.meta.json"):
        done = workbench("log", db, "--verify", "--against", named)
        assert done.status == 1
        assert "the file was changed after that" in done.err


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"PK\x03\x04", b'{"factcheck_workbench": {}}', b"\xff" * 3_000_000],
    ids=["empty", "text", "package", "no seal", "long"],
)
def test_what_says_nothing_of_a_log_is_a_sentence(workbench: Program, db: Path, content: bytes) -> None:
    path = workbench.home / "what"
    path.write_bytes(content)
    for named in (path, workbench.home / "missing.csv"):
        done = workbench("log", db, "--verify", "--against", named)
        assert (done.status, done.out) == (1, "")
        assert is_one_sentence(done.err)


def test_against_needs_verify(workbench: Program, db: Path) -> None:
    assert workbench("log", db, "--against", "log.csv").status == 2


def test_a_workbook_agrees_too(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", "--rationale", "Seen.")
    path = workbench.home / "log.xlsx"
    assert workbench("export", db, "-o", path).status == 0
    assert workbench("log", db, "--verify", "--against", path).status == 0
    assert not path.with_name("log.xlsx.meta.json").exists()


@pytest.mark.parametrize("name", ["report.html", "report.md", "log.jsonl"])
def test_it_is_not_said_that_a_document_is_unchanged_where_its_seal_cannot_tell(
    workbench: Program, db: Path, claim: str, name: str
) -> None:
    workbench("decide", db, claim, "false")
    path = workbench.home / name
    workbench("export", db, "-o", path)
    path.write_text(path.read_text(encoding="utf-8").replace("False", "True"), encoding="utf-8")
    done = workbench("log", db, "--verify", "--against", path)
    assert done.status == 0
    assert f"Whether {path} itself was changed since cannot be told" in done.out
    told = workbench("log", db, "--verify", "--against", path, "--json").json["against"]
    assert (told["log_holds"], told["file_holds"]) == (True, None)


def test_of_a_table_that_is_unchanged_nothing_is_left_open(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "false")
    workbench("export", db, "-o", workbench.home / "log.csv")
    assert "cannot be told" not in workbench("log", db, "--verify", "--against", workbench.home / "log.csv").out


@pytest.mark.parametrize("entries", [0, 1, 10**20])
def test_a_seal_that_counts_other_entries_than_the_log_had_does_not_agree(
    workbench: Program, db: Path, claim: str, entries: int
) -> None:
    workbench("decide", db, claim, "true")
    workbench("export", db, "-o", workbench.home / "log.csv")
    beside = workbench.home / "log.csv.meta.json"
    seal = json.loads(beside.read_text(encoding="utf-8"))
    seal["factcheck_workbench"]["entries"] += 1 + entries
    beside.write_text(json.dumps(seal), encoding="utf-8")
    done = workbench("log", db, "--verify", "--against", workbench.home / "log.csv")
    assert done.status == 1
    assert "not the one that" in done.err


@pytest.mark.parametrize("folder", [".", "/", ".."])
def test_a_folder_is_no_export(workbench: Program, db: Path, folder: str) -> None:
    done = workbench("log", db, "--verify", "--against", folder)
    assert done.status == 1
    assert "is a folder; name an export in it" in done.err
    assert is_one_sentence(done.err)
