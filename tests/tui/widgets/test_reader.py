from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import SELECT_ALL, Selection

from workbench.domain.article import Passage, Role
from workbench.domain.shown import safe_text
from workbench.domain.span import Span
from workbench.tui.widgets.fitted import MEASURE, Setting
from workbench.tui.widgets.marks import Inner, Mark
from workbench.tui.widgets.reader import Reader

TEXT = "A title\n\nThe mayor said that 40 people died. Nobody else spoke.\n\nThe river rose.\n"


class Desk(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.picked: list[str] = []

    def compose(self) -> ComposeResult:
        yield Reader()

    def on_reader_claim_picked(self, event: Reader.ClaimPicked) -> None:
        self.picked.append(event.id)


@asynccontextmanager
async def reading(
    text: str,
    *marks: Mark,
    roles: tuple[Passage, ...] = (),
    current: str | None = None,
    size: tuple[int, int] = (60, 12),
) -> AsyncIterator[tuple[Reader, Pilot[None]]]:
    app = Desk()
    async with app.run_test(size=size) as pilot:
        reader = app.query_one(Reader)
        reader.show(text, roles, marks, current)
        await pilot.pause()
        yield reader, pilot


def mark(text: str, words: str, id_: str | None = None, style: str = "new", glyph: str = "○") -> Mark:
    start = text.index(words)
    return Mark(id_ or words, Span(start, start + len(words)), style, glyph)


def long_article(claims: int = 60) -> tuple[str, list[Mark]]:
    text = "\n\n".join(
        f"Paragraph {n} begins. The claim of paragraph {n} stands here. And it ends." for n in range(claims)
    )
    return text, [mark(text, f"The claim of paragraph {n} stands here.", f"c{n}") for n in range(claims)]


def rows(reader: Reader) -> list[str]:
    return [reader.render_line(y).text.rstrip() for y in range(reader.size.height)]


def painted(reader: Reader, claim: str) -> str:
    """The characters on the screen whose meta says that they belong to *claim*, the gutter's left out."""
    return "".join(
        segment.text
        for y in range(reader.size.height)
        for segment in reader.render_line(y)
        if segment.style is not None
        and segment.style.meta.get("claim") == claim
        and segment.style.meta["offset"][0] >= 0
    )


def looks_of(reader: Reader, words: str) -> list[object]:
    """The styles of the segments that *words* is made of, without their meta."""
    return [
        segment.style.clear_meta_and_links()
        for y in range(reader.size.height)
        for segment in reader.render_line(y)
        if segment.style is not None and segment.text.strip() and segment.text in words
    ]


async def test_a_claim_is_highlighted_on_its_characters() -> None:
    async with reading(TEXT, mark(TEXT, "40 people died", "c")) as (reader, _):
        assert painted(reader, "c") == "40 people died"


async def test_a_claim_over_several_rows_is_highlighted_on_all_of_them() -> None:
    words = "The mayor said that 40 people died. Nobody else spoke."
    async with reading(TEXT, mark(TEXT, words, "c"), size=(30, 12)) as (reader, _):
        assert painted(reader, "c").replace(" ", "") == words.replace(" ", "")
        assert sum("claim" in str(reader.render_line(y)) for y in range(12)) >= 2


@pytest.mark.parametrize(
    "before",
    ["中文字 ", "👨‍👩‍👧 ", "🇫🇷🇫🇷 ", "👍🏽 ", "e\u0301a\u0323 ", "❤️1️⃣", "a\u200db ", "\u202e\u2066", "\t\x1b[31m"],
)
async def test_a_highlight_does_not_shift_after_wide_or_joined_characters(before: str) -> None:
    text = f"{before}40 people died 中 here"
    async with reading(text, mark(text, "40 people died", "c")) as (reader, _):
        assert painted(reader, "c") == "40 people died"


async def test_a_claim_that_begins_inside_a_cluster_covers_all_of_it() -> None:
    async with reading("a🇫🇷b", Mark("c", Span(2, 4), "new", "○")) as (reader, _):
        assert painted(reader, "c") == "🇫🇷b"


async def test_of_overlapping_claims_the_shorter_is_on_top() -> None:
    outer, inner = mark(TEXT, "The mayor said that 40 people died.", "outer"), mark(TEXT, "40 people", "inner")
    async with reading(TEXT, inner, outer) as (reader, _):
        assert painted(reader, "inner") == "40 people"
        assert painted(reader, "outer") == "The mayor said that  died."


async def test_the_gutter_shows_the_glyph_of_a_claim_where_it_begins() -> None:
    async with reading(TEXT, mark(TEXT, "40 people", glyph="✗")) as (reader, _):
        assert [row[:3].strip() for row in rows(reader)[:4]] == ["", "", "✗", ""]


async def test_the_gutter_says_that_several_claims_begin_on_a_row() -> None:
    async with reading(TEXT, mark(TEXT, "The mayor", glyph="✓"), mark(TEXT, "40 people", glyph="✗")) as (reader, _):
        assert rows(reader)[2].startswith(" ✓+The mayor")
        reader.set_current("40 people")
        assert rows(reader)[2].startswith("▶✗+The mayor")


async def test_the_current_claim_has_a_bar_on_all_its_rows() -> None:
    words = "The mayor said that 40 people died. Nobody else spoke."
    async with reading(TEXT, mark(TEXT, words, "c"), current="c", size=(30, 12)) as (reader, _):
        assert [row[:1].strip() for row in rows(reader)[:6]] == ["", "", "▶", "▌", "▌", ""]


async def test_the_current_claim_looks_different_and_its_inner_parts_do_too() -> None:
    async with reading(TEXT, mark(TEXT, "40 people died", "c")) as (reader, _):
        plain = looks_of(reader, "40 people died")
        reader.set_current("c")
        current = looks_of(reader, "40 people died")
        start = TEXT.index("40")
        reader.set_current("c", [Inner(Span(start, start + 2), "quantity")])
        quantity, rest = looks_of(reader, "40")[0], looks_of(reader, " people died")[0]

        assert plain != current
        assert rest == current[0] != quantity


async def test_a_verdict_restyles_a_claim() -> None:
    async with reading(TEXT, mark(TEXT, "40 people died", "c")) as (reader, _):
        before = looks_of(reader, "40 people died")
        reader.set_mark(mark(TEXT, "40 people died", "c", "error", "✗"))

        assert looks_of(reader, "40 people died") != before
        assert rows(reader)[2].startswith(" ✗")


async def test_a_claim_that_a_reviewer_adds_is_shown() -> None:
    async with reading(TEXT) as (reader, _):
        reader.set_mark(mark(TEXT, "The river rose", "added"))

        assert painted(reader, "added") == "The river rose"


async def test_search_hits_are_highlighted_and_let_go() -> None:
    async with reading(TEXT) as (reader, _):
        before = looks_of(reader, "river")
        reader.set_found([mark(TEXT, "river").span])
        assert looks_of(reader, "river") not in ([], before)
        reader.set_found([])
        assert looks_of(reader, "river") == before


async def test_passages_are_told_apart() -> None:
    roles = (Passage(0, 7, Role.TITLE), Passage(9, 61, Role.QUOTATION), Passage(65, 80, Role.BOILERPLATE))
    async with reading(TEXT, roles=roles) as (reader, _):
        title, quotation, clutter = (looks_of(reader, TEXT.split("\n\n")[n].strip())[0] for n in range(3))

        assert len({title, quotation, clutter}) == 3
        assert rows(reader)[2].startswith("       The mayor")


async def test_an_unknown_state_is_shown_as_a_claim_without_one() -> None:
    async with reading(TEXT, mark(TEXT, "40 people", "c", "no-such-style")) as (reader, _):
        assert painted(reader, "c") == "40 people"


async def test_a_move_draws_the_rows_of_two_claims_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    text, marks = long_article()
    async with reading(text, *marks, current="c0", size=(60, 20)) as (reader, pilot):
        drawn: list[int] = []
        draw = reader.drawn
        monkeypatch.setattr(reader, "drawn", lambda lines: drawn.extend(lines) or draw(lines))
        reader.set_current("c1")
        await pilot.pause()
        rows_of = reader.layout_of_text.rows_of

        assert set(drawn) == {*rows_of(marks[0].span), *rows_of(marks[1].span)}


async def test_a_claim_is_brought_into_view_with_rows_around_it() -> None:
    text, marks = long_article()
    async with reading(text, *marks, size=(60, 20)) as (reader, _):
        for number in (40, 41, 45, 3, 0, 59):
            reader.scroll_to_claim(f"c{number}")
            row, top = reader.layout_of_text.row_of(marks[number].span.start), reader.scroll_offset.y
            assert painted(reader, f"c{number}").replace(" ", "") == marks[number].span.of(text).replace(" ", "")
            assert min(3, row) <= row - top <= 19


async def test_a_claim_in_view_is_not_scrolled_to() -> None:
    text, marks = long_article()
    async with reading(text, *marks, size=(60, 20)) as (reader, _):
        reader.scroll_to_claim("c2")
        assert reader.scroll_offset.y == 0


async def test_a_claim_taller_than_the_screen_is_shown_from_its_top() -> None:
    text = "Intro.\n\n" + "many words " * 60
    async with reading(text, Mark("c", Span(8, len(text)), "new", "○"), size=(30, 5)) as (reader, _):
        reader.scroll_to_claim("c")
        assert reader.scroll_offset.y == reader.layout_of_text.row_of(8)


async def test_an_article_opens_at_its_current_claim() -> None:
    text, marks = long_article()
    async with reading(text, *marks, current="c50") as (reader, _):
        assert painted(reader, "c50")


async def test_an_article_shown_before_there_is_a_screen_opens_at_its_current_claim() -> None:
    text, marks = long_article()

    class Early(Desk):
        def on_mount(self) -> None:
            reader = self.query_one(Reader)
            reader.show(text, (), marks)
            reader.set_current("c50")
            reader.scroll_to_claim("c50")

    app = Early()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert painted(app.query_one(Reader), "c50")


async def test_another_article_opens_at_its_top() -> None:
    text, marks = long_article()
    async with reading(text, *marks, current="c50") as (reader, pilot):
        reader.show(text, (), marks)
        await pilot.pause()
        assert reader.scroll_offset.y == 0


@pytest.mark.parametrize("width", [30, 48, 90, 200])
async def test_a_resize_keeps_the_top_line(width: int) -> None:
    text, marks = long_article()
    async with reading(text, *marks, size=(60, 20)) as (reader, pilot):
        reader.scroll_to_claim("c30")
        top = reader.visible_span.start
        await pilot.resize_terminal(width, 14)
        await pilot.pause()
        row = reader.layout_of_text.row(reader.scroll_offset.y)
        assert row.start <= top < row.end
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert reader.visible_span.start == top


async def test_a_resize_keeps_the_current_claim_in_view() -> None:
    text, marks = long_article()
    async with reading(text, *marks, current="c30", size=(60, 30)) as (reader, pilot):
        for size in [(25, 10), (100, 8), (20, 4)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert painted(reader, "c30")


async def test_a_wide_terminal_centres_a_column_that_can_be_read() -> None:
    async with reading("word " * 200, size=(160, 12)) as (reader, _):
        line = rows(reader)[0]
        margin = len(line) - len(line.lstrip())

        assert len(line.strip()) <= MEASURE
        assert abs(margin - (160 - margin - MEASURE)) <= 4


@pytest.mark.parametrize("size", [(2, 2), (3, 1), (5, 2), (12, 3), (13, 3)])
async def test_a_tiny_terminal_is_no_reason_to_fall_over(size: tuple[int, int]) -> None:
    text = "中文 👨‍👩‍👧 some words"
    async with reading(text, mark(text, "some words", "c"), current="c", size=size) as (reader, _):
        assert all(reader.render_line(y).cell_length == reader.size.width for y in range(reader.size.height + 2))


@pytest.mark.parametrize(("width", "height"), [(0, 0), (0, 5), (1, 1), (1, 0), (5, 0)])
async def test_a_reader_without_room_is_no_reason_to_fall_over(width: int, height: int) -> None:
    async with reading(TEXT, mark(TEXT, "40 people", "c"), current="c") as (reader, pilot):
        reader.styles.width, reader.styles.height = width, height
        await pilot.pause()
        reader.set_current(None)
        reader.set_current("c")
        reader.scroll_to_claim("c")
        assert reader.render_line(0).cell_length == reader.size.width
        reader.styles.width, reader.styles.height = 60, 12
        await pilot.pause()
        await pilot.pause()
        assert painted(reader, "c") == "40 people"


async def test_an_empty_article_is_shown_as_nothing() -> None:
    async with reading("") as (reader, _):
        reader.set_current("nowhere")
        reader.scroll_to_claim("nowhere")
        assert rows(reader) == [""] * 12


async def test_a_mark_outside_the_text_is_drawn_nowhere() -> None:
    async with reading(
        "short", Mark("c", Span(90, 99), "new", "○"), Mark("e", Span(2, 2), "new", "○"), current="c"
    ) as (
        reader,
        _,
    ):
        assert painted(reader, "c") == painted(reader, "e") == ""
        assert rows(reader)[0].endswith("short")


async def test_keys_scroll_at_once() -> None:
    text, marks = long_article()
    async with reading(text, *marks, size=(60, 20)) as (reader, pilot):
        reader.focus()
        await pilot.pause()
        places = []
        for key in ("pagedown", "down", "up", "end", "pageup", "home"):
            await pilot.press(key)
            places.append(reader.scroll_offset.y)
        last = reader.max_scroll_y
        assert places == [19, 20, 19, last, last - 19, 0]


async def test_a_click_on_a_claim_picks_it() -> None:
    text = "中文 👨‍👩‍👧 words claimed here"
    async with reading(text, mark(text, "claimed", "c")) as (reader, pilot):
        strip, x = reader.render_line(0), 0
        for segment in strip:
            if segment.text == "claimed":
                break
            x += segment.cell_length
        await pilot.click(Reader, offset=(x - 1, 0))
        assert pilot.app.picked == []
        await pilot.click(Reader, offset=(x, 0))
        await pilot.click(Reader, offset=(x + 6, 0))
        await pilot.click(Reader, offset=(x + 7, 0))
        assert pilot.app.picked == ["c", "c"]


async def test_a_click_on_a_glyph_in_the_gutter_picks_its_claim() -> None:
    async with reading(TEXT, mark(TEXT, "40 people", "c")) as (_, pilot):
        await pilot.click(Reader, offset=(1, 2))
        assert pilot.app.picked == ["c"]


async def test_what_is_selected_with_the_mouse_is_the_articles_characters() -> None:
    text = "中文 👨‍👩‍👧 e\u0301 words\nto select here"
    async with reading(text) as (reader, pilot):
        start, end = text.index("words"), text.index(" here")
        (top, left), (bottom, right) = reader.layout_of_text.place_of(start), reader.layout_of_text.place_of(end)
        await pilot.mouse_down(Reader, offset=(3 + left, top))
        await pilot.hover(Reader, offset=(3 + right, bottom))
        await pilot.mouse_up(Reader, offset=(3 + right, bottom))
        await pilot.pause()

        assert reader.selected_span is not None
        assert reader.selected_span.start == start
        assert abs(reader.selected_span.end - end) <= 1
        assert (reader.screen.get_selected_text() or "").startswith("words\nto select")


async def test_the_end_of_a_selection_is_no_click_but_the_next_click_is_one() -> None:
    async with reading(TEXT, mark(TEXT, "The mayor said that 40 people", "c")) as (reader, pilot):
        await pilot.mouse_down(Reader, offset=(5, 2))
        await pilot.hover(Reader, offset=(15, 2))
        await pilot.mouse_up(Reader, offset=(15, 2))
        await pilot.pause()
        assert (pilot.app.picked, bool(reader.selected_span)) == ([], True)
        await pilot.click(Reader, offset=(15, 2))
        assert (pilot.app.picked, bool(reader.selected_span)) == (["c"], False)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (SELECT_ALL, Span(0, 11)),
        (Selection(Offset(-3, 0), Offset(99, 0)), Span(0, 3)),
        (Selection(Offset(2, 1), None), Span(6, 11)),
        (Selection(None, Offset(0, 99)), Span(0, 11)),
        (Selection(Offset(6, 1), Offset(6, 1)), Span(9, 11)),
    ],
)
async def test_the_ends_of_a_selection_are_held_to_rows_and_clusters(selection: Selection, expected: Span) -> None:
    async with reading("one\ntwo a🇫🇷b"[:11]) as (reader, _):
        reader.screen.selections = {reader: selection}
        assert reader.selected_span == expected


