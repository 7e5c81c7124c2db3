"""The words of a claim as they are compared: stems, families and names, each with where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from workbench.compare.families import EVENTS, THINGS
from workbench.compare.nations import NATIONS
from workbench.compare.stems import is_irregular, listed, stem

LONGEST = 2_000
"""Characters of a claim that are compared: a sentence rarely has a quarter of them, and a pair must not cost more."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑'’][^\W_]+)*")
SPECIFIC = 0.5
"""The least weight of a word that ties two claims to one event: names and things, not nations and common words."""

_HYPHEN = re.compile(r"[-‐‑]")
_SCORE = re.compile(r"\d{1,3}-\d{1,3}")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_JOINED = re.compile(r"(?:de|re|anti|non|co|pre|un|mid|ex|counter|self)[-‐‑]", re.IGNORECASE)
_ARTICLES = listed("al el as ash at an ad de la le los las the")
_STOP = listed(
    """
    a about above across after again against ago all almost alongside also although am among an and another any are
    around as at be because been before being below between both but by can cannot could did do does doing down
    during each either else even ever few first for from further get had has have having he her here hers him
    his how however i if in including indeed into is it its itself just last latest least less like made make
    many may me meanwhile might more most much must my near nearly neither next no nor not now of off on once
    one only onto or other others our out over own per quite rather same she should since so some still such
    than that the their them then there these they this those though through throughout thus to too toward
    towards under until up upon us very via was we were what when where whether which while who whom whose why
    will with within without would yet you your two three four five six seven eight nine ten monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october
    november december today yesterday tomorrow week month year day time said say says saying told tell tells
    according added add report reported reports statement announced announce noted note claim claimed claims
    confirmed confirm stated spokesman spokeswoman spokesperson source official officials  take
    took taken place come came go went part way new old
    """
)
# Frequent in news of any kind: that two claims share them says little.
_COMMON = frozenset(
    map(
        stem,
        listed(
            """
            state country people government world power group member leader force number end case point work
            plan move call show help need want become leave keep give large big small high low great good bad
            long recent current early late local national international public main major key several hundred
            thousand million billion percent dozen situation issue problem thing effort support agency news
            media minister president prime foreign secretary department ministry office team start begin area
            region north south east west northern southern eastern western near side war city town village home
            house man woman child family life year-old top head chief senior former total part half third
            quarter full far open close set expect see think know look find continue remain carry include follow
            hold lead bring lose already back against clear real possible likely able make action operation
            service system train air base fight fighting battle clash conflict violence use
            """
        ),
    )
)
# Families of things that half of all news of war and government are about.
_VAGUE = listed(
    """army militant people government area town civilian soldier company court police parliament judge worker resident
    passenger house"""
)
_DID = frozenset(("did", "does", "do", "didn't", "didn’t", "don't", "doesn't"))
_NEAR = 8
_SECOND = frozenset(key.partition("_")[2] for key in EVENTS if "_" in key)
"""What makes another event of a verb: "shot down", "called off"."""
_PRONOUNS = frozenset(("it", "them", "him", "her", "this", "that"))


_NO_EVENT = frozenset(
    map(
        stem,
        listed(
            """warned intended provided based linked caused established advanced asked urged demanded insisted argued
            called named known located expected related alleged involved supposed limited united led carried backed
            state stated"""
        ),
    )
)
_UNITS = listed("percent per cent euro euros dollar dollars pound pounds km kilometre kilometer mile miles metre meter")
_SILENT = _STOP | _ARTICLES | _UNITS
# Between the words of a place's name, or the names of several.
_GOES_ON = re.compile(r"(?:['’]s)?[\s-]+(?:al-)?|,?\s+and\s+|,\s+", re.IGNORECASE)
# What stands before the name of a place; "of" before those of people and bodies as well.
_WHERE = re.compile(
    r"\b(?:in|at|near|over|off|between|around|across|outside|inside|through|from|towards?|on the (?:coast|outskirts) of"
    r"|(?:town|city|village|port|province|region) of)\s+(?:the\s+)?(?:\w+ern\s+)?\Z",
    re.IGNORECASE,
)


class Word(Struct, frozen=True):
    """A word that says something: *key* is what it is compared by, *weight* how much it says.

    *start* and *end* count in code points of the claim's text. *event* is the family of events it tells, if any;
    *is_name* says whether it is a proper name, *is_where* whether that of the place where something happens.
    """

    key: str
    start: int
    end: int
    weight: float
    event: str | None = None
    is_name: bool = False
    is_where: bool = False


