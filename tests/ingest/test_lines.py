import pytest

from workbench.ingest.lines import Mark, lines_of


def clean(text: str) -> list[tuple[str, Mark]]:
    return [(text[line.start : line.end], line.mark) for line in lines_of(text)]


@pytest.mark.parametrize(
    ("raw", "words", "mark"),
    [
        ("## A heading ##", "A heading", Mark.HEADING),
        ("#hashtag", "#hashtag", Mark.PLAIN),
        ("> somebody said", "somebody said", Mark.QUOTE),
        (">> somebody said", "somebody said", Mark.QUOTE),
        ("> - listed", "listed", Mark.QUOTE),
        ("- listed", "listed", Mark.BULLET),
        ("* listed", "listed", Mark.BULLET),
        ("-3 degrees", "-3 degrees", Mark.PLAIN),
        ("12. Januar", "12. Januar", Mark.PLAIN),
        ("— said she", "— said she", Mark.PLAIN),
        ("\u00a0 words \u00a0", "words", Mark.PLAIN),
        ("-----", "-----", Mark.RULE),
        ("* * *", "* * *", Mark.RULE),
        ("____", "____", Mark.RULE),
    ],
)
def test_marks_and_white_space_are_left_outside(raw: str, words: str, mark: Mark) -> None:
    assert clean(raw) == [(words, mark)]


def test_blank_lines_and_bare_quote_marks_are_no_lines() -> None:
    assert clean("one\n \t\n\u00a0\n>\n> >\ntwo") == [("one", Mark.PLAIN), ("two", Mark.PLAIN)]


def test_a_line_is_near_when_no_blank_line_parts_it_from_the_one_before() -> None:
    assert [line.near for line in lines_of("a\nb\n\nc\n \nd\n>\ne")] == [False, True, False, False, False]
