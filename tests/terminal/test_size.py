"""The window dragged to another size while the program runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import first_claims, rows_of
from tests.terminal.conftest import Open
from tests.terminal.window import Window

pytestmark = pytest.mark.terminal

SIZES = [(120, 40), (60, 20), (200, 60), (80, 24)]


def beginning(db: Path, claim: str) -> str:
    """A claim's first words, fewer than the narrowest row holds."""
    ((text,),) = rows_of(db, "SELECT text FROM claims WHERE id = ?", claim)
    return " ".join(str(text).split()[:3])


def shows(desk: Window, words: str) -> bool:
    """Whether the row with the mark of the current claim, and the one after it, hold *words*."""
    marked = [number for number, line in enumerate(desk.lines) if "▶" in line]
    return len(marked) == 1 and words in " ".join(" ".join(desk.lines[marked[0] : marked[0] + 2]).split())


def test_the_current_claim_stays_in_sight_and_the_program_goes_on(open_desk: Open, db: Path) -> None:
    desk = open_desk(db, columns=80, rows=24)
    desk.type("j" * 14)
    desk.wait_for(r"Claim 15 of \d+")
    words = beginning(db, first_claims(db)[14])
    desk.wait(lambda: shows(desk, words), words)
    for columns, rows in SIZES:
        desk.resize(columns, rows)
        desk.wait(lambda: shows(desk, words), f"{words} at {columns}x{rows}")
        desk.wait_for("Claim 15 of|Quit|6")
    desk.type("5")
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    assert desk.leave() == 0
    assert rows_of(db, "SELECT subject, value FROM log WHERE action = 'verdict'") == [(first_claims(db)[14], "false")]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 60), (40, 12)])
def test_the_desk_is_usable_at(open_desk: Open, db: Path, columns: int, rows: int) -> None:
    desk = open_desk(db, columns=columns, rows=rows)
    desk.wait(lambda: shows(desk, beginning(db, first_claims(db)[0])), "the first claim")
    desk.type("1")
    desk.wait_for(r"✓ Saved \S+ ✓ True")
    assert desk.leave() == 0
