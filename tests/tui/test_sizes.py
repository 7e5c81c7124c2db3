"""Every screen in windows of every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Size

from tests.tui.every_screen import KEYS, screens
from tests.tui.making import FERRY_CLAIMS, Reviewing, reviewing, text_of
from workbench.tui.widgets.articles import ArticleList
from workbench.tui.widgets.lines import KeyLine
from workbench.tui.widgets.panel import ClaimPanel
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.too_small import LEAST, TooSmall

SIZES = [(1, 1), (2, 1), (1, 9), (7, 3), (20, 5), (39, 10), (40, 9), (40, 10), (79, 23), (80, 24), (149, 12), (200, 60)]


def test_every_screen_is_in_the_table() -> None:
    assert screens() | {"CommandPalette"} == set(KEYS)


@pytest.mark.parametrize("name", sorted(KEYS))
async def test_no_size_breaks_a_screen(path: Path, name: str) -> None:
    async with reviewing(path, (80, 24)) as ann:
        await ann.press(*KEYS[name])
        assert ann.on_top == name
        for width, height in SIZES:
            await ann.pilot.resize_terminal(width, height)
            await ann.pilot.pause()
            tiny = width < LEAST.width or height < LEAST.height
            shown = [one for one in ann.app.screen.children if one.display]
            if name != "CommandPalette":  # Textual's own, which shows what fits
                assert (len(shown) == 1 and isinstance(shown[0], TooSmall)) == tiny
        await ann.pilot.resize_terminal(80, 24)
        assert ann.on_top == name
        assert ann.app.screen.size == Size(80, 24)


@pytest.mark.parametrize("size", [(1, 1), (5, 2), (30, 8)])
async def test_the_desk_opens_in_a_window_of_any_size_and_works_once_it_is_larger(
    path: Path, size: tuple[int, int]
) -> None:
    async with reviewing(path, size) as ann:
        await ann.pilot.resize_terminal(80, 24)
        await ann.press("5")
        assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "false"


async def test_a_window_that_is_too_small_says_what_it_wants(path: Path) -> None:
    async with reviewing(path, (39, 9)) as ann:
        assert "At least 40 by 10 cells" in str(ann.screen.query_one(TooSmall).render())


def panes(ann: Reviewing) -> list[type]:
    return [kind for kind in (Reader, ClaimPanel, ArticleList) if ann.screen.query_one(kind).display]


async def test_tab_shows_one_pane_after_the_other_in_a_narrow_window(path: Path) -> None:
    async with reviewing(path, (79, 24)) as ann:
        assert panes(ann) == [Reader]
        await ann.press("tab")
        assert panes(ann) == [ClaimPanel]
        await ann.press("tab")
        assert panes(ann) == [ArticleList]
        await ann.press("tab")
        assert panes(ann) == [Reader]
        await ann.press("tab")
        await ann.pilot.resize_terminal(80, 24)
        await ann.settle()
        assert panes(ann) == [Reader, ClaimPanel]
        await ann.press("tab")
        assert "below 80 columns" in ann.notice


async def test_a_narrow_window_tells_the_key_of_the_other_panes(path: Path) -> None:
    def footer() -> str:
        return text_of(ann.screen.query_one(KeyLine))

    async with reviewing(path, (60, 20)) as ann:
        assert footer().strip().startswith("Tab Next pane")
        assert "? Help" in footer()
        await ann.pilot.resize_terminal(80, 24)
        await ann.settle()
        assert "Tab" not in footer()
        await ann.pilot.resize_terminal(60, 20)
        await ann.settle()
        assert "Tab Next pane" in footer()


async def test_the_panel_says_that_there_is_more_until_its_end(path: Path) -> None:
    async with reviewing(path, (80, 24)) as ann:
        panel = ann.screen.query_one(ClaimPanel)
        assert "] more" in str(panel.border_title)
        await ann.press(*["right_square_bracket"] * 9)
        assert str(panel.border_title or "") == ""
