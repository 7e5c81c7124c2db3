"""However the program ends: what was shown as saved is there, and the terminal is left as it was found."""

from __future__ import annotations

import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.cli.program import ROOT, Program, first_claims, rows_of
from tests.terminal.conftest import Open
from tests.terminal.window import CTRL_C

pytestmark = pytest.mark.terminal

MODES = ("1049", "2004", "1000", "1003", "1006", "1004")
"""Alternate screen, bracketed paste, the mouse's three, focus."""


def test_what_was_shown_as_saved_survives_a_kill(workbench: Program, open_desk: Open, db: Path) -> None:
    claims = first_claims(db)
    rounds = [
        ("", "5", "✗ False", "false", 0),
        ("jj", "1", "✓ True", "true", 3),
        ("n", "6", r"\? Unproven", "unproven", 5),
    ]
    for number, (moves, key, label, *_) in enumerate(rounds, 1):
        desk = open_desk(db)
        desk.wait_for(rf"{number - 1}/\d+ reviewed")
        desk.type(moves + key)
        desk.wait_for(rf"✓ Saved \S+ {label}")
        desk.kill()
        assert workbench("check", db).status == 0
    decided = rows_of(db, "SELECT subject, value FROM log WHERE action = 'verdict' ORDER BY clock")
    assert decided == [(claims[at], value) for *_, value, at in rounds]
    assert [c["verdict"] for c in workbench("claims", db, "--workflow", "final", "--json").json] == [
        value for *_, value, _ in rounds
    ]


def test_a_killed_session_opens_again_at_the_claim_after_the_one_decided_last(open_desk: Open, db: Path) -> None:
    desk = open_desk(db)
    desk.type("jjj5")
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    desk.wait_for(r"Claim 5 of \d+")
    desk.kill()
    again = open_desk(db)
    again.wait_for(r"Claim [45] of \d+")
    assert again.leave() == 0


def test_q_leaves_the_terminal_as_it_was(open_desk: Open, db: Path) -> None:
    desk = open_desk(db)
    assert desk.leave() == 0
    for mode in MODES:
        switched = [(desk.raw.rfind(f"\x1b[?{mode}{to}".encode()), to) for to in "hl"]
        assert max(switched)[1] == "l", mode
    assert desk.raw.rfind(b"\x1b[?25h") > desk.raw.rfind(b"\x1b[?25l"), "the cursor stays hidden"
    assert b"Traceback" not in desk.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_end_saves_what_is_on_its_way_and_leaves_the_terminal_as_it_was(
    workbench: Program, open_desk: Open, db: Path, number: int
) -> None:
    desk = open_desk(db)
    desk.type("5")
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    desk.signal(number)
    assert desk.ended() == 0
    for mode in MODES:
        switched = [(desk.raw.rfind(f"\x1b[?{mode}{to}".encode()), to) for to in "hl"]
        assert max(switched)[1] == "l", mode
    assert rows_of(db, "SELECT value FROM log WHERE action = 'verdict'") == [("false",)]
    assert rows_of(db, "SELECT * FROM presence") == []
    assert workbench("check", db).status == 0


def test_a_byte_that_is_no_text_does_not_end_the_desk(open_desk: Open, db: Path) -> None:
    desk = open_desk(db)
    desk.type("t")
    desk.wait_for("Esc back")
    desk.type_bytes(b"caf\xe9 \xff and on")
    desk.wait_for("and on")
    desk.type("\r")
    desk.wait_for(r"✓ Saved \S+ note: caf")
    assert desk.leave() == 0


def test_a_file_that_is_replaced_while_the_desk_is_open_gets_nothing_and_that_is_said(
    open_desk: Open, db: Path
) -> None:
    other = db.with_name("other.db")
    shutil.copy(db, other)
    before = other.read_bytes()
    desk = open_desk(db.name)  # the sentence names it; where its lines break must not hang on the folder
    other.replace(db)
    desk.type("5")
    desk.wait_for("Not saved")
    desk.wait_for("was replaced, moved or deleted")
    desk.kill()
    assert db.read_bytes() == before


def test_ctrl_c_neither_ends_the_program_half_way_nor_loses_anything(
    workbench: Program, open_desk: Open, db: Path
) -> None:
    desk = open_desk(db)
    desk.type("5" + CTRL_C)
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    desk.wait_for("q quits; everything you recorded")
    desk.type("1" + CTRL_C + CTRL_C)
    desk.wait_for(r"2/\d+ reviewed")
    assert desk.leave() == 0
    assert rows_of(db, "SELECT value FROM log WHERE action = 'verdict' ORDER BY clock") == [("false",), ("true",)]
    assert workbench("check", db).status == 0


def test_a_window_that_is_closed_loses_nothing(workbench: Program, open_desk: Open, db: Path) -> None:
    desk = open_desk(db)
    desk.type("5")
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    desk.hang_up()
    assert rows_of(db, "SELECT value FROM log WHERE action = 'verdict'") == [("false",)]
    assert workbench("check", db).status == 0


STAYS = "import signal, subprocess, sys; signal.signal(signal.SIGHUP, lambda *_: 0); subprocess.call(sys.argv[1:])"


def test_a_window_that_is_closed_ends_the_desk_also_where_nobody_tells_it(
    workbench: Program, open_desk: Open, db: Path
) -> None:
    desk = open_desk(db, under=[sys.executable, "-c", STAYS])  # waits for the desk, as make does
    desk.type("5")
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    desk.hang_up()
    assert rows_of(db, "SELECT value FROM log WHERE action = 'verdict'") == [("false",)]
    assert workbench("check", db).status == 0


BREAKS = """
import workbench.tui.desk.moving as moving
def fail(*_):
    note = "a secret note"
    raise ValueError(note)
moving.Moving.action_edge = fail
"""


def test_a_crash_leaves_the_terminal_as_it_was_and_says_where_the_report_is(
    workbench: Program, open_desk: Open, db: Path, tmp_path: Path
) -> None:
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(BREAKS)
    desk = open_desk(db, PYTHONPATH=f"{hook}:{ROOT}", TMPDIR=str(tmp_path))
    desk.type("5")
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    desk.type("g")
    assert desk.ended() == 1
    for mode in MODES:
        switched = [(desk.raw.rfind(f"\x1b[?{mode}{to}".encode()), to) for to in "hl"]
        assert max(switched)[1] == "l", mode
    (report,) = tmp_path.glob("workbench-crash-*")
    said = "".join(desk.text.split())
    assert "Thedeskstoppedonanerrorofitsown;everythingshownassavedissaved." in said
    assert report.name in said
    assert b"Traceback" not in desk.raw
    assert b"a secret note" not in desk.raw
    assert "ValueError" in report.read_text()
    assert rows_of(db, "SELECT value FROM log WHERE action = 'verdict'") == [("false",)]
    assert workbench("check", db).status == 0
