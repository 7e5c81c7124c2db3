"""Plain text for the parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.masking import plain


@given(st.text())
def test_plain_text_is_as_long_as_what_it_stands_for(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_a_link_leaves_its_words_where_they_stood() -> None:
    text = "See [the report](https://example.org/a?b=c) today."
    masked = plain(text)
    assert masked.split() == ["See", "the", "report", "today."]
    assert masked.index("report") == text.index("report")


def test_emphasis_and_no_break_spaces_become_spaces() -> None:
    assert plain("*Le\xa0Soir* said __no__") == " Le Soir  said   no  "


def test_a_rule_of_any_mark_becomes_spaces() -> None:
    assert plain("a " + "[" * 30 + " b").split() == ["a", "b"]


def test_words_in_square_brackets_without_an_address_stay() -> None:
    assert plain("the [second] bridge") == "the [second] bridge"


def test_control_characters_become_spaces_and_line_ends_stay() -> None:
    assert plain("a\x07\u202eb\nc") == "a  b\nc"


@pytest.mark.parametrize(
    "command", ["\x1b[0m", "\x1b[31;1m", "\x9b2J", "\x1b]52;c;NDIgcGVvcGxl\x07", "\x1b]8;;https://x.example\x1b\\"]
)
def test_what_would_steer_a_terminal_is_neither_word_nor_figure(command: str) -> None:
    text = f"The army {command}said 42 people"
    assert plain(text) == f"The army {' ' * len(command)}said 42 people"
