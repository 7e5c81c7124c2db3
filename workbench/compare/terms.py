"""Words as they are looked for in other articles: without endings, without what every text has."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_LEAST_STEM = 4
"""Letters of the shortest stem: "died" and "dies" are left as they are, since "di" begins too much."""

STOP = frozenset(
    (  # noqa: SIM905 - words are read as words
        "a about above after again against ago all almost along already also although always am among an and "
        "another any are around as at away back be became because become been before began being below between "
        "both but by came can could did do does doing done down during each either else even ever every few first "
        "for former from further get given go going gone got had has have having he her here hers herself him "
        "himself his how however i if in including indeed into is it its itself just last later least less like "
        "made make makes many may me might more most much must my near nearly neither never new next no nor not "
        "now of off often on once one only onto or other others our out over own part per perhaps put quite rather "
        "said same saw say saying says see seen several she should since so some still such take taken than that "
        "the their them themselves then there these they this those though through thus to told too took toward "
        "towards two under until up upon us use used using very was way we well went were what when where whether "
        "which while who whom whose why will with within without would yet you your"
    ).split()
)
"""English words that say nothing of what a text is about."""

_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("e", ""),
    ("s", ""),
    ("ly", ""),
)
_ADDED = ("", "s", "e", "es", "d", "ed", "ing", "ly")


def words(text: str) -> list[str]:
    """The words of *text* as SQLite's index has them: lower case, without accents, each letter or digit run one."""
    return _WORD.findall(plain(text))


def plain(text: str) -> str:
    """*text* in lower case and without accents, so that the same word is the same."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)) if not text.isascii() else apart


@cache
def stem(word: str) -> str:
    """What "delivered", "delivers" and "delivering" have in common, well enough to find one by the other."""
    if word.isdigit() or len(word) <= _LEAST_STEM:
        return word
    for ending, instead in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _LEAST_STEM - 1 and not (ending == "s" and rest.endswith(("s", "u", "i"))):
            return _undoubled(rest + instead)
    return word


def _undoubled(word: str) -> str:
    """ "gun" of "gunned"."""
    doubled = len(word) > _LEAST_STEM - 1 and word[-1] == word[-2] and word[-1] in "bdgmnprt"
    return word[:-1] if doubled else word


def forms(stemmed: str) -> list[str]:
    """Words that have that stem, as the index may hold them; some that are none."""
    if stemmed.isdigit():
        return [stemmed]
    made = [stemmed + ending for ending in _ADDED]
    if stemmed.endswith("y"):
        made += [stemmed[:-1] + ending for ending in ("ies", "ied")]
    elif stemmed[-1] in "bdgmnprt":
        made += [stemmed + stemmed[-1] + ending for ending in ("ed", "ing")]
    return [word for word in made if stem(word) == stemmed or word == stemmed]


def content(text: str) -> list[str]:
    """The stems of the words of *text* that say what it is about, in its order, each as often as it stands."""
    return [stem(word) for word in words(text) if word not in STOP and (len(word) > 1 or not word.isascii())]
