"""All that judging reads out of a claim, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from workbench.compare.comparable import Comparable
from workbench.compare.days import Days, day_of, told_days
from workbench.compare.events import Event, events_of, firsts
from workbench.compare.figures import Figure, figures_of
from workbench.compare.quoted import Stretch, stretches
from workbench.compare.words import LONGEST, SPECIFIC, Word, plain, words_of
from workbench.domain.span import Span

_OCCASION = (
    r"(?:incident|attack|case|crash|accident|event|fire|strike|raid|flood|storm|explosion|blast|quake"
    r"|occasion|instance|time)s?\b"
)
_ANOTHER = re.compile(
    r"\A\W*(?:(?:a|an|the) )?(?:similar|another|previous|separate) (?!thing|reason|way|factor)\w"
    rf"|\b(?:other|another|separate|similar|earlier|previous) (?:\w+ )?{_OCCASION}|\beach time\b",
    re.IGNORECASE,
)
# What such a sentence goes on about in the next ones.
_ANOTHER_BEFORE = re.compile(
    rf"(?:\A|[.!?]\s+|\n\s*)(?:A similar|Another|An earlier|A previous|A separate) (?:\w+ )?{_OCCASION}"
)
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_CONTEXT_WORDS = 20


class Told(Struct, frozen=True):
    """What a claim tells: its words by key, its events, its figures, its days and its place.

    *days* are those of the date it tells, *lasting* those that the claim holds for.
    """

    words: tuple[Word, ...]
    by_key: Mapping[str, Word]
    stretches: tuple[Stretch, ...]
    weights: Mapping[str, float]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    days: Days | None
    lasting: Days | None
    place: str | None
    is_of_another: bool
    context: frozenset[str]
    speaker: frozenset[str]
    numbers: frozenset[str]

    @property
    def weight(self) -> float:
        """How much all its words say."""
        return sum(self.weights.values())


def told(one: Comparable) -> Told:
    """What the claim tells. A claim takes as long as it has characters, up to `words.LONGEST`."""
    claim, days = one.claim, told_days(one)
    words = words_of(claim.text)
    events = events_of(claim.text, words)
    weights: dict[str, float] = {}
    for word in words:
        weights[word.key] = max(word.weight, weights.get(word.key, 0.0))
    events = events_of(claim.text, words)
    return Told(
        words,
        firsts(words),
        stretches(claim),
        weights,
        events,
        figures_of(claim, words),
        days,
        _lasting(one, days),
        plain(claim.place) if claim.place else None,
        bool(_ANOTHER.search(claim.text) or _ANOTHER_BEFORE.search(one.before)),
        _context(one, events),
        _speaker(f"{claim.claimant or ''} {claim.claimant_surface or ''}"),
        frozenset(_NUMBER.findall(claim.text[:LONGEST])),
    )


def _context(one: Comparable, events: Sequence[Event]) -> frozenset[str]:
    """What a pronoun of the claim may mean; nothing where it has none: reading it takes half of the time for all."""
    if one.claim.needs_context is None and not any(event.has_pronoun for event in events):
        return frozenset()
    return frozenset(word.key for word in words_of(one.before)[-_CONTEXT_WORDS:] if word.weight >= SPECIFIC)


@lru_cache(maxsize=10_000)
def _speaker(name: str) -> frozenset[str]:
    return frozenset(word.key for word in words_of(name))


def _lasting(one: Comparable, days: Days | None) -> Days | None:
    """The days that the claim speaks of: what is told "since December" goes on to the day of the article."""
    published = day_of(one.published)
    if days and published and published > days.last and _SINCE.search(one.claim.text):
        return Days(days.first, published)
    return days


def span_in_article(one: Comparable, word: Word) -> Span:
    """Where *word* of the claim stands in its article."""
    return Span(one.claim.start + word.start, one.claim.start + word.end)


def surface(one: Comparable, word: Word) -> str:
    """*word* as the claim writes it."""
    return one.claim.text[word.start : word.end]
