"""Hints for the first time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.making import Reviewing, reviewing, text_of
from workbench.desk.memory import Memory
from workbench.tui.widgets.lines import Line


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "desk.json"


def hint(ann: Reviewing) -> str:
    lines = ann.screen.query("#hint").results(Line)
    return "".join(text_of(line) for line in lines)


async def test_a_hint_goes_away_for_good_once_it_is_followed(path: Path, state: Path) -> None:
    async with reviewing(path, memory=Memory(state)) as ann:
        assert "1 to 6 decide" in hint(ann)
        await ann.press("5")
        assert "finds every key" in hint(ann)
        await ann.press("question_mark", "escape", "c", "escape")
        assert hint(ann) == ""
    async with reviewing(path, memory=Memory(state)) as ann:
        assert hint(ann) == ""


async def test_esc_sends_a_hint_away(path: Path, state: Path) -> None:
    async with reviewing(path, memory=Memory(state)) as ann:
        await ann.press("escape")
        assert "finds every key" in hint(ann)
    async with reviewing(path, memory=Memory(state)) as ann:
        await ann.settle()
        assert "finds every key" in hint(ann)
        await ann.press("escape")
        await ann.press("escape")
        assert hint(ann) == ""


async def test_hints_speak_of_ones_own_keys(path: Path, state: Path) -> None:
    async with reviewing(path, memory=Memory(state), keys=[("claim.note", ["ä"])]) as ann:
        assert "ä takes a note" in hint(ann)


async def test_a_hint_fits_80_columns_and_leaves_the_search_its_esc(path: Path, state: Path) -> None:
    async with reviewing(path, (80, 24), memory=Memory(state)) as ann:
        assert "…" not in hint(ann)
        await ann.press("f", *"crane", "enter", "escape")
        assert "1 to 6 decide" in hint(ann)
