"""The same words in two articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from workbench.domain.claim import Claim
from workbench.domain.link import Grounds, Link, Relation

LEAST_RATIO = 90.0
"""Of 100, from which two quotations are the same words through an editor's hand: inserts in brackets, other dashes.

On the five real articles the one quotation that two of them share scores 98, the next best pair of claims 57.
"""

_LEAST_WORDS = 6
_COMMONEST = 100
_WORD = re.compile(r"[^\W_]+")
_INSERTED = re.compile(r"\[[^\]]*\]")
_NUMBER = re.compile(
    r".*\d.*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|half)"
)


def same_quotes(claims: Sequence[Claim], fresh: Iterable[str]) -> Iterator[Link]:
    """Links between claims of different articles that are, near enough, the same words with the same figures.

    *fresh* are the ids of the articles whose claims were not compared before; pairs of older claims are passed over.
    Candidates share two words that at most a hundred claims have, so the work grows with the claims, not their square.
    """
    new = set(fresh)
    words = {claim.id: _words(claim.text) for claim in claims}
    long = {claim.id: claim for claim in claims if len(words[claim.id]) >= _LEAST_WORDS}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in long:
        for word in set(words[id_]):
            holders[word].append(id_)
    for id_, claim in long.items():
        if claim.article_id not in new:
            continue
        shared = Counter(
            other
            for word in set(words[id_])
            if len(holders[word]) <= _COMMONEST
            for other in holders[word]
            if long[other].article_id != claim.article_id and (long[other].article_id not in new or other > id_)
        )
        for other, count in shared.items():
            if count >= 2 and (score := _alike(words[id_], words[other])):
                grounds = Grounds(plain=f"{score:.0f} % alike, letter by letter")
                yield Link(id_, other, Relation.SAME_QUOTE, score / 100, grounds)


def _words(text: str) -> tuple[str, ...]:
    """Lower-case words without what an editor put in square brackets."""
    return tuple(_WORD.findall(_INSERTED.sub(" ", text).lower()))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float | None:
    """How alike two runs of words are, of 100; None when they are not the same quotation.

    A figure that differs makes another statement of it, however alike the rest is.
    """
    if any(_NUMBER.fullmatch(word) for word in set(one) ^ set(other)):
        return None
    ratio = fuzz.ratio(" ".join(one), " ".join(other))
    return round(ratio, 2) if ratio >= LEAST_RATIO else None
