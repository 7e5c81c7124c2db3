"""The measures of the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby


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
    """Mean of the precision at each wanted one, best score first; those of one score are taken together."""
    ranked = sorted(scored, key=lambda one: -one.score)
    seen = hits = 0
    total = 0.0
    for _, alike in groupby(ranked, key=lambda one: one.score):
        wanted = [one.wanted for one in alike]
        seen, hits = seen + len(wanted), hits + sum(wanted)
        total += sum(wanted) * hits / seen
    return total / max(1, hits)


def average_precision_in_order(scored: Iterable[Scored]) -> float:
    """The same where of one score the first comes first, as in the scorer of the CheckThat! labs."""
    ranked = sorted(scored, key=lambda one: -one.score)
    at = [place for place, one in enumerate(ranked, start=1) if one.wanted]
    return sum(hit / place for hit, place in enumerate(at, start=1)) / max(1, len(at))


def tally(scored: Sequence[Scored], threshold: float) -> Tally:
    """Who has at least the score *threshold*, against who should."""
    return Tally(
        sum(one.wanted and one.score >= threshold for one in scored),
        sum(not one.wanted and one.score >= threshold for one in scored),
        sum(one.wanted and one.score < threshold for one in scored),
    )
