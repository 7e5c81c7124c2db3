from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.text.hostile import hostile
from workbench.domain.span import Span
from workbench.tui.text.units import Units, sentences, words


def texts(units: Units, text: str) -> list[str]:
    return [span.of(text) for span in units.spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said so.", ["The", "mayor", "said", "so", "."]),
        ("about 1,200 dockers' huts", ["about", "1,200", "dockers", "'", "huts"]),
        ("Saint-Malo’s “quay”", ["Saint-Malo’s", "“", "quay", "”"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("地震が", ["地", "震", "が"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        (" \n ", []),
    ],
)
def test_words_are_what_stands_between_blanks_and_marks(text: str, expected: list[str]) -> None:
    assert texts(words(text), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody came!  Why?", ["It rained.", "Nobody came!", "Why?"]),
        ("“It fell.” He said so.", ["“It fell.”", "He said so."]),
        ("Mr. Berg met J. Holm of the U.S. team. They left.", ["Mr. Berg met J. Holm of the U.S. team.", "They left."]),
        ("It cost 1.5 million. Then", ["It cost 1.5 million.", "Then"]),
        ("A headline\n\nIt rained\nall day.", ["A headline", "It rained\nall day."]),
        ("地震があった。被害はない。", ["地震があった。", "被害はない。"]),
    ],
)  # fmt: skip
def test_a_sentence_ends_at_its_mark_or_at_a_blank_line(text: str, expected: list[str]) -> None:
    assert texts(sentences(text), text) == expected


def test_no_sentence_reaches_over_an_edge() -> None:
    text = "Photo: the quay The crane fell."
    assert texts(sentences(text, [15]), text) == ["Photo: the quay", "The crane fell."]


@given(st.text(alphabet="ab .!?\n”',e\u0301。地", max_size=60), st.lists(st.integers(0, 60), max_size=4))
def test_units_follow_one_another_without_blanks_at_their_ends(text: str, edges: list[int]) -> None:
    for units in (words(text), sentences(text, [edge for edge in edges if edge <= len(text)])):
        spans = list(units.spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
        covered = {n for span in spans for n in range(span.start, span.end)}
        assert all(n in covered for n, character in enumerate(text) if not character.isspace())


def test_what_stands_at_before_and_after_a_character_is_found() -> None:
    units = words("one two")
    one, two = Span(0, 3), Span(4, 7)
    assert [units.at(n) for n in range(8)] == [one] * 3 + [None] + [two] * 3 + [None]
    assert [units.after(n) for n in (0, 3, 4)] == [two, two, None]
    assert [units.before(n) for n in (0, 2, 3, 7)] == [None, None, one, two]


@given(hostile)
def test_any_text_has_its_units_in_order(text: str) -> None:
    for units in (words(text), sentences(text)):
        assert all(before.end <= after.start for before, after in pairwise(units.spans))
