"""Refit: what the ranking of ClaimBuster's expert sentences gains from decisions on the crowd's."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.extraction import claimbuster
from benchmarks.extraction.measures import Scored, average_precision
from benchmarks.extraction.sets import Figure, LabelledSet
from benchmarks.extraction.speeches import claims, claims_apart
from workbench.domain.claim import Claim
from workbench.domain.weighing import Judged, Moves, reweighed
from workbench.extract.refit import Learned, learned

_SIZES = (200, 1_000, 5_000)
_DRAWS = 5
_TOGETHER = 250
_SEED = 20_200_520
"""So that everybody draws the same sentences."""


def _figures(folder: Path) -> Iterator[Figure]:
    crowd = claimbuster.sentences(folder / "crowdsourced.csv")
    drawn = _judged(random.Random(_SEED).sample(crowd, min(len(crowd), max(_SIZES))))
    labelled = claimbuster.sentences(folder / "groundtruth.csv")
    experts = list(zip(claims_apart(text for text, _ in labelled), (wanted for _, wanted in labelled), strict=True))
    before = _ranked(experts, {})
    yield Figure("experts' sentences, average precision", before, notes="as they are found")
    for size in _SIZES:
        taught = list(_taught(drawn, size))
        figures = [_ranked(experts, one.moves) for one in taught]
        after = fmean(figures)
        sure = sum(one.surely for one in taught)
        notes = f"worst of {len(figures)} draws {min(figures):.3f}; surely a gain, and so recorded, in {sure}"
        yield Figure(f"refitted to {size:,} decisions", after, before, "before it", round(before, 3), notes)
        before = after
    told = sorted(taught[0].moves.items(), key=lambda move: -abs(move[1]))[:6]
    print(f"{'':14} most moved: {', '.join(f'{name} {by / 100:+.2f}' for name, by in told)}")


def _judged(sentences: Sequence[tuple[str, bool]]) -> list[Judged]:
    """As if a reviewer had decided what the crowd found worth checking, and dismissed the rest."""
    # Together, which takes a quarter of the time that one by one takes.
    texts = [text for text, _ in sentences]
    found = [claim for at in range(0, len(texts), _TOGETHER) for claim in claims(texts[at : at + _TOGETHER])]
    return [
        Judged(f"{number:05}", worth, claim.reasons if claim else ())
        for number, (claim, (_, worth)) in enumerate(zip(found, sentences, strict=True))
    ]


def _taught(judged: Sequence[Judged], size: int) -> Iterator[Learned]:
    """What *size* of them teach: several draws, as long as there is anything to draw from."""
    for draw in range(_DRAWS if size < len(judged) else 1):
        yield learned(random.Random(_SEED + draw).sample(judged, min(size, len(judged))))


def _ranked(experts: Sequence[tuple[Claim | None, bool]], moves: Moves) -> float:
    return average_precision(
        Scored(reweighed(claim, moves).score if claim else 0.0, wanted) for claim, wanted in experts
    )


SET = LabelledSet(
    name="refit",
    variable=claimbuster.SET.variable,
    get="the same folder as claimbuster, with both files.",
    licence=claimbuster.SET.licence,
    figures=_figures,
)
