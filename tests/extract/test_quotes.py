"""What stands between quotation marks."""

from __future__ import annotations

import pytest

from workbench.domain.article import Role
from workbench.domain.span import Span
from workbench.extract.pieces import Piece
from workbench.extract.quotes import quoted, quoted_share


def quotes_of(*paragraphs: str, role: Role = Role.BODY) -> list[str]:
    text, found, start = "\n\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        found.append(Piece(start, start + len(paragraph), role))
        start += len(paragraph) + 2
    return [span.of(text) for span in quoted(text, found)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said “it rained” and “it snowed”.", ["“it rained”", "“it snowed”"]),
        ('"It rained," he said. "A lot."', ['"It rained,"', '"A lot."']),
        ("«It rained», he said.", ["«It rained»"]),
        ("He said: ‘The rain will stop by noon.’", ["‘The rain will stop by noon.’"]),
        ("The farmers’ union and the miners’ club met.", []),
        ('A 5 inch (5") nail', []),
        ("It rained,” the ministry said.", ["It rained,”"]),
        ("''It rained,'' he said. ''A lot.''", ["''It rained,''", "''A lot.''"]),
        ("``It rained,'' he said.", ["``It rained,''"]),
        ("He said: 'The rain will stop by noon.'", ["'The rain will stop by noon.'"]),
        ("The farmers' union met, and the miners' club did.", []),
        ("”It rained,” he said.", ["”It rained,”"]),
    ],
)
def test_quotation_marks_of_every_kind_are_found(text: str, quotes: list[str]) -> None:
    assert quotes_of(text) == quotes


def test_a_quotation_over_two_paragraphs_is_opened_twice_and_closed_once() -> None:
    assert quotes_of("He said: “It rained.", "“Then it snowed.”") == ["“It rained.", "“Then it snowed.”"]


def test_a_quotation_that_never_closes_is_none() -> None:
    assert quotes_of("He said “it rained.", "Then it snowed.") == []


def test_a_block_quotation_needs_no_marks() -> None:
    assert quotes_of("It rained all day.", role=Role.QUOTATION) == ["It rained all day."]


def test_the_share_counts_words() -> None:
    text = "“It rained,” he said."
    assert quoted_share(text, [Span(0, 12)], Span(0, len(text))) == 0.5
