"""PolNeAR, the Political News Attribution Relations Corpus: who said what in 1,008 articles of seven US publishers.

Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018. Whoever works on the rules
reads the mistakes of the parts "train" and "dev"; "test" is for the figures alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.extraction.attribution import FEWEST_WORDS, OVERLAP, Labelled, LabelledArticle, measured
from benchmarks.extraction.sets import Figure, LabelledSet
from workbench.domain.span import Span
from workbench.extract.model import load

_ENTITY = re.compile(r"(?P<id>T\d+)\t(?P<label>\S+) (?P<spans>[\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t(?P<roles>.+)")


def polnear(folder: Path, part: str) -> Iterator[LabelledArticle]:
    """The articles of *part* of the corpus in *folder*, each as its first annotator by name labelled it."""
    own = folder / "data" / part
    by_article: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((own / "attributions").glob("*.ann")):
        by_article[path.stem.rpartition("_")[0]].append(path)
    for name, paths in by_article.items():
        data = (own / "text" / f"{name}.txt").read_bytes()
        yield LabelledArticle(name, data, tuple(_attributions(paths[0].read_text("utf-8"))))


def _attributions(annotation: str) -> Iterator[Labelled]:
    """What a brat stand-off file relates: its events, by the text-bound labels they name."""
    spans = {found["id"]: _spans(found["spans"]) for found in map(_ENTITY.match, annotation.splitlines()) if found}
    for found in map(_EVENT.match, annotation.splitlines()):
        if found is None:
            continue
        roles: dict[str, list[Span]] = defaultdict(list)
        for role, _, label in (each.partition(":") for each in found["roles"].split()):
            roles[role.rstrip("0123456789")] += spans.get(label, ())
        if roles["Content"]:
            yield Labelled(*(tuple(sorted(roles[role])) for role in ("Source", "Cue", "Content")))


def _spans(numbers: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, each.split())) for each in numbers.split(";"))


def _figures(folder: Path) -> Iterator[Figure]:
    score = measured(polnear(folder, "test"), load())
    count = f"{score.quotations} of {FEWEST_WORDS} words or more"
    yield Figure("test: quotations found", score.found, 0.93, "sketch; textacy 0.74", 0.90, count)
    yield Figure("test: quotations, right source", score.right, 0.85, "sketch; textacy 0.68", 0.81)
    notes = f"{score.labelled} labelled, precision {score.precision:.3f}, recall {score.recall:.3f}"
    yield Figure(f"test: all attributions at overlap {OVERLAP}, F1", score.f1, 0.66, "sketch", 0.62, notes)


SET = LabelledSet(
    name="PolNeAR",
    variable="WORKBENCH_POLNEAR",
    get="git clone https://github.com/networkdynamics/PolNeAR; the folder is the clone, which holds data/test.",
    licence="none stated; published for research, the articles are their publishers'.",
    figures=_figures,
)
