"""Notes as their Markdown says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.shown import safe_text
from workbench.tui.widgets.markdown import as_written


def rows(text: str, by: int = 0) -> list[str]:
    return [hung.line.plain for hung in as_written(text, by)]


def test_plain_lines_stay_as_they_were_typed() -> None:
    assert rows("Asked the union,\n\n  twice: 3 of 5 said so.", 2) == [
        "  Asked the union,",
        "  ",
        "    twice: 3 of 5 said so.",
    ]


def test_emphasis_is_drawn_and_its_marks_are_not() -> None:
    (hung,) = as_written("Ask **them** about *it* and `this`")
    assert hung.line.plain == "Ask them about it and this"
    drawn = {
        (hung.line.plain[span.start : span.end], str(span.style)) for span in hung.line.spans if span.start < span.end
    }
    assert drawn == {("them", "bold"), ("it", "italic"), ("this", "reverse")}


def test_line_ends_stay_inside_a_paragraph() -> None:
    assert rows("**one**\ntwo") == ["one", "two"]


def test_lists_stand_further_in_with_their_marks() -> None:
    assert rows("- a\n- b\n  1. c\n  2. d\n\nafter", 2) == ["  • a", "  • b", "    1. c", "    2. d", "  after"]
    assert rows("9. a\n10. b\n\nc") == ["9. a", "10. b", "c"]


def test_a_link_says_where_it_leads() -> None:
    assert rows("[the log](https://a.example/b), <https://c.example>") == [
        "the log (https://a.example/b), https://c.example"
    ]


def test_quotations_and_code_are_kept_to_the_letter() -> None:
    assert rows("> said\n> so\n\n```\nx = [1]\n  y\n```") == ["  said", "  so", "x = [1]", "  y"]


def test_html_and_markup_are_words() -> None:
    assert rows("**a** <b>c</b> [@click=app.quit]d[/]") == ["a <b>c</b> [@click=app.quit]d[/]"]


@given(st.text(st.sampled_from("ab *_`#>[]()-+1.~\n\t\\!<&;\x1b\u202e\x9b"), max_size=80), st.integers(0, 4))
def test_whatever_is_written_is_harmless_and_none_of_its_words_is_lost(text: str, by: int) -> None:
    drawn = "".join(rows(text, by))
    assert safe_text(drawn) == drawn
    assert sorted(c for c in drawn if c in "ab") == sorted(c for c in text if c in "ab") or "](" in text or "[" in text


@pytest.mark.parametrize("text", ["> " * 5000 + "a", "- " * 5000 + "a", "[" * 9000, "*" * 19999, "`" * 19999])
def test_marks_without_end_are_drawn_too(text: str) -> None:
    assert rows(text)
