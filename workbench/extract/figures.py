"""Numbers as they are written, in digits or in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.rules import Numbers

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?")
_GLUED = re.compile(rf"(?P<sign>\D{{1,3}})?(?P<digits>{_DIGITS.pattern})(?P<unit>[^\W\d]{{1,3}}|%)?\.?", re.I)
_WHOLE = 1_500  # "nine in 2011" is a year
_HYPHENS = frozenset("-–—")
_BELOW_ZERO = frozenset("-−")


class Figure(Struct, frozen=True):
    """A number: tokens *start* up to *end* of the doc, its bounds, and the unit written in one word with it."""

    start: int
    end: int
    low: float
    high: float | None
    glued: str | None = None
    ratio: bool = False  # a part of a whole, between 0 and 1: "one out of 20", "two thirds"
    about: bool = False
    money: str | None = None  # the currency written in one word with it
    unit_at: int | None = None  # where its unit stands, when not right behind it: "from 3 to 5 percent"

    @property
    def is_range(self) -> bool:
        """Whether it has two bounds that differ."""
        return self.high is not None and self.low != self.high


def figure_at(sentence: TokenSpan, at: int, numbers: Numbers) -> Figure | None:
    """The number whose first word stands at token *at*; None when none does."""
    doc = sentence.doc
    word = doc[at].lower_
    if word in numbers.vague:
        return _vague(sentence, at, numbers)
    if word in numbers.below_zero and at + 1 < sentence.end and not (at > sentence.start and doc[at - 1].like_num):
        above = figure_at(sentence, at + 1, numbers)
        if above is not None and above.low == above.high:
            return replace(above, start=at, low=-above.low, high=-above.low)
    if word in numbers.couple:
        return _couple(sentence, at, numbers)
    if word in numbers.half and at + 2 < sentence.end and doc[at + 1].lower_ in numbers.articles:
        scale = numbers.scale.get(doc[at + 2].lower_)
        if scale:
            return Figure(at, at + 3, scale / 2, scale / 2)
        if doc[at + 2].lower_ in numbers.units or doc[at + 2 : at + 4].text.lower() in numbers.units:
            return Figure(at, at + 2, 0.5, 0.5)  # "half an hour"
    glued = _GLUED.fullmatch(doc[at].text)
    if glued and (glued["sign"] or glued["unit"]):
        return _glued(sentence, at, glued, numbers)
    value, end = _read(sentence, at, numbers)
    return Figure(at, end, value, value) if end > at else None


def _glued(sentence: TokenSpan, at: int, found: re.Match[str], numbers: Numbers) -> Figure | None:
    """ "300m", "R$20 million", "-12°C": a number in one word with what stands before or behind it."""
    sign, unit = (found["sign"] or "").lower(), (found["unit"] or "").lower()
    money = numbers.currencies.get(sign)
    if (sign and not money and sign not in _BELOW_ZERO) or (
        unit and unit not in numbers.scale and unit not in numbers.units
    ):
        return None
    value, end = _value(found["digits"]), at + 1
    either = unit in numbers.metre_or_million
    if unit in numbers.scale and (not either or money or _is_million(sentence, at + 1, at, numbers)):
        value, unit = value * numbers.scale[unit], ""
    elif not unit and end < sentence.end and sentence.doc[end].lower_ in numbers.scale:
        value, end = value * numbers.scale[sentence.doc[end].lower_], end + 1
    value = -value if sign in _BELOW_ZERO else value
    return Figure(at, end, value, value, unit or None, money=money)


def _vague(sentence: TokenSpan, at: int, numbers: Numbers) -> Figure | None:
    """ "Dozens", or "hundreds of thousands" as one."""
    doc, value, end = sentence.doc, float(numbers.vague[sentence.doc[at].lower_]), at + 1
    joined = end < sentence.end and doc[end].lower_ in numbers.of
    if doc[at].lower_ in numbers.of_only and not joined:
        return None  # "the scores were level"
    while end + 1 < sentence.end and doc[end].lower_ in numbers.of and doc[end + 1].lower_ in numbers.vague:
        value *= numbers.vague[doc[end + 1].lower_]
        end += 2
    return Figure(at, end, value, None)


def _couple(sentence: TokenSpan, at: int, numbers: Numbers) -> Figure | None:
    """ "A couple of houses", "a couple of hundred houses"; "the couple" alone is no number."""
    doc = sentence.doc
    if at + 2 >= sentence.end or doc[at + 1].lower_ not in numbers.of or not _after_article(doc[at], numbers):
        return None
    scale = numbers.scale.get(doc[at + 2].lower_)
    if scale:
        return Figure(at, at + 3, 2 * scale, 2 * scale, about=True)
    return Figure(at, at + 1, 2, 2, about=True)


def _read(sentence: TokenSpan, at: int, numbers: Numbers) -> tuple[float, int]:
    """The value of the number words from token *at* on, and where they end: *at* when there is none."""
    doc, total, part, first, end = sentence.doc, 0.0, 0.0, at, at
    while at < sentence.end:
        word = doc[at].lower_
        if at == first and _DIGITS.fullmatch(word):
            part = _value(word)
        elif word in numbers.small and (at == first or _fits(part, numbers.small[word])):
            part += numbers.small[word]
        elif word in numbers.scale and _scales(sentence, at, first, part, numbers):
            part = max(part, 1) * numbers.scale[word]
            if numbers.scale[word] >= 1_000:
                total, part = total + part, 0.0
        elif at > first and at + 1 < sentence.end and _continues(doc[at], doc[at + 1], part or total, numbers):
            at += 1
            continue
        elif at > first and _and_a_half(doc, at, numbers):
            part, at = part + 0.5, at + 2
        else:
            break
        at += 1
        end = at
    return total + part, end


def _scales(sentence: TokenSpan, at: int, first: int, part: float, numbers: Numbers) -> bool:
    """Whether the word at *at* multiplies the number before it: "m" in "$5 m" and "5 m people", not in "5 m tall"."""
    token = sentence.doc[at]
    if not part:
        return at == first and _after_article(token, numbers)
    return token.lower_ not in numbers.metre_or_million or _is_million(sentence, at + 1, first, numbers)


def _is_million(sentence: TokenSpan, after: int, first: int, numbers: Numbers) -> bool:
    """Whether the "m" before token *after* stands for a million: before money or things, or after a currency."""
    doc = sentence.doc
    if first > sentence.start and doc[first - 1].lower_ in numbers.currencies:
        return True
    return after < sentence.end and doc[after].tag_ in ("NNS", "NNPS")


def _and_a_half(doc: Doc, at: int, numbers: Numbers) -> bool:
    """Whether "and a half" stands at token *at*."""
    words = [token.lower_ for token in doc[at : at + 3]]
    return len(words) == 3 and set(words) <= numbers.and_a_half and words[2] in numbers.half


def _after_article(token: Token, numbers: Numbers) -> bool:
    """Whether a bare "million" is "a million"."""
    return token.i > 0 and token.nbor(-1).lower_ in numbers.a


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


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))
