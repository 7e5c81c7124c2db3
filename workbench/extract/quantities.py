"""The numbers of a sentence that count or measure something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.domain.claim import Quantity
from workbench.extract.counted import counted_noun, measured_noun, phrase_of, state_of
from workbench.extract.figures import Figure
from workbench.extract.joined import figures, unit_after
from workbench.extract.masking import text_of
from workbench.extract.no_counts import counts

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.rules import Numbers

RATIO = "ratio"


def quantities(sentence: TokenSpan, offset: int, numbers: Numbers) -> list[Quantity]:
    """What *sentence* counts, in reading order; *offset* is where its doc begins in the article."""
    found: list[Quantity] = []
    for figure in figures(sentence, numbers):
        if counts(figure, sentence, numbers):
            found.append(_quantity(figure, sentence, offset, numbers, found))
    return found


def _quantity(
    figure: Figure, sentence: TokenSpan, offset: int, numbers: Numbers, earlier: Sequence[Quantity]
) -> Quantity:
    doc = sentence.doc
    start, low, high, approximate = _bounded(figure, sentence, numbers)
    unit, end = _unit(figure, sentence, numbers)
    end, low, high, approximate = _bounded_behind(sentence, end, low, high, approximate, numbers)
    number = doc[figure.end - 1]
    noun = None
    if figure.unit_at is None:
        noun = counted_noun(figure, start, doc[end - 1], unit is not None and not figure.ratio, numbers)
        if figure.ratio and noun is not None and noun.ent_type_ in ("DATE", "TIME"):
            noun = None  # "rose by a third last year"
    what = phrase_of(noun, numbers, end - 1) if noun is not None and noun.pos_ != "PRON" else None
    state = state_of(noun, doc[end - 1] if unit else number, numbers)
    if what is None and unit is None and earlier and earlier[-1].what and not earlier[-1].unit:
        what = earlier[-1].what  # "42 civilians were killed and 98 wounded"
    if what is None and (measured := measured_noun(number, sentence, numbers)):
        what = phrase_of(measured, numbers)
    if unit is None and earlier and _goes_back(earlier[-1], start, sentence, offset, numbers):
        unit, what = earlier[-1].unit, earlier[-1].what
    first, last = doc[start], doc[end - 1]
    span = first.idx, last.idx + len(last)
    text = text_of(doc)[span[0] : span[1]]
    return Quantity(offset + span[0], offset + span[1], text, low, high, approximate, unit, what, state)


def _goes_back(earlier: Quantity, start: int, sentence: TokenSpan, offset: int, numbers: Numbers) -> bool:
    """Whether the figure at token *start* is what another rose or fell from: "to 11 billion euros from 9 billion"."""
    if earlier.unit is None or start - 1 <= sentence.start or sentence.doc[start - 1].lower_ != numbers.from_to[0]:
        return False
    return sentence.doc[start - 2].idx < earlier.end - offset


def _bounded(figure: Figure, sentence: TokenSpan, numbers: Numbers) -> tuple[int, float | None, float | None, bool]:
    """Where the figure begins with the words that bound it, its bounds, and whether they make it approximate."""
    low: float | None = figure.low
    high, approximate, start = figure.high, figure.about or figure.high is None, figure.start
    before = sentence.doc[start - 1].lower_ if start > sentence.start else ""
    if before in numbers.currencies or before in numbers.unit_before:
        start -= 1
    for _ in range(2):  # "at least some 40": two at most
        phrase = _phrase_before(sentence, start, numbers)
        if phrase is None and start > sentence.start and sentence.doc[start - 1].lower_ in numbers.a:
            phrase = _phrase_before(sentence, start - 1, numbers)  # "at least a dozen"
        if phrase is None:
            break
        start, words = phrase
        if words in numbers.at_least:
            high = None
        elif words in numbers.at_most:
            low = None if figure.high is not None else low
        else:
            approximate = True
    return start, low, high, approximate


def _bounded_behind(
    sentence: TokenSpan, end: int, low: float | None, high: float | None, approximate: bool, numbers: Numbers
) -> tuple[int, float | None, float | None, bool]:
    """The end of the number, its bounds, and whether it is approximate, by the words behind it: "300 or more"."""
    for length in (2, 1):
        if end + length > sentence.end:
            continue
        words = " ".join(token.lower_ for token in sentence.doc[end : end + length])
        if words in numbers.at_least_after:
            return end + length, low, None, approximate
        if words in numbers.about_after:
            return end + length, low, high, True
    return end, low, high, approximate


def _phrase_before(sentence: TokenSpan, start: int, numbers: Numbers) -> tuple[int, str] | None:
    for length in (4, 3, 2, 1):
        first = start - length
        if first < sentence.start:
            continue
        words = " ".join(sentence.doc[first:start].text.lower().split())
        if words in numbers.at_least or words in numbers.at_most or words in numbers.about:
            return first, words
    return None


def _unit(figure: Figure, sentence: TokenSpan, numbers: Numbers) -> tuple[str | None, int]:
    """The unit of the number, and the token where number and unit end."""
    if figure.ratio:
        return RATIO, figure.end
    if figure.glued:
        return numbers.units.get(figure.glued, figure.glued), figure.end
    money = figure.money or _currency(figure, sentence, numbers)
    if money:
        return money, figure.end
    before = sentence.doc[figure.start - 1].lower_ if figure.start > sentence.start else ""
    if before in numbers.unit_before:
        return numbers.unit_before[before], figure.end
    if figure.unit_at is not None:
        return unit_after(sentence, figure.unit_at, numbers)[0], figure.end
    of = figure.high is None and figure.end < sentence.end and sentence.doc[figure.end].lower_ in numbers.of
    unit, end = unit_after(sentence, figure.end + of, numbers)  # "hundreds of kilometres"
    return unit, end if unit else figure.end


def _currency(figure: Figure, sentence: TokenSpan, numbers: Numbers) -> str | None:
    """The currency whose sign stands before the number."""
    at = figure.start - 1
    return numbers.currencies.get(sentence.doc[at].lower_) if at >= sentence.start else None


def is_duration(quantity: Quantity) -> bool:
    """Whether it only measures time: no figure to check by itself."""
    return quantity.unit in ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries")


def counting(found: Sequence[Quantity], numbers: Numbers, told: bool = True) -> Iterator[Quantity]:
    """Those of *found* that make their sentence worth checking; *told* says that it tells of an event in the past."""
    return (quantity for quantity in found if not is_duration(quantity) and not _merely_names(quantity, numbers, told))


def _merely_names(quantity: Quantity, numbers: Numbers, told: bool) -> bool:
    """Whether "one" or "two" stands for hardly more than "a" or "both": "two countries", "one country may"."""
    noun = (quantity.what or "").split(" ")[-1].lower()
    if noun in numbers.hollow and not quantity.state:
        return True  # "on three sides"
    if quantity.unit or quantity.low != quantity.high or quantity.low not in (1, 2):
        return False
    return quantity.state not in numbers.states.values() and (quantity.low == 1 or not (told or quantity.state))
