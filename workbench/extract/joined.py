"""Numbers joined with others: ranges, parts of a whole, and changes from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench.extract.figures import Figure, figure_at

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.rules import Numbers

_WHOLE = 1_500  # "nine in 2011" is a year
_SIGN = 2  # letters: what is longer may be a verb ("to second")
_LONGEST_UNIT = 3  # tokens: "km / h"


def figures(sentence: TokenSpan, numbers: Numbers) -> Iterator[Figure]:
    """Each number of *sentence*, ranges and parts as one, whether or not it counts something."""
    at = sentence.start
    while at < sentence.end:
        figure = fraction(sentence, at, numbers)
        if figure is None and (first := figure_at(sentence, at, numbers)):
            figure = _ratio(sentence, first, numbers) or _range(sentence, first, numbers)
            if change := _change(sentence, figure, numbers):
                yield change[0]
                figure = change[1]
        if figure is None:
            at += 1
            continue
        yield figure
        at = max(at + 1, figure.end)


def unit_after(sentence: TokenSpan, at: int, numbers: Numbers) -> tuple[str | None, int]:
    """The unit that stands at token *at*, a hyphen before it at most, and where it ends."""
    doc, first = sentence.doc, at
    if first + 1 < sentence.end and doc[first].text == "-":
        first += 1
    for length in range(_LONGEST_UNIT, 0, -1):
        words = doc[first : min(first + length, sentence.end)]
        if len(words) < length:
            continue
        unit = numbers.units.get(words.text.lower())
        if unit is None and length == 1:
            unit = numbers.units.get(words[0].lemma_.lower())
        if unit and not (length == 1 and len(words[0]) > _SIGN and words[0].pos_ in ("VERB", "ADP")):
            return unit, first + length
    return None, at


def fraction(sentence: TokenSpan, at: int, numbers: Numbers) -> Figure | None:
    """The part of a whole that begins at token *at*: "two thirds", "a quarter of", "half the houses", "½"."""
    doc, word = sentence.doc, sentence.doc[at].lower_
    if word in numbers.signs:
        return Figure(at, at + 1, numbers.signs[word], numbers.signs[word], ratio=True)
    if word in numbers.half:
        return _half(sentence, at, numbers)
    last = at + 2 if at + 2 < sentence.end and doc[at + 1].text == "-" else at + 1
    if last >= sentence.end or doc[last].lower_ not in numbers.fractions:
        return None
    whole, end = numbers.fractions[doc[last].lower_], last + 1
    of = end < sentence.end and doc[end].lower_ in numbers.of
    part = numbers.small.get(word)
    if part is None and word in numbers.a and last == at + 1:
        # "a third of", "fell by a third"; not "a third party", "a quarter"
        alone = at > sentence.start and doc[at - 1].lower_ in numbers.parts_alone
        alone = alone and (_is_time(sentence, end) or not _before_noun(sentence, end))
        part = 1 if (of and not _is_time(sentence, end + 1)) or alone else None
    elif part == 1 and not of and last == at + 1 and whole == 4:
        return None  # "one quarter" of a year
    if part is None or not 0 < part < whole:
        return None
    return Figure(at, end, part / whole, part / whole, ratio=True)


def _half(sentence: TokenSpan, at: int, numbers: Numbers) -> Figure | None:
    """ "Half of the houses", "half the houses", "by half"; not "the first half", "half an hour", "half of 2020"."""
    doc = sentence.doc
    before = doc[at - 1].lower_ if at > sentence.start else ""
    if before in numbers.no_half or before == "-" or at + 1 >= sentence.end:
        return None
    following = doc[at + 1].lower_
    if following in numbers.of:
        told = not _is_time(sentence, at + 2) and before not in ("the", "and")
    else:
        told = following in numbers.articles - numbers.a
        told = told or (
            before in numbers.parts_alone and not _before_noun(sentence, at + 1) and following not in numbers.a
        )
    return Figure(at, at + 1, 0.5, 0.5, ratio=True) if told else None


def _is_time(sentence: TokenSpan, at: int) -> bool:
    return at < sentence.end and sentence.doc[at].ent_type_ in ("DATE", "TIME")


def _before_noun(sentence: TokenSpan, at: int) -> bool:
    return (
        at < sentence.end
        and sentence.doc[at].pos_ in ("NOUN", "ADJ", "PROPN", "PUNCT", "NUM")
        and (sentence.doc[at].text == "-" or sentence.doc[at].pos_ != "PUNCT")
    )


def _ratio(sentence: TokenSpan, first: Figure, numbers: Numbers) -> Figure | None:
    """*first* joined with the number it is a part of: "one out of 20", "one in five", "nine in every ten"."""
    words = [token.lower_ for token in sentence.doc[first.end : min(first.end + 3, sentence.end)]]
    for joint in numbers.out_of:
        length = len(joint)
        if tuple(words[:length]) != joint or first.end + length >= sentence.end:
            continue
        second = figure_at(sentence, first.end + length, numbers)
        if second is None or first.high is None or second.high is None or second.glued or second.money:
            continue
        if sentence.doc[second.start].ent_type_ in ("DATE", "TIME"):
            continue
        after = sentence.doc[second.end].lemma_.lower() if second.end < sentence.end else ""
        if 0 < first.low < second.low < _WHOLE and after not in numbers.units:  # "three in 24 hours" is none
            share = first.low / second.low
            return Figure(first.start, second.end, share, share, ratio=True)
    return None


def _range(sentence: TokenSpan, first: Figure, numbers: Numbers) -> Figure:
    """*first* joined with the number it forms a range with ("20 to 30", "between $5m and $7m", "two or three")."""
    if first.high is None or first.ratio:
        return first
    doc, at = sentence.doc, first.end
    unit, at = (first.glued, at) if first.glued else unit_after(sentence, at, numbers)
    if at + 1 >= sentence.end or doc[at].lower_ not in numbers.between:
        return first
    start = first.start - (
        1 if first.start > sentence.start and _is_currency(sentence, first.start - 1, numbers) else 0
    )
    before = doc[start - 1].lower_ if start > sentence.start else ""
    joint = doc[at].lower_
    if (joint == "and") != (before in numbers.start_range) or (before, joint) == numbers.from_to:
        return first
    second = _beyond(sentence, at + 1, numbers)
    if second is None or second.high is None or (unit and not _same_unit(sentence, unit, second, numbers)):
        return first
    low = _scaled(sentence, first, second, numbers)
    if low >= second.low:
        return first
    return Figure(first.start, second.end, low, second.high, second.glued, about=first.about, money=first.money)


def _change(sentence: TokenSpan, first: Figure, numbers: Numbers) -> tuple[Figure, Figure] | None:
    """Both figures of "from 3 to 5 percent", the first with the unit of the second when it has none of its own."""
    doc, at = sentence.doc, first.end
    if first.start == sentence.start or at + 1 >= sentence.end or first.ratio:
        return None
    if (doc[first.start - 1].lower_, doc[at].lower_) != numbers.from_to:
        return None
    second = figure_at(sentence, at + 1, numbers)
    if second is None or second.high is None or first.glued or second.glued:
        return None
    low = _scaled(sentence, first, second, numbers)
    return replace(first, low=low, high=low, unit_at=second.end), second


def _beyond(sentence: TokenSpan, at: int, numbers: Numbers) -> Figure | None:
    """The number at token *at*, or behind the sign of a currency there."""
    if _is_currency(sentence, at, numbers) and at + 1 < sentence.end:
        at += 1
    return figure_at(sentence, at, numbers)


def _same_unit(sentence: TokenSpan, unit: str, second: Figure, numbers: Numbers) -> bool:
    """Whether the second number has the unit of the first: "5% to 10%", but not "10 km to 20 houses"."""
    other = second.glued or unit_after(sentence, second.end, numbers)[0]
    return other is not None and numbers.units.get(other, other) == numbers.units.get(unit, unit)


def _is_currency(sentence: TokenSpan, at: int, numbers: Numbers) -> bool:
    return sentence.start <= at < sentence.end and sentence.doc[at].lower_ in numbers.currencies


def _scaled(sentence: TokenSpan, first: Figure, second: Figure, numbers: Numbers) -> float:
    """The first number in the scale of the second: two million in "two to three million"."""
    scale = numbers.scale.get(sentence.doc[second.end - 1].lower_, 1)
    bare = first.end - first.start == 1 and first.low < scale and first.low < 1_000
    return first.low * scale if bare else first.low
