"""PoliClaim: four speeches of governors, each sentence labelled as a verifiable statement of fact or not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from benchmarks.extraction.measures import Scored, average_precision, tally
from benchmarks.extraction.sets import Figure, LabelledSet
from benchmarks.extraction.sheets import rows
from benchmarks.extraction.speeches import has_figure_or_name, scores
from workbench.extract.weights import THRESHOLD

_TEST = "data/PoliClaim_test/policlaim_gpt_with_human_eval_merged.xlsx"


def speeches(folder: Path) -> Iterator[list[tuple[str, bool]]]:
    """The sentences of each speech in order, and whether each states something that can be verified."""
    labelled = [row for row in rows(folder / _TEST) if row.get("SENTENCES")]
    for _, speech in groupby(labelled, key=lambda row: row["SPEECH"]):
        yield [(row["SENTENCES"], row["Golden"] == "1") for row in speech]


def _figures(folder: Path) -> Iterator[Figure]:
    found: list[Scored] = []
    plain: list[Scored] = []
    for speech in speeches(folder):
        texts, wanted = [text for text, _ in speech], [worth for _, worth in speech]
        found += (Scored(score, worth) for score, worth in zip(scores(texts), wanted, strict=True))
        named = has_figure_or_name(texts)
        plain += (Scored(float(has), worth) for has, worth in zip(named, wanted, strict=True))
    count = f"{len(found)} sentences, {sum(one.wanted for one in found)} verifiable"
    yield Figure("average precision", average_precision(found), 0.88, "best learned, measured before", 0.91, count)
    counted, plainly = tally(found, THRESHOLD), tally(plain, 1)
    yield Figure("claim or not, F1", counted.f1, None, "a figure or a name", round(plainly.f1, 2), str(counted))


SET = LabelledSet(
    name="policlaim",
    variable="WORKBENCH_POLICLAIM",
    get=f"a checkout of https://github.com/EdisonNi-hku/AFaCTA, with {_TEST} in it.",
    licence="the repository names none.",
    figures=_figures,
)
