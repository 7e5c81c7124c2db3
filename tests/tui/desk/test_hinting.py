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


async def says(ann: Reviewing, words: str) -> None:
    """Waits for the hint that says *words*."""
    await ann.until(lambda: words in hint(ann))


async def gone(ann: Reviewing) -> None:
    """Waits until there is no hint, and none follows."""
    await ann.until(lambda: hint(ann) == "")
    await ann.settle()
    assert hint(ann) == ""


async def test_a_hint_goes_away_for_good_once_it_is_followed(path: Path, state: Path) -> None:
    async with reviewing(path, memory=Memory(state)) as ann:
        await says(ann, "1 to 6 decide")
        await ann.press("5")
        await says(ann, "finds every key")
        await ann.press("question_mark", "escape", "c", "escape")
        await gone(ann)
    async with reviewing(path, memory=Memory(state)) as ann:
        await gone(ann)


async def test_esc_sends_a_hint_away(path: Path, state: Path) -> None:
    async with reviewing(path, memory=Memory(state)) as ann:
        await ann.press("escape")
        await says(ann, "finds every key")
    async with reviewing(path, memory=Memory(state)) as ann:
        await ann.settle()
        await says(ann, "finds every key")
        await ann.press("escape")
        await ann.press("escape")
        await gone(ann)


async def test_hints_speak_of_ones_own_keys(path: Path, state: Path) -> None:
    async with reviewing(path, memory=Memory(state), keys=[("claim.note", ["ä"])]) as ann:
        await says(ann, "ä takes a note")


async def test_a_hint_fits_80_columns_and_leaves_the_search_its_esc(path: Path, state: Path) -> None:
    async with reviewing(path, (80, 24), memory=Memory(state)) as ann:
        assert "…" not in hint(ann)
        await ann.press("f", *"crane", "enter", "escape")
        await says(ann, "1 to 6 decide")