class _Raw(NamedTuple):
    text: str
    lower: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words of *text* that say something, in reading order."""
    text = text[:LONGEST]
    raw = list(_raw(text))
    found: list[Word] = []
    at = 0
    while at < len(raw):
        word, taken = _word(raw, at, text)
        at += taken
        if word is not None:
            found.append(_placed(word, found, text) if word.is_name else word)
    return tuple(found)


def _placed(name: Word, before: list[Word], text: str) -> Word:
    """The *name*, marked where it is that of a place: "in Port Ansel" marks both words."""
    goes_on = bool(before) and before[-1].is_where and bool(_GOES_ON.fullmatch(text[before[-1].end : name.start]))
    return replace(name, is_where=goes_on or bool(_WHERE.search(text[max(0, name.start - 40) : name.start])))


def _raw(text: str) -> Iterator[_Raw]:
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        if word.isalnum():
            if word.lower() in ("airstrike", "airstrikes"):
                yield _made(word[:3], start, start + 3)
                yield _made(word[3:], start + 3, match.end())
            else:
                yield _made(word, start, match.end())
        elif "." in word:
            yield _made(word.replace(".", ""), start, match.end())
        elif not _HYPHEN.search(word) or _SCORE.fullmatch(word):
            yield _made(word, start, match.end())
        elif any(char.isdigit() for char in word) or _JOINED.match(word):
            yield _made(_HYPHEN.sub("", word), start, match.end())
        else:
            for part in re.finditer(r"[^-‐‑]+", word):
                yield _made(part[0], start + part.start(), start + part.end())


def _made(word: str, start: int, end: int) -> _Raw:
    return _Raw(word, word.lower(), start, end)


def _word(raw: list[_Raw], at: int, text: str) -> tuple[Word | None, int]:
    """The word at *at*, None where it says nothing, and how many of the text's words it takes."""
    one = raw[at]
    if at + 1 < len(raw):
        two = raw[at + 1]
        if one.text[0].isupper() and (nation := NATIONS.get(f"{one.lower} {two.lower}")):
            return Word(nation, one.start, two.end, 0.4, is_name=True), 2
        taken = 2 if two.lower in _SECOND else 3 if two.lower in _PRONOUNS and at + 2 < len(raw) else 0
        if taken:
            particle = raw[at + taken - 1]
            event = EVENTS.get(f"{stem(one.lower)}_{particle.lower}")
            if event:
                return Word(event, one.start, particle.end, 1.0, event), taken
    return _single(raw, at, text), 1


def _single(raw: list[_Raw], at: int, text: str) -> Word | None:
    one = raw[at]
    bare = one.text if one.text.isalnum() else _POSSESSIVE.sub("", one.text)
    lower = plain(bare)
    if one.text == "US" or (lower in NATIONS and one.text[0].isupper()):
        return Word(NATIONS.get(lower, lower), one.start, one.end, 0.4, is_name=True)
    root = stem(lower)
    if len(lower) < 2 or lower.isdigit() or lower in _SILENT or (root in _STOP and root not in EVENTS):
        return None
    if _SCORE.fullmatch(lower):
        return Word(lower, one.start, one.end, 0.8)
    is_name = _is_name(raw, at, bare, root, text)
    if root in EVENTS and not is_name:
        return Word(EVENTS[root], one.start, one.end, 0.8, EVENTS[root])
    if root in THINGS:
        family = THINGS[root]
        return Word(family, one.start, one.end, 0.3 if root in _COMMON or family in _VAGUE else 0.6)
    is_event = not is_name and root not in _NO_EVENT and _is_verb(raw, at, lower, text)
    if root in _COMMON:
        return Word(root, one.start, one.end, 0.25, root if is_event else None)
    weight = 1.0 if is_name or any(char.isdigit() for char in root) else 0.7
    return Word(root, one.start, one.end, weight, root if is_event else None, is_name)


def _is_verb(raw: list[_Raw], at: int, lower: str, text: str) -> bool:
    """Whether it is the past of a verb, or its stem after "did"; the second half of "US-backed" is none."""
    if at and (_HYPHEN.match(text, raw[at - 1].end) or not raw[at].text[0].islower()):
        return False
    is_after_did = at > 0 and any(word.lower in _DID for word in raw[max(0, at - 2) : at])
    return is_after_did or lower.endswith("ed") or is_irregular(lower)


def _is_name(raw: list[_Raw], at: int, bare: str, root: str, text: str) -> bool:
    """Whether it is a proper name; where a sentence opens only before another name, or with a "'s"."""
    if not bare[0].isupper():
        return False
    if not _opens(raw[at].start, text):
        return True
    if root in EVENTS or root in THINGS or root in _COMMON:
        return False
    follows = raw[at + 1].text if at + 1 < len(raw) else ""
    return bare != raw[at].text or follows[:1].isupper() or bare.isupper()


def _opens(start: int, text: str) -> bool:
    """Whether a sentence opens at *start*, where a capital says nothing."""
    before = text[max(0, start - _NEAR) : start].rstrip(" \u00a0“\"'‘(*#[")
    return (not before and start <= _NEAR) or before[-1:] in ".!?:…\n"


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """*word* in lower case without marks on its letters."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
