"""Numbers as they are written, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.rules import Numbers

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?")
_GLUED = re.compile(rf"({_DIGITS.pattern})(k|m|mn|bn|km|kg|cm|mm|mph|%)", re.I)
_WHOLE = 1_500  # "nine in 2011" is a year
_HYPHENS = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: tokens *start* up to *end* of the doc, its bounds, and the unit written in one word with it."""

    start: int
    end: int
    low: float
    high: float | None
    glued: str | None = None
    ratio: bool = False  # "one out of 20": no count, though it has no upper bound


def figures(sentence: TokenSpan, numbers: Numbers) -> Iterator[Figure]:
    """Each number of *sentence*, ranges as one, whether or not it counts something."""
    at = sentence.start
    while at < sentence.end:
        figure = _one(sentence, at, numbers)
        if figure is None:
            at += 1
            continue
        figure = _ratio(sentence, figure, numbers) or _range(sentence, figure, numbers)
        yield figure
        at = figure.end


def _one(sentence: TokenSpan, at: int, numbers: Numbers) -> Figure | None:
    """The number whose first word stands at token *at*."""
    doc = sentence.doc
    token = doc[at]
    if token.lower_ in numbers.vague:
        return _vague(sentence, at, numbers)
    if token.lower_ in numbers.half and at + 2 < sentence.end and doc[at + 2].lower_ in numbers.scale:
        value = numbers.scale[doc[at + 2].lower_] / 2
        return Figure(at, at + 3, value, value)
    glued = _GLUED.fullmatch(token.text)
    if glued:
        unit = glued[2].lower()
        value = _value(glued[1]) * (numbers.scale.get(unit, 1))
        return Figure(at, at + 1, value, value, None if unit in numbers.scale else unit)
    value, end = _read(sentence, at, numbers)
    return Figure(at, end, value, value) if end > at else None


def _vague(sentence: TokenSpan, at: int, numbers: Numbers) -> Figure:
    """ "Dozens", or "hundreds of thousands" as one."""
    doc, value, end = sentence.doc, float(numbers.vague[sentence.doc[at].lower_]), at + 1
    while end + 1 < sentence.end and doc[end].lower_ in numbers.of and doc[end + 1].lower_ in numbers.vague:
        value *= numbers.vague[doc[end + 1].lower_]
        end += 2
    return Figure(at, end, value, None)


def _read(sentence: TokenSpan, at: int, numbers: Numbers) -> tuple[float, int]:
    """The value of the number words from token *at* on, and where they end: *at* when there is none."""
    doc, total, part, first, end = sentence.doc, 0.0, 0.0, at, at
    while at < sentence.end:
        word = doc[at].lower_
        if at == first and _DIGITS.fullmatch(word):
            part = _value(word)
        elif word in numbers.small and (at == first or _fits(part, numbers.small[word])):
            part += numbers.small[word]
        elif word in numbers.scale and (part or (at == first and _after_article(doc[at]))):
            part = max(part, 1) * numbers.scale[word]
            if numbers.scale[word] >= 1_000:
                total, part = total + part, 0.0
        elif at > first and at + 1 < sentence.end and _continues(doc[at], doc[at + 1], part or total, numbers):
            at += 1
            continue
        else:
            break
        at += 1
        end = at
    return total + part, end


def _after_article(token: Token) -> bool:
    """Whether a bare "million" is "a million"."""
    return token.i > 0 and token.nbor(-1).lower_ in ("a", "an")


def _fits(part: float, value: int) -> bool:
    """Whether *value* may follow in the same number: "twenty one", "two hundred five", but not "three two"."""
    return not part or (part % 100 == 0 and value < 100) or (part % 100 >= 20 and part % 10 == 0 and 0 < value < 10)


def _continues(joint: Token, following: Token, part: float, numbers: Numbers) -> bool:
    value = numbers.small.get(following.lower_)
    if value is None:
        return False
    if joint.lower_ == "and":
        return part >= 100 and part % 100 == 0
    return joint.text in _HYPHENS and part % 100 >= 20 and part % 10 == 0 and value < 10


def _ratio(sentence: TokenSpan, first: Figure, numbers: Numbers) -> Figure | None:
    """*first* joined with the number it is a part of: "one out of 20", "one in five", "nine in every ten"."""
    words = [token.lower_ for token in sentence.doc[first.end : min(first.end + 3, sentence.end)]]
    for joint in numbers.out_of:
        length = len(joint)
        if tuple(words[:length]) != joint or first.end + length >= sentence.end:
            continue
        second = _one(sentence, first.end + length, numbers)
        if second is None or first.high is None or second.high is None or second.glued:
            continue
        after = sentence.doc[second.end].lemma_.lower() if second.end < sentence.end else ""
        if first.low < second.low < _WHOLE and after not in numbers.units:  # "three in 24 hours" is none
            return Figure(first.start, second.end, first.low, None, ratio=True)
    return None


def _range(sentence: TokenSpan, first: Figure, numbers: Numbers) -> Figure:
    """*first* joined with the number it forms a range with ("20 to 30", "between 20 and 30", "two or three")."""
    doc, at = sentence.doc, first.end
    if first.high is None or at + 1 >= sentence.end or doc[at].lower_ not in numbers.between:
        return first
    before = doc[first.start - 1].lower_ if first.start > sentence.start else ""
    if (doc[at].lower_ == "and") != (before == "between") or (before == "from" and doc[at].lower_ == "to"):
        return first
    second = _one(sentence, at + 1, numbers)
    if second is None or second.high is None:
        return first
    low = first.low
    scale = numbers.scale.get(doc[second.end - 1].lower_, 1)
    if first.end - first.start == 1 and low < scale:  # "two to three million"
        low *= scale
    return Figure(first.start, second.end, low, second.high, second.glued) if low < second.high else first


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))
