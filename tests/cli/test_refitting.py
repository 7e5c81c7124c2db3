"""The weights of check-worthiness learn from decisions by a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program, is_one_sentence, rows_of
from tests.desk.making import fleet, judge
from workbench.desk.desk import Desk


@pytest.fixture
def judged(workbench: Program) -> Path:
    """A review file in which Ann judged 80 of 120 claims."""
    path = workbench.home / "fleet.db"
    claims = fleet(path)
    with Desk.open(path, "Ann") as desk:
        judge(desk, claims[:80])
    return path


def refits(path: Path) -> int:
    return int(rows_of(path, "SELECT count(*) FROM log WHERE action = 'refit'")[0][0])


def test_the_weights_that_move_are_shown_and_what_the_ranking_gains(workbench: Program, judged: Path) -> None:
    done = workbench("refit", judged, "--reviewer", "Ann")
    assert done.status == 0
    header, *rows = done.rows
    assert header == ["before", "after", "reason"]
    assert {(row[0], row[2]) for row in rows} >= {("+0.20", "a figure"), ("+0.25", "a place")}
    assert "Learned from 40 decided and 40 dismissed claims." in done.err
    assert "Saved: claims that nobody worked on yet score by these weights" in done.err
    assert "refit of the weights to 40 decided and 40 dismissed claims: a " in workbench("log", judged).out
    best = workbench("claims", judged, "--sort", "score", "--json").json[0]
    assert best["score"] == pytest.approx(min(1, sum(reason["weight"] for reason in best["reasons"])))


def test_undo_takes_it_back(workbench: Program, judged: Path) -> None:
    before = workbench("claims", judged, "--json").json
    workbench("refit", judged, "--reviewer", "Ann")
    assert workbench("claims", judged, "--json").json != before
    assert workbench("undo", judged, "--reviewer", "Ann").err.startswith("Taken back: refit of the weights to 40 ")
    assert workbench("claims", judged, "--json").json == before
    assert workbench("log", judged, "--verify").status == 0
    assert workbench("check", judged).status == 0


def test_a_dry_run_shows_it_and_records_nothing(workbench: Program, judged: Path) -> None:
    tried = workbench("refit", judged, "--dry-run", "--json")
    assert (tried.status, refits(judged)) == (0, 0)
    done = workbench("refit", judged, "--json")
    assert tried.json == {**done.json, "recorded": False}
    assert (done.json["decided"], done.json["dismissed"], done.json["why_not"]) == (40, 40, None)
    assert done.json["average_precision_after"] > done.json["average_precision_before"]
    assert refits(judged) == 1


def test_with_too_little_to_learn_from_it_says_so(workbench: Program, db: Path) -> None:
    for words in (("refit", db), ("refit", db, "--dry-run")):
        done = workbench(*words)
        assert (done.status, done.out) == (1, "")
        assert is_one_sentence(done.err) or "There is too little to learn from yet" in done.err
    assert refits(db) == 0


def test_with_nothing_to_gain_it_says_so(workbench: Program, judged: Path) -> None:
    workbench("refit", judged)
    again = workbench("refit", judged)
    assert (again.status, again.out) == (1, "")
    assert "The weights are what these decisions make of them already." in again.err
    tried = workbench("refit", judged, "--dry-run")
    assert tried.status == 0
    assert "The weights are what these decisions make of them already." in tried.err
    assert refits(judged) == 1
