"""An article in, its claims out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.conftest import Extract
from tests.extract.making import make_article
from workbench.domain.article import Role
from workbench.domain.claim import claim_id
from workbench.extract.pipeline import BATCH, extract

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

# Text as it comes: words and figures between every mark that steers the reading, and any other character.
VOCABULARY = """
    Weber said the mill burned down 42 people were killed on Monday near Lima more than to and of U.S. Mr. 1.5 13:40
    WEBER: $ % “ ” " ' ’ ( ) [ ] [a](b) * ** _ # > - – — … . ! ? , : ; 🙂 é ß İ because due to
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n", "\u00a0", "\u200b", "\x00", "\x1b", "\u202e"])
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_no_anchor_ever_lies(nlp: Language, text: str) -> None:
    claims = extract(make_article(text), nlp)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text == claim.text.strip()
        for inner in (*claim.reasons, *claim.quantities, *filter(None, [claim.cue])):
            assert 0 <= inner.start < inner.end <= len(text)
        assert all(text[q.start : q.end] == q.text for q in claim.quantities)
    assert all(one.end <= other.start for one, other in pairwise(claims))


EMPTY = ["", " \n\n\u00a0\t", "🙂🙂 🙂", "\x00\x1b[2J\x9b\x07", "****", '”“"’‘', "((((", "[" * 400, "\ud800 \udfff"]


@pytest.mark.parametrize("text", EMPTY)
def test_text_without_a_sentence_has_no_claims(nlp: Language, text: str) -> None:
    assert extract(make_article(text), nlp) == []


def test_no_break_spaces_and_markdown_stay_in_the_claim(claims_of: Extract) -> None:
    text = "*The\u00a0mill near [Lima](https://example.org) burned down on **Monday**.*"
    (claim,) = claims_of(text)
    assert claim.text == text[1:-1]
    assert claim.place == "Lima"
    assert claim.occurred is not None


def test_a_claim_s_id_is_its_content_address(claims_of: Extract) -> None:
    (claim,) = claims_of("The mill burned down.")
    assert claim.id == claim_id(claim.article_id, claim.start, claim.end)


def test_the_same_article_gives_the_same_claims(nlp: Language) -> None:
    article = make_article("The mill burned down. Nine people were hurt, Karl Weber said.")
    assert extract(article, nlp) == extract(article, nlp)


def test_a_heading_is_a_claim_only_as_a_statement(claims_of: Extract) -> None:
    assert claims_of("A cold morning in the valley", role=Role.HEADING) == []
    assert len(claims_of("Mill burned down in Lima", role=Role.TITLE)) == 1


def test_progress_counts_the_characters_that_are_read(nlp: Language) -> None:
    seen: list[tuple[int, int]] = []
    article = make_article("The mill burned down.\n\n" * (BATCH + 1))
    extract(article, nlp, lambda done, total: seen.append((done, total)))
    total = 21 * (BATCH + 1)
    assert seen == [(21 * BATCH, total), (total, total)]


def test_a_very_long_line_is_read_to_its_end(nlp: Language) -> None:
    text = "The mill burned down near Lima. " * 1_500 + "Nine barns were sold."
    claims = extract(make_article(text), nlp)
    assert len(claims) == 1_501
    assert claims[-1].text == "Nine barns were sold."


def test_a_pipeline_without_rules_of_its_own_is_read_by_its_grammar_alone() -> None:
    spacy = pytest.importorskip("spacy")
    blank = spacy.blank("fr")
    blank.add_pipe("sentencizer")
    assert extract(make_article("Le moulin a brûlé.", language="fr"), blank) == []


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\t", "\u2028", "\x0c"])
def test_a_figure_is_given_as_the_article_has_it_whatever_its_spaces_are(nlp: Language, space: str) -> None:
    text = f"The office said on Monday that 3.5{space}million people fled to Lima in 2015."
    quantities = [q for claim in extract(make_article(text), nlp) for q in claim.quantities]
    assert quantities
    assert all(text[q.start : q.end] == q.text for q in quantities)
