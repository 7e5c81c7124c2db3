"""Articles that are nearly the same: from another site, with other clutter around them, or edited."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, islice
from zlib import crc32

from msgspec import Struct
from rapidfuzz import fuzz

from workbench.domain.article import Article, Role
from workbench.domain.near import Near
from workbench.domain.span import Span

LEAST = 0.5
"""The similarity from which two articles are named as nearly the same."""

_LEAST_PASSAGE = 70.0
"""Of 100, from which a passage stands in another article, through an editor's hand; below it counts as not there."""

_LEAST_SHINGLES = 0.2
"""Of the three words in a row of the shorter one, how many must stand in the longer for it to be looked at closely.

Counting them takes 0.1 ms, the closer look 10 to 80; a word in fifteen misspelt leaves four fifths.
"""

_LEAST_OF_ONE_STORY = 0.05
"""The same of two articles on one story, even where one was written anew; two stories of one outlet have less."""

_LEAST_STORY = 0.25
"""How much of an article its story is, at least; what one site alone puts around a story of another's is less."""

_MOST_LETTERS = 100_000_000
"""The product of two lengths above which words in a row are counted: comparing letters would take seconds."""

_SHINGLE = 3
_SIZE = 16
_LEAST_SHARED = 2
_COMMONEST = 200
_MOST_CANDIDATES = 10
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")


class Body(Struct, frozen=True):
    """The words of an article without its boilerplate, by passage; and every three of them in a row."""

    article: str
    spans: tuple[Span, ...]
    passages: tuple[str, ...]
    shingles: tuple[frozenset[str], ...]

    @property
    def length(self) -> int:
        """Characters of the words."""
        return sum(map(len, self.passages))

    @property
    def all_shingles(self) -> frozenset[str]:
        """Every three words in a row of all passages."""
        return frozenset().union(*self.shingles)

    def without(self, passages: frozenset[str]) -> Body:
        """The same article but for those of its passages that are *passages* word for word."""
        kept = [part for part in zip(self.spans, self.passages, self.shingles, strict=True) if part[1] not in passages]
        if len(kept) == len(self.passages):
            return self
        spans, words, shingles = zip(*kept, strict=True) if kept else ((), (), ())
        return Body(self.article, tuple(spans), tuple(words), tuple(shingles))


def body(article: Article) -> Body:
    """What of *article* is compared."""
    found = [
        (passage.span, _WORD.findall(passage.span.of(article.text).casefold()))
        for passage in article.passages
        if passage.role is not Role.BOILERPLATE
    ]
    kept = [(span, words) for span, words in found if words]
    return Body(
        article.id,
        tuple(span for span, _ in kept),
        tuple(" ".join(words) for _, words in kept),
        tuple(frozenset(_shingles(words)) for _, words in kept),
    )


def _shingles(words: list[str]) -> Iterable[str]:
    if len(words) < _SHINGLE:
        return (" ".join(words),)
    return (" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))


def sketch(found: Body) -> list[int]:
    """The least of the hashes of every three words in a row (MinHash, one function, sixteen values).

    Of two articles the shared ones are about as many as their shares of each other.
    """
    hashes = {crc32(shingle.encode("utf-8", "replace")) for shingles in found.shingles for shingle in shingles}
    return sorted(hashes)[:_SIZE]


def like(article: str, made: Sequence[int], holding: Callable[[int, int], list[str]]) -> list[str]:
    """The articles that share the most with the one of the sketch *made*, ten at most.

    *holding* says in whose sketches a hash is, so many of them at most. What more than two hundred articles have is
    the outlet's, not the story's.
    """
    holders = (holding(hash_, _COMMONEST + 1) for hash_ in made)
    shared = Counter(other for some in holders if len(some) <= _COMMONEST for other in some if other != article)
    least = min(_LEAST_SHARED, len(made))
    best = sorted((-count, other) for other, count in shared.items() if count >= least)
    return [other for _, other in islice(best, _MOST_CANDIDATES)]


def furniture(one: Body, others: Sequence[Body]) -> frozenset[str]:
    """The passages of *one* that two *others* have as well which have nothing else in common, and much else: stories.

    They are the outlet's (who it is, how to support it), and say nothing of whether two of its articles are the same.
    """
    found: set[str] = set()
    own = frozenset(one.passages)
    for first, second in combinations(others, 2):
        shared = own.intersection(first.passages).intersection(second.passages) - found
        if shared and _are_stories((first, first.without(shared)), (second, second.without(shared))):
            found |= shared
    return frozenset(found)


def _are_stories(first: tuple[Body, Body], second: tuple[Body, Body]) -> bool:
    """Whether what two articles have beside what they share is a good part of each, and two stories."""
    is_much = all(rest.length >= _LEAST_STORY * whole.length for whole, rest in (first, second))
    return is_much and _shared(first[1], second[1]) < _LEAST_OF_ONE_STORY


def near(one: Body, other: Body) -> Near | None:
    """How nearly the two are the same, None when they are not: less than half of their words is in both."""
    if not one.length or not other.length or _shared(one, other) < _LEAST_SHINGLES:
        return None
    there, only_one = _share(one, other)
    back, only_other = _share(other, one)
    similarity = (there * one.length + back * other.length) / (one.length + other.length)
    if similarity < LEAST:
        return None
    return Near(one.article, other.article, round(similarity, 4), round(there, 4), round(back, 4), only_one, only_other)


def _shared(one: Body, other: Body) -> float:
    """How many of the three words in a row of the shorter one stand in the longer; all of an empty one do."""
    shorter, longer = sorted((one.all_shingles, other.all_shingles), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 1.0


def _share(one: Body, other: Body) -> tuple[float, tuple[tuple[int, int], ...]]:
    """How much of the first stands in the second, and the passages of it that do not, word for word."""
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for number, shingles in enumerate(other.shingles):
        for shingle in shingles:
            holders[shingle].add(number)
    verbatim = frozenset(other.passages)
    found, differs = 0.0, []
    for span, passage, shingles in zip(one.spans, one.passages, one.shingles, strict=True):
        score = 1.0 if passage in verbatim else _score(passage, shingles, holders, other)
        found += score * len(passage)
        if score < 1:
            differs.append((span.start, span.end))
    return found / one.length, tuple(differs)


def _score(passage: str, shingles: frozenset[str], holders: dict[str, set[int]], other: Body) -> float:
    """How much of *passage* stands in those passages of the other that share three words in a row with it."""
    counts = Counter(number for shingle in shingles for number in holders.get(shingle, ()))
    places = sorted(number for number, _ in counts.most_common(_MOST_CANDIDATES))
    if not places:
        return 0.0
    text = " ".join(other.passages[number] for number in places)
    if len(passage) * len(text) > _MOST_LETTERS:
        return sum(shingle in holders for shingle in shingles) / len(shingles)
    # The shorter of two texts is looked for in the longer: what the passage has beyond it is not there.
    alike = fuzz.partial_ratio(passage, text) if len(passage) <= len(text) else fuzz.ratio(passage, text)
    return alike / 100 if alike >= _LEAST_PASSAGE else 0.0
