"""Decisions that were written into an export come back in: all of them, or none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Program, first_claims, rows_of

Rows = list[dict[str, str]]


@pytest.fixture
def table(workbench: Program, db: Path, claim: str) -> Path:
    """An exported table of claims, of which Ann has decided one."""
    workbench("decide", db, claim, "true", "--rationale", "=Seen", "--reviewer", "ann")
    workbench("note", db, claim, "First.", "--reviewer", "ann")
    path = workbench.home / "claims.csv"
    assert workbench("export", db, "-o", path).status == 0
    return path


def edit(path: Path, change: Callable[[Rows], Any], *, delimiter: str = ",", ends: str = "\r\n") -> None:
    """Writes *path* anew after *change* was done to its rows, as a spreadsheet does."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True))
    change(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter, lineterminator=ends)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")


def entries(db: Path) -> list[tuple[Any, ...]]:
    sql = "SELECT author, action, value, subject, body FROM log WHERE action NOT IN ('checkpoint') ORDER BY clock"
    return [(*row[:4], json.loads(row[4])) for row in rows_of(db, sql)]


def test_an_export_that_nobody_edited_records_nothing(workbench: Program, db: Path, table: Path) -> None:
    before = entries(db)
    done = workbench("apply", db, table, "--reviewer", "bob")
    assert (done.status, done.out) == (0, "")
    assert done.err.startswith("Recorded 0 entries as bob, from ")
    assert entries(db) == before


@pytest.mark.parametrize(("delimiter", "ends"), [(",", "\r\n"), (";", "\n"), ("\t", "\r\n")])
def test_what_was_edited_is_recorded_as_entries_of_whoever_applies_it(
    workbench: Program, db: Path, table: Path, delimiter: str, ends: str
) -> None:
    one, two, three, four = first_claims(db)[:4]

    def change(rows: Rows) -> None:
        by_id = {row["claim_id"]: row for row in rows}
        by_id[one]["notes"] += "\n\nSecond."
        by_id[two] |= {"verdict": "Mostly false", "rationale": "'=1+1", "confidence": "low"}
        by_id[three] |= {"workflow": "dismissed", "dismissal_reason": "An opinion."}
        by_id[four] |= {"workflow": "needs second review", "wording": "It is so."}
        del rows[4:]

    edit(table, change, delimiter=delimiter, ends=ends)
    before = entries(db)
    shown = workbench("apply", db, table, "--reviewer", "bob", "--dry-run")
    assert shown.status == 0
    assert "Would record 5 entries as bob, from 4 rows." in shown.err
    assert entries(db) == before
    done = workbench("apply", db, table, "--reviewer", "bob")
    assert (done.status, done.out) == (0, shown.out)
    recorded = entries(db)[len(before) :]
    assert {entry[0] for entry in recorded} == {"bob"}
    assert [(entry[3], *entry[1:3]) for entry in recorded] == [
        (one, "note", None),
        (two, "verdict", "mostly-false"),
        (three, "dismiss", None),
        (four, "move", "needs second review"),
        (four, "reword", None),
    ]
    bodies = [entry[4] for entry in recorded]
    assert len({body.pop("together") for body in bodies}) == 1  # one undo takes back all
    assert bodies[0] == {"text": "Second."}
    assert (bodies[1]["label"], bodies[1]["rationale"], bodies[1]["confidence"]) == ("Mostly false", "=1+1", "low")
    assert (bodies[2], bodies[4]) == ({"reason": "An opinion."}, {"text": "It is so."})
    assert workbench("check", db).status == 0


def test_json_lines_are_taken_in_alike(workbench: Program, db: Path, table: Path) -> None:
    path = workbench.home / "claims.jsonl"
    workbench("export", db, "-o", path, "--rows", "claims")
    lines = path.read_text(encoding="utf-8").splitlines()
    row = json.loads(lines[2])
    lines[2] = json.dumps(row | {"verdict": "false", "rationale": "=No"})
    path.write_text("\n".join(lines), encoding="utf-8")
    before = entries(db)
    assert workbench("apply", db, path, "--reviewer", "bob").status == 0
    ((author, action, value, subject, body),) = entries(db)[len(before) :]
    assert (author, action, value, subject) == ("bob", "verdict", "false", row["claim_id"])
    assert body["rationale"] == "=No"


REFUSED: dict[str, tuple[Callable[[Rows], Any], str]] = {
    "claim": (lambda rows: rows[1].update(claim_id="0" * 32), "There is no claim"),
    "no claim": (lambda rows: rows[1].update(claim_id=""), "names no claim"),
    "text": (lambda rows: rows[1].update(claim="Something else."), "another one"),
    "rating": (lambda rows: rows[1].update(verdict="nearly"), "There is no rating nearly"),
    "no verdict": (lambda rows: rows[1].update(rationale="Because."), "not given"),
    "verdict emptied": (lambda rows: rows[0].update(verdict=""), "emptied"),
    "note changed": (lambda rows: rows[0].update(notes="Other."), "only be added to"),
    "workflow": (lambda rows: rows[1].update(workflow="later"), "there is no workflow later"),
    "final": (lambda rows: rows[1].update(workflow="final"), "by deciding it"),
    "reason alone": (lambda rows: rows[1].update(dismissal_reason="An opinion."), "is not dismissed"),
    "twice": (lambda rows: rows.append(dict(rows[0])), "in a row before it"),
}


