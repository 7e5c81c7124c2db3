"""CheckThat! 2019, task 1: debates and speeches whose sentences fact-checkers took up, or did not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from benchmarks.extraction.measures import Scored, average_precision_in_order
from benchmarks.extraction.sets import Figure, LabelledSet
from benchmarks.extraction.speeches import scores

_TEST = "data/test_annotated"
_COLUMNS = ("line", "speaker", "text", "label")


def debates(folder: Path) -> Iterator[list[tuple[str, bool]]]:
    """The sentences of each debate in order, and whether each was taken up."""
    for file in sorted((folder / _TEST).glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, _COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield [(row["text"], row["label"] == "1") for row in rows]


def _figures(folder: Path) -> Iterator[Figure]:
    precisions, count, wanted = [], 0, 0
    for debate in debates(folder):
        found = scores([text for text, _ in debate])
        precisions.append(
            average_precision_in_order(Scored(s, worth) for s, (_, worth) in zip(found, debate, strict=True))
        )
        count, wanted = count + len(debate), wanted + sum(worth for _, worth in debate)
    notes = f"{len(precisions)} debates, {count} sentences, {wanted} taken up"
    yield Figure("mean average precision", mean(precisions), 0.11, "best published", 0.166, notes)


SET = LabelledSet(
    name="clef2019",
    variable="WORKBENCH_CLEF2019",
    get=f"a checkout of https://github.com/apepa/clef2019-factchecking-task1, with {_TEST} in it.",
    licence="free for general research use.",
    figures=_figures,
)
