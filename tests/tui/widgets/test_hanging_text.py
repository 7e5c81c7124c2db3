"""Hanging lines on the screen: what is drawn again, and when all is laid out anew."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot

from workbench.tui.widgets.hanging import Hanging, Hung
from workbench.tui.widgets.hanging_text import HangingText


class Panel(App[None]):
    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield HangingText()


@asynccontextmanager
async def showing(*lines: str) -> AsyncIterator[tuple[HangingText, Pilot[None]]]:
    app = Panel()
    async with app.run_test(size=(20, 6)) as pilot:
        text = app.query_one(HangingText)
        text.put(hanging(*lines))
        await pilot.pause()
        yield text, pilot


def hanging(*lines: str) -> Hanging:
    return Hanging([Hung(Content(line), 2) for line in lines])


def rows(text: HangingText) -> list[str]:
    return [text.render_line(y).text.rstrip() for y in range(text.size.height)]


async def test_only_the_rows_that_are_others_than_before_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    async with showing("one", "two", "three") as (text, pilot):
        refreshed: list[Region] = []
        monkeypatch.setattr(text, "refresh", lambda *regions, **_: refreshed.extend(regions))
        text.put(hanging("one", "2", "three", "four"))
        assert [region.y for region in refreshed] == [1, 3]
        refreshed.clear()
        text.put(hanging("one", "2"))
        assert [region.y for region in refreshed] == [2, 3]
        refreshed.clear()
        text.put(hanging("one", "2"))
        assert refreshed == []
        monkeypatch.undo()
        await pilot.pause()
        assert rows(text) == ["one", "2", "", "", "", ""]


async def test_a_text_that_fits_as_the_last_one_did_has_nothing_laid_out_anew() -> None:
    async with showing("one") as (text, pilot):
        laid_out = text._layout_updates
        text.put(hanging("one", "two", "three"))
        await pilot.pause()
        assert text._layout_updates == laid_out


async def test_a_text_that_does_not_fit_can_be_scrolled_through_and_the_next_one_fits_again() -> None:
    async with showing("one") as (text, pilot):
        text.put(hanging(*"abcdefghij"))
        await pilot.pause()
        assert text.size.height == 10
        assert isinstance(text.parent, VerticalScroll)
        assert text.parent.max_scroll_y == 4
        assert rows(text) == list("abcdefghij")
        text.put(hanging("one"))
        await pilot.pause()
        assert text.size.height == 6
        assert text.parent.max_scroll_y == 0


async def test_it_is_wrapped_anew_where_there_is_less_room() -> None:
    async with showing("many words on one line") as (text, pilot):
        assert rows(text)[:3] == ["many words on one", "  line", ""]
        await pilot.resize_terminal(14, 6)
        await pilot.pause()
        assert rows(text)[:3] == ["many words on", "  one line", ""]
        assert str(text.visual) == "many words on one line"
