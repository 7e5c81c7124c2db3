"""Which passages are suggested as evidence, in which order, and why."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.store.making import article_of, claim_of, quantity_of
from workbench.compare.comparable import Comparable
from workbench.compare.evidence import Question, ranked
from workbench.domain.article import Article
from workbench.domain.claim import Claim, Occurred
from workbench.domain.link import Bearing
from workbench.domain.suggestion import Candidate, Seems, Suggestion

FERRY = article_of(
    "The ferry Alda ran aground off Lund on Monday with 212 passengers aboard.", published="2021-05-04", title="Ferry"
)
CLAIM = claim_of(
    FERRY,
    FERRY.text,
    quantities=(quantity_of(FERRY, "212 passengers", 212.0, what="passengers"),),
    occurred=Occurred("2021-05-03", "2021-05-03"),
    place="Lund",
)
QUESTION = Question(Comparable(CLAIM, "2021-05-04", "Ferry"))


def passage(text: str, *, published: str | None = "2021-05-05", claims: tuple[Claim, ...] = ()) -> Candidate:
    """A passage that is a whole article of its own."""
    article = article_of(text, published=published)
    return Candidate(article.id, "Another", None, published, 0, article.text, claims=claims)


def with_figure(text: str, words: str, number: float, day: str | None = None, **about: object) -> Candidate:
    """A passage that is one claim with a figure of passengers, of that day."""
    article = article_of(text)
    found = claim_of(
        article,
        text,
        quantities=(quantity_of(article, words, number, what="passengers", **about),),
        occurred=Occurred(day, day) if day else None,
    )
    return passage(text, claims=(found,))


def suggested(*candidates: Candidate, limit: int = 10) -> list[Suggestion]:
    return ranked(QUESTION, candidates, {}, limit)


def test_the_passage_that_tells_of_the_same_comes_first() -> None:
    found = suggested(
        passage("The council of Lund met on Monday."),
        passage("The Alda, a ferry with 212 passengers, ran aground off Lund."),
        passage("A ferry to Ystad was late."),
    )
    assert [one.text[:10] for one in found] == ["The Alda, ", "The counci", "A ferry to"]


def test_a_passage_without_a_word_of_the_claim_is_none() -> None:
    assert suggested(passage("Rain fell in the mountains.")) == []


def test_a_suggestion_is_cut_down_to_the_sentence_that_bears_on_the_claim() -> None:
    text = "Spring was cold. The ferry Alda ran aground with passengers off Lund. Schools are shut on Friday."
    (one,) = suggested(passage(text))
    assert one.text == "The ferry Alda ran aground with passengers off Lund."
    assert text[one.start : one.end] == one.text
    assert one.reference == f"{one.article_id[:8]}#{one.start}-{one.end}"


def test_a_sentence_beside_it_comes_along_where_it_says_the_rest() -> None:
    text = "The ferry Alda ran into trouble off Lund. It went aground with passengers on Monday. It rained."
    (one,) = suggested(passage(text))
    assert one.text == "The ferry Alda ran into trouble off Lund. It went aground with passengers on Monday."


def test_the_same_figure_of_the_same_things_at_one_time_says_the_same() -> None:
    (one,) = suggested(with_figure("Alda had 212 passengers when she grounded.", "212 passengers", 212.0, "2021-05-03"))
    assert one.bearing is Seems.SAME
    assert "same figure: 212 passengers" in one.why


def test_another_figure_of_the_same_things_at_one_time_differs() -> None:
    (one,) = suggested(with_figure("Alda had 240 passengers when she grounded.", "240 passengers", 240.0, "2021-05-03"))
    assert one.bearing is Seems.DIFFERS
    assert one.why.startswith("212 passengers here, 240 passengers there")


def test_what_differs_is_named_before_what_is_the_same() -> None:
    (one,) = suggested(with_figure("Alda had 240 passengers when she grounded.", "240 passengers", 240.0, "2021-05-03"))
    order = [piece.bearing is not Bearing.DIFFERS for piece in one.grounds]
    assert order == sorted(order)


def test_a_figure_of_another_time_neither_confirms_nor_contradicts() -> None:
    for number in (212.0, 240.0):
        words = f"{number:.0f} passengers"
        (one,) = suggested(with_figure(f"Alda had {words} when she grounded.", words, number, "2019-01-07"))
        assert one.bearing is Seems.UNCLEAR
        assert "2021-05-03 here, 2019-01-07 there" in one.why


def test_a_rough_figure_fits_one_near_it() -> None:
    (one,) = suggested(
        with_figure("Alda had some 200 passengers.", "some 200 passengers", 200.0, "2021-05-03", approximate=True)
    )
    assert one.bearing is Seems.SAME
    assert "fits" in one.why


def test_figures_of_other_things_are_not_compared() -> None:
    text = "Alda had 14 lorries aboard off Lund."
    article = article_of(text)
    found = claim_of(article, text, quantities=(quantity_of(article, "14 lorries", 14.0, what="lorries"),))
    (one,) = suggested(passage(text, claims=(found,)))
    assert one.bearing is Seems.UNCLEAR
    assert "lorries" not in one.why


def test_every_suggestion_says_why() -> None:
    (one,) = suggested(passage("Off Lund a ferry was seen."))
    assert one.bearing is Seems.UNCLEAR
    assert one.why == "same words: ferry, Lund"


def test_who_repeats_the_same_source_is_named_as_no_second_one() -> None:
    text = "Off Lund a ferry was seen, the coast guard said."
    article = article_of(text)
    said = claim_of(article, text, claimant="Coast guard")
    question = Question(replace(QUESTION.about, claim=replace(CLAIM, claimant="Coast guard")))
    (one,) = ranked(question, [passage(text, claims=(said,))], {}, 10)
    assert "same source: Coast guard" in one.why


def test_the_same_words_are_the_same_whoever_prints_them() -> None:
    (one,) = suggested(passage("The ferry “Alda” ran aground off Lund – on Monday – with 212 passengers aboard."))
    assert one.bearing is Seems.SAME
    assert one.why == "the same words"


def test_a_wording_that_stands_in_several_articles_is_shown_once() -> None:
    """Agencies' sentences are one source, however often they are printed."""
    first = passage("A ferry ran aground off Lund.")
    second = replace(first, article_id=article_of("a").id)
    third = replace(first, article_id=article_of("b").id)
    (one,) = suggested(first, second, third)
    assert {one.article_id, *one.also} == {first.article_id, second.article_id, third.article_id}
    assert len(one.also) == 2