async def test_copied_text_is_safe_to_paste() -> None:
    async with reading("rm\x1b]52;c;Zm9v\x07 -rf\nnext") as (reader, _):
        copied = reader.get_selection(SELECT_ALL)
        assert copied == ("rm\ufffd]52;c;Zm9v\ufffd -rf\nnext", "\n")


async def test_a_selection_is_drawn() -> None:
    async with reading("one two three") as (reader, pilot):
        before = looks_of(reader, "one two three")
        reader.screen.selections = {reader: Selection(Offset(4, 0), Offset(7, 0))}
        await pilot.pause()
        assert [segment.text for segment in reader.render_line(0)][-4:-1] == ["one ", "two", " three"]
        assert looks_of(reader, "two") != before
        reader.screen.clear_selection()
        await pilot.pause()
        assert looks_of(reader, "one two three") == before


HOSTILE = (
    "[bold]not bold[/] [@click=app.quit]x[/]\n\x1b[31mred\x1b]52;c;Zm9v\x07 \x9b2J\x00\x7f\n"
    "\u202eright\u2066\u200b\t tab\n"
    "👨‍👩‍👧🇫🇷👍🏽❤️ 中文字「한국어」 a\u200db \U0001f3fd \ud800 e\u0301 \ufeff\n"
)


