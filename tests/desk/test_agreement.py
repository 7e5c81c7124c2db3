import math
import sys
from itertools import combinations, count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workbench.desk.agreement import Agreement, agreement, alpha_in_words, kappa_in_words
from workbench.domain.scale import DEFAULT, Rating, Scale

RATINGS = [rating.id for rating in DEFAULT.ratings]
FIVE = Scale("five", 1, 1, 5, tuple(Rating(str(n), f"Grade {n}", str(n), n, "·", "secondary") for n in range(1, 6)))
NAMED = Scale("named", 1, 0, 0, tuple(Rating(name, name, name, None, "·", "secondary") for name in "abcde"))


def judged(**rows: str) -> list[tuple[str, str, str]]:
    """A table with a row a reviewer and a column a claim; a dot stands for no verdict."""
    return [
        (f"claim {place}", reviewer, rating)
        for reviewer, ratings in rows.items()
        for place, rating in enumerate(ratings.split())
        if rating != "."
    ]


def undefined(found: Agreement) -> set[str]:
    return set(found.undefined)


FOUR_OBSERVERS = judged(
    a="1 2 3 3 2 1 4 1 2 . . .",
    b="1 2 3 3 2 2 4 1 2 5 . 3",
    c=". 3 3 3 2 3 4 2 2 5 1 .",
    d="1 2 3 3 2 4 4 1 2 5 1 .",
)


def test_alpha_is_as_published_for_four_observers_with_gaps() -> None:
    """Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), the example with four observers."""
    found = agreement(FOUR_OBSERVERS, FIVE)
    assert (found.alpha_nominal, found.alpha_ordinal) == (
        pytest.approx(0.743, abs=5e-4),
        pytest.approx(0.815, abs=5e-4),
    )
    assert (found.claims, found.claims_agreed, found.undefined) == (11, 8, {})


def test_alpha_is_as_published_for_two_observers_of_twelve_articles() -> None:
    """The same paper, the example of nominal data and two observers."""
    found = agreement(judged(ben="a a b b d c c c e d d a", gerry="b a b b b c c c e d d d"), NAMED)
    assert found.alpha_nominal == pytest.approx(0.692, abs=5e-4)


def test_kappa_sets_agreement_against_what_chance_would_give() -> None:
    """35 of 50 alike; by chance 25/50 * 30/50 + 25/50 * 20/50 = 1/2; kappa is (0.7 - 0.5) / (1 - 0.5)."""
    table = {("true", "true"): 20, ("true", "false"): 5, ("false", "true"): 10, ("false", "false"): 15}
    claim = count()
    verdicts = [
        (f"claim {number}", reviewer, rating)
        for both, times in table.items()
        for number in [next(claim) for _ in range(times)]
        for reviewer, rating in zip(("ann", "bob"), both, strict=True)
    ]
    (pair,) = agreement(verdicts, DEFAULT).pairs
    assert (pair.reviewers, pair.claims) == (("ann", "bob"), 50)
    assert (pair.agreement, pair.kappa) == (pytest.approx(70), pytest.approx(0.4))


def test_percent_agreement_counts_pairs_of_verdicts() -> None:
    found = agreement(judged(ann="true true false", bob="true true mixed", cid="true false ."), DEFAULT)
    assert (found.claims, found.claims_agreed) == (3, 1)
    assert found.percent_agreement == pytest.approx(100 * 4 / 7)
    assert [(pair.reviewers, pair.claims) for pair in found.pairs] == [
        (("ann", "bob"), 3), (("ann", "cid"), 2), (("bob", "cid"), 2),
    ]  # fmt: skip


def test_reviewers_who_share_no_claim_are_no_pair() -> None:
    found = agreement(judged(ann="true true .", bob="true . false", cid=". true false"), DEFAULT)
    assert [pair.claims for pair in found.pairs] == [1, 1, 1]
    assert (
        agreement(judged(ann="true true . .", bob="true true . .", cid=". . true true"), DEFAULT).pairs[0].claims == 2
    )


@pytest.mark.parametrize("verdicts", [[], judged(ann="true false"), judged(ann="true .", bob=". true")])
def test_where_no_claim_has_two_verdicts_every_figure_is_undefined(
    verdicts: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)  # nor is the library loaded
    found = agreement(verdicts, DEFAULT)
    assert (found.claims, found.claims_agreed, found.pairs) == (0, 0, ())
    assert (found.percent_agreement, found.alpha_nominal, found.alpha_ordinal) == (None, None, None)
    assert set(found.undefined.values()) == {"no claim was judged by more than one reviewer"}
    assert undefined(found) == {"percent_agreement", "alpha_nominal", "alpha_ordinal"}


def test_one_rating_throughout_is_full_agreement_of_which_kappa_and_alpha_say_nothing() -> None:
    found = agreement(judged(ann="true true", bob="true true"), DEFAULT)
    assert (found.percent_agreement, found.claims_agreed, found.pairs[0].agreement) == (100, 2, 100)
    assert (found.pairs[0].kappa, found.alpha_nominal, found.alpha_ordinal) == (None, None, None)
    assert found.undefined["alpha_nominal"] == "all verdicts that count here are one and the same rating"


