"""A model loaded once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.extract.making import make_article
from workbench.domain.article import Role
from workbench.domain.claim import Claim
from workbench.extract.model import load
from workbench.extract.pipeline import extract, judgements

if TYPE_CHECKING:
    from spacy.language import Language

Extract = Callable[..., list[Claim]]
Judge = Callable[[str], Claim]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def claims_of(nlp: Language) -> Extract:
    """The claims of a made-up text, by the real model."""

    def claims(text: str, published: str | None = "2022-03-09", role: Role = Role.BODY) -> list[Claim]:
        return extract(make_article(text, published, role), nlp)

    return claims


@pytest.fixture(scope="session")
def judged(nlp: Language) -> Judge:
    """The only sentence of a made-up text as it was judged, worth a claim or not."""

    def judged(text: str) -> Claim:
        (only,) = judgements(make_article(text, "2022-03-09", Role.BODY), nlp)
        return only.claim

    return judged


@pytest.fixture(scope="session")
def claim_of(claims_of: Extract) -> Callable[..., Claim]:
    """The only claim of a made-up text."""

    def claim(text: str, published: str | None = "2022-03-09") -> Claim:
        (only,) = claims_of(text, published)
        return only

    return claim
