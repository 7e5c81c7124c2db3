"""When and where a claim says something happened."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extract
from workbench.domain.claim import Occurred
from workbench.domain.span import Span
from workbench.extract.places import PlaceName, best_place, majority
from workbench.extract.times import published_day


def name(text: str, label: str, stands: int = 2) -> PlaceName:
    return PlaceName(Span(0, len(text)), text, label, stands)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "occurred"),
    [
        ("The mill burned down on Monday.", Occurred("2022-03-07", "2022-03-07")),
        ("The mill closed in 2011.", Occurred("2011-01-01", "2011-12-31")),
        ("The mill has been closed since September of last year.", Occurred("2021-09-01", "2021-09-30")),
        ("The mill burned down last week, on Friday.", Occurred("2022-03-04", "2022-03-04")),
        ("The mill burned down.", None),
        ("Three mills were sold in recent weeks.", None),
    ],
)
def test_a_claim_s_time_is_seen_from_the_article_s_day(
    claims_of: Extract, text: str, occurred: Occurred | None
) -> None:
    assert [claim.occurred for claim in claims_of(text)] == [occurred]


@pytest.mark.model
def test_the_day_on_which_somebody_said_it_is_not_when_it_happened(claims_of: Extract) -> None:
    (claim,) = claims_of("Weber said on Tuesday that the mill burned down.")
    assert claim.occurred is None


@pytest.mark.model
def test_an_article_without_a_date_leaves_monday_open(claims_of: Extract) -> None:
    assert [claim.occurred for claim in claims_of("The mill burned down on Monday.", None)] == [None]


def test_a_published_date_that_is_none_counts_as_missing() -> None:
    assert published_day("soon") is None
    assert published_day(None) is None
    assert str(published_day("2022-03-09T10:00:00Z")) == "2022-03-09"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mill burned down near Lima.", "Lima"),
        ("The mill burned down in the north of Peru.", "Peru"),
        ("Peru sold the mill.", None),
        ("The mill burned down.", None),
        ("Peru sold a mill in Chile.", "Chile"),
    ],
)
def test_a_place_is_where_it_happened_and_not_who_acted(claims_of: Extract, text: str, place: str | None) -> None:
    assert [claim.place for claim in claims_of(text)] == [place]


def test_the_article_s_majority_decides_whether_a_name_is_a_place() -> None:
    names = [name("Harrow", "GPE"), name("Harrow", "NORP", 1), name("Weber", "PERSON", 0), name("Weber", "PERSON")]
    assert majority(names) == {"Harrow"}


def test_a_place_after_a_preposition_comes_before_one_that_is_acted_on() -> None:
    names = [name("Peru", "GPE", 1), name("Lima", "GPE", 2), name("Chile", "GPE", 0)]
    best = best_place(names, frozenset())
    assert best is not None
    assert best.name == "Lima"
