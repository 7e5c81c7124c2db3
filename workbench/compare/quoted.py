"""Whether two claims are the same words, through an editor's hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from rapidfuzz import fuzz

from workbench.compare.comparable import Comparable
from workbench.compare.names import same_name
from workbench.compare.words import LONGEST
from workbench.domain.claim import Claim
from workbench.domain.link import Bearing, Piece
from workbench.domain.span import Span

LEAST_RATIO = 90.0
"""Of 100, from which two runs of words are the same through an editor's hand.

On the five real articles the one quotation that two of them share scores 98, the next best pair of claims 57.
"""

LEAST_WORDS = 6
"""Fewer words may be anybody's."""

_LEAST_OF_PART = 3
_LONGER = 1.1
_WORD = re.compile(r"[^\W_]+")
_INSERTED = re.compile(r"\[[^\]]{0,200}\]")
_GAP = re.compile(r"\.{3,}|…|\[\s*(?:\.{3}|…)\s*\]")
_QUOTED = re.compile(r"“([^“”]+)(?:”|\Z)|\"([^\"]+)(?:\"|\Z)|«([^«»]+)(?:»|\Z)")
_NUMBER = re.compile(
    r".*\d.*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|half|not|never|no)"
)


class Stretch(Struct, frozen=True):
    """A whole claim, or what stands in quotation marks in it, at *span* of the claim's text.

    *words* are in lower case, without what an editor put in square brackets; *parts* are those between the marks of
    what was left out, where there are some; *numbers* those words that make another statement of it where they differ.
    """

    span: Span
    words: tuple[str, ...]
    plain: str
    numbers: frozenset[str]
    parts: tuple[str, ...]
    is_quoted: bool


def stretches(claim: Claim) -> tuple[Stretch, ...]:
    """The whole claim first, then each quotation in it, as far as they have words enough to be told from others'."""
    text = claim.text[:LONGEST]
    spans = [Span(0, len(text)), *_quotations(text)]
    found = (_stretch(text, span, is_quoted=claim.is_quote or len(span) < len(text)) for span in spans)
    return tuple(one for one in found if len(one.words) >= LEAST_WORDS)


def _quotations(text: str) -> Iterator[Span]:
    for match in _QUOTED.finditer(text):
        yield Span(*match.span(match.lastindex or 0))


def _stretch(text: str, span: Span, *, is_quoted: bool) -> Stretch:
    stretch = span.of(text)
    words = _words(stretch)
    parts = tuple(" ".join(part) for part in map(_words, _GAP.split(stretch)) if len(part) >= _LEAST_OF_PART)
    numbers = frozenset(word for word in words if _NUMBER.fullmatch(word))
    return Stretch(span, words, " ".join(words), numbers, parts if _GAP.search(stretch) else (), is_quoted)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_INSERTED.sub(" ", text).lower()))


def alike(
    one: Comparable, other: Comparable, mine: Sequence[Stretch], theirs: Sequence[Stretch]
) -> tuple[float, bool, tuple[Piece, ...]] | None:
    """How alike the words of two claims are, 0 to 1, whether they are a quotation, and what differs.

    *mine* and *theirs* are the claims' `stretches`. None when they are not the same words.
    """
    for first in mine:
        for second in theirs:
            if score := _score(first, second):
                is_quote = first.is_quoted or second.is_quoted
                return score / 100, is_quote, tuple(_pieces(one, other, first.span, second.span))
    return None


def _score(one: Stretch, other: Stretch) -> float | None:
    """How alike two stretches are, of 100; None below `LEAST_RATIO`, and where a figure or a "not" differs."""
    if one.parts or other.parts:
        return _score_with_gaps(one, other) if one.parts else _score_with_gaps(other, one)
    short, long = sorted((one, other), key=lambda stretch: len(stretch.words))
    if 2 * len(short.words) < len(long.words):
        is_cut_out = one.is_quoted and other.is_quoted and short.plain in long.plain
        return 100.0 if is_cut_out else None
    if one.numbers != other.numbers:
        return None
    return fuzz.ratio(one.plain, other.plain, score_cutoff=LEAST_RATIO) or None


def _score_with_gaps(gapped: Stretch, whole: Stretch) -> float | None:
    """How alike two stretches are of which an editor has left words out, at the marks that say so."""
    length = sum(len(part.split()) for part in gapped.parts)
    if (
        length < LEAST_WORDS
        or sum(map(len, gapped.parts)) > _LONGER * len(whole.plain)
        or gapped.numbers - whole.numbers
    ):
        return None
    score = min(fuzz.partial_ratio(part, whole.plain) for part in gapped.parts)
    return score if score >= LEAST_RATIO else None


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
