"""What is marked inside a claim."""

from __future__ import annotations

from msgspec.structs import replace

from tests.tui.making import FERRY, FERRY_CLAIMS
from workbench.domain.claim import Claim, Reason
from workbench.domain.review import ReviewedClaim, Standing
from workbench.extract import weights
from workbench.tui.widgets.appearance import MARKED_AS, inner

CRANE, INSPECTED, *_ = FERRY_CLAIMS


def marked(claim: Claim) -> list[tuple[str, str]]:
    found = inner(ReviewedClaim(claim, Standing(), "", ""), FERRY)
    assert all(part.span.within(claim.span) for part in found)
    return [(part.style, part.span.of(FERRY)) for part in found]


def reason(name: str, words: str) -> Reason:
    start = FERRY.index(words)
    return Reason(name, 0.1, start, start + len(words))


def test_each_of_several_assertions_is_told_from_its_neighbours_and_from_what_stands_between() -> None:
    found = marked(CRANE)
    assert [words for style, words in found if style == "between"] == [", ", " and ", "."]
    assert [words for style, words in found if style == "part"] == ["killing at least three dockers"]
    assert [words for style, words in found if style == "quantity"] == ["at least three", "21"]


def test_who_said_it_is_marked() -> None:
    assert marked(INSPECTED) == [("claimant", "The port authority")]


def test_when_and_where_are_marked_by_the_reasons_that_found_them() -> None:
    dated = replace(
        CRANE, reasons=(reason("a time", "on Monday"), reason("a place", "moored ferry"), reason("a time", "March"))
    )
    found = marked(dated)
    assert ("occurred", "on Monday") in found
    assert ("place", "moored ferry") in found
    assert ("occurred", "March") not in found  # outside of it


def test_a_place_without_a_reason_is_marked_where_it_is_named() -> None:
    assert ("place", "Tuesday") in marked(replace(INSPECTED, place="Tuesday"))
    assert not any(style == "place" for style, _ in marked(replace(INSPECTED, place="Elsewhere")))


def test_the_reasons_are_called_as_the_extraction_calls_them() -> None:
    assert set(MARKED_AS) == {weights.TIME, weights.PLACE}
