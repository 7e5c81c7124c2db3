"""Times that a sentence counts from what the article told before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.claim import Occurred, Reason
from workbench.extract import weights
from workbench.extract.claimants import MOSTLY
from workbench.extract.reading import Reading
from workbench.extract.rules import Rules
from workbench.extract.times import Later

_FRESH = timedelta(7)  # what was told of longer ago is not what a speaker calls "today"


class _Told(Struct, frozen=True):
    """What went before: the *last* time told, the last single *day*, and the last *sentence*."""

    last: Occurred | None
    day: Occurred | None
    sentence: Reading | None


def with_later_times(found: Sequence[Reading], today: date | None, rules: Rules) -> Iterator[Reading]:
    """The sentences of an article in reading order, those times filled in that need the sentences before."""
    told: Occurred | None = None
    day: Occurred | None = None
    before: Reading | None = None
    for reading in found:
        if reading.later is not None and reading.occurred is None:
            when = _resolved(reading, reading.later, _Told(told, day, before), today, rules)
            if when is not None:
                span = reading.later.span
                reason = Reason(weights.TIME, weights.WEIGHTS[weights.TIME], span.start, span.end)
                reading = replace(reading, occurred=when, reasons=(*reading.reasons, reason))
        if reading.occurred is not None and reading.quoted < MOSTLY:
            told = reading.occurred
            day = told if told.start == told.end else day
        before = reading
        yield reading


def _resolved(reading: Reading, later: Later, told: _Told, today: date | None, rules: Rules) -> Occurred | None:
    if not later.spoken:
        anchor = told.day if rules.counts_from_day(later.words) else told.last
        return rules.read_after(later.words, anchor) if anchor else None
    said = reading.said_on or (told.sentence.said_on if told.sentence is not None and told.sentence.leads else None)
    if said is not None:
        return rules.read_after(later.words, said)
    if today is None:
        return None
    if told.day is not None and later.past and _is_fresh(told.day, today):
        return rules.read_after(later.words, told.day)
    return rules.read_date(later.words, today, False)


def _is_fresh(told: Occurred, today: date) -> bool:
    return today - _FRESH <= date.fromisoformat(told.start) <= today
