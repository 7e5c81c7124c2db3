"""The five source articles: anchors that hold, and figures that may not get worse."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import extract as benchmark
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
def found() -> list[benchmark.Pair]:
    folder = Path(FOLDER or "")
    gold = Path(os.environ.get("WORKBENCH_GOLD") or folder.parent / "gold")
    if not (gold / "sentences.jsonl").is_file():
        pytest.skip("WORKBENCH_GOLD names no folder of labels")
    return benchmark.pairs(folder, gold)


def test_every_claim_stands_in_its_article(nlp: Language) -> None:
    for path in sorted(Path(FOLDER or "").glob("*.txt")):
        article = make_article(path.read_bytes().decode("utf-8"))
        claims = extract(article, nlp)
        assert claims
        assert all(article.text[claim.start : claim.end] == claim.text for claim in claims)


def test_the_score_ranks_claims_first(found: list[benchmark.Pair]) -> None:
    assert benchmark.average_precision(benchmark.ranking(found)) >= 0.94


def test_claims_are_told_from_the_rest(found: list[benchmark.Pair]) -> None:
    assert benchmark.claims_tally(found).f1 >= 0.90


def test_most_claimants_are_named_right(found: list[benchmark.Pair]) -> None:
    right, spoken = benchmark.claimants(found)
    assert right / spoken >= 0.85


def test_quantities_times_and_places_are_found(found: list[benchmark.Pair]) -> None:
    assert benchmark.quantities(found).f1 >= 0.95
    assert benchmark.dates(found).f1 >= 0.75
    assert benchmark.places(found).f1 >= 0.82
