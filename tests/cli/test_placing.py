"""Marks, claims left for later, several claims at once, several steps taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program, is_one_sentence, rows_of


@pytest.fixture
def claims(db: Path) -> list[str]:
    return [id_ for (id_,) in rows_of(db, "SELECT id FROM claims ORDER BY id LIMIT 4")]


def test_claims_left_for_later_are_listed_and_taken_up_again(workbench: Program, db: Path, claims: list[str]) -> None:
    done = workbench("later", db, claims[0][:8], claims[1])
    assert (done.status, done.out) == (0, "")
    assert done.err == "".join(f"Kept: {id_[:8]} is left for later.\n" for id_ in claims[:2])
    assert {line.split()[0] for line in workbench("later", db).out.splitlines()} == {id_[:8] for id_ in claims[:2]}
    workbench("later", db, claims[0], "--not")
    assert [line.split()[0] for line in workbench("later", db).out.splitlines()] == [claims[1][:8]]
    assert workbench("later", db, "--reviewer", "somebody else").out == ""


def test_a_mark_is_set_told_and_listed(workbench: Program, db: Path, claims: list[str]) -> None:
    assert workbench("mark", db, "a", claims[0]).err == f"Kept: mark a is on {claims[0][:8]}.\n"
    workbench("mark", db, "b", claims[1])
    assert workbench("mark", db, "a").out.startswith(f"a  {claims[0][:8]}  ")
    assert [line[0] for line in workbench("mark", db).out.splitlines()] == ["a", "b"]


def test_a_mark_that_was_not_set_and_one_without_a_letter_are_refused(
    workbench: Program, db: Path, claims: list[str]
) -> None:
    for words in (("x",), ("xy", claims[0])):
        done = workbench("mark", db, *words)
        assert (done.status, done.out) == (1, "")
        assert is_one_sentence(done.err)


def test_several_claims_are_decided_at_once_or_none(workbench: Program, db: Path, claims: list[str]) -> None:
    assert workbench("decide", db, claims[0], "0000", "false").status == 1
    assert workbench("log", db, "--json").json == []
    done = workbench("decide", db, *claims[:3], "mostly-false", "--confidence", "low")
    assert done.err.count("mostly-false") == 3
    assert [e["value"] for e in workbench("log", db, "--json").json if e["action"] == "verdict"] == ["mostly-false"] * 3


def test_one_undo_takes_back_what_was_decided_at_once(workbench: Program, db: Path, claims: list[str]) -> None:
    workbench("decide", db, claims[3], "true")
    workbench("move", db, *claims[:2], "needs-second-review")
    listed = workbench("undo", db, "--list").out.splitlines()
    assert [line.split()[0] for line in listed] == ["1", "1", "2"]
    done = workbench("undo", db)
    assert done.err.count("Taken back: claim") == 2
    assert workbench("redo", db).err.count("Brought back: claim") == 2


def test_several_steps_are_taken_back_at_once(workbench: Program, db: Path, claims: list[str]) -> None:
    for id_ in claims:
        workbench("decide", db, id_, "true")
    assert workbench("undo", db, "--steps", "3").err.count("Taken back") == 3
    assert len(workbench("undo", db, "--list").out.splitlines()) == 1
    refused = workbench("undo", db, "--steps", "3")
    assert (refused.status, is_one_sentence(refused.err)) == (1, True)
    assert workbench("redo", db).err.count("Brought back") == 3


def test_a_common_reason_is_named_by_its_number(workbench: Program, db: Path, claims: list[str]) -> None:
    help_ = workbench("dismiss", "--help").out
    assert "3 Too vague to be checked" in help_
    workbench("dismiss", db, *claims[:2], "--because", "3")
    for id_ in claims[:2]:
        assert workbench("show", db, id_, "--json").json["history"][0]["body"].count("Too vague to be checked")
    assert workbench("dismiss", db, claims[0], "--because", "99").status == 2


def test_the_log_tells_a_claims_history_or_the_last_entries(workbench: Program, db: Path, claims: list[str]) -> None:
    workbench("note", db, claims[0], "First.")
    workbench("decide", db, claims[1], "true")
    workbench("decide", db, claims[0], "false")
    assert [e["action"] for e in workbench("log", db, "--claim", claims[0][:8], "--json").json] == ["note", "verdict"]
    assert [e["value"] for e in workbench("log", db, "--last", "2", "--json").json] == ["false", "true"]
    assert workbench("log", db, "--last", "2", "--claim", claims[0]).status == 2
    assert workbench("log", db, "--last", "2", "--verify").status == 2


def test_the_log_of_a_claim_keeps_what_blind_review_hides(workbench: Program, db: Path, claims: list[str]) -> None:
    workbench("decide", db, claims[0], "false", "--reviewer", "bea")
    workbench("blind", db, "on")
    for words in (("--claim", claims[0]), ("--last", "5")):
        assert "verdict" not in workbench("log", db, *words, "--reviewer", "ann").out
        assert "verdict" in workbench("log", db, *words, "--reviewer", "bea").out
