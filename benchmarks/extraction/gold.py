"""The hand-made labels of the real articles: score, claim or not, and a claim's fields, through the whole program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.extraction import fields
from benchmarks.extraction.labels import Pair, gold_folder, pairs
from benchmarks.extraction.measures import Scored, average_precision, tally
from benchmarks.extraction.sets import Figure, LabelledSet

_NOT_FOUND = -1.0


def _figures(folder: Path) -> Iterator[Figure]:
    found = pairs(folder, gold_folder(folder))
    sure = [(label, claim) for label, claim in found if not label["borderline"]]
    count = f"{len(found)} sentences and lines, {sum(label['is_claim'] for label, _ in found)} claims"
    yield Figure("score, average precision", average_precision(scored(found)), 0.90, "sketch", 0.80, count)
    yield Figure("  without the borderline ones", average_precision(scored(sure)))
    for what, some, wanted, sketch in (
        ("claim or not, F1", found, 0.86, 0.82),
        ("  without the borderline ones", sure, 0.92, 0.885),
    ):
        counted = tally(scored(some), 0)
        yield Figure(what, counted.f1, wanted, "sketch, over five articles", sketch, str(counted))
    yield from fields.figures(found)


def scored(found: Sequence[Pair]) -> list[Scored]:
    """The score of each labelled sentence, and whether it is a claim."""
    return [Scored(claim.score if claim else _NOT_FOUND, label["is_claim"]) for label, claim in found]


SET = LabelledSet(
    name="gold",
    variable="WORKBENCH_REAL_ARTICLES",
    get="the source articles and, in WORKBENCH_GOLD or the folder gold beside them, sentences.jsonl.",
    licence="the articles are their publishers'; the labels were made by hand for this project.",
    figures=_figures,
)