@pytest.mark.parametrize("width", [7, 20, 60])
async def test_no_character_of_an_article_can_steer_the_terminal(width: int) -> None:
    claim = Mark("\x1b[0m[red]", Span(5, 90), "[red]", "\x1b")
    async with reading(HOSTILE * 2, claim, current=claim.id, size=(width, 40)) as (reader, _):
        for y in range(reader.size.height):
            strip = reader.render_line(y)
            assert strip.text == safe_text(strip.text)
            assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length == reader.size.width
        assert "[bold]" in "".join(rows(reader)).replace(" ", "")


@pytest.mark.parametrize("words", ["not bold", "red\x1b]52", "right\u2066", "中文字「", "👍🏽❤️", "b \U0001f3fd"])
async def test_a_claim_in_hostile_text_is_highlighted_on_its_characters(words: str) -> None:
    async with reading(HOSTILE, mark(HOSTILE, words, "c")) as (reader, _):
        assert painted(reader, "c") == safe_text(words).replace("\U0001f3fd", "👍🏽"[1] if "👍" in words else "\ufffd")


@pytest.mark.parametrize("theme", ["textual-light", "textual-dark", "ansi-dark", "ansi-light", "nord"])
async def test_a_change_of_theme_draws_everything_anew(theme: str) -> None:
    roles = (Passage(0, 7, Role.TITLE),)
    async with reading(TEXT, mark(TEXT, "40 people died", "c"), roles=roles) as (reader, pilot):
        reader.app.theme = "gruvbox"
        await pilot.pause()
        before = looks_of(reader, "A title")
        reader.app.theme = theme
        await pilot.pause()
        claim, beside = looks_of(reader, "40 people died"), looks_of(reader, "The mayor said that ")
        reader.set_current("c")

        assert looks_of(reader, "A title") != before
        assert claim != beside
        assert looks_of(reader, "40 people died") not in (claim, beside)


