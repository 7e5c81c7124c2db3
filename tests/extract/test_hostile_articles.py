"""Texts that nobody would print: what is found in them stands where it says, and is the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.making import make_article
from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.span import Span
from workbench.extract.articles import Found, extract_all
from workbench.extract.model import Pipelines
from workbench.extract.pipeline import judgements

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

LENGTH = 4_000  # more than one piece
REPEATED = [
    "3 March 2021, ",
    "more than 3 days ago ",
    "between 3 and ",
    "from 3 to 5 March and ",
    "last week last year ",
    "Anna Berger, Karl Weber, ",
    "Anna Berger said. He left. ",
    "she said that ",
    "according to ",
    "He said: ",
    "SMITH: ",
    "“The mill ",
    "”, she said. “",
    '"The mill fell" "',
    "'The mill' fell '' and ",
    "« » “ ” „ ‚ ‘ ’ ",
    "(The mill ",
    "[(«",
    "a",
    "1",
    "1 ",
    "1,000,",
    ". ",
    "…",
    "$5m $",
    "5 percent ",
    "two hundred and ",
    "hundreds of thousands of ",
    "9 men, ",
    "42 killed and 98 wounded and ",
    "the mill fell and ",
    "it fell; ",
    "- ",
    "- nine mills\n",
    "x\n",
    "The mill fell.\n\n",
    "😀👩‍👩‍👧 ",
    "مرحبا بالعالم ",
    "新闻报道说昨天",
    "T\u200bhe m\u200dill fell. ",
    "e\u0301\u0301 ",
    "\u0301",
    "0² 42 ",
    "Ⅳ ½ ² ٣ ",
    "J. R. ",
    "Mr. U.S. ",
    "at 13:40 ",
    "The mill\u00a0fell.\u2028",
    "\0",
    "\ud800",
    "<b>The mill</b> ",
    "**It fell.** ",
    "`` it ''",
    "\x1b[31mNine\x1b[0m men ",
    "#",
    "> ",
    "[it](http://a) ",
    "İ ",
    "ǅ ",
    "ﬁ ",
]
ALPHABET = "aT 0²9½٣.,;:!?…'\"“”‘’«»()[]*_`#>-–—\n\u00a0\u200b\u0301\u2028\x1b$%€😀新ا"
WORDS = st.sampled_from(
    [*REPEATED, "Nine people died in Lund on Monday", "by 5 percent", "said", "“", "”", "and", ",", ".", "\n\n"]
)


def lies(article: Article, claims: Sequence[Claim]) -> list[str]:
    """What of *claims* does not stand in *article* where it says, or is not the sum that it says."""
    text, found, end = article.text, list[str](), 0
    for claim in claims:
        inside = [Span(reason.start, reason.end) for reason in claim.reasons]
        inside += [Span(quantity.start, quantity.end) for quantity in claim.quantities]
        inside += [*claim.parts, *filter(None, [claim.needs_context])]
        found += [
            f"{one} is outside {claim.span}" for one in inside if not (one.start < one.end and one.within(claim.span))
        ]
        if claim.start < end or not claim.start < claim.end <= len(text) or text[claim.start : claim.end] != claim.text:
            found.append(f"{claim.span} is not {claim.text!r}")
        if claim.cue is not None and not (claim.cue.start < claim.cue.end and claim.cue.within(Span(0, len(text)))):
            found.append(f"the cue {claim.cue} is not in the text")
        found += [f"{q} is no quotation" for q in claim.quantities if text[q.start : q.end] != q.text]
        score = sum(reason.weight for reason in claim.reasons)
        if abs(min(1.0, max(0.0, score)) - claim.score) > 1e-9:
            found.append(f"{claim.score} is not the sum {score}")
        end = claim.end
    return found


@pytest.mark.parametrize("words", REPEATED)
def test_nothing_found_in_a_flood_of_the_same_lies(nlp: Language, words: str) -> None:
    article = make_article(words * (LENGTH // len(words)))
    assert lies(article, [found.claim for found in judgements(article, nlp)]) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(ALPHABET, max_size=300))
def test_nothing_found_in_any_text_lies(nlp: Language, text: str) -> None:
    article = make_article(text)
    assert lies(article, [found.claim for found in judgements(article, nlp)]) == []


def test_a_reason_ends_where_its_claim_ends(nlp: Language) -> None:
    (found,) = judgements(make_article("**It was so. **"), nlp)
    assert max(reason.end for reason in found.claim.reasons) == found.claim.end
    assert "says little" in {reason.name for reason in found.claim.reasons}


@pytest.mark.parametrize(("batch", "characters"), [(1, 1_000), (5, 3_000), (128, 100_000)])
def test_what_is_found_is_the_same_whatever_is_read_beside_it_and_in_whatever_order(
    monkeypatch: pytest.MonkeyPatch, batch: int, characters: int
) -> None:
    pipelines = Pipelines()
    articles = [make_article("Nine people died in Lund on Monday, she said. " + words * 20) for words in REPEATED[::3]]
    alone = [_claims([article], pipelines)[0] for article in articles]
    monkeypatch.setattr("workbench.extract.pipeline.BATCH", batch)
    monkeypatch.setattr("workbench.extract.pipeline.BATCH_CHARACTERS", characters)
    found = _claims(articles[::-1], pipelines)
    assert [found[number] for number in reversed(range(len(articles)))] == alone


def _claims(articles: Sequence[Article], pipelines: Pipelines) -> dict[int, tuple[Claim, ...]]:
    found = extract_all(articles, pipelines)
    return {one.number: one.claims for one in found if isinstance(one, Found)}