def test_kappa_is_zero_where_only_one_of_the_two_gave_one_rating_throughout() -> None:
    assert agreement(judged(ann="true true", bob="true false"), DEFAULT).pairs[0].kappa == 0


def test_full_agreement_on_different_ratings_is_one_everywhere() -> None:
    found = agreement(judged(ann="true false mixed", bob="true false mixed"), DEFAULT)
    assert (found.alpha_nominal, found.alpha_ordinal, found.pairs[0].kappa) == (1, 1, 1)


def test_neighbours_on_the_scale_disagree_less_than_opposites() -> None:
    near = agreement(judged(ann="true true false mixed", bob="mostly-true true false mixed"), DEFAULT)
    far = agreement(judged(ann="true true false mixed", bob="false true false mixed"), DEFAULT)
    assert near.alpha_ordinal is not None
    assert far.alpha_ordinal is not None
    assert near.alpha_ordinal > far.alpha_ordinal


@pytest.mark.parametrize("nowhere", ["unproven", "a-rating-of-another-file"])
def test_a_rating_without_a_place_counts_for_nominal_alpha_and_not_for_ordinal(nowhere: str) -> None:
    placed = judged(ann="true false mixed", bob="true mixed mixed")
    found = agreement([*placed, ("more", "ann", nowhere), ("more", "bob", "true")], DEFAULT)
    without = agreement(placed, DEFAULT)
    assert found.alpha_ordinal == without.alpha_ordinal
    assert found.alpha_nominal != without.alpha_nominal
    assert found.claims == without.claims + 1


def test_ordinal_alpha_needs_two_places_on_one_claim() -> None:
    found = agreement(judged(ann="true unproven", bob="unproven false"), DEFAULT)
    assert found.alpha_nominal is not None
    assert (found.alpha_ordinal, undefined(found)) == (None, {"alpha_ordinal"})
    assert found.undefined["alpha_ordinal"] == "no claim has two verdicts with a place on the scale"


def test_a_scale_without_order_has_no_ordinal_alpha() -> None:
    found = agreement(judged(ann="a b c", bob="a b a"), NAMED)
    assert found.alpha_nominal is not None
    assert found.undefined == {"alpha_ordinal": "the ratings of this scale have no order"}
    one_place = replace(NAMED, ratings=(replace(NAMED.ratings[0], number=1), *NAMED.ratings[1:]))
    assert agreement(judged(ann="a b c", bob="a b a"), one_place).undefined == found.undefined


tables = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from(RATINGS), max_size=4), min_size=1, max_size=12
).map(lambda rows: [(f"claim {n}", who, rating) for n, row in enumerate(rows) for who, rating in row.items()])


@given(tables)
def test_no_figure_is_ever_not_a_number_and_each_one_that_is_missing_has_its_reason(
    verdicts: list[tuple[str, str, str]],
) -> None:
    found = agreement(verdicts, DEFAULT)
    figures = {name: getattr(found, name) for name in ("percent_agreement", "alpha_nominal", "alpha_ordinal")}
    assert {name for name, figure in figures.items() if figure is None} == undefined(found)
    for figure in (*figures.values(), *(pair.kappa for pair in found.pairs)):
        assert figure is None or math.isfinite(figure)
    assert all(-1 - 1e-9 <= pair.kappa <= 1 + 1e-9 for pair in found.pairs if pair.kappa is not None)


@given(tables, st.randoms(use_true_random=False))
def test_neither_the_order_nor_verdicts_that_stand_alone_matter(verdicts: list[tuple[str, str, str]], chance) -> None:
    mixed = [*verdicts, ("nobody else's", "a", "mixed")]
    chance.shuffle(mixed)
    before, after = agreement(verdicts, DEFAULT), agreement(mixed, DEFAULT)
    assert (after.claims, after.claims_agreed, undefined(after)) == (
        before.claims,
        before.claims_agreed,
        undefined(before),
    )
    for name in ("percent_agreement", "alpha_nominal", "alpha_ordinal"):
        assert getattr(after, name) == pytest.approx(getattr(before, name), abs=1e-12)


@given(tables)
def test_percent_agreement_is_what_counting_by_hand_gives(verdicts: list[tuple[str, str, str]]) -> None:
    found = agreement(verdicts, DEFAULT)
    alike = [one[2] == other[2] for one, other in combinations(verdicts, 2) if one[0] == other[0]]
    assert found.percent_agreement == (pytest.approx(100 * sum(alike) / len(alike)) if alike else None)


@pytest.mark.parametrize(
    ("alpha", "words"),
    [(0.9, "relied on"), (0.8, "relied on"), (0.7, "tentatively"), (0.6, "too little"), (-1, "too little")],
)
def test_an_alpha_is_told_in_krippendorffs_words(alpha: float, words: str) -> None:
    assert words in alpha_in_words(alpha)


@pytest.mark.parametrize(
    ("kappa", "words"),
    [
        (-0.1, "less than by chance"),
        (0, "slight"),
        (0.3, "fair"),
        (0.5, "moderate"),
        (0.7, "substantial"),
        (1, "almost perfect"),
    ],
)
def test_a_kappa_is_told_in_the_words_of_landis_and_koch(kappa: float, words: str) -> None:
    assert kappa_in_words(kappa) == words