async def test_what_two_claims_share_looks_otherwise_than_what_one_has() -> None:
    marks = [mark(TEXT, "The mayor said that 40", "a"), mark(TEXT, "40 people died", "b")]
    async with reading(TEXT, *marks) as (reader, _):
        assert painted(reader, "a") + painted(reader, "b") == "The mayor said that 40 people died"
        shared, one, other = (
            looks_of(reader, "40"),
            looks_of(reader, "The mayor said that "),
            looks_of(reader, " people died"),
        )
        assert len({str(look) for look in (*shared, *one, *other)}) == 2
        assert shared[0] not in (one[0], other[0])


async def test_a_claim_that_was_put_aside_lies_beneath_the_others_and_shares_nothing_with_them() -> None:
    marks = [mark(TEXT, "The mayor said that 40 people", "a"), mark(TEXT, "40", "aside", "dismissed", "–")]
    async with reading(TEXT, *marks) as (reader, _):
        assert painted(reader, "a") == "The mayor said that 40 people"
        assert len(set(map(str, looks_of(reader, "The mayor said that 40 people")))) == 1


async def test_a_second_click_picks_the_claim_beneath() -> None:
    marks = [mark(TEXT, "The mayor said that 40 people", "a"), mark(TEXT, "40", "b")]
    async with reading(TEXT, *marks) as (reader, pilot):
        x = 3 + len("The mayor said that ")
        await pilot.click(Reader, offset=(x, 2))
        reader.set_current("b")
        await pilot.click(Reader, offset=(x, 2))
        reader.set_current("a")
        await pilot.click(Reader, offset=(x, 2))
        assert pilot.app.picked == ["b", "a", "b"]


