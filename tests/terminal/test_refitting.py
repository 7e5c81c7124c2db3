"""Opening the desk has check-worthiness learn from decisions, where a setting says so."""

from __future__ import annotations

import pytest

from tests.cli.program import Program, rows_of
from tests.desk.making import fleet, judge
from tests.terminal.conftest import Open
from workbench.desk.desk import Desk

pytestmark = pytest.mark.terminal


def test_the_weights_learn_as_the_desk_opens_and_one_key_takes_that_back(workbench: Program, open_desk: Open) -> None:
    path = workbench.home / "fleet.db"
    claims = fleet(path)
    with Desk.open(path, "ann") as ann:
        judge(ann, claims[:80])
    window = open_desk(path, "--reviewer", "ann", WORKBENCH_REFIT_ON_OPEN="true")
    window.wait_for("has learned from 40 decided")
    window.type("u")
    window.wait_for("taken back: refit")
    assert window.leave() == 0
    last = "SELECT action FROM log WHERE action <> 'checkpoint' ORDER BY clock DESC LIMIT 2"
    assert rows_of(path, last) == [("undo",), ("refit",)]


def test_without_the_setting_nothing_is_learned(workbench: Program, open_desk: Open) -> None:
    path = workbench.home / "fleet.db"
    claims = fleet(path)
    with Desk.open(path, "ann") as ann:
        judge(ann, claims[:80])
    assert open_desk(path, "--reviewer", "ann").leave() == 0
    assert rows_of(path, "SELECT count(*) FROM log WHERE action = 'refit'") == [(0,)]