def test_of_two_alike_the_one_nearer_in_time_comes_first() -> None:
    found = suggested(
        passage("Ferry Alda off Lund, one says.", published="2011-01-01"),
        passage("Ferry Alda off Lund, says one.", published="2021-05-04"),
    )
    assert [one.published for one in found] == ["2021-05-04", "2011-01-01"]


def test_the_order_does_not_hang_on_the_order_in_which_passages_are_found() -> None:
    some = [passage(f"Ferry {name} off Lund.") for name in ("Alda", "Brita", "Cora", "Dora", "Elsa")]
    assert suggested(*some) == suggested(*reversed(some))
    assert suggested(*some, limit=2) == suggested(*some)[:2]


def test_a_claims_wording_is_looked_for_too() -> None:
    """A reviewer phrases a claim to stand alone: "She ran aground" gets the ship's name."""
    article = article_of("She ran aground.")
    about = Comparable(claim_of(article, article.text), None, "")
    assert "brita" not in Question(about).terms
    assert "brita" in Question(about, "The ferry Brita ran aground").terms


@pytest.mark.parametrize("text", ["", "…", "the of and", "\x00\x1b[31m", "?" * 5_000])
def test_a_claim_without_a_word_to_look_for_has_no_suggestions(text: str) -> None:
    article: Article = article_of(text or " ")
    about = Comparable(replace(CLAIM, text=text, quantities=()), None, "")
    assert ranked(Question(about), [Candidate(article.id, "", None, None, 0, "Some words here.")], {}, 5) == []
