"""What the page on extraction says is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.extract.conftest import Judge
from workbench.extract.weights import CHECK_WORTHY, THRESHOLD, WEIGHTS

PAGE = (Path(__file__).parents[2] / "docs" / "extraction.md").read_text(encoding="utf-8")


def test_the_page_has_every_reason_with_its_weight() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([+-]\d\.\d\d) \|", PAGE, re.MULTILINE)
    assert {name: float(weight) for name, weight in rows} == WEIGHTS


def test_the_page_names_the_scores_that_decide() -> None:
    assert f"From {THRESHOLD:.2f} on a sentence is a claim" in PAGE
    assert f"check-worthy ({CHECK_WORTHY:.2f} or more)" in PAGE


@pytest.mark.model
def test_the_example_is_weighed_as_the_page_says(judged: Judge) -> None:
    text = re.search(r"^> (.+)$", PAGE, re.MULTILINE)
    assert text is not None
    claim = judged(text[1])
    shown = re.findall(r"^    ([+-]\d\.\d\d)  ([^:\n]+): (.+)$", PAGE, re.MULTILINE)
    assert [(f"{r.weight:+.2f}", r.name, text[1][r.start : r.end]) for r in claim.reasons] == shown
    parts = " ".join(part.of(text[1]) for part in claim.parts)
    assert parts in " ".join(PAGE.split()).replace('" and "', " ")
    assert (claim.claimant, claim.place, len(claim.quantities)) == ("Rosa Weber", "Lund", 2)
