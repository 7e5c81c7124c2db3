"""Which pairs of claims are worth judging: those that share words few others have, told of the same days.

A claim is found by its *keys*: each is one of its terms (a word, a figure, a figure with what it counts) together with
a stretch of time. Two claims are candidates when the terms that they share, in the same stretch or in neighbouring ones
and under keys that at most `COMMONEST` claims have, weigh enough. That hangs on the collection as it is, not on the
order in which it came, and the work for a claim is bounded, however many there are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from workbench.compare.comparable import Comparable
from workbench.compare.conflicts import ONCE
from workbench.compare.days import STORY, day_of, told_days
from workbench.compare.families import OPPOSITES
from workbench.compare.matching import KINDS_OF
from workbench.compare.statements import STATES
from workbench.compare.stems import stem
from workbench.compare.words import SPECIFIC, plain, words_of
from workbench.domain.claim import Claim, Kind, Quantity

COMMONEST = 100
"""As many claims may have a key; of a commoner one, nobody is found by it. Measured: docs/links.md."""

LEAST_SHARED = 3
"""What the terms must weigh that two claims share: 2 is a word that ties them to one event, 1 any other."""

_MOST_TERMS = 48
"""Of a claim that has more, those with the least hashes: so two claims that have the same keep the same."""

_MOST_STRETCHES = 5
"""An event told of two weeks or less is looked for in stretches of as many days as one story takes, ..."""
_SEASON = 91
_MOST_SEASONS = 9
"""... a longer one, or one before its article, by seasons; one of more than two years by its words alone."""

# A key is a kind (2 bits), a stretch (21), the hash of a term (39) and whether the term is a specific one.
_HASH_BITS, _STRETCH_BITS = 40, 21
_HASH = (1 << _HASH_BITS) - 1
_STRETCH = (1 << _STRETCH_BITS) - 1
_DAYS, _SEASONS, _ANY_TIME, _ARTICLE = range(4)
_KIND_OF = _HASH_BITS + _STRETCH_BITS

Holders = Callable[[int], Collection[int] | None]
"""The numbers of the claims that have a key; None where more than `COMMONEST` do."""


def keys(one: Comparable) -> tuple[int, ...]:
    """What the claim is found by, the least first."""
    places = [kind << _STRETCH_BITS | stretch & _STRETCH for kind, stretch in _stretches(one)]
    hashes = sorted(_hashed(term, is_specific) for term, is_specific in terms(one.claim).items())[:_MOST_TERMS]
    return tuple(sorted(place << _HASH_BITS | hash_ for place in places for hash_ in hashes))


def candidates(own: Iterable[int], holders: Holders) -> set[int]:
    """The numbers of the claims that share enough with the one that has the keys *own*, its own among them."""
    shared: dict[int, set[int]] = {}
    for key in own:
        if (mine := holders(key)) is None:
            continue
        found = shared.setdefault(key & _HASH, set())
        found.update(mine)
        for other in _beside(key):
            if theirs := holders(other):
                found.update(theirs)
    weights: dict[int, int] = {}
    for term, found in shared.items():
        weight = _weight(term)
        for number in found:
            weights[number] = weights.get(number, 0) + weight
    return {number for number, weight in weights.items() if weight >= LEAST_SHARED}


def are_candidates(one: Iterable[int], other: Collection[int], is_common: Callable[[int], bool]) -> bool:
    """Whether two claims that have these keys are candidates, where *is_common* tells the keys too many have."""
    theirs = set(other)
    shared = {
        key & _HASH
        for key in one
        if any(near in theirs and not is_common(near) for near in (key, *_beside(key))) and not is_common(key)
    }
    return sum(map(_weight, shared)) >= LEAST_SHARED


def _weight(key: int) -> int:
    return 1 + (key & 1)


def _beside(key: int) -> tuple[int, ...]:
    """The keys of the same term in the stretches before and after."""
    if key >> _KIND_OF in (_DAYS, _SEASONS):
        return key - (1 << _HASH_BITS), key + (1 << _HASH_BITS)
    return ()


# When


def _stretches(one: Comparable) -> Iterator[tuple[int, int]]:
    """The kinds and numbers of the stretches in which the claim is looked for, each once."""
    day, told = day_of(one.published), told_days(one)
    published = day.toordinal() if day else None
    days = set() if published is None else {published // STORY}
    if told is not None:
        first, last = told.first.toordinal(), told.last.toordinal()
        is_short = last // STORY - first // STORY < _MOST_STRETCHES
        if is_short:
            days |= set(range(first // STORY, last // STORY + 1))
        is_before = published is None or last < published - STORY
        if (not is_short or is_before) and last // _SEASON - first // _SEASON < _MOST_SEASONS:
            yield from ((_SEASONS, season) for season in range(first // _SEASON, last // _SEASON + 1))
    yield from ((_DAYS, stretch) for stretch in days)
    if _is_quoted(one.claim) or _is_of_any_time(one.claim, is_dated=told is not None):
        yield _ANY_TIME, 0
    if published is None:  # an unknown day is no match, but within the article
        yield _ARTICLE, int(one.claim.article_id[:5], 16)


def _is_quoted(claim: Claim) -> bool:
    return claim.is_quote or claim.kind is Kind.QUOTATION or not _MARKS.isdisjoint(claim.text)


def _is_of_any_time(claim: Claim, *, is_dated: bool) -> bool:
    """Whether judging may link the claim whenever it is told: an undated state, or the date of what happens once."""
    families = ONCE if is_dated else STATES
    return (is_dated or not claim.quantities) and any(word.key in families for word in words_of(claim.text))


# What


def _one_for_all(groups: Iterable[Collection[str]]) -> dict[str, str]:
    """One member for each, the same for all that stand in a group together, or in groups that touch."""
    stands_for: dict[str, str] = {}
    for group in groups:
        first, *others = sorted({stands_for.get(member, member) for member in group})
        stands_for |= {member: first for member, other in stands_for.items() if other in others}
        stands_for |= dict.fromkeys(group, first)
    return stands_for


# A helicopter is looked for as an aircraft, since others may call it so; what was approved as what was rejected.
_LOOKED_FOR_AS = _one_for_all([*({wide, *kinds} for wide, kinds in KINDS_OF.items()), *sorted(map(sorted, OPPOSITES))])

_MARKS = frozenset('"“”„«»')
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"(?<!\w)[0-9]+(?:[.,][0-9]+)*")
_THOUSANDS = re.compile(r"[.,](?=[0-9]{3}(?:[^0-9]|\Z))")
_LONGEST = 2_000
"""Characters that are looked through: as many as judging does."""


def terms(claim: Claim) -> dict[str, bool]:
    """What the claim is about, each with whether it may tie two claims to one event.

    The words by which judging compares it, its figures, and its figures with the noun that they count.
    """
    found = {f"#{_THOUSANDS.sub('', digits)}": False for digits in _DIGITS.findall(claim.text[:_LONGEST])}
    for word in words_of(claim.text):
        key = _LOOKED_FOR_AS.get(word.key, word.key)
        found[key] = found.get(key, False) or word.weight >= SPECIFIC
    for quantity in claim.quantities:
        found |= _counted(quantity)
    return found


def _counted(quantity: Quantity) -> dict[str, bool]:
    nouns = _WORD.findall(plain(quantity.what or quantity.unit or ""))
    found = {}
    for bound in {quantity.low, quantity.high} - {None}:
        found[f"#{bound:.12g}"] = False
        if nouns:
            found[f"#{bound:.12g} {stem(nouns[-1])}"] = True
    return found


@lru_cache(maxsize=16_384)
def _hashed(term: str, is_specific: bool) -> int:
    digest = hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return int.from_bytes(digest) & ~1 | is_specific
