"""The map at the right: where the claims are, which are open, where one is."""

from __future__ import annotations

import pytest

from tests.tui.widgets.test_reader import TEXT, long_article, mark, reading
from workbench.tui.widgets.claim_map import HERE
from workbench.tui.widgets.reader import Reader


def lines(reader: Reader) -> list[str]:
    here = reader.vertical_scrollbar
    return [here.render_line(y).text for y in range(here.size.height)]


async def test_a_text_that_fits_has_its_claims_on_their_own_lines() -> None:
    async with reading(TEXT, mark(TEXT, "40 people"), mark(TEXT, "The river"), current="The river") as (reader, _):
        assert [line.rstrip() for line in lines(reader)[:6]] == ["", "", "○", "", f"○{HERE}", ""]


@pytest.mark.parametrize(
    ("styles", "glyph"),
    [
        (("success",), "•"), (("new",), "○"), (("second-review",), "○"), (("disputed",), "≠"), (("dismissed",), " "),
        (("success", "new"), "○"), (("new", "disputed"), "≠"), (("dismissed", "error"), "•"),
    ],
)  # fmt: skip
async def test_a_line_shows_what_matters_most_of_the_claims_there(styles: tuple[str, ...], glyph: str) -> None:
    marks = [mark(TEXT, words, style=style) for words, style in zip(("The mayor", "40 people"), styles, strict=False)]
    async with reading(TEXT, *marks) as (reader, _):
        assert lines(reader)[2][0] == glyph


async def test_a_verdict_changes_its_line_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    text, marks = long_article()
    async with reading(text, *marks, size=(60, 20)) as (reader, pilot):
        assert lines(reader)[0][0] == "○"
        drawn: list[int] = []
        here = reader.vertical_scrollbar
        draw = here.drawn
        monkeypatch.setattr(here, "drawn", lambda lines: drawn.extend(lines) or draw(lines))
        for number in range(4):
            reader.set_mark(mark(text, f"The claim of paragraph {number} stands here.", f"c{number}", "success", "✓"))
        await pilot.pause()
        assert 0 in drawn
        assert set(drawn) <= {0, 1}
        monkeypatch.undo()
        assert lines(reader)[0][0] == "•"


async def test_the_rows_in_view_and_the_current_claim_are_seen_on_it() -> None:
    text, marks = long_article()
    async with reading(text, *marks, current="c0", size=(60, 20)) as (reader, pilot):
        assert [line[1] for line in lines(reader)] == [HERE, *"┃┃", *" " * 17]
        reader.scroll_to_claim("c59")
        await pilot.pause()
        assert [line[1] for line in lines(reader)] == [HERE, *" " * 16, *"┃┃┃"]


async def test_a_click_on_it_goes_there_and_picks_the_claim() -> None:
    text, marks = long_article()
    async with reading(text, *marks, current="c0", size=(60, 20)) as (reader, pilot):
        await pilot.click(Reader, offset=(58, 10))
        (picked,) = pilot.app.picked  # type: ignore[attr-defined]
        number = int(picked[1:])
        assert 25 <= number <= 35
        assert marks[number].span.within(reader.visible_span)


async def test_what_is_dragged_on_it_scrolls() -> None:
    text, marks = long_article()
    async with reading(text, *marks, size=(60, 20)) as (reader, pilot):
        await pilot.mouse_down(Reader, offset=(59, 0))
        await pilot.hover(Reader, offset=(59, 19))
        await pilot.pause()
        assert reader.scroll_offset.y == reader.max_scroll_y
        await pilot.mouse_up(Reader, offset=(59, 19))
        await pilot.hover(Reader, offset=(59, 0))
        await pilot.pause()
        assert reader.scroll_offset.y == reader.max_scroll_y
        assert not reader.selected_span


async def test_a_narrow_reader_keeps_its_cells_for_the_text() -> None:
    async with reading(TEXT, mark(TEXT, "40 people"), size=(20, 12)) as (reader, pilot):
        assert reader.scrollbar_size_vertical == 0
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert reader.scrollbar_size_vertical == 2


async def test_a_fold_has_its_claims_on_its_line() -> None:
    from tests.tui.widgets.test_folding import ALL
    from tests.tui.widgets.test_folding import TEXT as CLUTTERED

    async with reading(CLUTTERED, mark(CLUTTERED, "ten walks"), roles=ALL) as (reader, _):
        assert [n for n, line in enumerate(lines(reader)) if "○" in line] == [
            reader.layout_of_text.row_of(CLUTTERED.index("ten walks"))
        ]
