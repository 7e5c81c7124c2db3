"""How fast the review goes."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from workbench.domain.tally import Decision

PAUSE = 600
"""Seconds between two decisions from which on the reviewer was doing something else."""


@dataclass(frozen=True, slots=True)
class Speed:
    """One reviewer's *decisions*, on how many *days*, and the median of the seconds from one to the next.

    Only the time between two decisions of one session counts, and no pause longer than PAUSE; None where there is none.
    """

    decisions: int
    days: int
    median_seconds: float | None


@dataclass(frozen=True, slots=True)
class Pace:
    """Decisions by day (UTC), oldest first, and each reviewer's speed.

    A decision is a verdict, an adjudication or a dismissal, whether it was taken back later or not.
    """

    days: dict[str, int]
    reviewers: dict[str, Speed]


def pace(decisions: Iterable[Decision]) -> Pace:
    """The pace of *decisions*, those of one session following each other in their order."""
    days: Counter[str] = Counter()
    worked: defaultdict[str, set[str]] = defaultdict(set)
    made: Counter[str] = Counter()
    between: defaultdict[str, array[float]] = defaultdict(lambda: array("f"))
    before: tuple[str, float] | None = None
    for decision in decisions:
        when = _moment(decision.at)
        if when is None:
            continue
        day = decision.at[:10]
        days[day] += 1
        worked[decision.reviewer].add(day)
        made[decision.reviewer] += 1
        if before and before[0] == decision.chain and 0 <= when - before[1] <= PAUSE:
            between[decision.reviewer].append(when - before[1])
        before = decision.chain, when
    return Pace(
        dict(sorted(days.items())),
        {
            who: Speed(made[who], len(worked[who]), round(median(between[who]), 1) if between[who] else None)
            for who in sorted(made)
        },
    )


def _moment(at: str) -> float | None:
    """Seconds since 1970; None for what is no time, in a file that was tampered with."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except (ValueError, TypeError):
        return None
