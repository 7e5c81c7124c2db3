"""Check-worthiness and its reasons."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extract, Judge
from workbench.domain.claim import Claim, Kind, Reason
from workbench.domain.weighing import check_worthiness
from workbench.extract import weights

pytestmark = pytest.mark.model


def names(claim: Claim) -> set[str]:
    return {reason.name for reason in claim.reasons}


def test_the_reasons_shown_add_up_to_the_score(claims_of: Extract) -> None:
    for claim in claims_of("More than 40 houses burned down in Lima on Monday. Perhaps the mill was sold in May."):
        total = round(sum(reason.weight for reason in claim.reasons), 2)
        assert claim.score == min(1.0, max(0.0, total))


def test_a_score_stays_between_0_and_1() -> None:
    assert check_worthiness([Reason("a", 0.9, 0, 1), Reason("b", 0.4, 0, 1)]) == 1.0
    assert check_worthiness([Reason("a", -0.4, 0, 1)]) == 0.0


def test_every_weight_is_that_of_the_table(claims_of: Extract) -> None:
    for claim in claims_of("The mill was the largest in Peru. The mill burned down because a cable broke."):
        assert all(weights.WEIGHTS[reason.name] == reason.weight for reason in claim.reasons)


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("Nine mills burned down.", weights.FIGURE, "Nine"),
        ("The mill burned down.", weights.PAST_EVENT, "burned"),
        ("The workers are leaving the mill.", weights.ONGOING_EVENT, "leaving"),
        ("The mill burned down on Monday.", weights.TIME, "Monday"),
        ("The mill burned down near Lima.", weights.PLACE, "Lima"),
        ("Weber said the mill burned down.", weights.ATTRIBUTED, "said"),
        ("Prices were higher than in spring.", weights.COMPARISON, "than"),
        ("The mill burned down due to a broken cable.", weights.CAUSE, "due to"),
        ("The mill was the largest in the valley.", weights.SUPERLATIVE, "largest"),
        ("The owner, sadly, sold the mill.", weights.LOADED, "sadly"),
        ("The mill was possibly sold.", weights.HEDGE, "possibly"),
        ("The owner told me that I sold the mill.", weights.FIRST_PERSON, "I"),
        ("About 40 percent of the mills closed in May.", weights.STATISTIC, "About 40 percent"),
        ("Output of the mill fell in spring.", weights.CHANGE, "fell"),
        ("The court fined Ruiz and Hale for the fire.", weights.NAME, "Ruiz"),
        ("They sold the old mill in May.", weights.NEEDS_CONTEXT, "They"),
    ],
)
def test_a_reason_points_at_the_words_that_gave_it(claims_of: Extract, text: str, reason: str, words: str) -> None:
    (claim,) = claims_of(text)
    (found,) = [each for each in claim.reasons if each.name == reason]
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "What happened to the money?",
        "Please send us your photos.",
        "The mill will probably close next year.",
        "I think this is a shameful disgrace.",
        "The mayor, Karl Weber, said,",
        "A quiet morning.",
    ],
)
def test_questions_requests_predictions_opinions_and_lead_ins_are_no_claims(claims_of: Extract, text: str) -> None:
    assert claims_of(text) == []


def test_what_is_said_is_scored_and_not_that_it_is_said(claims_of: Extract) -> None:
    said, plain = claims_of("Weber said the mill has six old wheels.\n\nThe mill has six old wheels.")
    assert weights.PAST_EVENT not in names(said)
    assert names(said) - names(plain) == {weights.ATTRIBUTED}


@pytest.mark.parametrize(
    ("led_in", "plain"),
    [
        ("I want to point out that nine mills burned down in May.", "Nine mills burned down in May."),
        ("The fact is that nine mills burned down in May.", "Nine mills burned down in May."),
    ],
)
def test_words_that_lead_in_what_a_speaker_says_count_for_nothing(claims_of: Extract, led_in: str, plain: str) -> None:
    (one,), (other,) = claims_of(led_in), claims_of(plain)
    assert {(r.name, r.weight) for r in one.reasons} == {(r.name, r.weight) for r in other.reasons}


def test_a_view_is_scored_by_what_it_says_less_that_it_is_a_view(claims_of: Extract) -> None:
    (claim,) = claims_of("I think that nine mills burned down in May.")
    assert names(claim) >= {weights.FIGURE, weights.PAST_EVENT, weights.OPINION}
    assert weights.FIRST_PERSON not in names(claim)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The plan is absurd for the towns of the valley.", weights.OPINION),
        ("The shameful plan was dropped by the towns of the valley.", weights.LOADED),
    ],
)
def test_an_opinion_is_told_from_a_loaded_word(judged: Judge, text: str, reason: str) -> None:
    assert {weights.OPINION, weights.LOADED} & {each.name for each in judged(text).reasons} == {reason}


@pytest.mark.parametrize(
    "text",
    [
        "You have got to see the mill.",
        "The mill has got two owners.",
    ],
)
def test_have_got_is_no_event_in_the_past(judged: Judge, text: str) -> None:
    assert weights.PAST_EVENT not in {each.name for each in judged(text).reasons}


@pytest.mark.parametrize("text", ["More than 200 mills closed.", "The town bought a mill rather than a farm."])
def test_than_that_compares_nothing_is_no_comparison(judged: Judge, text: str) -> None:
    assert weights.COMPARISON not in {each.name for each in judged(text).reasons}


@pytest.mark.parametrize(
    "text",
    [
        "It was a quiet morning.",
        "That is all.",
        "Here is what happened next.",
        "Nothing is certain.",
        "We will see.",
        "They know it too.",
        "The question is why.",
    ],
)
def test_sentences_without_content_are_no_claims(claims_of: Extract, text: str) -> None:
    assert claims_of(text) == []


def test_superlatives_are_not_found_in_at_least_and_most_of(claims_of: Extract) -> None:
    for claim in claims_of("At least four mills burned down. Most of the mills burned down."):
        assert weights.SUPERLATIVE not in names(claim)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mill burned down.", Kind.EVENT),
        ("Nine mills burned down.", Kind.FIGURE),
        ("“The mill burned down in March,” Weber said.", Kind.QUOTATION),
        ("Weber said the mill burned down.", Kind.STATEMENT),
        ("Prices were higher than in spring.", Kind.COMPARISON),
        ("The mill burned down because a cable broke.", Kind.CAUSE),
        ("The mill is made of stone.", Kind.PROPERTY),
        ("The council will close nine schools next year, the mayor said.", Kind.PREDICTION),
    ],
)
def test_a_claim_is_of_this_kind(claims_of: Extract, text: str, kind: Kind) -> None:
    assert [claim.kind for claim in claims_of(text)] == [kind]


def test_what_became_of_somebody_is_not_little(judged: Judge) -> None:
    assert weights.SAYS_LITTLE not in {reason.name for reason in judged("Another four people were missing.").reasons}
