from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.text.hostile import hostile
from workbench.domain.span import Span
from workbench.tui.text.cells import _PLAIN, drawable, fit, measure

FAMILY = "👨‍👩‍👧"
FRANCE = "🇫🇷"
THUMB = "👍🏽"


@pytest.mark.parametrize("cluster", [FAMILY, FRANCE, THUMB, "👩🏽‍🚒", "🏳️‍🌈", "❤️", "1️⃣", "e\u0301\u0323", "क्‍"])
def test_what_a_reader_takes_for_one_character_is_one_cluster(cluster: str) -> None:
    assert list(measure(drawable(f"a{cluster}b")).offsets) == [0, 1, 1 + len(cluster), 2 + len(cluster)]


def test_a_row_of_flags_is_parted_between_flags() -> None:
    assert list(measure(drawable(FRANCE * 3)).offsets) == [0, 2, 4, 6]


def test_marks_before_any_letter_belong_to_the_first() -> None:
    assert list(measure(drawable("\u0301\u0302a")).offsets) == [0, 3]


def test_every_character_that_is_taken_for_plain_is_one_cell_and_one_cluster() -> None:
    plain = "".join(character for character in map(chr, range(0x3000)) if _PLAIN.fullmatch(character))

    assert len(plain) > 1000
    assert all(cell_len(character) == 1 for character in plain)
    assert cell_len(plain) == len(plain)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\u200db", 2),
        ("\u200da", 1),
        ("a\u200d", 1),
        (f"{FAMILY}\u200d.", 3),
        ("a\U0001f3fdb", 3),
        ("😀\U0001f3fd", 2),
    ],
)
def test_a_joiner_or_a_skin_tone_counts_for_nothing_after_an_emoji_only(text: str, cells: int) -> None:
    assert measure(drawable(text)).width == cells == cell_len(drawable(text))


@given(hostile)
def test_the_ruler_measures_what_rich_measures(text: str) -> None:
    shown = drawable(text)
    ruler = measure(shown)

    assert len(shown) == len(text)
    assert ruler.width == cell_len(shown)
    assert drawable(shown) == shown


@given(hostile)
def test_pieces_cut_between_clusters_are_together_as_wide_as_the_whole(text: str) -> None:
    shown = drawable(text)
    ruler = measure(shown)

    assert sum(cell_len(shown[a:b]) for a, b in pairwise(ruler.offsets)) == cell_len(shown)


@given(hostile, st.integers(0, 60))
def test_an_offset_finds_its_cell_and_the_cell_finds_it_again(text: str, offset: int) -> None:
    ruler = measure(drawable(text))
    start = ruler.floor(min(offset, len(text)))

    assert start <= offset
    assert ruler.width == 0 or ruler.offset_at(ruler.cell_of(start)) == start


@given(hostile, st.integers(0, 60))
def test_floor_and_ceil_enclose_an_offset_by_one_cluster_at_most(text: str, offset: int) -> None:
    ruler = measure(drawable(text))
    offset = min(offset, len(text))
    low, high = ruler.floor(offset), ruler.ceil(offset)

    assert low <= offset <= high
    assert high == offset == low or list(ruler.offsets).index(high) == list(ruler.offsets).index(low) + 1


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert fit(drawable("Idlib"), 5) == ("Idlib", 5)


def test_a_text_too_long_ends_in_an_ellipsis() -> None:
    assert fit(drawable("Hemeimim"), 5) == ("Heme…", 5)


def test_a_wide_character_that_half_fits_is_left_out() -> None:
    assert fit(drawable("中中中"), 4) == ("中…", 3)


@given(hostile, st.integers(0, 40))
def test_a_fitted_text_is_never_wider_than_asked_and_says_its_width(text: str, width: int) -> None:
    shown, cells = fit(drawable(text), width)

    assert cell_len(shown) == cells <= width


def test_clusters_of_several_characters_are_named() -> None:
    assert measure(drawable(f"a{FRANCE}b")).several() == [Span(1, 3)]
    assert measure(drawable("plain")).several() == []
