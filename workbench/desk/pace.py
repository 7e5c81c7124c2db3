"""How fast the review goes."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from statistics import median

from msgspec import Struct, field

from workbench.domain.tally import Decision

PAUSE = 600
"""Seconds between two decisions from which on the reviewer was doing something else."""

LATELY = 5
"""So many days of work tell how fast a desk is now."""


class Speed(Struct, frozen=True):
    """One reviewer's *decisions*, on how many *days*, and the median of the seconds from one to the next.

    Only the time between two decisions of one session counts, and no pause longer than PAUSE; None where there is none.
    """

    decisions: int
    days: int
    median_seconds: float | None


class Pace(Struct, frozen=True):
    """Decisions by day and by hour (UTC), oldest first, and each reviewer's speed.

    A decision is a verdict, an adjudication or a dismissal, whether it was taken back later or not.
    """

    days: dict[str, int]
    reviewers: dict[str, Speed]
    hours: dict[str, int] = field(default_factory=dict)

    def work_left(self, open_claims: int, reviewer: str) -> float | None:
        """Seconds of work that *open_claims* would take *reviewer* at the pace that they had; None where that is not
        known."""
        speed = self.reviewers.get(reviewer)
        return None if speed is None or speed.median_seconds is None else open_claims * speed.median_seconds

    def days_left(self, open_claims: int) -> float | None:
        """Days of work that *open_claims* would take all at what they did on the last LATELY days on which anybody
        worked; None where nobody has."""
        lately = list(self.days.values())[-LATELY:]
        return open_claims * len(lately) / sum(lately) if lately else None


def pace(decisions: Iterable[Decision]) -> Pace:
    """The pace of *decisions*, those of one session following each other in their order."""
    days: Counter[str] = Counter()
    hours: Counter[str] = Counter()
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
        hours[decision.at[:13]] += 1
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
        dict(sorted(hours.items())),
    )


def _moment(at: str) -> float | None:
    """Seconds since 1970; None for what is no time, in a file that was tampered with."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except (ValueError, TypeError):
        return None
