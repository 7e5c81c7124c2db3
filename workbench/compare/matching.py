"""What two claims share: words, events with what they are about, figures of the same thing, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from workbench.compare.comparable import Comparable
from workbench.compare.days import Time
from workbench.compare.events import Event, Standing, is_who
from workbench.compare.families import OPPOSITES
from workbench.compare.figures import Figure, adds_up, are_persons, same_sum, same_thing
from workbench.compare.names import same_name
from workbench.compare.nations import NATION_KEYS, NATIONS
from workbench.compare.stems import stem
from workbench.compare.told import Told
from workbench.compare.words import SPECIFIC, Word

_DESIGNATION = re.compile(r"[a-z]{1,3}\d{1,4}[a-z]?")
_DESIGNATED = ("aircraft", "helicopter", "aeroplane", "ship")
KINDS_OF = {"aircraft": frozenset(("helicopter", "aeroplane")), "vehicle": frozenset(("train",))}

_NARROW = frozenset(narrow for kinds in KINDS_OF.values() for narrow in kinds)

LEAST_VAGUE = 1.2
"""How much three words must say together that tie two claims to one event where none of them does."""

_ANOTHER_EVENT = 0.3
_MOSTLY = 0.75
Shared = tuple[Word, Word]


class SharedEvent(Struct, frozen=True):
    """An event of one family that both claims tell, or its opposite, and the words that stand by it in both.

    *meant* are those that stand by it in one, and are what a pronoun by it means in the other.
    """

    first: Event
    second: Event
    about: tuple[Shared, ...]
    meant: tuple[Word, ...]
    is_opposite: bool

    @property
    def is_turned(self) -> bool:
        """Whether the first's subject is the second's object: who lost to whom, and who beat whom, is one thing."""
        first, second = _names(self.first.before), _names(self.second.before)
        is_crossed = first & _names(self.second.after) or second & _names(self.first.after)
        is_game = {self.first.family, self.second.family} == {"win", "lose"}
        return is_game and bool(is_crossed) and not first & second

    @property
    def is_asserted(self) -> bool:
        """Whether one of the two tells it as what happened."""
        return Standing.ASSERTED in (self.first.standing, self.second.standing)

    @property
    def weight(self) -> float:
        """How much the words that stand by it in both say."""
        return sum(_says(one, other) for one, other in self.about) + sum(word.weight for word in self.meant)

    @property
    def is_tied(self) -> bool:
        """Whether the words by it tie both to one event: a name or a thing, or three that say less."""
        return self.specific > 0 or (len(self.about) >= 3 and self.weight >= LEAST_VAGUE)

    @property
    def tying(self) -> tuple[Shared, ...]:
        """Those of them that tie it to one event."""
        return tuple((one, other) for one, other in self.about if _says(one, other) >= SPECIFIC)

    @property
    def specific(self) -> int:
        """How many of them tie it to one event."""
        return len(self.tying) + len(self.meant)

    def stand(self, *standings: Standing) -> bool:
        """Whether the two claims stand to the event as told, in either order."""
        return sorted(s.value for s in standings) == sorted((self.first.standing.value, self.second.standing.value))


def _names(words: Sequence[Word]) -> set[str]:
    return {word.key for word in words if word.is_name and not word.is_where}


def _says(one: Word, other: Word) -> float:
    """How much two words say that stand by an event: another event says little of it."""
    return min(one.weight, other.weight, _ANOTHER_EVENT if one.event or other.event else 1.0)


class Match(Struct, frozen=True):
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

    def beside(self, figures: Sequence[tuple[Figure, Figure]]) -> float:
        """How much the shared words say that do not belong to *figures*."""
        own = {key for pair in figures for figure in pair for key in (figure.what, figure.state, *figure.kinds)}
        return sum(min(a.weight, b.weight) for a, b in self.shared if a.key not in own and b.key not in own)

    @property
    def meant(self) -> float:
        """How much of the one a claim tells that goes on about what stands before it: "It carried a crew of three"."""
        return sum(
            word.weight
            for one, mine, theirs in ((self.one, self.mine, self.theirs), (self.other, self.theirs, self.mine))
            if one.claim.needs_context
            for key, word in theirs.by_key.items()
            if key in mine.context and key not in mine.by_key and word.weight >= SPECIFIC
        )

    @property
    def has_other_figures(self) -> bool:
        """Whether both count something, and nothing that the other counts."""
        return bool(self.mine.figures and self.theirs.figures) and not self.figures and not self.sums

    @property
    def has_other_numbers(self) -> bool:
        """Whether each writes a number that the other has not, though most of their words are the same."""
        mine, theirs = self.mine.numbers, self.theirs.numbers
        return bool(mine - theirs and theirs - mine) and self.coverage >= _MOSTLY

    @property
    def names(self) -> tuple[Shared, ...]:
        """The proper names that both have, nations left out."""
        return tuple((a, b) for a, b in self.shared if (a.is_name or b.is_name) and a.key not in NATION_KEYS)


def matched(one: Comparable, other: Comparable, mine: Told, theirs: Told, time: Time) -> Match:
    """The two claims side by side."""
    shared = tuple(_shared(mine.by_key, theirs.by_key))
    are_of_one = any(is_who(word) or is_who(there) for word, there in shared)
    return Match(
        one,
        other,
        mine,
        theirs,
        time,
        shared,
        tuple(_events(mine, theirs)),
        tuple(
            (a, b) for a in mine.figures for b in theirs.figures if same_thing(a, b) or (are_of_one and same_sum(a, b))
        ),
        tuple(_sums(mine.figures, theirs.figures)),
        _same_place(mine, theirs),
    )


def _shared(mine: Mapping[str, Word], theirs: Mapping[str, Word]) -> Iterator[Shared]:
    """The words that both have, each once: the same, a thing and its kind, or a name spelled another way."""
    taken: set[str] = set()
    for key, word in mine.items():
        other = theirs.get(key)
        if other is None and (_is_kind(key) or (word.is_name and key not in NATION_KEYS)):
            rest = (there for there in theirs.values() if there.key not in mine and there.key not in taken)
            other = next((there for there in rest if _are_related(word, there)), None)
        if other is not None:
            taken.add(other.key)
            yield word, other


def _are_related(one: Word, other: Word) -> bool:
    """Whether the one is a kind of the other, or its type, or the same name spelled another way."""
    if one.is_name and not _is_kind(one.key):
        # Spellings of one name begin alike; asked first, for this is asked of every two words of two claims.
        if not other.is_name or one.key[0] != other.key[0] or other.key in NATION_KEYS:
            return False
        return _one_name(one.key, other.key)
    return _is_kind_of(one.key, other.key) or _is_kind_of(other.key, one.key)


@lru_cache(maxsize=50_000)
def _is_kind_of(narrow: str, wide: str) -> bool:
    """Whether a helicopter is meant where an aircraft is told, or a Su-22."""
    return narrow in KINDS_OF.get(wide, ()) or (wide in _DESIGNATED and bool(_DESIGNATION.fullmatch(narrow)))


@lru_cache(maxsize=50_000)
def _is_kind(key: str) -> bool:
    return key in KINDS_OF or key in _DESIGNATED or bool(_DESIGNATION.fullmatch(key)) or key in _NARROW


@lru_cache(maxsize=50_000)
def _one_name(one: str, other: str) -> bool:
    return same_name(one, other)


def _events(mine: Told, theirs: Told) -> Iterator[SharedEvent]:
    for first in mine.events:
        for second in theirs.events:
            is_opposite = frozenset((first.family, second.family)) in OPPOSITES
            if (first.family == second.family or is_opposite) and not _of_others(first, second):
                about = tuple(_shared(first.by_key, second.by_key))
                meant = {*_meant(first, second, mine, about), *_meant(second, first, theirs, about)}
                yield SharedEvent(first, second, about, tuple(meant), is_opposite)


def _meant(one: Event, other: Event, told: Told, about: Sequence[Shared]) -> list[Word]:
    """What the *other* event is about that a pronoun by the *one* may mean: it stands right before the claim."""
    if not one.has_pronoun or not told.context or stem(one.word) != stem(other.word):
        return []
    known = {word.key for pair in about for word in pair}
    return [
        word for word in other.near if word.key in told.context and word.key not in known and word.weight >= SPECIFIC
    ]


def _of_others(first: Event, second: Event) -> bool:
    """Whether both name who does it, or whom it is done to, and nobody that the other names."""
    for mine, theirs in ((first.doers, second.doers), (first.objects, second.objects)):
        if mine and theirs:
            rest = (*second.doers, *second.objects), (*first.doers, *first.objects)
            if not any(same_name(a, b) for a in mine for b in rest[0]) and not any(
                same_name(a, b) for a in theirs for b in rest[1]
            ):
                return True
    return False


def _figures(mine: Sequence[Figure], theirs: Sequence[Figure], are_of_one: bool) -> Iterator[tuple[Figure, Figure]]:
    """Each two that count the same, or are the same amount where both claims are of somebody."""
    for one in mine:
        for other in theirs:
            if same_thing(one, other) or (are_of_one and same_sum(one, other)):
                yield one, other


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
