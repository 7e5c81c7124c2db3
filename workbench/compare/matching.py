"""What two claims share: words, events with what they are about, figures of the same thing, places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.compare.comparable import Comparable
from workbench.compare.days import Time
from workbench.compare.events import Event, Standing
from workbench.compare.figures import Figure, adds_up, are_persons, same_thing
from workbench.compare.names import same_name
from workbench.compare.nations import NATIONS
from workbench.compare.told import Told
from workbench.compare.words import Word

SPECIFIC = 0.5
"""The least weight of a word that ties two claims to one event: names and things, not nations and common words."""

_KINDS_OF = {"aircraft": frozenset(("helicopter", "aeroplane")), "vehicle": frozenset(("train",))}
_NATIONS = frozenset(NATIONS.values())

Shared = tuple[Word, Word]


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """An event of one family that both claims tell, and the words that stand by it in both."""

    first: Event
    second: Event
    about: tuple[Shared, ...]

    @property
    def weight(self) -> float:
        """How much the words that stand by it in both say."""
        return sum(min(one.weight, other.weight) for one, other in self.about)

    @property
    def specific(self) -> int:
        """How many of them tie it to one event."""
        return sum(min(one.weight, other.weight) >= SPECIFIC for one, other in self.about)

    def stand(self, *standings: Standing) -> bool:
        """Whether the two claims stand to the event as told, in either order."""
        return sorted(s.value for s in standings) == sorted((self.first.standing.value, self.second.standing.value))


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims side by side."""

    one: Comparable
    other: Comparable
    mine: Told
    theirs: Told
    time: Time
    shared: tuple[Shared, ...]
    events: tuple[SharedEvent, ...]
    figures: tuple[tuple[Figure, Figure], ...]
    sums: tuple[tuple[Sequence[Figure], Sequence[Figure]], ...]
    is_same_place: bool | None

    @property
    def is_same_article(self) -> bool:
        """Whether both stand in one article."""
        return self.one.claim.article_id == self.other.claim.article_id

    @property
    def weight(self) -> float:
        """How much the words say that both have."""
        return sum(min(one.weight, other.weight) for one, other in self.shared)

    @property
    def coverage(self) -> float:
        """The share of what the shorter one says that both say."""
        least = min(self.mine.weight, self.theirs.weight)
        return self.weight / least if least else 0.0

    @property
    def names(self) -> tuple[Shared, ...]:
        """The proper names that both have, nations left out."""
        return tuple((a, b) for a, b in self.shared if a.is_name and b.is_name and a.key not in _NATIONS)


def matched(one: Comparable, other: Comparable, mine: Told, theirs: Told, time: Time) -> Match:
    """The two claims side by side."""
    return Match(
        one,
        other,
        mine,
        theirs,
        time,
        tuple(_shared(_firsts(mine.words), _firsts(theirs.words))),
        tuple(_events(mine.events, theirs.events)),
        tuple((a, b) for a in mine.figures for b in theirs.figures if same_thing(a, b)),
        tuple(_sums(mine.figures, theirs.figures)),
        _same_place(mine, theirs),
    )


def _firsts(words: Sequence[Word]) -> dict[str, Word]:
    """Each word by its key, the weightiest of those alike."""
    found: dict[str, Word] = {}
    for word in words:
        if word.key not in found or word.weight > found[word.key].weight:
            found[word.key] = word
    return found


def _shared(mine: dict[str, Word], theirs: dict[str, Word]) -> Iterator[Shared]:
    for key, word in mine.items():
        if other := theirs.get(key):
            yield word, other
        elif found := next((theirs[wide] for wide in _relatives(key) if wide in theirs), None):
            yield word, found
        elif word.is_name and key not in _NATIONS:
            for there in theirs.values():
                if there.is_name and there.key not in mine and _one_name(key, there.key):
                    yield word, there
                    break


@lru_cache(maxsize=10_000)
def _relatives(key: str) -> tuple[str, ...]:
    """The kinds of a thing, or what it is a kind of."""
    kinds = _KINDS_OF.get(key, frozenset())
    return (*sorted(kinds), *(wide for wide, narrow in _KINDS_OF.items() if key in narrow))


@lru_cache(maxsize=50_000)
def _one_name(one: str, other: str) -> bool:
    return same_name(one, other)


def _events(mine: Sequence[Event], theirs: Sequence[Event]) -> Iterator[SharedEvent]:
    for first in mine:
        for second in theirs:
            if first.family == second.family:
                yield SharedEvent(first, second, tuple(_shared(_firsts(first.near), _firsts(second.near))))


def _sums(mine: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[tuple[Sequence[Figure], Sequence[Figure]]]:
    for parts, wholes in ((mine, theirs), (theirs, mine)):
        people = [figure for figure in parts if are_persons(figure)]
        for whole in wholes:
            if adds_up(people, whole):
                yield (people, [whole]) if parts is mine else ([whole], people)


def _same_place(mine: Told, theirs: Told) -> bool | None:
    """Whether the two play at one place; None where that is not told, or one may contain the other."""
    if not mine.place or not theirs.place:
        return None
    if same_name(mine.place, theirs.place):
        return True
    if mine.place in NATIONS or theirs.place in NATIONS:
        return None
    return False
