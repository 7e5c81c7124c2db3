"""Articles and claims as dictionaries and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import Article, Passage
from workbench.domain.claim import Claim
from workbench.extract.wire import article_from_dict, article_to_dict, claim_from_dict, claim_to_dict

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(float, NUMBERS)
CLAIMS = st.from_type(Claim)
ARTICLES = st.builds(Article, passages=st.lists(st.from_type(Passage), max_size=4).map(tuple))


@given(CLAIMS)
def test_a_claim_comes_back_as_it_went(claim: Claim) -> None:
    assert claim_from_dict(json.loads(json.dumps(claim_to_dict(claim)))) == claim


@given(ARTICLES)
def test_an_article_comes_back_as_it_went(article: Article) -> None:
    assert article_from_dict(json.loads(json.dumps(article_to_dict(article)))) == article


@pytest.mark.parametrize("wired", [{}, {"id": "x"}, {"passages": [{"role": "chorus", "kind": None}]}])
def test_what_is_no_article_is_refused(wired: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        article_from_dict(wired)
