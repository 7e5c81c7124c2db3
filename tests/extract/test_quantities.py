"""What is counted, and what is no count."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.extract.slots import read
from workbench.domain.claim import Claim, Kind, Quantity
from workbench.extract import weights

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

ClaimOf = Callable[..., Claim]


def only(claim: Claim) -> Quantity:
    (quantity,) = claim.quantities
    return quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("Twelve houses burned down.", 12, 12, False),
        ("Twenty-one houses burned down.", 21, 21, False),
        ("Two hundred and fifty houses burned down.", 250, 250, False),
        ("1,250 houses burned down.", 1250, 1250, False),
        ("More than 300 houses burned down.", 300, None, False),
        ("At least seven houses burned down.", 7, None, False),
        ("Up to 90 houses burned down.", None, 90, False),
        ("Fewer than 40 houses burned down.", None, 40, False),
        ("About 60 houses burned down.", 60, 60, True),
        ("Some 60 houses burned down.", 60, 60, True),
        ("Nearly 60 houses burned down.", 60, 60, True),
        ("An estimated 60 houses burned down.", 60, 60, True),
        ("Only 60 houses burned down.", 60, 60, False),
        ("Between 20 and 30 houses burned down.", 20, 30, False),
        ("Some 20 to 30 houses burned down.", 20, 30, True),
        ("Two to three million people fled.", 2_000_000, 3_000_000, False),
        ("Dozens of houses burned down.", 12, None, True),
        ("Half a million people fled.", 500_000, 500_000, False),
        ("Hundreds of thousands of people fled.", 100_000, None, True),
    ],
)
def test_a_number_has_these_bounds(claim_of: ClaimOf, text: str, low: float, high: float, approximate: bool) -> None:
    quantity = only(claim_of(text))
    assert (quantity.low, quantity.high, quantity.approximate) == (low, high, approximate)


@pytest.mark.parametrize(
    ("text", "unit", "what"),
    [
        ("The ship carried 40 tonnes of wheat.", "tonnes", "wheat"),
        ("The fire destroyed 14 km of fence.", "km", "fence"),
        ("The town lost 12 percent of its budget.", "percent", "its budget"),
        ("Prices rose by 30 per cent in Lima.", "percent", "Prices"),
        ("The talks lasted less than eight hours in all.", "hours", None),
        ("The town spent $2.5 million on the bridge.", "USD", None),
        ("The flood killed 300 dairy cows.", None, "dairy cows"),
    ],
)
def test_units_and_money_are_apart_from_what_is_counted(
    claim_of: ClaimOf, text: str, unit: str | None, what: str | None
) -> None:
    quantity = only(claim_of(text))
    assert (quantity.unit, quantity.what) == (unit, what)


def test_what_is_counted_is_carried_on_to_a_bare_number(claim_of: ClaimOf) -> None:
    claim = claim_of("42 villagers were killed and 98 wounded in the landslide.")
    assert [(q.low, q.what, q.state) for q in claim.quantities] == [
        (42, "villagers", "killed"),
        (98, "villagers", "wounded"),
    ]


def test_a_state_belongs_to_every_member_of_a_list(claim_of: ClaimOf) -> None:
    claim = claim_of("Three barns, 14 cars and more than 60 houses were destroyed.")
    assert {quantity.state for quantity in claim.quantities} == {"destroyed"}


def test_a_crew_of_three_and_two_officers_are_two_quantities(claim_of: ClaimOf) -> None:
    claim = claim_of("The boat carried a crew of three and two officers.")
    assert [(q.low, q.what) for q in claim.quantities] == [(3, "crew"), (2, "officers")]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened in 2011.",
        "The bridge opened on 3 May 2019.",
        "The train left at 13:40.",
        "The train left at 7 a.m. on Monday.",
        "Maria Lopez, 42, won the race.",
        "A 12-year-old boy won the race.",
        "The aged Mi-8 and the F-22 landed in Zone 1.",
        "The council met in Room 12.",
        "No one was hurt.",
        "Harrow beat Kenley 3-1 on Sunday.",
        "The council made a one-time payment.",
        "The fire was one of the biggest of the year.",
        "The army bought Kestrel 3000 rockets from Peru.",
        "The army tested the R-90LX Kestrel 3000 rockets.",
    ],
)
def test_dates_times_ages_and_names_are_no_counts(claim_of: ClaimOf, text: str) -> None:
    assert claim_of(text).quantities == ()


def test_a_quantity_s_text_is_what_stands_in_the_article(claim_of: ClaimOf) -> None:
    text = "On Monday more than 300 people fled."
    quantity = only(claim_of(text))
    assert text[quantity.start : quantity.end] == quantity.text == "more than 300"


@pytest.mark.parametrize("text", ["In Lima 300 people were killed.", "On Monday 42 people were killed."])
def test_a_place_or_a_day_before_a_number_makes_no_model_of_it(claim_of: ClaimOf, text: str) -> None:
    assert only(claim_of(text)).what == "people"


@pytest.mark.parametrize(
    ("text", "shown", "share"),
    [
        ("Only one out of 20 village schools was destroyed in the flood.", "one out of 20", 0.05),
        ("The flood destroyed three in five bridges.", "three in five", 0.6),
        ("Two thirds of the village schools were destroyed in the flood.", "Two thirds", 2 / 3),
        ("The flood destroyed half of the bridges.", "half", 0.5),
        ("The flood destroyed a quarter of the bridges.", "a quarter", 0.25),
    ],
)
def test_a_part_out_of_a_whole_is_one_ratio(claim_of: ClaimOf, text: str, shown: str, share: float) -> None:
    quantity = only(claim_of(text))
    assert (quantity.text, quantity.low, quantity.high, quantity.unit) == (shown, share, share, "ratio")


def test_a_count_within_a_time_or_a_year_is_no_ratio(claim_of: ClaimOf) -> None:
    assert claim_of("The flood killed three in 24 hours.").quantities[0].low == 3
    assert only(claim_of("The flood killed nine people in 2011.")).unit is None


@pytest.mark.parametrize(
    ("text", "earns"),
    [
        ("The army surrounded the village on three sides.", False),
        ("Only one country was invited to the talks.", False),
        ("The talks are being held by two councils.", False),
        ("The crash killed two pilots.", True),
        ("Two pilots were killed in the crash.", True),
        ("One worker was injured in the fire.", True),
        ("Two bridges collapsed on Monday.", True),
        ("Three bridges are being built by the council.", True),
    ],
)
def test_one_or_two_of_something_is_a_figure_only_when_something_befell_them(
    claim_of: ClaimOf, text: str, earns: bool
) -> None:
    claim = claim_of(text)
    assert any(reason.name == weights.FIGURE for reason in claim.reasons) == earns
    assert (claim.kind is Kind.FIGURE) == earns


@pytest.mark.parametrize(
    "text",
    [
        "The fund paid 5 " + "9" * 5_000 + " times.",
        "The flood killed 5 ² ³ people.",
        "The site drew 40 +",
        "It rose from 3 to",
        "They lost between $5 million and",
        "Two thirds of",
        "A couple of",
        "At least up to 5 more or so or more",
    ],
)
def test_numbers_broken_off_or_beyond_all_bounds_are_no_error(nlp: Language, text: str) -> None:
    found = [quantity for reading in read(nlp, text) for quantity in reading.quantities]
    assert len({(quantity.start, quantity.end) for quantity in found}) == len(found)
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)
