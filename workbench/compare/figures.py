"""Whether the figures of two claims fit: equal, within the other's range, adding up, or neither."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from msgspec import Struct

from workbench.compare.comparable import Comparable
from workbench.compare.families import EVENTS
from workbench.compare.stems import listed, stem
from workbench.compare.words import Word, plain, words_of
from workbench.domain.claim import Claim, Quantity
from workbench.domain.link import Bearing
from workbench.domain.span import Span

MARGIN = 0.1
"""How far "about" reaches to either side."""

REACH = 1.5
"""How far "more than" and "at least" reach: nobody who knows of 300 dead writes "more than 100"."""

_GENERIC = {
    "people": listed(
        """civilian protester resident passenger worker student soldier officer police pilot crew militant doctor"""
    ),
    "aircraft": frozenset(("helicopter", "aeroplane")),
    "soldier": frozenset(("officer", "pilot", "crew")),
    "crew": frozenset(("pilot",)),
}
_PERSONS = frozenset(_GENERIC["people"] | {"people"})
_OF_PERSONS = listed("kill injure trap flee detain rescue miss infect sentence")

_BY = 4
"""Words between a figure and the event it counts those of: "killing at least three crew members"."""
_LIVES = frozenset(("life", "lif", "live"))
_TIMES = frozenset(("years", "months", "weeks", "days", "hours", "minutes"))
_LASTING = frozenset(("sentence", "delay", "ban", "suspend", "term", "last"))
"""What lasts as long as the figure says; other spans of time count nothing that two claims could differ in."""
_LINK = re.compile(r"\s*(?:(?:was|were|is|of|to|for|at|by|reached|in prison for|worth)\s+)?(?:an?\s+)?", re.IGNORECASE)


class Figure(Struct, frozen=True):
    """A quantity of a claim, ready to be compared: *what* and *state* are families or stems.

    *is_anchored* says that it counts nothing of its own, and *what* is the word right before it;
    *done* is what is done to what it counts, where its state is not told: "stole three paintings".
    """

    quantity: Quantity
    low: float
    high: float
    what: str | None
    kinds: frozenset[str]
    state: str | None
    words: str
    is_anchored: bool = False
    done: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(self.quantity.start, self.quantity.end)

    def stands_by(self, one: Comparable, word: Word) -> bool:
        """Whether it counts what stands right by *word* of the claim: "12,000 nurses walked out"."""
        start, end = self.quantity.start - one.claim.start, self.quantity.end - one.claim.start
        between = one.claim.text[end : word.start] if end <= word.start else one.claim.text[word.end : start]
        return len(between.split()) <= _BY

    @property
    def fate(self) -> str | None:
        """What happened to what it counts."""
        return self.state or self.done

    @property
    def is_exact(self) -> bool:
        """Whether it is one number that nothing widens."""
        return self.low == self.high


def figures_of(claim: Claim, words: Sequence[Word]) -> tuple[Figure, ...]:
    """The figures of *claim*, whose words are *words*, that can be compared: what has bounds and counts something."""
    return tuple(found for one in claim.quantities if (found := _figure(one, claim, words)))


def _figure(one: Quantity, claim: Claim, words: Sequence[Word]) -> Figure | None:
    bounds = _bounds(one)
    if bounds is None:
        return None
    keys = [word.key for word in words_of(one.what or "")]
    state = stem(plain(one.state)) if one.state else None
    state = EVENTS.get(state, state) if state else None
    what = next((key for key in keys if key in _PERSONS), keys[-1] if keys else None)
    anchor = _anchor(claim, one, words) if what is None else None
    what = anchor.key if anchor else what
    if what in _OF_PERSONS and state is None and keys:
        what, state = "people", what
    if what is None and state in _OF_PERSONS:
        what = "people"
    if what in _LIVES:
        what = "people"
    if one.unit in _TIMES and what not in _LASTING:
        return None
    return Figure(one, *bounds, what, frozenset(keys), state, _words(one), anchor is not None, _done(claim, one, words))


def _done(claim: Claim, one: Quantity, words: Sequence[Word]) -> str | None:
    """The event whose object is what a figure counts: "stole three paintings"; None where it stands by none."""
    at = one.start - claim.start
    before = max((word for word in words if word.end <= at), key=lambda word: word.end, default=None)
    if before is None or before.event is None or claim.text[before.end : at].strip().lower() not in ("", "all", "the"):
        return None
    return before.event


def _anchor(claim: Claim, one: Quantity, words: Sequence[Word]) -> Word | None:
    """The word right before a figure that counts nothing of its own: "a magnitude of 6.1", "jailed for four years"."""
    at = one.start - claim.start
    before = max((word for word in words if word.end <= at), key=lambda word: word.end, default=None)
    return before if before and _LINK.fullmatch(claim.text[before.end : at]) else None


def _words(one: Quantity) -> str:
    parts = [one.text]
    parts += [part for part in (one.what, one.state) if part and part not in one.text]
    return " ".join(parts)


def _bounds(one: Quantity) -> tuple[float, float] | None:
    """The least and the most that the figure says, with what "about" and "more than" leave open."""
    low, high = one.low, one.high
    numbers = [number for number in (low, high) if number is not None]
    if not numbers or not all(math.isfinite(number) for number in numbers):
        return None
    if low is None or high is None:
        known = numbers[0]
        beyond = known + (3 if 0 < known < 10 else 0)
        return (known, max(known * REACH, beyond)) if high is None else (known / REACH, known)
    low, high = min(low, high), max(low, high)
    if one.approximate and low == high:
        return low - abs(low) * MARGIN, high + abs(high) * MARGIN
    return low, high


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether the two count the same: the same noun, or one that contains the other's, in states that do not differ."""
    if one.what is None or other.what is None or (one.quantity.unit or "") != (other.quantity.unit or ""):
        return False
    if one.state and other.state and one.state != other.state:
        return False
    return one.what == other.what or _contains(one.what, other.what) or _contains(other.what, one.what)


def same_sum(one: Figure, other: Figure) -> bool:
    """Whether both are one amount of one unit, of which one claim does not say what it is."""
    is_same = (one.low, one.high, one.quantity.unit) == (other.low, other.high, other.quantity.unit)
    return is_same and bool(one.quantity.unit) and (one.is_anchored or other.is_anchored)


def _contains(wide: str, narrow: str) -> bool:
    return narrow in _GENERIC.get(wide, ())


def are_persons(one: Figure) -> bool:
    """Whether it counts people of any sort."""
    return one.what in _PERSONS


def bearing(one: Figure, other: Figure) -> Bearing:
    """What two figures of the same thing say of each other: same, fits or differs."""
    if one.quantity.low == other.quantity.low and one.quantity.high == other.quantity.high:
        return Bearing.SAME
    return Bearing.FITS if max(one.low, other.low) <= min(one.high, other.high) else Bearing.DIFFERS


def adds_up(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether two or more exact figures of people make up another: two officers and three of the crew are five."""
    if len(parts) < 2 or not whole.is_exact or not are_persons(whole):
        return False
    if not all(part.is_exact and are_persons(part) for part in parts):
        return False
    states = {figure.state for figure in (*parts, whole)} - {None}
    return len(states) <= 1 and sum(part.low for part in parts) == whole.low
