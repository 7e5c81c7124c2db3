"""Which checked claims say what a claim says: its rarer words weighed against theirs.

Two sentences that make the same claim share its names, figures and rare words, whatever else they say. Each shared
word counts by how rare it is among all that was checked (BM25: Robertson and Zaragoza, 2009), so that a verdict on one
minister does not turn up at each claim about ministers. How well that finds is measured in benchmarks/matching.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from workbench.compare.stems import listed
from workbench.compare.stems import stem as _stem

LEAST = 0.2
"""The score from which a checked claim is shown.

On the dev set of CLEF 2020 CheckThat! task 2 the best match, where it has this score, is the right one in 97 of 100
cases, and half of the claims that were checked show theirs (docs/checks.md).
"""

MOST_WORDS = 24
"""So many of a claim's words are looked for at most, the rarest first."""

MOST_ROWS = 8_000
"""So many checked claims, counted once for each word, are looked at at most: 6 ms (benchmarks/matching)."""

_LEAST_WORDS = 3  # are looked for however common they are
_REFERENCE = 10_000
_K, _B, _LENGTH = 1.2, 0.75, 18  # BM25's usual ones, and the average words of a checked claim with its title
_SLOPE, _MIDDLE = 0.2, 7.66  # of the logistic curve; fitted on the train set and on sentences of news
_OF_COMMON = 0.5  # the weight of words that half the news are full of

_FUNCTION_WORDS = listed(
    """
    a an the and or but of to in on at for from by with as is are was were be been being has have had do does did will
    would can could should may might must shall not no nor so than that this these those it its he she they him them his
    her their our your my me i you we us who whom which what when where why how there here if then about into over after
    before between out up down off just also very more most some any all each other such only own same too s t re ve ll
    d m dont didnt doesnt isnt arent wasnt cant wont
    """
)
_COMMON = frozenset(
    map(
        _stem,
        listed(
            """
            said says say like get got go going make made know think want need one two people new time year day today
            now still even back never ever really much many thing things way well good right via video watch news
            breaking please read take come see look let im amp rt years
            """
        ),
    )
)

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_URL = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S+", re.IGNORECASE)
_TAG = re.compile(r"[#@](\w+)")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[A-Z])(?=[A-Z][a-z])|_")
# A quoted tweet ends with who wrote it and when: "— Ann Other (@ann) March 3, 2020".
_SIGNED = re.compile(r"\s[—–-]\s*([^—–]{1,80}?)\s*\(@\w+\)\s+([A-Z][a-z]+) \d{1,2}, (\d{4})\s*$")


class Sought(Struct, frozen=True):
    """The words of a claim to be found among checked ones: by its stem each as it was written, in their order."""

    written: Mapping[str, str]


class Known(Struct, frozen=True):
    """A collection of claims: *counts* says of each word, as it is written, how many of its *total* have it."""

    counts: Mapping[str, int]
    total: int


class Candidate(Struct, frozen=True):
    """A checked claim with the title of its check, under whatever *key* it is known by."""

    key: tuple[int, int]
    claim: str
    title: str = ""


class Match(Struct, frozen=True):
    """How likely the checked claim of that *key* says the same, 0 to 1; and the *words* that both have, as sought."""

    key: tuple[int, int]
    score: float
    words: tuple[str, ...]


def sought(text: str, claimant: str | None = None) -> Sought:
    """What of *text*, said by *claimant*, is to be looked for.

    Of a tweet the addresses are left out, the words of hashtags and handles taken apart (#StopTheBus), and the writer
    and the month are kept: checked claims often name them.
    """
    written: dict[str, str] = {}
    for word in _words(f"{_spelt_out(text)} {claimant or ''}"):
        written.setdefault(stem(word), word)
    return Sought(written)


def stem(word: str) -> str:
    """What *word*, in lower case, is compared by; of a figure its digits alone."""
    return word.replace(",", "") if word[:1].isdigit() else _stem(word)


def _spelt_out(text: str) -> str:
    signed = _SIGNED.search(text)
    if signed:
        text = f"{text[: signed.start()]} {signed[1]} {signed[2]} {signed[3]}"
    return _TAG.sub(lambda tag: " " + _HUMPS.sub(" ", tag[1]), _URL.sub(" ", text))


def _words(text: str) -> Iterable[str]:
    """The words that carry meaning, folded; figures without the marks that group their digits."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    for found in _WORD.findall("".join(c for c in plain if not unicodedata.combining(c))):
        word = found.replace("’", "'").removesuffix("'s")
        if word not in _FUNCTION_WORDS and (len(word) > 1 or word.isdigit()):
            yield word


def to_look_for(one: Sought, counts: Mapping[str, int]) -> list[str]:
    """The words to look for, the rarest first: *counts* says of each, as written, how many checked claims have it."""
    chosen: list[str] = []
    rows = 0
    for word in sorted((word for word in one.written.values() if counts.get(word)), key=lambda w: (counts[w], w)):
        rows += counts[word]
        if len(chosen) >= MOST_WORDS or (rows > MOST_ROWS and len(chosen) >= _LEAST_WORDS):
            break
        chosen.append(word)
    return chosen


def ranked(one: Sought, candidates: Iterable[Candidate], *known: Known) -> list[Match]:
    """*candidates* by how likely they say the same, the likeliest first; those that share nothing are left out.

    *known* are the collections that tell how rare a word is: that of the checked claims, and that of the claims among
    which the one that is sought stands.
    """
    weights = {key: _weight(key, word, known) for key, word in one.written.items()}
    found = (_match(one, weights, candidate) for candidate in candidates)
    return sorted((match for match in found if match.words), key=lambda match: (-match.score, match.key))


def _weight(key: str, word: str, known: Iterable[Known]) -> float:
    """How much a word says: the rarer, the more.

    A small collection does not know how rare its words are. It counts as one of 10,000 claims, but for words that
    surely are more common than that: those of its subject. Two reports on one war share the names of its places,
    whatever they say.
    """
    weight = min(math.log((reference + 1) / (count + 0.5)) for reference, count in (_rarity(word, k) for k in known))
    return max(0.0, weight) * (_OF_COMMON if key in _COMMON else 1)


def _rarity(word: str, known: Known) -> tuple[int, float]:
    """Of how many claims how many have the word, at least."""
    count, reference = known.counts.get(word, 0), max(known.total, _REFERENCE)
    surely = (count - 2 * math.sqrt(count)) / known.total if known.total else 0.0
    return reference, max(count, surely * reference)


def _match(one: Sought, weights: Mapping[str, float], candidate: Candidate) -> Match:
    claim = [stem(word) for word in _words(candidate.claim)]
    times = Counter(claim) + Counter(stem(word) for word in _words(candidate.title))
    shared = [key for key in one.written if key in times]
    longer = _K * (1 - _B + _B * times.total() / _LENGTH)
    said = sum(weights[key] * times[key] * (_K + 1) / (times[key] + longer) for key in shared)
    score = max(1 / (1 + math.exp(_MIDDLE - _SLOPE * said)), _sameness(weights, frozenset(claim)) ** 2)
    return Match(candidate.key, score, tuple(one.written[key] for key in shared))


def _sameness(weights: Mapping[str, float], claim: frozenset[str]) -> float:
    """How much of what the two say, by weight, both say: a claim of three words is the same claim too."""
    both = sum(weight for key, weight in weights.items() if key in claim)
    if not both:
        return 0.0
    alone = sum(key not in weights for key in claim) * math.log(_REFERENCE)
    return both / (sum(weights.values()) + alone)
