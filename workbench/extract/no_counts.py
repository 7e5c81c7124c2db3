"""Numbers that count nothing: dates, clock times, ages, scores, telephone numbers, and names of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extract.joined import unit_after

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.figures import Figure
    from workbench.extract.rules import Numbers

_NO_DESIGNATION = frozenset({"DATE", "TIME", "GPE", "NORP", "CARDINAL", "MONEY"})
_HYPHENS = frozenset("-–—")
_YEARS = range(1500, 2100)
_MODERN = range(1900, 2100)
_OLDEST = 120
_LONGEST_MONTH = 31
_HIGHEST_SCORE = 250
_NEAR = 7  # words before a score in which it is said to be one


def counts(figure: Figure, sentence: TokenSpan, numbers: Numbers) -> bool:
    """Whether the figure counts or measures something, and is not a mere label, date, age or score."""
    doc = sentence.doc
    first = doc[figure.start]
    before = doc[figure.start - 1] if figure.start > sentence.start else None
    after = doc[figure.end] if figure.end < sentence.end else None
    unit, end = unit_after(sentence, figure.end, numbers)
    if before is not None and before.lower_ in numbers.out_of_every:
        return False  # "every four years", "per 1,000 births"
    if figure.glued or figure.money:
        return True
    if after is not None and after.text == "-" and not unit and not figure.ratio and not _is_odd(after, numbers):
        return False  # "a one-time offer"
    if _is_age(figure, sentence, end, numbers) or _is_score(figure, sentence, numbers) or _is_telephone(figure, doc):
        return False
    if _is_clock_time(first, before, after, unit, numbers) or (before is None and _numbers_a_list(after)):
        return False
    if _names_a_day(first, before) or _is_name(first, before, after, unit, numbers):
        return False
    if figure.ratio:
        return True
    if _is_date(figure, doc, after, unit, numbers):
        return False
    return not (figure.low == 1 == figure.high) or _one_counts(first, after, numbers)


def _is_odd(hyphen: Token, numbers: Numbers) -> bool:
    """Whether "-odd" follows: "40-odd branches"."""
    return hyphen.doc[hyphen.i : hyphen.i + 2].text.lower().replace("-", "- ") in numbers.about_after


def _numbers_a_list(after: Token | None) -> bool:
    return after is not None and after.text in (".", ")", ":")


def _is_clock_time(first: Token, before: Token | None, after: Token | None, unit: str | None, numbers: Numbers) -> bool:
    """Whether it tells the time: "7 a.m.", "at 13.40 GMT"."""
    if after is not None and after.lower_ in numbers.clock:
        return True
    hour = before is not None and before.lower_ == "at" and first.ent_type_ == "TIME"
    return first.ent_type_ == "TIME" and (hour or not unit)


def _names_a_day(first: Token, before: Token | None) -> bool:
    """Whether a month or a feast stands before it: "the September 11 attacks", but not "on Monday 42 people"."""
    if before is None or before.ent_type_ != "DATE" or before.pos_ != "PROPN":
        return False
    if first.text.isdecimal() and int(first.text) > _LONGEST_MONTH and first.i + 1 < len(first.doc):
        return first.nbor(1).pos_ != "NOUN"  # "by April 403 bodies were found"
    own_noun = first.dep_ == "nummod" and first.head.i > first.i
    return not (own_noun and before.dep_ in ("pobj", "npadvmod"))


def _is_age(figure: Figure, sentence: TokenSpan, end: int, numbers: Numbers) -> bool:
    """Whether somebody is so old: "42-year-old", ", 42,", "aged 18 to 24", "children under five"."""
    doc, start, at = sentence.doc, figure.start, figure.end
    if doc[at : at + 4].text.lower().lstrip("-").startswith(numbers.years_old):
        return True
    if figure.low > _OLDEST:
        return False
    commas = start >= 2 and doc[start - 1].text == "," and at < len(doc) and doc[at].text in (",", ".", ";", ")")
    if commas and doc[start - 2].ent_type_ == "PERSON" and doc[start].text.isdigit():
        return True
    near = [token.lower_ for token in doc[max(sentence.start, start - 3) : start]]
    if set(near) & numbers.ages:
        return True
    bound = " ".join(near[-1:])
    if end > at or bound not in (*numbers.at_least, *numbers.at_most) or start - 2 < sentence.start:
        return False
    whose, after = doc[start - 2], doc[at] if at < sentence.end else None
    return whose.lemma_.lower() in numbers.grown and not (after is not None and after.pos_ in ("NOUN", "ADJ"))


def _is_score(figure: Figure, sentence: TokenSpan, numbers: Numbers) -> bool:
    """Whether it is the first or the second number of "3-1", or a range that is one: "lost 1-3"."""
    doc, start, end = sentence.doc, figure.start, figure.end
    if figure.low > _HIGHEST_SCORE:
        return False
    if not figure.is_range:
        return (
            end + 1 < sentence.end
            and doc[end].text in _HYPHENS
            and doc[end + 1].text.isdigit()
            and not _apart(doc, end)
        )
    hyphens = [token for token in doc[start:end] if token.text in _HYPHENS]
    if not hyphens or _apart(doc, hyphens[0].i):
        return False
    after = doc[end] if end < sentence.end else None
    if after is not None and after.pos_ == "NOUN":
        return after.lemma_.lower() in numbers.contests
    return any(token.lemma_.lower() in numbers.contests for token in doc[max(sentence.start, start - _NEAR) : start])


def _apart(doc: Doc, at: int) -> bool:
    """Whether spaces stand around the token at *at*."""
    return bool(doc[at - 1].whitespace_) or bool(doc[at].whitespace_)


def _is_telephone(figure: Figure, doc: Doc) -> bool:
    """Whether it is one of several groups of digits, or begins with a nought: "0800 123 456"."""
    first = doc[figure.start]
    if first.text.isdigit() and len(first.text) > 1 and first.text[0] == "0":
        return True
    before = doc[figure.start - 1] if figure.start else None
    after = doc[figure.end] if figure.end < len(doc) else None
    groups = [t for t in (before, after) if t is not None and t.text.lstrip("+(").isdigit() and t.ent_type_ != "DATE"]
    if not groups or not first.text.isdigit():
        return False
    return not any(len(t.text) == 4 and t.text.isdecimal() and int(t.text) in _MODERN for t in (first, *groups))


def _is_name(first: Token, before: Token | None, after: Token | None, unit: str | None, numbers: Numbers) -> bool:
    """Whether the number names something: "Zone 1", "Boeing 737", "Resolution 2254"."""
    if before is None or before.lower_ in numbers.unit_before or before.lower_ in numbers.currencies:
        return False
    if before.lower_ in numbers.labels or before.text in ("#", "№"):
        return True
    if first.text.isdigit() and _is_designation(first, before):
        return True
    glued = before.text in "-–/" and first.idx == before.idx + 1  # "carbon-14"; a range was read as one figure
    counts_on = unit is not None or (after is not None and after.pos_ in ("NOUN", "ADJ", "VERB"))
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


def _is_date(figure: Figure, doc: Doc, after: Token | None, unit: str | None, numbers: Numbers) -> bool:
    """Whether the number is a year or part of a date, or of a time seen from today ("the last two weeks")."""
    first = doc[figure.start]
    if _is_year(figure, first, after):
        return True
    if after is not None and after.lower_ in numbers.months and first.text.isdigit():
        return True  # "18 December"
    if first.ent_type_ != "DATE" and not unit:
        return False
    if first.ent_type_ == "DATE" and not unit:
        year = first.text.isdigit() and len(first.text) == 4
        return not (after is not None and after.pos_ == "NOUN" and first.dep_ in ("nummod", "quantmod") and not year)
    around = {token.lower_ for token in doc[max(0, figure.start - 2) : figure.end + 2]}
    return bool(around & numbers.pointers) and first.ent_type_ in ("DATE", "TIME")


def _is_year(figure: Figure, first: Token, after: Token | None) -> bool:
    """Whether four digits in a row are a year: "in 2011", "the 2016 Olympics"; not "2000 people"."""
    if figure.is_range or figure.low not in _YEARS or not (first.text.isdigit() and len(first.text) == 4):
        return False
    if first.ent_type_ == "DATE" or first.dep_ in ("pobj", "npadvmod") or after is None:
        return True
    named = first.i > 0 and first.nbor(-1).pos_ in ("DET", "PRON", "PART") and after.tag_ != "NNS"
    return figure.low in _MODERN and (named or after.pos_ == "PROPN" or after.tag_ == "NN")


def _one_counts(first: Token, after: Token | None, numbers: Numbers) -> bool:
    """Whether "one" counts: "one soldier", "one of our planes", but not "one of the biggest" or "no one"."""
    if first.text == "1" or first.dep_ == "nummod":
        return after is None or after.lower_ not in numbers.no_one
    if after is None or after.lower_ not in numbers.of:
        return False
    group = [token for child in after.children for token in child.subtree]
    return bool(group) and not any(token.tag_ in ("JJS", "RBS") for token in group) and first.dep_ != "attr"
