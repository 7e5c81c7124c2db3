"""What links two claims, and what does not: sentences of many subjects, read by the real extractor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.compare.comparing import comparable
from tests.compare.last_pairs import LAST_PAIRS
from tests.compare.other_pairs import OTHER_PAIRS
from tests.compare.told_pairs import PAIRS, Pair
from tests.extract.making import make_article
from workbench.compare.comparable import BEFORE, Comparable
from workbench.compare.judging import judge
from workbench.domain.claim import Occurred, Quantity
from workbench.domain.link import Bearing, Link, Relation
from workbench.extract.pipeline import extract

if TYPE_CHECKING:
    from spacy.language import Language

ALL = (*PAIRS, *OTHER_PAIRS, *LAST_PAIRS)


def read(text: str, day: str, nlp: Language) -> list[Comparable]:
    """The claims of an article of that day which says *text*."""
    claims = extract(make_article(text, day), nlp)
    return [Comparable(claim, day, before=text[max(0, claim.start - BEFORE) : claim.start]) for claim in claims]


def link_of(pair: Pair, nlp: Language) -> Link | None:
    """The best link between a claim of the first sentence and one of the second."""
    if pair.other_day:
        ones, others = read(pair.one, pair.day, nlp), read(pair.other, pair.other_day, nlp)
    else:
        every = read(f"{pair.one} {pair.other}", pair.day, nlp)
        ones = [one for one in every if one.claim.end <= len(pair.one)]
        others = [one for one in every if one.claim.start >= len(pair.one)]
    assert ones
    assert others
    links = [link for one in ones for other in others if (link := judge(one, other))]
    return max(links, key=lambda link: link.score, default=None)


@pytest.mark.parametrize("pair", ALL, ids=lambda pair: f"{pair.one[:40]}/{pair.other[:40]}")
def test_two_sentences_are_linked_as_a_reader_would(pair: Pair, nlp: Language) -> None:
    """Of what is not, the table says why."""
    link = link_of(pair, nlp)
    assert (link and link.relation) == (pair.instead if pair.missed else pair.relation)


def test_most_of_what_belongs_together_is_found_and_no_conflict_is_shown_that_is_none() -> None:
    missed = [pair for pair in ALL if pair.missed]
    assert len(missed) <= 0.1 * len([pair for pair in ALL if pair.relation])
    assert not [pair for pair in missed if pair.instead is Relation.CONFLICTS]


# Rules on single claims


FERRY = comparable(
    "The ferry Aurora sank off Marwick.",
    published="2031-07-14",
    occurred=Occurred("2031-07-12", "2031-07-12"),
    place="Marwick",
)


def other(text: str, **about: object) -> Comparable:
    return comparable(text, **({"article": "b", "published": "2031-07-15"} | about))  # type: ignore[arg-type]


def quantity(one: str, text: str, number: float, what: str, state: str | None = None) -> Quantity:
    start = one.index(text)
    return Quantity(start, start + len(text), text, number, number, what=what, state=state)


def test_an_article_whose_day_nobody_knows_is_of_no_story() -> None:
    told = other("Off Marwick the ferry Aurora sank.")
    assert judge(FERRY, told) is not None
    assert judge(FERRY, replace(told, published=None)) is None


def test_a_date_of_its_own_is_enough_where_the_articles_day_is_not_known() -> None:
    told = other("Off Marwick the ferry Aurora sank.", published=None, occurred=Occurred("2031-07-12", "2031-07-12"))
    assert judge(FERRY, told) is not None


def test_what_was_told_a_year_later_without_a_date_is_not_the_same_event() -> None:
    assert judge(FERRY, other("Off Marwick the ferry Aurora sank.", published="2032-07-15")) is None


def test_words_that_overlap_are_one_claim_and_not_two() -> None:
    part = comparable("ferry Aurora sank off Marwick.", start=4)
    assert judge(FERRY, part) is None


def test_the_grounds_name_the_event_with_its_place_in_both_articles() -> None:
    link = judge(FERRY, other("Off Marwick the ferry Aurora sank.", start=50, place="Marwick"))
    assert link is not None
    assert "sank" in link.grounds.sentence
    assert "same place: Marwick" in link.grounds.sentence
    event = link.grounds.pieces[0]
    first_span, second_span = event.first_span, event.second_span
    assert first_span is not None
    assert second_span is not None
    spans = {first_span, second_span} if link.first == FERRY.claim.id else {second_span, first_span}
    assert {len(span) for span in spans} == {len("sank")}


def test_the_grounds_of_a_conflict_say_what_differs_first() -> None:
    one, another = "Fourteen passengers were hurt when a tram derailed in Lund.", "A tram derailed in Lund, hurting 16."
    link = judge(
        comparable(one, quantities=(quantity(one, "Fourteen", 14, "passengers", "hurt"),), place="Lund"),
        other(
            another,
            published="2031-05-02",
            quantities=(quantity(another, "16", 16, "passengers", "hurt"),),
            place="Lund",
        ),
    )
    assert link is not None
    assert link.relation is Relation.CONFLICTS
    first = link.grounds.pieces[0]
    assert (first.what, first.bearing) == ("figure", Bearing.DIFFERS)
    assert {first.first, first.second} == {"Fourteen passengers hurt", "16 passengers hurt"}


def test_parts_that_add_up_to_the_other_figure_agree() -> None:
    one = "Two officers and three sailors were killed when the ferry Aurora sank off Marwick."
    another = "Five people were killed when the ferry Aurora sank off Marwick."
    link = judge(
        comparable(
            one, quantities=(quantity(one, "Two", 2, "officers", "killed"), quantity(one, "three", 3, "crew", "killed"))
        ),
        comparable(another, article="b", quantities=(quantity(another, "Five", 5, "people", "killed"),)),
    )
    assert link is not None
    assert link.relation is Relation.AGREES
    assert link.grounds.pieces[0].bearing is Bearing.ADDS_UP


def test_estimates_of_other_days_are_no_conflict() -> None:
    one, another = "The war has killed more than 250,000 people.", "The war has killed an estimated 400,000 people."
    first = Quantity(20, 37, "more than 250,000", 250_000, None, what="people", state="killed")
    second = Quantity(20, 40, "an estimated 400,000", 400_000, 400_000, True, what="people", state="killed")
    then = comparable(one, published="2029-03-04", quantities=(first,))
    assert judge(then, comparable(another, article="b", published="2031-03-04", quantities=(second,))) is None


def test_a_similar_event_of_the_same_article_is_another_one() -> None:
    again = comparable("A similar ferry sank off Marwick in June.", start=100)
    assert judge(replace(FERRY, published="2031-05-02"), again) is None


def test_what_a_sentence_goes_on_to_say_of_another_event_is_of_that_one() -> None:
    told = comparable("The ferry sank off Marwick.", start=200)
    assert judge(FERRY, told) is not None
    after = replace(told, before="Another accident happened in June. ")
    assert judge(FERRY, after) is None


def test_a_pronoun_means_what_stands_before_it() -> None:
    one = comparable(
        "The Russians have switched it off again.", start=300, before="the hotline between the two armies. "
    )
    another = comparable("The Russians switched off the hotline.", start=600)
    assert judge(one, another) is not None
    assert judge(replace(one, before=""), another) is None


def test_a_misattributed_quotation_is_the_same_quotation_and_says_whose() -> None:
    words = "“For too long they have treated this harbour as their own backyard.”"
    link = judge(
        comparable(words, is_quote=True, claimant="Rita Holm"),
        comparable(words, article="b", is_quote=True, claimant="Ola Berg"),
    )
    assert link is not None
    assert link.relation is Relation.SAME_QUOTE
    assert {link.grounds.pieces[0].first, link.grounds.pieces[0].second} == {"Rita Holm", "Ola Berg"}


def test_who_they_were_differs_though_only_one_claim_says_what_became_of_them() -> None:
    one, another = "On board were a crew of three and two officers.", "The two pilots and three of the crew died."
    link = judge(
        comparable(one, quantities=(quantity(one, "three", 3, "crew"), quantity(one, "two", 2, "officers"))),
        other(
            another,
            published="2031-05-02",
            quantities=(quantity(another, "two", 2, "pilots", "died"), quantity(another, "three", 3, "crew", "died")),
        ),
    )
    assert link is not None
    assert link.relation is Relation.CONFLICTS
    assert {link.grounds.pieces[0].first, link.grounds.pieces[0].second} == {"two officers", "two pilots died"}


def test_two_types_of_one_aircraft_conflict_where_they_are_told_close_by() -> None:
    one = comparable("The aircraft appears to be a Fokker-built F-27.")
    assert judge(one, comparable("Experts say the plane could be an ATR 42.", start=60)) is not None
    assert judge(one, comparable("Experts say the plane could be an ATR 42.", start=6_000)) is None
    same = judge(one, comparable("Experts say the plane could be a Fokker F27.", start=60))
    assert same is None or same.relation is Relation.AGREES