@pytest.mark.parametrize("wrong", REFUSED)
def test_a_row_that_does_not_fit_is_named_and_nothing_is_recorded(
    workbench: Program, db: Path, table: Path, wrong: str
) -> None:
    spoil, said = REFUSED[wrong]

    def change(rows: Rows) -> None:
        rows[2]["verdict"] = "true"
        spoil(rows)

    edit(table, change)
    before = entries(db)
    for words in ((), ("--dry-run",)):
        done = workbench("apply", db, table, *words)
        assert done.status == 1
        told, last = done.err.splitlines()
        assert told.startswith("Line ")
        assert said in told
        assert last == f"workbench: Nothing was recorded: 1 row of {table} does not fit {db}."
    assert entries(db) == before


@pytest.mark.parametrize("with_seal", [True, False])
def test_what_a_colleague_decided_meanwhile_is_not_overruled_unseen(
    workbench: Program, db: Path, table: Path, with_seal: bool
) -> None:
    claim = first_claims(db)[1]
    edit(table, lambda rows: rows[1].update(verdict="true"))
    if not with_seal:
        table.with_name("claims.csv.meta.json").unlink()
    workbench("decide", db, claim, "false", "--reviewer", "cleo")
    done = workbench("apply", db, table, "--reviewer", "bob")
    assert done.status == 1
    assert "export anew" in done.err
    assert not [entry for entry in entries(db) if entry[0] == "bob"]


@pytest.mark.parametrize("verdict", ["TRUE", "True", " true "])
def test_a_verdict_that_a_spreadsheet_only_wrote_otherwise_is_nobodys_new_verdict(
    workbench: Program, db: Path, table: Path, verdict: str
) -> None:
    edit(table, lambda rows: rows[0].update(verdict=verdict))
    before = entries(db)
    done = workbench("apply", db, table, "--reviewer", "bob")
    assert "Recorded 0 entries" in done.err
    assert entries(db) == before


def test_an_id_in_capitals_is_the_same_claim(workbench: Program, db: Path, table: Path) -> None:
    def change(rows: Rows) -> None:
        rows[1]["verdict"] = "true"
        rows.append(dict(rows[1], claim_id=rows[1]["claim_id"].upper()))

    edit(table, change)
    before = entries(db)
    done = workbench("apply", db, table)
    assert done.status == 1
    assert "in a row before it" in done.err
    assert entries(db) == before


def test_a_table_through_a_pipe_is_asked_for_as_a_file(workbench: Program, db: Path, table: Path) -> None:
    for words in (("apply", db, "/dev/stdin"), ("log", db, "--verify", "--against", "/dev/stdin")):
        done = workbench(*words, stdin=table.read_text(encoding="utf-8"))
        assert done.status == 1
        assert "/dev/stdin can be read only once; save what comes from it in a file first." in done.err


@pytest.mark.parametrize("name", ["claims.csv", "another-name.csv"])
def test_whoever_applies_is_told_where_nobody_knows_what_a_colleague_did_meanwhile(
    workbench: Program, db: Path, table: Path, name: str
) -> None:
    edit(table, lambda rows: rows[1].update(verdict="true"))
    edited = table.rename(table.with_name(name))
    told = "another-name.csv was exported cannot be told, but for verdicts"
    for words in (("--dry-run",), ()):
        done = workbench("apply", db, edited, *words)
        assert (done.status, told in done.err) == (0, name != "claims.csv")


def test_without_its_seal_an_old_table_does_not_set_back_what_a_colleague_moved(
    workbench: Program, db: Path, table: Path
) -> None:
    moved, untouched = first_claims(db)[1:3]
    edit(table, lambda rows: rows[2].update(workflow="dismissed"))
    table.with_name("claims.csv.meta.json").unlink()
    assert workbench("apply", db, table, "--dry-run").out == f"{untouched[:8]} dismissed\n"
    workbench("move", db, moved, "needs second review", "--reviewer", "cleo")
    done = workbench("apply", db, table)
    assert done.status == 1
    assert "its workflow may have changed since it was exported; export anew" in done.err
    assert [entry[2] for entry in entries(db) if entry[3] == moved] == ["needs second review"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"claim_id,claim\r\nx",
        b'claim_id,claim\r\n"x',
        b"claim_id,claim,claim\r\n",
        b"\xff\xfe\x00",
        b"{",
        b'{"claim_id": 5, "claim": "x"}',
        b'{"type": "entry"}',
        b"[" * 100_000,
        b"{" * 100_000,
    ],
    ids=["empty", "words", "short", "quote", "twice", "bytes", "brace", "number", "entry", "deep", "deeper"],
)
def test_what_is_no_table_of_claims_is_a_sentence(workbench: Program, db: Path, content: bytes) -> None:
    path = workbench.home / "what"
    path.write_bytes(content)
    done = workbench("apply", db, path)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("workbench: ")
    assert done.err.count("\n") == 1
    assert "program's own" not in done.err