async def test_what_is_selected_with_the_keyboard_is_drawn_with_its_end() -> None:
    start = TEXT.index("mayor")
    async with reading(TEXT, mark(TEXT, "The mayor said")) as (reader, _):
        plain = looks_of(reader, "The mayor said")
        reader.select(Span(start, start + 5), Span(start + 4, start + 5))
        chosen, end = looks_of(reader, "mayo")[0], looks_of(reader, "r")[0]
        assert len({str(look) for look in (plain[0], chosen, end)}) == 3
        reader.select(None)
        assert looks_of(reader, "The mayor said") == plain


async def test_a_selection_that_grows_draws_the_rows_where_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    text, marks = long_article()
    async with reading(text, *marks, size=(60, 20)) as (reader, pilot):
        reader.select(Span(0, 5), Span(4, 5))
        await pilot.pause()
        drawn: list[int] = []
        draw = reader.drawn
        monkeypatch.setattr(reader, "drawn", lambda lines: drawn.extend(lines) or draw(lines))
        end = reader.layout_of_text.row(4).start + 3
        reader.select(Span(0, end), Span(end - 1, end))
        await pilot.pause()
        assert set(drawn) == {0, 1, 2, 3, 4}
        drawn.clear()
        reader.select(Span(0, end + 1), Span(end, end + 1))
        await pilot.pause()
        assert set(drawn) == {4}


@pytest.mark.parametrize(("setting", "left", "widest"), [(Setting(40), 57, 40), (Setting(40, False), 3, 40)])
async def test_the_column_is_as_wide_and_where_a_reader_likes_it(setting: Setting, left: int, widest: int) -> None:
    app = Desk()
    async with app.run_test(size=(160, 12)) as pilot:
        reader = app.query_one(Reader)
        reader.setting = setting
        reader.show("word " * 200, (), ())
        await pilot.pause()
        line = rows(reader)[0].removesuffix("┃").rstrip()
        assert len(line.strip()) <= widest
        assert abs(len(line) - len(line.lstrip()) - left) <= 3
