"""The hand-made labels of the real articles, each beside the claim that the whole program finds there."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from workbench.domain.claim import Claim
from workbench.extract.model import load
from workbench.extract.pipeline import extract
from workbench.ingest.article import read_article

Label = dict[str, Any]
Pair = tuple[Label, Claim | None]


def pairs(folder: Path, gold: Path) -> list[Pair]:
    """Each labelled sentence, clutter included, with the claim found there, None where none was.

    *folder* holds the articles, which are imported as a reviewer would import them; where the labels' author inferred
    an article's date from elsewhere the reviewer is taken to have named it.
    """
    labels = [json.loads(line) for line in (gold / "sentences.jsonl").read_text("utf-8").splitlines()]
    nlp, found = load(), []
    for name in sorted({label["file"] for label in labels}):
        own = [label for label in labels if label["file"] == name]
        article = read_article((folder / name).read_bytes(), name)
        if own[0]["doc_date_source"] != "in text":
            article = replace(article, published=own[0]["doc_date"])
        claims = extract(article, nlp)
        found += [(label, _claim_at(label, claims)) for label in own]
    return found


def gold_folder(articles: Path) -> Path:
    """Where the labels are: WORKBENCH_GOLD, else ``gold`` beside the articles."""
    return Path(os.environ.get("WORKBENCH_GOLD") or articles.parent / "gold")


def _claim_at(label: Label, claims: Sequence[Claim]) -> Claim | None:
    """The claim that shares most with the sentence, if that is more than half of the shorter."""
    overlap = {c: min(c.end, label["end"]) - max(c.start, label["start"]) for c in claims}
    best = max(overlap, key=lambda claim: overlap[claim], default=None)
    if best is None or overlap[best] * 2 <= min(best.end - best.start, label["end"] - label["start"]):
        return None
    return best
