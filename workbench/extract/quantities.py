"""The numbers of a sentence that count or measure something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.domain.claim import Quantity
from workbench.extract.counted import counted_noun, phrase_of, state_of
from workbench.extract.figures import Figure, figures
from workbench.extract.rules import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.rules import Numbers

RATIO = "ratio"

# A number before these is a clock time, a rank or a fraction.
_NO_COUNT_BEFORE = words("gmt utc am pm a.m a.m. p.m p.m. o'clock o’clock bst est cet local st nd rd th")
_NO_COUNT_BEFORE |= words("third thirds quarters fifths tenths")
_NO_DESIGNATION = frozenset({"DATE", "TIME", "GPE", "NORP", "CARDINAL", "MONEY"})
_POINTERS = words("last past next previous this coming ago earlier later old before after recent first")


def quantities(sentence: TokenSpan, offset: int, numbers: Numbers) -> list[Quantity]:
    """What *sentence* counts, in reading order; *offset* is where its doc begins in the article."""
    found: list[Quantity] = []
    for figure in figures(sentence, numbers):
        if _counts(figure, sentence, numbers):
            found.append(_quantity(figure, sentence, offset, numbers, found))
    return found


def _counts(figure: Figure, sentence: TokenSpan, numbers: Numbers) -> bool:
    """Whether the figure counts: no date, clock time, age, name of a thing, or number of a list."""
    doc = sentence.doc
    first = doc[figure.start]
    before = doc[figure.start - 1] if figure.start > sentence.start else None
    after = doc[figure.end] if figure.end < sentence.end else None
    if after is not None and after.text == "-" and not _unit(figure, sentence, numbers)[0]:
        return False  # "a one-time offer"
    own_noun = first.dep_ == "nummod" and first.head.i > first.i  # "on Monday 42 people"
    beside = before is not None and before.dep_ in ("pobj", "npadvmod") and own_noun
    if before is not None and before.ent_type_ == "DATE" and before.pos_ == "PROPN" and not beside:
        return False  # "the September 11 attacks"
    if first.ent_type_ == "TIME" and (after is None or after.lemma_ not in numbers.units):
        return False
    if after is not None and (after.lower_ in _NO_COUNT_BEFORE or _is_age(doc, figure.end)):
        return False
    if before is None and after is not None and after.text in (".", ")", ":"):
        return False
    if _is_name(first, before, after, numbers) or _is_date(figure, doc, after, numbers):
        return False
    return figure.ratio or not (figure.low == 1 == figure.high) or _one_counts(first, after)


def _is_age(doc: Doc, at: int) -> bool:
    """Whether "year-old" or "years old" or ", 42," after a name follows the number before token *at*."""
    text = doc[at : at + 4].text.lower()
    if text.startswith(("-year-old", "year-old", "years old", "-month-old", "months old", "years of age")):
        return True
    number = doc[at - 1]
    commas = at >= 3 and doc[at - 2].text == "," and doc[at].text in (",", ".")
    return (commas and doc[at - 3].ent_type_ == "PERSON" and number.text.isdigit()) or doc[at - 2].lower_ == "aged"


def _is_name(first: Token, before: Token | None, after: Token | None, numbers: Numbers) -> bool:
    """Whether the number names something: "Zone 1", "Boeing 737", "Resolution 2254"."""
    if before is None:
        return False
    if before.lower_ in numbers.labels or before.text in ("#", "№"):
        return True
    counts_on = after is not None and (after.pos_ in ("NOUN", "ADJ") or after.lemma_.lower() in numbers.units)
    if first.text.isdigit() and _is_designation(first, before):
        return True
    glued = before.text in "-–/" and first.idx == before.idx + 1  # "3-1"; a range was read as one figure
    return glued or (before.pos_ == "PROPN" and before.text[:1].isupper() and first.text.isdigit() and not counts_on)


def _is_designation(first: Token, before: Token) -> bool:
    """Whether the capitalised word before the number belongs to the same noun: "Antey 2500 missiles".

    In "In Lima 300 people" and "On Monday 42 people" it does not.
    """
    if not before.text[:1].isupper() or before.pos_ not in ("PROPN", "NOUN") or before.ent_type_ in _NO_DESIGNATION:
        return False
    if before.dep_ in ("compound", "nmod") and before.head.i >= first.i:
        return True
    if first.head.dep_ == "appos" and first.head.head.i == before.i:
        return True
    model = first.ent_iob_ == "I" and first.ent_type_ in ("PRODUCT", "PERSON", "ORG", "FAC", "WORK_OF_ART", "LAW")
    return model or any(character.isdigit() for character in before.text)


def _is_date(figure: Figure, doc: Doc, after: Token | None, numbers: Numbers) -> bool:
    """Whether the number is a year or part of a date, or of a time seen from today ("the last two weeks")."""
    first = doc[figure.start]
    year = figure.high == figure.low and 1500 <= figure.low < 2100 and first.text.isdigit() and len(first.text) == 4
    if year and (first.ent_type_ == "DATE" or first.dep_ in ("pobj", "npadvmod") or after is None):
        return True
    if first.ent_type_ != "DATE" and not (after is not None and after.lemma_.lower() in numbers.units):
        return False
    if first.ent_type_ == "DATE" and (after is None or after.lemma_.lower() not in numbers.units):
        return not (after is not None and after.pos_ == "NOUN" and first.dep_ == "nummod" and not year)
    around = {token.lower_ for token in doc[max(0, figure.start - 2) : figure.end + 2]}
    return bool(around & _POINTERS) and first.ent_type_ == "DATE"


def _one_counts(first: Token, after: Token | None) -> bool:
    """Whether "one" counts: "one soldier", "one of our planes", but not "one of the biggest" or "no one"."""
    if first.text == "1" or first.dep_ == "nummod":
        return after is None or after.lower_ not in ("day", "another", "thing", "side", "hand", "point", "time")
    if after is None or after.lower_ != "of":
        return False
    group = [token for child in after.children for token in child.subtree]
    return bool(group) and not any(token.tag_ in ("JJS", "RBS") for token in group) and first.dep_ != "attr"


def _quantity(
    figure: Figure, sentence: TokenSpan, offset: int, numbers: Numbers, earlier: Sequence[Quantity]
) -> Quantity:
    doc = sentence.doc
    start, low, high, approximate = _bounded(figure, sentence, numbers)
    unit, end = (RATIO, figure.end) if figure.ratio else _unit(figure, sentence, numbers)
    unit = _currency(figure, doc, numbers) or unit
    number = doc[figure.end - 1]
    noun = counted_noun(figure, doc[end - 1], unit is not None and not figure.ratio, numbers)
    what = phrase_of(noun, numbers) if noun is not None and noun.pos_ != "PRON" else None
    state = state_of(noun, doc[end - 1] if unit else number, numbers)
    if what is None and unit is None and earlier and earlier[-1].what:
        what = earlier[-1].what  # "42 civilians were killed and 98 wounded"
    first, last = doc[start], doc[end - 1]
    span = first.idx, last.idx + len(last)
    text = doc.text[span[0] : span[1]]
    return Quantity(offset + span[0], offset + span[1], text, low, high, approximate, unit, what, state)


def _bounded(figure: Figure, sentence: TokenSpan, numbers: Numbers) -> tuple[int, float | None, float | None, bool]:
    """Where the figure begins with the words that bound it, its bounds, and whether they make it approximate."""
    low: float | None = None if figure.ratio else figure.low
    high, approximate, start = figure.high, figure.high is None and not figure.ratio, figure.start
    if start > sentence.start and sentence.doc[start - 1].lower_ in numbers.currencies:
        start -= 1
    for _ in range(2):  # "at least some 40": two at most
        phrase = _phrase_before(sentence, start, numbers)
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
    """The unit right behind the number, a hyphen between them at most, and the token where number and unit end."""
    if figure.glued:
        return numbers.units.get(figure.glued, figure.glued), figure.end
    doc, at = sentence.doc, figure.end
    if at + 1 < sentence.end and doc[at].text == "-":
        at += 1
    if doc[at : min(at + 2, sentence.end)].text.lower() in numbers.units:  # "per cent"
        return numbers.units[doc[at : at + 2].text.lower()], at + 2
    if at < sentence.end:
        unit = numbers.units.get(doc[at].lower_) or numbers.units.get(doc[at].lemma_.lower())
        if unit:
            return unit, at + 1
    return None, figure.end


def _currency(figure: Figure, doc: Doc, numbers: Numbers) -> str | None:
    """The currency whose sign stands before the number."""
    return numbers.currencies.get(doc[figure.start - 1].lower_) if figure.start else None


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
