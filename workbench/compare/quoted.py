"""Whether two claims are the same words, through an editor's hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from workbench.compare.comparable import Comparable
from workbench.compare.names import same_name
from workbench.domain.link import Bearing, Piece
from workbench.domain.span import Span

LEAST_RATIO = 90.0
"""Of 100, from which two runs of words are the same through an editor's hand.

On the five real articles the one quotation that two of them share scores 98, the next best pair of claims 57.
"""

LEAST_WORDS = 6
"""Fewer words may be anybody's."""

_LONGEST = 2_000
_WORD = re.compile(r"[^\W_]+")
_INSERTED = re.compile(r"\[[^\]]{0,200}\]")
_GAP = re.compile(r"\.{3,}|…|\[\s*(?:\.{3}|…)\s*\]")
_QUOTED = re.compile(r"“([^“”]+)(?:”|\Z)|\"([^\"]+)(?:\"|\Z)|«([^«»]+)(?:»|\Z)")
_NUMBER = re.compile(
    r".*\d.*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|half|not|never|no)"
)


def alike(one: Comparable, other: Comparable) -> tuple[float, bool, tuple[Piece, ...]] | None:
    """How alike the words of two claims are, 0 to 1, whether they are a quotation, and what differs.

    None when they are not the same words. A figure or a "not" that differs makes another statement.
    """
    for first in _stretches(one):
        for second in _stretches(other):
            if score := _score(first.of(one.claim.text), second.of(other.claim.text)):
                is_quote = _is_quoted(one, first) or _is_quoted(other, second)
                return score / 100, is_quote, tuple(_pieces(one, other, first, second))
    return None


def _stretches(one: Comparable) -> Iterator[Span]:
    """The whole claim, and what stands in quotation marks in it where that is long enough."""
    text = one.claim.text[:_LONGEST]
    yield Span(0, len(text))
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 0
        if len(_WORD.findall(match[group])) >= LEAST_WORDS:
            yield Span(match.start(group), match.end(group))


def _is_quoted(one: Comparable, span: Span) -> bool:
    return one.claim.is_quote or len(span) < len(one.claim.text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_INSERTED.sub(" ", text).lower())


def _score(one: str, other: str) -> float | None:
    first, second = _words(one), _words(other)
    if min(len(first), len(second)) < LEAST_WORDS:
        return None
    if _GAP.search(one) or _GAP.search(other):
        return _score_with_gaps(one, other)
    if len(first) > 2 * len(second) or len(second) > 2 * len(first):
        return None
    if any(_NUMBER.fullmatch(word) for word in set(first) ^ set(second)):
        return None
    ratio = fuzz.ratio(" ".join(first), " ".join(second), score_cutoff=LEAST_RATIO)
    return ratio or None


def _score_with_gaps(one: str, other: str) -> float | None:
    """How alike two texts are of which an editor has left words out, at the marks that say so."""
    gapped, whole = (one, other) if len(_GAP.findall(one)) >= len(_GAP.findall(other)) else (other, one)
    text = " ".join(_words(whole))
    parts = [" ".join(words) for words in map(_words, _GAP.split(gapped)) if len(words) >= 3]
    if not parts or sum(len(part.split()) for part in parts) < LEAST_WORDS or sum(map(len, parts)) > 1.1 * len(text):
        return None
    if {word for part in parts for word in part.split() if _NUMBER.fullmatch(word)} - set(text.split()):
        return None
    scores = [fuzz.partial_ratio(part, text) for part in parts]
    return min(scores) if min(scores) >= LEAST_RATIO else None


def _pieces(one: Comparable, other: Comparable, first: Span, second: Span) -> Iterator[Piece]:
    mine, theirs = first.of(one.claim.text), second.of(other.claim.text)
    at, there = (
        Span(one.claim.start + first.start, one.claim.start + first.end),
        Span(other.claim.start + second.start, other.claim.start + second.end),
    )
    speaker, other_speaker = one.claim.claimant, other.claim.claimant
    if speaker and other_speaker and not same_name(speaker, other_speaker):
        yield Piece("speaker", Bearing.DIFFERS, speaker, other_speaker)
    for insert, is_first in _inserts(mine, theirs):
        yield Piece("words", Bearing.DIFFERS, insert if is_first else "", "" if is_first else insert)
    yield Piece("words", Bearing.SAME, _short(mine), _short(theirs), at, there)


def _inserts(mine: str, theirs: str) -> Iterator[tuple[str, bool]]:
    """What an editor put in square brackets on one side only, and whether that is the first."""
    for text, rest, is_first in ((mine, theirs, True), (theirs, mine, False)):
        for match in _INSERTED.finditer(text):
            if match[0] not in rest:
                yield match[0], is_first


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 8 else " ".join([*words[:7], "…"])
