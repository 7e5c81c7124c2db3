"""ClaimBuster: sentences of US presidential debates, labelled by experts."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.extraction.measures import Scored, average_precision, tally
from benchmarks.extraction.sets import Figure, LabelledSet
from benchmarks.extraction.speeches import has_figure_or_name, scores_apart
from workbench.extract.weights import CHECK_WORTHY

_EXPERTS = "groundtruth.csv"
_CROWD = "crowdsourced.csv"
_WANTED = "1"  # the other two: 0, a fact nobody needs to check, and -1, no statement of fact


def sentences(file: Path) -> list[tuple[str, bool]]:
    """Each sentence of one of the set's files, and whether it was labelled a check-worthy statement of fact."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [(row["Text"], row["Verdict"] == _WANTED) for row in csv.DictReader(lines)]


def _figures(folder: Path) -> Iterator[Figure]:
    labelled = sentences(folder / _EXPERTS)
    texts, wanted = [text for text, _ in labelled], [worth for _, worth in labelled]
    scored = _beside(scores_apart(texts), wanted)
    plain = _beside(map(float, has_figure_or_name(texts)), wanted)
    ours = tally(scored, CHECK_WORTHY)
    yield Figure(
        "check-worthy or not, F1", ours.f1, 0.80, "a figure or a name", round(tally(plain, 1).f1, 2), str(ours)
    )
    yield Figure("", ours.f1, None, "best learned on it, published", 0.89)
    count = f"{len(labelled)} sentences, {sum(wanted)} check-worthy"
    yield Figure("average precision", average_precision(scored), notes=count)


def _beside(scores: Iterator[float], wanted: Sequence[bool]) -> list[Scored]:
    return [Scored(score, worth) for score, worth in zip(scores, wanted, strict=True)]


SET = LabelledSet(
    name="claimbuster",
    variable="WORKBENCH_CLAIMBUSTER",
    get=f"https://zenodo.org/records/3836810; {_EXPERTS} (1,032 sentences) and {_CROWD} (22,501) lie in the folder.",
    licence="its README names none; what its page at Zenodo says goes.",
    figures=_figures,
)
