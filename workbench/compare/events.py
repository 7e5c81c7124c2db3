"""What a claim says happened: each event with the words that stand by it, and whether the claim asserts it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import islice

from msgspec import Struct

from workbench.compare.nations import NATION_KEYS
from workbench.compare.stems import is_irregular
from workbench.compare.words import Word

MOST = 24
"""Events of a claim that are compared; no claim of the five real articles tells more than 11."""

REACH = 8
"""Words that say something, to either side of an event, that may belong to it."""

# What begins another clause, or another sentence: words beyond it belong to another event.
_BORDER = re.compile(
    r"…|[.;:!?](?=\s|[\"”’)]|\Z)|\b(?:when|while|whilst|after|before|although|though|but|because|since|until|where|why|how|whether"
    r"|as (?!a\b|an\b|the\b)|so that|said|says)\b|[—–]|\n",
    re.IGNORECASE,
)
_PRESUPPOSED = re.compile(
    r"\b(?:where|why|how|whether|if|reason|to|cause[sd]?|would|could|may|might|will|shall|can|should|must|possib\w+|"
    r"plan\w*|threat\w*|warn\w*|intend\w*|decision|attempts?|likely|expected|claims?)\b[^.,;:]{0,40}\Z",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot only\b", re.IGNORECASE)
_STOPPED = re.compile(
    r"\b(?:stop|prevent|block|keep|kept|bar|ban|discourag|deter)\w*\b[^.,;:]{0,40}\bfrom\s+\Z", re.IGNORECASE
)
_ONLY_NOUN = re.compile(
    r"(?:ions?|ments?|sis|[ae]nces?|offensives?|assaults?|victory|deaths?|defeats?)\Z", re.IGNORECASE
)
_ALLOWED = re.compile(
    r"\b(?:allow|enabl|led|lead|measure|manag|forc|help|caus|order)\w*\b[^.,;:]{0,30}\bto\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"(?:(?:\b(?:not|never|nobody|neither|nor|without|den(?:y|ied|ies))\b|n['’]t\b)(?:\s+[\w'’-]+){0,3}"
    r"|\bno\b(?:\s+[\w'’-]+){0,5})\s*\Z",
    re.IGNORECASE,
)
_NOMINAL = re.compile(r"(?:ing|ion|ment|al|ance|ence|ure|sis|down)\Z", re.IGNORECASE)
# "Areas held by rebels" tells that they are held as "the capture of the town" tells that it was captured.
_BY = re.compile(r"\s+by\b", re.IGNORECASE)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|got|and|or)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:the|a|an|its|his|her|their|our|all|\d[\d,.]*)\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|on|against|by|in)\b", re.IGNORECASE)
_ADJECTIVES = r"(?:\s+(?!(?:to|from|of|by|in|on|for|with|and|or|that|who|which|has|have|had|is|was|were)\b)\S+)"
_THE = re.compile(rf"(?:\b(?:the|this|its|their|his|of)|['’]s?){_ADJECTIVES}{{0,2}}\s*\Z", re.IGNORECASE)
_A = re.compile(rf"\b(?:a|an){_ADJECTIVES}{{0,3}}\s*\Z", re.IGNORECASE)


# Adjectives, and the types of what is driven, flown or sailed: "Islamist", "Mi-8".
_NOBODY = re.compile(r"(?:ist|ian|ish|ese|ern)\Z|\d")
AIRCRAFT = frozenset(("aircraft", "helicopter", "aeroplane"))
_ARMED = frozenset(("army", "soldier", "aeroplane", "war", "intervent"))


_PRONOUN = re.compile(r"\b(?:it|he|she|they|them)\b", re.IGNORECASE)
_CLOSE = 12
"""Characters before an event in which a pronoun is what it is about: "it was shot down", "they have not"."""


class Standing(Enum):
    """How a claim stands to an event that it tells."""

    ASSERTED = "asserted"
    NAMED = "named"
    """As a thing: "the capture of the town"."""
    OPEN = "open"
    """As a purpose, a possibility, a cause or a place: "where it was shot down", "to capture"."""
    DENIED = "denied"


class Event(Struct, frozen=True):
    """An event of *family* at the word *at*; *near* are the words of its clause that may be what it is
    about, *by_key* the same by what they are compared by."""

    family: str
    at: Word
    near: tuple[Word, ...]
    by_key: Mapping[str, Word]
    standing: Standing
    is_first: bool
    has_pronoun: bool
    word: str

    @property
    def before(self) -> tuple[Word, ...]:
        """The words of its clause before it: who does it, or what it is done to."""
        return tuple(word for word in self.near if word.end <= self.at.start)

    @property
    def after(self) -> tuple[Word, ...]:
        """The words of its clause behind it."""
        return tuple(word for word in self.near if word.start >= self.at.end)

    def is_by(self, word: Word) -> bool:
        """Whether *word* is one of the three on either side that stand nearest to the event."""
        return word in self.before[-3:] or word in self.after[:3]

    @property
    def doers(self) -> tuple[str, ...]:
        """The names right before it that are not those of places or nations, each with all its words."""
        return _names(self.before[-3:])

    @property
    def objects(self) -> tuple[str, ...]:
        """The names right behind it that are not those of places or nations."""
        return _names(self.after[:3])


def _names(words: Sequence[Word]) -> tuple[str, ...]:
    """The names among *words*, each with the words that stand right by each other."""
    names: list[str] = []
    end = -2
    for word in filter(is_who, words):
        if word.start - end <= 1:
            names[-1] += f" {word.key}"
        else:
            names.append(word.key)
        end = word.end
    return tuple(names)


def is_who(word: Word) -> bool:
    """Whether it is a name that may be somebody's or something's: no place, nation or adjective ("Islamist")."""
    return word.is_name and not word.is_where and word.key not in NATION_KEYS and not _NOBODY.search(word.key)


def firsts(words: Iterable[Word]) -> dict[str, Word]:
    """Each of *words* by its key, the weightiest of those alike."""
    found: dict[str, Word] = {}
    for word in words:
        if word.key not in found or word.weight > found[word.key].weight:
            found[word.key] = word
    return found


def events_of(text: str, words: Sequence[Word]) -> tuple[Event, ...]:
    """The events that *text*, whose words are *words*, tells; in reading order, the first `MOST`."""
    return tuple(islice(_events(text, words), MOST))


def _events(text: str, words: Sequence[Word]) -> Iterator[Event]:
    borders = [match.start() for match in _BORDER.finditer(text)]
    for number, word in enumerate(words):
        if word.event is None:
            continue
        before = max((border for border in borders if border < word.start), default=0)
        after = min((border for border in borders if border >= word.end), default=len(text))
        near = tuple(
            other
            for other in words[max(0, number - REACH) : number + REACH + 1]
            if other is not word and before <= other.start and other.end <= after + 1
        )
        family = _family(word, near)
        if family == "campaign":
            near = (*near, *_actor(words[:number]))
        yield Event(
            family,
            word,
            near,
            firsts(near),
            _standing(text, word, before),
            is_first=number <= 2,
            has_pronoun=bool(_PRONOUN.search(text[max(before, word.start - _CLOSE) : word.end + 4])),
            word=text[word.start : word.end].split()[0].lower(),
        )


def _family(word: Word, near: Sequence[Word]) -> str:
    """The family of the event at *word*: what an army begins is a campaign, an aircraft that is lost was downed."""
    assert word.event is not None
    if word.event == "begin" and any(other.key in _ARMED or other.event == "attack" for other in near):
        return "campaign"
    if word.event == "lose" and any(other.key in AIRCRAFT for other in near if other.start > word.start):
        return "downing"
    return word.event


def _actor(words: Sequence[Word]) -> tuple[Word, ...]:
    """Whose campaign it is: the nation named last before, or the last name that is no place."""
    nations = [word for word in words if word.key in NATION_KEYS]
    return tuple(nations[-1:] or [word for word in words if word.is_name and not word.is_where][-1:])


def _standing(text: str, word: Word, before: int) -> Standing:
    lead = text[before : word.start]
    surface = text[word.start : word.end].split()[0]
    if _DENIED.search(lead[-60:]) and not _NOT_ONLY.search(lead):
        return Standing.DENIED
    if _THE.search(lead[-30:]) and _NOMINAL.search(surface):
        return Standing.NAMED
    if _STOPPED.search(lead):
        return Standing.OPEN
    if _ONLY_NOUN.search(surface) and not _A.search(lead):
        return Standing.NAMED
    if _PRESUPPOSED.search(_ALLOWED.sub("", lead[-60:])):
        return Standing.OPEN
    if _BY.match(text, word.end) and not _BE.search(lead[-25:]):
        return Standing.NAMED
    is_verb = surface.lower().endswith("ed") or is_irregular(surface.lower()) or _OBJECT.match(text, word.end)
    if _A.search(lead) or is_verb:
        return Standing.ASSERTED
    if _THE.search(lead[-30:]) or (_OF.match(text, word.end) and _NOMINAL.search(surface)):
        return Standing.NAMED
    return Standing.ASSERTED
