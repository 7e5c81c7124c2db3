"""Plain text for the parser."""

from __future__ import annotations

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
    assert plain("a\x1b[31m\u202eb\nc") == "a [31m b\nc"
