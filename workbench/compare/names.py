"""Whether two names are one: abbreviated, as an address on the web, by the surname alone, or spelled another way."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from workbench.compare.nations import NATIONS
from workbench.compare.stems import listed
from workbench.compare.words import plain

LEAST_ALIKE = 80.0
"""Of 100, from which two spellings of a name in other letters are one: Latamneh, Lataminah."""

_SHORTEST_ALIKE = 5
_DOMAIN = re.compile(r"\A(?:https?://)?(?:www\.)?([\w-]+)\.(?:com|org|net|info|tv|news|co\.\w\w|\w\w)\Z", re.IGNORECASE)
_PARTS = re.compile(r"[^\W_]+")
_LITTLE = listed("the of for and a an al el de la le du des for in on at news agency newspaper network")


@lru_cache(maxsize=20_000)
def _parts(name: str) -> tuple[str, ...]:
    if match := _DOMAIN.match(name.strip()):
        name = match[1]
    name = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|\Z)|['’]s?\b", "", name)
    return tuple(part for part in _PARTS.findall(plain(name)) if part not in _LITTLE)


@lru_cache(maxsize=50_000)
def same_name(one: str, other: str) -> bool:
    """Whether *one* and *other* name the same person, body or place, as far as their letters tell."""
    first, second = _parts(one[:200]), _parts(other[:200])
    if not first or not second:
        return False
    if first == second or NATIONS.get(" ".join(first), one) == NATIONS.get(" ".join(second), other):
        return True
    short, long = sorted((first, second), key=len)
    if len(short) == 1 and _abbreviates(short[0], long):
        return True
    if set(short) <= set(long):
        return True
    return len(short) == len(long) and all(map(_spelled_alike, short, long))


def _abbreviates(short: str, long: tuple[str, ...]) -> bool:
    """Whether *short* is made of the first letters of *long*: SOHR, the Syrian Observatory for Human Rights."""
    return len(long) >= 2 and short == "".join(part[0] for part in long)


def _spelled_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST_ALIKE or one[0] != other[0] or any(map(str.isdigit, one + other)):
        return False
    return fuzz.ratio(one, other) >= LEAST_ALIKE
