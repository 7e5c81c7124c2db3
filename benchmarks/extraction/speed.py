"""How fast claims are found, against spaCy alone on the same texts, and the memory that it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.extraction.sets import Figure, LabelledSet
from benchmarks.extraction.streams import articles
from workbench.domain.article import Article
from workbench.extract.extractors import Extractors
from workbench.extract.model import DEFAULT_MODELS, first_installed

_SEEDS = Path(__file__).resolve().parents[2] / "seeds"
_ROUNDS = 5
_A_ROUND = 10
_ARTICLES = "WORKBENCH_BENCH_ARTICLES"  # how many the memory is watched over

Reader = Callable[[Sequence[Article]], object]


def _figures(folder: Path) -> Iterator[Figure]:
    yield from _speed(folder)
    if sys.platform == "linux":
        yield from _memory(folder, int(os.environ.get(_ARTICLES, "200")))


def _speed(folder: Path) -> Iterator[Figure]:
    nlp = first_installed(DEFAULT_MODELS)
    assert nlp is not None
    with Extractors(processes=1) as one, Extractors(processes=2) as two:
        readers: tuple[Reader, ...] = (
            lambda batch: [None for _ in nlp.pipe(article.text for article in batch)],
            lambda batch: list(one.extract(batch, len(batch))),
            lambda batch: list(two.extract(batch, len(batch))),
        )
        source = articles(folder)
        for reader in readers:  # loads the models and fills what remembers words
            reader(list(islice(source, _A_ROUND)))
        rounds = [_round(readers, list(islice(source, _A_ROUND)), first) for first in range(_ROUNDS)]
    for processes, wanted in ((1, 1.0), (2, 1.5)):
        ratio = median(taken[0] / taken[processes] for taken in rounds)
        ours, theirs = (_A_ROUND / median(taken[at] for taken in rounds) for at in (processes, 0))
        notes = f"median of {_ROUNDS} rounds of {_A_ROUND} articles, by turns"
        what = f"articles a second, {processes} process{'es' if processes > 1 else ''}"
        yield Figure(what, ours, None, "spaCy alone, all its components", round(theirs, 2), notes)
        yield Figure("  times as many as spaCy alone", ratio, wanted)


def _round(readers: Sequence[Reader], batch: Sequence[Article], first: int) -> dict[int, float]:
    """Seconds that each reader takes for *batch*, another one first each time."""
    taken: dict[int, float] = {}
    for turn in range(len(readers)):
        at = (first + turn) % len(readers)
        began = time.perf_counter()
        readers[at](batch)
        taken[at] = time.perf_counter() - began
    return taken


def _memory(folder: Path, count: int) -> Iterator[Figure]:
    """The largest of what was seen, and the end against the half: flat or not."""
    command = [sys.executable, "-m", "benchmarks.extraction.memory", str(folder), str(count)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seen = [json.loads(line) for line in told.splitlines()]
    seen = [sample for sample in seen if sample[0] and sample[2]] or seen
    half = next(sample for sample in seen if sample[0] * 2 >= seen[-1][0])
    for what, at, most in (("MB, the process that imports", 1, 150), ("MB, the larger worker", 2, 400)):
        notes = f"over {count} articles; {half[at]:.0f} after half of them, {seen[-1][at]:.0f} at the end"
        yield Figure(what, max(sample[at] for sample in seen), notes=notes, at_most=most)


SET = LabelledSet(
    name="speed",
    variable="WORKBENCH_REAL_ARTICLES",
    get=f"nothing is needed: else the demonstration articles are taken. {_ARTICLES}=20000 goes on for hours.",
    licence="the demonstration articles are part of this project.",
    figures=_figures,
    default=_SEEDS,
)
