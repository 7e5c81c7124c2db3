"""The five source articles: anchors that hold, and figures that may not get worse."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.extraction import fields, gold, labels
from benchmarks.extraction.measures import average_precision, tally
from tests.extract.making import make_article
from workbench.extract.pipeline import extract

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = os.environ.get("WORKBENCH_REAL_ARTICLES")

pytestmark = [
    pytest.mark.model,
    pytest.mark.real_articles,
    pytest.mark.skipif(not FOLDER, reason="WORKBENCH_REAL_ARTICLES names no folder of source articles"),
]


@pytest.fixture(scope="module")
def found() -> list[labels.Pair]:
    folder = Path(FOLDER or "")
    if not (labels.gold_folder(folder) / "sentences.jsonl").is_file():
        pytest.skip("WORKBENCH_GOLD names no folder of labels")
    return labels.pairs(folder, labels.gold_folder(folder))


def test_every_claim_stands_in_its_article(nlp: Language) -> None:
    for path in sorted(Path(FOLDER or "").glob("*.txt")):
        article = make_article(path.read_bytes().decode("utf-8"))
        claims = extract(article, nlp)
        assert claims
        assert all(article.text[claim.start : claim.end] == claim.text for claim in claims)


def test_the_score_ranks_claims_first(found: list[labels.Pair]) -> None:
    assert average_precision(gold.scored(found)) >= 0.94


def test_claims_are_told_from_the_rest(found: list[labels.Pair]) -> None:
    assert tally(gold.scored(found), 0).f1 >= 0.90


def test_most_claimants_are_named_right(found: list[labels.Pair]) -> None:
    right, spoken = fields.claimants(found)
    assert right / spoken >= 0.85


def test_quantities_times_and_places_are_found(found: list[labels.Pair]) -> None:
    assert fields.quantities(found).f1 >= 0.95
    assert fields.dates(found).f1 >= 0.90
    assert fields.places(found).f1 >= 0.85
