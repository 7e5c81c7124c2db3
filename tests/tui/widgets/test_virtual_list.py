from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from workbench.domain.shown import Shown, safe_text
from workbench.tui.widgets.virtual_list import SPRING, Row, VirtualList


class Desk(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        yield VirtualList()

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        self.heard.append(("highlighted", event.index))

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        self.heard.append(("chosen", event.index))


def numbered(index: int) -> Row:
    return [(Shown(f"Article {index}"), "")]


@asynccontextmanager
async def listing(
    count: int, renderer: Callable[[int], Row] = numbered, size: tuple[int, int] = (30, 8)
) -> AsyncIterator[tuple[VirtualList, Pilot[None]]]:
    app = Desk()
    async with app.run_test(size=size) as pilot:
        rows = app.query_one(VirtualList)
        rows.set_rows(count, renderer)
        rows.focus()
        await pilot.pause()
        yield rows, pilot


def lines(rows: VirtualList) -> list[str]:
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


async def test_the_row_under_the_cursor_has_a_bar() -> None:
    async with listing(3) as (rows, _):
        assert lines(rows)[:4] == ["▌ Article 0", "  Article 1", "  Article 2", ""]


async def test_of_a_million_rows_only_those_on_the_screen_are_made() -> None:
    made: list[int] = []

    def renderer(index: int) -> Row:
        made.append(index)
        return numbered(index)

    async with listing(1_000_000, renderer) as (rows, pilot):
        await pilot.press("end")
        await pilot.pause()
        assert lines(rows)[-1] == "▌ Article 999999"
        assert set(made) == {*range(8), *range(999_992, 1_000_000)}


async def test_a_move_makes_two_rows_anew() -> None:
    made: list[int] = []

    def renderer(index: int) -> Row:
        made.append(index)
        return numbered(index)

    async with listing(100, renderer) as (_, pilot):
        made.clear()
        await pilot.press("down")
        await pilot.pause()
        assert sorted(made) == [0, 1]


async def test_keys_move_the_cursor_and_each_move_is_told() -> None:
    async with listing(20) as (rows, pilot):
        await pilot.press("down", "down", "up", "pagedown", "end", "pageup", "home", "up", "enter")
        assert pilot.app.heard == [
            *(("highlighted", index) for index in (1, 2, 1, 8, 19, 12, 0)),
            ("chosen", 0),
        ]
        assert rows.cursor == 0


async def test_the_cursor_is_kept_in_view() -> None:
    async with listing(100) as (rows, pilot):
        for key in ("pagedown", "pagedown", "down", "end", "pageup", "home"):
            await pilot.press(key)
            assert any(line.startswith("▌") for line in lines(rows))
        rows.move_cursor(57)
        await pilot.resize_terminal(30, 3)
        await pilot.pause()
        assert "▌ Article 57" in lines(rows)


async def test_a_click_chooses_a_row() -> None:
    async with listing(5) as (_, pilot):
        await pilot.click(VirtualList, offset=(4, 2))
        await pilot.click(VirtualList, offset=(4, 7))
        assert pilot.app.heard == [("highlighted", 2), ("chosen", 2)]


async def test_a_row_that_changed_is_drawn_again_on_request() -> None:
    title = ["old"] * 3
    async with listing(3, lambda index: [(Shown(title[index]), "")]) as (rows, pilot):
        title[1] = "new"
        assert lines(rows)[1] == "  old"
        rows.refresh_row(1)
        await pilot.pause()
        assert lines(rows)[1] == "  new"


async def test_new_rows_keep_the_cursor_where_it_can_stay() -> None:
    async with listing(10) as (rows, pilot):
        rows.move_cursor(6)
        rows.set_rows(8, numbered)
        assert rows.cursor == 6
        rows.set_rows(3, numbered)
        assert rows.cursor == 2
        rows.set_rows(3, numbered, cursor=0)
        await pilot.pause()
        assert (rows.cursor, lines(rows)[0]) == (0, "▌ Article 0")


async def test_an_empty_list_does_nothing() -> None:
    async with listing(0) as (rows, pilot):
        await pilot.press("down", "end", "pagedown", "enter")
        rows.refresh_row(0)
        assert (rows.cursor, lines(rows), pilot.app.heard) == (None, [""] * 8, [])


async def test_a_long_row_ends_in_an_ellipsis() -> None:
    async with listing(1, lambda _: [(safe_text("中文字" * 9), ""), (Shown("unseen"), "")]) as (rows, _):
        assert rows.row_width == 27
        assert lines(rows)[0] == "▌ " + ("中文字" * 9)[:13] + "…"


async def test_parts_after_a_spring_end_at_the_right_edge_and_are_not_cut() -> None:
    def renderer(index: int) -> Row:
        return [(Shown("A title that is long" * index or "Short"), ""), SPRING, (Shown("▰▰▱ 3/14"), "dim")]

    async with listing(3, renderer) as (rows, _):
        assert lines(rows)[:3] == [
            "▌ Short              ▰▰▱ 3/14",
            "  A title that is l… ▰▰▱ 3/14",
            "  A title that is l… ▰▰▱ 3/14",
        ]


async def test_parts_have_styles_of_their_own() -> None:
    async with listing(2, lambda _: [(Shown("plain"), ""), (Shown("found"), "found")]) as (rows, _):
        _, plain, found, *_ = (segment.style for segment in rows.render_line(1))
        assert plain is not None
        assert found is not None
        assert plain.clear_meta_and_links() != found.clear_meta_and_links()


@pytest.mark.parametrize("width", [1, 4, 9, 30])
async def test_no_character_of_a_row_can_steer_the_terminal(width: int) -> None:
    text = "[bold]a\x1b[31m\x1b]52;c;Zm9v\x07\u202e\t👨‍👩‍👧中文\ud800\n"
    hostile: list[Row] = [[(Shown(text), "no-such-style")], Content(text), Content.assemble((text, "bold"), "x" * 99)]
    async with listing(3, hostile.__getitem__, size=(width, 4)) as (rows, _):
        for y in range(5):
            strip = rows.render_line(y)
            assert strip.text == safe_text(strip.text)
            assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length == rows.size.width


async def test_content_is_drawn_in_its_own_styles_and_cut_between_clusters() -> None:
    async with listing(1, lambda _: Content.assemble(("bold", "bold"), " ", "🇫🇷" * 20)) as (rows, _):
        strip = rows.render_line(0)
        assert strip.text.rstrip() == "▌ bold " + "🇫🇷" * 10 + "…"
        assert [segment.text for segment in strip if segment.style and segment.style.bold][1] == "bold"


@pytest.mark.parametrize(("width", "height"), [(0, 0), (1, 1), (0, 4), (4, 0)])
async def test_a_list_without_room_is_no_reason_to_fall_over(width: int, height: int) -> None:
    async with listing(50) as (rows, pilot):
        rows.styles.width, rows.styles.height = width, height
        await pilot.pause()
        await pilot.press("down", "end", "pageup")
        rows.refresh_row(0)
        assert rows.render_line(0).cell_length == rows.size.width
