"""The same words in two articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from workbench.domain.claim import Claim
from workbench.domain.link import Link, Relation

LEAST_RATIO = 90.0
"""Of 100, from which two quotations are the same words through an editor's hand: inserts in brackets, other dashes.

On the five real articles the one quotation that two of them share scores 98, the next best pair of claims 57.
"""

_LEAST_WORDS = 6
_COMMONEST = 100
_WORD = re.compile(r"[^\W_]+")
_INSERTED = re.compile(r"\[[^\]]*\]")


def _words(text: str) -> tuple[str, ...]:
    """Lower-case words without what an editor put in square brackets."""
    return tuple(_WORD.findall(_INSERTED.sub(" ", text).lower()))


def same_quotes(claims: Sequence[Claim], fresh: Iterable[str]) -> Iterator[Link]:
    """Links between claims of different articles that are, near enough, the same words.

    *fresh* are the ids of the articles whose claims were not compared before; pairs of older claims are passed over.
    Candidates share two words that at most a hundred claims have, so the work grows with the claims, not their square.
    """
    new = set(fresh)
    words = {claim.id: _words(claim.text) for claim in claims}
    long = [claim for claim in claims if len(words[claim.id]) >= _LEAST_WORDS]
    holders: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in long:
        for word in set(words[claim.id]):
            holders[word].append(claim)
    for claim in long:
        if claim.article_id not in new:
            continue
        shared = Counter(
            other
            for word in set(words[claim.id])
            if len(holders[word]) <= _COMMONEST
            for other in holders[word]
            if other.article_id != claim.article_id and (other.article_id not in new or other.id > claim.id)
        )
        for other, count in shared.items():
            if count >= 2 and (link := _link(claim, other, words)):
                yield link


def _link(one: Claim, other: Claim, words: dict[str, tuple[str, ...]]) -> Link | None:
    ratio = fuzz.ratio(" ".join(words[one.id]), " ".join(words[other.id]), score_cutoff=LEAST_RATIO)
    if ratio < LEAST_RATIO:
        return None
    return Link(
        one.id, other.id, Relation.SAME_QUOTE, round(ratio / 100, 4), f"{ratio:.0f} % of the words are the same"
    )
