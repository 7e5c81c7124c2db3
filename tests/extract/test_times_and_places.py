"""When and where a claim says something happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.extract.conftest import Extract
from tests.extract.slots import days, read
from workbench.domain.claim import Occurred
from workbench.domain.span import Span
from workbench.extract.english import ENGLISH
from workbench.extract.places import PlaceName, best_place, majority
from workbench.extract.times import published_day

if TYPE_CHECKING:
    from spacy.language import Language


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


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "published", "occurred"),
    [
        ("Two firms, until last week rivals, bought the mill.", "2022-08-02", None),
        ("The bridge, which opened on 3 May 2019, was destroyed.", "2022-08-02", None),
        ("The bridge (opened on 3 May 2019) was destroyed.", "2022-08-02", None),
        (
            "The bridge, which opened in 2019, collapsed on 4 July 2022.",
            "2022-08-02",
            Occurred("2022-07-04", "2022-07-04"),
        ),
    ],
)
def test_only_a_date_of_the_main_event_is_when_it_happened(
    claims_of: Extract, text: str, published: str | None, occurred: Occurred | None
) -> None:
    assert [claim.occurred for claim in claims_of(text, published)] == [occurred]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Karl Weber, head of the Harrow Center for Chile, sold the mill.", None),
        ("Anna Berger sold the mill to the Middle River Institute.", None),
        ("The army attacked the Free State in Peru and Chile.", None),
        ("The mill was bought by Peru.", None),
        ("The army shot down a plane in northern Peru's Lima province.", "Lima province"),
        ("The mill burned down in the United States.", "United States"),
    ],
)
def test_a_place_is_no_part_of_a_longer_name_and_the_most_specific_one(
    claims_of: Extract, text: str, place: str | None
) -> None:
    assert [claim.place for claim in claims_of(text)] == [place]


def test_a_place_of_the_main_verb_comes_before_one_of_a_side_clause() -> None:
    aside, proper = PlaceName(Span(0, 4), "Peru", "GPE", 2, aside=2), PlaceName(Span(9, 13), "Lima", "GPE", 2)
    assert best_place([aside, proper], frozenset()) == proper


@pytest.mark.model
@pytest.mark.parametrize(("published", "occurred"), [("2022-08-02", "1999-01-01/2022-08-02"), (None, None)])
def test_since_lasts_until_the_article_s_day_where_a_language_has_it(
    nlp: Language, published: str | None, occurred: str | None
) -> None:
    rules = replace(ENGLISH, since=frozenset({"since"}))
    assert days(read(nlp, "Prices have risen ever since 1999.", published, rules)) == [occurred]
