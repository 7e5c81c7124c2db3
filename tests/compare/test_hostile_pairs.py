"""Whatever two claims say, judging them ends, and does not depend on which comes first."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.compare.comparing import comparable
from workbench.compare.comparable import Comparable
from workbench.compare.events import MOST, events_of
from workbench.compare.judging import judge
from workbench.compare.words import words_of
from workbench.domain.claim import Occurred, Quantity

_WORDS = (
    "Two three 14 200,000 the a in Port Ansel ferry capsized sank killed died rescued on Monday not whether who blamed "
    'was is by with “ ” " [ ] … ... – - , . helicopter shot down over Mi-8 S.O.S. U.S. said\u00a0He It another lost won'
)
WORDS = st.sampled_from(_WORDS.split(" "))
TEXTS = st.one_of(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), st.text(min_size=1, max_size=80))
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=False), st.integers(-5, 5).map(float))
DAYS = st.dates().map(str)
QUANTITIES = st.builds(
    Quantity,
    st.just(0),
    st.just(1),
    st.sampled_from(["", "3", "some 3"]),
    NUMBERS,
    NUMBERS,
    st.booleans(),
    st.sampled_from([None, "", "years", "ratio", "tons"]),
    st.sampled_from([None, "", "people", "crew", "sailors of the line"]),
    st.sampled_from([None, "", "killed"]),
)


@st.composite
def comparables(draw: st.DrawFn) -> Comparable:
    return comparable(
        draw(TEXTS),
        article=draw(st.sampled_from("ab")),
        start=draw(st.integers(0, 500)),
        published=draw(st.one_of(st.none(), DAYS, st.just("soon"))),
        claimant=draw(st.one_of(st.none(), TEXTS)),
        is_quote=draw(st.booleans()),
        quantities=tuple(draw(st.lists(QUANTITIES, max_size=4))),
        occurred=draw(st.one_of(st.none(), st.builds(Occurred, DAYS, DAYS), st.just(Occurred("", "0000-00-00")))),
        place=draw(st.one_of(st.none(), TEXTS)),
        before=draw(st.text(max_size=40)),
    )


@given(comparables(), comparables())
@settings(max_examples=400, deadline=None)
def test_it_does_not_matter_which_claim_comes_first(one: Comparable, other: Comparable) -> None:
    link = judge(one, other)
    assert judge(other, one) == link
    if link is not None:
        assert (link.first, link.second) == tuple(sorted((one.claim.id, other.claim.id)))
        assert 0 <= link.score <= 1
        assert link.grounds.sentence


@given(comparables())
@settings(deadline=None)
def test_no_claim_is_linked_with_itself(one: Comparable) -> None:
    assert judge(one, one) is None
    assert judge(one, replace(one, title="Another")) is None


def test_claims_of_five_thousand_characters_are_judged() -> None:
    long = comparable("Ninety ferries sank off Port Ansel on Monday, " * 110)
    assert judge(long, comparable("Ninety ferries sank off Port Ansel on Monday.", article="b")) is not None
    brackets = comparable("[" * 5_000 + "“" * 50, article="c")
    assert judge(long, brackets) is None


def test_a_claim_of_nothing_but_events_is_compared_by_the_first_of_them() -> None:
    text = "shot down " * 400
    assert len(events_of(text, words_of(text))) == MOST
    assert judge(comparable(text), comparable(text, article="b")) is not None


def test_every_span_of_the_grounds_stands_in_its_own_article() -> None:
    one = comparable("The ferry Aurora sank off Port Ansel.", start=100)
    other = comparable("Off Port Ansel the ferry Aurora sank.", article="b", start=7)
    link = judge(one, other)
    assert link is not None
    claims = {comparable.claim.id: comparable.claim for comparable in (one, other)}
    for piece in link.grounds.pieces:
        for span, id_ in ((piece.first_span, link.first), (piece.second_span, link.second)):
            assert span is None or span.within(claims[id_].span)
