"""The measures of the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        return f"{self.right} right, {self.wrong} wrong, {self.missed} missed"


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence's score, and whether people labelled it as worth checking."""

    score: float
    wanted: bool


def average_precision(scored: Iterable[Scored]) -> float:
    """Mean of the precision at each wanted one, best score first; equal scores as unlucky as can be."""
    hits, total = 0, 0.0
    for rank, one in enumerate(sorted(scored, key=lambda one: (-one.score, one.wanted)), start=1):
        if one.wanted:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def tally(scored: Sequence[Scored], threshold: float) -> Tally:
    """Who has at least the score *threshold*, against who should."""
    return Tally(
        sum(one.wanted and one.score >= threshold for one in scored),
        sum(not one.wanted and one.score >= threshold for one in scored),
        sum(one.wanted and one.score < threshold for one in scored),
    )
