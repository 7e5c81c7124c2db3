import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.text.hostile import hostile
from workbench.domain.shown import safe_text
from workbench.domain.span import Span
from workbench.tui.text.cells import drawable, measure
from workbench.tui.text.layout import Indented, Layout
from workbench.tui.text.wrap import _starts, row_starts

widths = st.integers(1, 200)


def rows(text: str, width: int) -> list[str]:
    layout = Layout.of(text, width)
    return [layout.row(row).of(layout.text) for row in range(len(layout))]


def test_rows_end_at_spaces_which_hang_over_the_end() -> None:
    assert rows("Five Russian servicemen were", 12) == ["Five Russian ", "servicemen ", "were"]


def test_a_word_that_fills_the_row_exactly_stays_on_it() -> None:
    assert rows("Five Russian  x", 12) == ["Five Russian  ", "x"]


def test_a_word_longer_than_the_row_is_broken() -> None:
    assert rows("an unbreakablelongword end", 8) == ["an ", "unbreaka", "blelongw", "ord end"]


@pytest.mark.parametrize("space", ["\xa0", "\u2007", "\u202f"])
def test_a_no_break_space_does_not_break(space: str) -> None:
    assert [row.strip() for row in rows(f"about 40{space}km away", 9)] == ["about", safe_text(f"40{space}km"), "away"]


def test_a_wide_character_does_not_stand_half_over_the_end() -> None:
    assert rows("中文字中文", 5) == ["中文", "字中", "文"]


def test_chinese_breaks_between_characters_but_not_before_a_closing_mark() -> None:
    assert rows("abc 中文字。中", 9) == ["abc 中文", "字。中"]


def test_a_cluster_wider_than_the_row_has_one_of_its_own() -> None:
    assert rows("中a", 1) == ["中", "a"]


@pytest.mark.parametrize("cluster", ["👨‍👩‍👧", "🇫🇷", "👍🏽", "e\u0301"])
def test_a_break_never_parts_a_cluster(cluster: str) -> None:
    assert set(rows(cluster * 9, 3)) <= {cluster * count for count in range(1, 4)}


def test_a_line_end_ends_a_row_and_belongs_to_it() -> None:
    layout = Layout.of("one\ntwo", 80)

    assert [layout.row(row) for row in range(len(layout))] == [Span(0, 4), Span(4, 7)]
    assert layout.drawn(0) == Span(0, 3)


def test_several_blank_lines_are_one_row() -> None:
    assert rows("one\n\n \t\n\ntwo", 80) == ["one ", "     ", "two"]


def test_an_empty_text_is_one_empty_row() -> None:
    layout = Layout.of("", 80)

    assert (len(layout), layout.row(0), layout.row_of(0), layout.offset_at(3, 3)) == (1, Span(0, 0), 0, 0)


def test_a_gap_is_a_row_without_characters_before_a_line_that_wants_one() -> None:
    layout = Layout.of("one\ntwo\n\nthree", 80, gaps={0, 4, 9})

    assert [layout.row(row) for row in range(len(layout))] == [
        *(Span(0, 4), Span(4, 4), Span(4, 8), Span(8, 9), Span(9, 14)),
    ]
    assert layout.row_of(4) == 2


def test_indented_lines_are_narrower() -> None:
    text = "plain words here\nquoted words here"
    layout = Layout.of(text, 16, [Indented(Span(17, len(text)), 4)])

    assert list(layout.indents) == [0, 4, 4]
    assert layout.row(1).of(layout.text) == "quoted words "


def test_a_narrow_layout_has_no_room_for_an_indent() -> None:
    assert list(Layout.of("quoted", 15, [Indented(Span(0, 6), 4)]).indents) == [0]


def test_a_span_finds_its_rows() -> None:
    layout = Layout.of("one two three", 4)

    assert layout.rows_of(Span(0, 3)) == range(1)
    assert layout.rows_of(Span(2, 5)) == range(2)
    assert layout.rows_of(Span(4, 8)) == range(1, 2)


def test_a_place_beyond_the_end_of_a_row_is_its_last_character() -> None:
    layout = Layout.of("one two", 4)

    assert layout.offset_at(0, 99) == 3
    assert layout.offset_at(1, 99) == 7


@given(hostile, widths)
def test_rows_cover_the_text_in_order(text: str, width: int) -> None:
    layout = Layout.of(text, width)
    spans = [layout.row(row) for row in range(len(layout))]

    assert "".join(span.of(text) for span in spans) == text
    assert len(layout.text) == len(text)
    assert [span.start for span in spans] == sorted(span.start for span in spans)


@given(hostile, widths)
def test_no_row_is_wider_than_the_layout_but_for_one_cluster(text: str, width: int) -> None:
    layout = Layout.of(text, width)
    for row in range(len(layout)):
        drawn = layout.drawn(row).of(layout.text)
        assert cell_len(drawn) <= width or len(layout.ruler(row).offsets) == 2


@given(hostile, widths, st.data())
def test_an_offset_finds_its_place_and_the_place_finds_it_again(text: str, width: int, data: st.DataObject) -> None:
    layout = Layout.of(text, width)
    offset = data.draw(st.integers(0, len(text)))
    row, cell = layout.place_of(offset)
    line = layout.row(row)
    start = line.start + layout.ruler(row).floor(offset - line.start)

    assert layout.offset_at(row, cell) == start or layout.ruler(row).width == 0
    assert start <= offset <= line.end


@given(hostile, widths)
def test_line_ends_stand_at_row_ends_only(text: str, width: int) -> None:
    layout = Layout.of(text, width)
    for row in range(len(layout)):
        assert "\n" not in layout.drawn(row).of(text)


@given(hostile, widths)
@settings(max_examples=50)
def test_a_row_is_cut_where_its_own_ruler_would_cut_it(text: str, width: int) -> None:
    line = drawable(re.sub("\n", " ", text))
    starts = row_starts(line, width)
    layout = Layout.of(text.replace("\n", " "), width)

    assert starts == list(layout.starts)
    assert sum(layout.ruler(row).width for row in range(len(layout))) == cell_len(line)


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=9), min_size=1), st.integers(9, 60))
def test_a_row_takes_as_many_words_as_it_can_hold(words: list[str], width: int) -> None:
    layout = Layout.of(" ".join(words), width)
    lines = [layout.drawn(row).of(layout.text) for row in range(len(layout))]

    assert all(len(here) + 1 + len(after.split()[0]) > width for here, after in pairwise(lines))


@given(st.text(alphabet="ab  —\xa0", max_size=80), st.integers(1, 30))
def test_the_quick_way_for_plain_lines_cuts_where_the_general_one_does(line: str, width: int) -> None:
    shown = drawable(line)

    assert measure(shown).plain
    assert row_starts(shown, width) == ([0] if len(line) <= width else _starts(shown, measure(shown), width))
