"""Whether two claims speak of the same time."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from msgspec import Struct

from workbench.compare.comparable import BEFORE, Comparable
from workbench.domain.claim import Kind
from workbench.domain.day import is_day

STORY = 3
"""Days between two articles that tell of the same events (on the real articles this leaves no look-alike)."""

NEWS = 4
"""Days before an article's day in which what it tells without a date happened."""

_WEEK = 7
_NIGHT = re.compile(r"\b(?:(?:over|mid)?night|early|late)\b", re.IGNORECASE)
_YEAR = 366
_VAGUE = 62
"""Days of a season or more, in which too much happens for an event of one day in it to be the same."""


class Time(Enum):
    """How the times of two claims stand to each other."""

    SAME = "same"
    """Both are told, and they overlap."""
    MAY_BE = "may be the same"
    """One is told, or none, and the articles belong to the same days."""
    DIFFERENT = "different"
    """Both are told, and they do not overlap."""
    UNKNOWN = "unknown"
    """Nothing ties the two to the same days."""


class Days(Struct, frozen=True):
    """A first and a last day, both included."""

    first: date
    last: date

    def overlaps(self, other: Days) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def days_to(self, other: Days) -> int:
        """How many days lie between the two; 0 where they overlap."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __str__(self) -> str:
        first = f"{self.first:%-d %B %Y}"
        return first if self.first == self.last else f"{first} to {self.last:%-d %B %Y}"


def told_days(one: Comparable) -> Days | None:
    """The days that the claim itself tells.

    A date after the article's, of what has happened, is a week or a year too late: "on Monday", "in September".
    """
    occurred = one.claim.occurred
    if occurred is None or not is_day(occurred.start) or not is_day(occurred.end):
        return None
    first, last = sorted((date.fromisoformat(occurred.start), date.fromisoformat(occurred.end)))
    published = day_of(one.published)
    if published and first > published and one.claim.kind is not Kind.PREDICTION:
        ahead = (first - published).days
        if ahead <= _WEEK:
            first, last = moved(first, -_WEEK), moved(last, -_WEEK)
        elif ahead < _YEAR:
            first, last = _a_year_before(first), _a_year_before(last)
    return Days(first, last)


def day_of(text: str | None) -> date | None:
    """The day that *text* writes, None where it writes none."""
    return date.fromisoformat(text) if is_day(text) and text else None


def moved(day: date, days: int) -> date:
    """The day so many *days* later, or earlier; the first or last of all days where the calendar ends."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _a_year_before(day: date) -> date:
    return day.replace(year=max(day.year - 1, 1), day=28 if (day.month, day.day) == (2, 29) else day.day)


def same_time(one: Comparable, other: Comparable, first: Days | None, second: Days | None) -> Time:
    """How the times of the two claims stand to each other; *first* and *second* are their `told_days`."""
    if first and second:
        if first.overlaps(second):
            is_vague = max(len(first), len(second)) > _VAGUE >= min(len(first), len(second))
            return (Time.MAY_BE if are_one_story(one, other) else Time.UNKNOWN) if is_vague else Time.SAME
        is_night = _NIGHT.search(one.claim.text) or _NIGHT.search(other.claim.text)
        return Time.MAY_BE if is_night and first.days_to(second) == 1 else Time.DIFFERENT
    if not are_one_story(one, other):
        return Time.UNKNOWN
    published, other_published = day_of(one.published), day_of(other.published)
    if one.claim.article_id == other.claim.article_id and abs(one.claim.start - other.claim.start) <= BEFORE:
        return Time.MAY_BE
    told, day = (first, published) if first else (second, other_published)
    if told and day and not told.overlaps(Days(moved(day, -NEWS), moved(day, 1))):
        return Time.UNKNOWN
    return Time.MAY_BE


def are_one_story(one: Comparable, other: Comparable) -> bool:
    """Whether the two stand in one article, or in articles of the same days; an unknown day is no match."""
    if one.claim.article_id == other.claim.article_id:
        return True
    published, other_published = day_of(one.published), day_of(other.published)
    return bool(published and other_published and abs(published - other_published).days <= STORY)
