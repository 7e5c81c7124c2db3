"""English dates and spans of time, resolved to days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbench.domain.claim import Occurred
from workbench.extract.english.days import (
    DAYS,
    MONTH,
    NUMBER,
    WEEKDAY,
    YEAR,
    count,
    ends,
    month_number,
    months_on,
    single,
    span,
    units_on,
    whole_months,
    whole_unit,
    whole_year,
)
from workbench.extract.english.periods import read_fixed_period, read_period

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WHICH = r"(?P<which>last|this|next|past|previous|same|coming|current)"
_ISO = re.compile(rf"\b{YEAR}-(?P<m>\d\d)-(?P<day>\d\d)\b")
# Only where it can be told which is the month: 14/02/2021, but not 03/02/2021.
NUMERIC = re.compile(
    rf"\b(?:(?P<d>1[3-9]|2\d|3[01])[/.](?P<m>\d{{1,2}})|(?P<m2>\d{{1,2}})/(?P<d2>1[3-9]|2\d|3[01]))[/.]{YEAR}\b"
)
DAY_MONTH = re.compile(rf"\b{_DAY}(?: of)? {MONTH}(?:,? {YEAR})?", re.I)
MONTH_DAY = re.compile(rf"\b{MONTH} {_DAY}\b(?:,? {YEAR})?", re.I)
MONTH_ONLY = re.compile(rf"\b(?:{_WHICH} )?{MONTH}(?:(?: of|,)? (?:{YEAR}|(?P<rel>last|this|next) year))?", re.I)
_WEEK_DAY = re.compile(rf"\b(?:{_WHICH} )?(?P<weekday>{WEEKDAY})\b(?P<ago> last| next)?", re.I)
OF_WEEK = re.compile(rf"\b(?P<weekday>{WEEKDAY}),? (?:of )?(?P<which>last|this|next|the same) week\b", re.I)
WEEK_THEN_DAY = re.compile(rf"\b(?P<which>last|this|next) week,? (?:on )?(?P<weekday>{WEEKDAY})\b", re.I)
_OVER = r"(?P<over>over|more than)"
AGO = re.compile(rf"\b(?:{_OVER} )?{NUMBER} (?P<unit>day|week|fortnight|month|year|decade)s? ago\b", re.I)
_EDGE = re.compile(r"\b(?P<edge>start|beginning|end) of\b", re.I)
_PLAIN_YEAR = re.compile(
    rf"^(?:the |in |by |early |late |mid-|start of |beginning of |end of )*(?:year )?{YEAR}$", re.I
)
_YEARS = re.compile(rf"\b{YEAR}\s*(?:-|–|to|and|/)\s*(?P<to>(?:1[5-9]|20)\d\d|\d\d)\b")
_REPEATED = re.compile(r"\b(?:every|each|most|any)\b", re.I)
_APOSTROPHE = "['’]"
_FEASTS = {
    "Christmas Eve": (12, 24),
    "Boxing Day": (12, 26),
    "Christmas(?: Day)?": (12, 25),
    f"New Year{_APOSTROPHE}?s Eve": (12, 31),
    f"New Year{_APOSTROPHE}?s Day": (1, 1),
    "Halloween": (10, 31),
    f"Valentine{_APOSTROPHE}?s Day": (2, 14),
    "May Day": (5, 1),
}
FEAST = re.compile(rf"\b(?P<feast>{'|'.join(_FEASTS)})\b(?:,? {YEAR})?")
_NEAR_TODAY: tuple[tuple[str, int], ...] = (
    ("the day before yesterday", -2),
    ("the day after tomorrow", 2),
    ("yesterday", -1),
    ("today", 0),
)
_NEAR_TODAY += (("tonight", 0), ("this morning", 0), ("this afternoon", 0), ("this evening", 0), ("tomorrow", 1))

_DAY_OR_MONTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? {YEAR})?"
_ATOM = rf"(?:{_DAY_OR_MONTH}|{YEAR}|(?:{WEEKDAY}))"
_ATOM = re.sub(r"\?P<\w+>", "?:", _ATOM)
RANGE = re.compile(
    rf"\b(?:between (?P<a>\d{{1,2}}|{_ATOM}) and (?P<b>{_ATOM})"
    rf"|(?:from )?(?P<c>\d{{1,2}}(?:st|nd|rd|th)?|{_ATOM})\s?(?:to|until|through|[-–])\s?(?P<d>{_ATOM}))\b"
    r"(?P<week> (?:of )?(?:last|this|next) week)?",
    re.I,
)
# The one event that news names by its day without a year.
ATTACKS = re.compile(
    r"\bSeptember 11(?:th)?(?:, 2001,?)?(?: terror(?:ist)?)? attacks?\b|(?<![\d/])9/11(?! memorial)(?![\d/])"
)
DAYS_OF_MONTH = re.compile(
    rf"\b(?P<head>{MONTH} )(?P<a>\d{{1,2}})\s?(?:to|and|[-–])\s?(?P<b>\d{{1,2}})\b(?P<tail>,? {YEAR})?", re.I
)


def read_date(expression: str, today: date | None, ahead: bool) -> Occurred | None:
    """The first and last day that *expression* names, seen from *today*; None when that cannot be told.

    *ahead* is true where the sentence speaks of the future: a bare weekday or month is then the coming one, otherwise
    the latest one, today included.
    """
    text = " ".join(expression.split())
    if _REPEATED.search(text):
        return None
    try:
        found = _range(text, today, ahead) or _absolute(text) or (_relative(text, today, ahead) if today else None)
        return _edged(text, found) if found else None
    except (ValueError, OverflowError):  # 31 February, the year 12000
        return None


def _range(text: str, today: date | None, ahead: bool) -> Occurred | None:
    """From the first day of one date to the last of another: "between 3 and 7 May", "from March to June 2020"."""
    if found := DAYS_OF_MONTH.search(text):
        tail = found["tail"] or ""
        first, last = f"{found['head']}{found['a']}{tail}", f"{found['head']}{found['b']}{tail}"
    elif found := RANGE.search(text):
        week = found["week"] or ""
        first, last = (found["a"] or found["c"]) + week, (found["b"] or found["d"]) + week
    else:
        return None
    end = read_date(last, today, ahead)
    if end is None:
        return None
    if day := re.fullmatch(_DAY, first):
        return span(ends(end)[0].replace(day=int(day["day"])), ends(end)[1])
    start = read_date(first, today, ahead)
    if not re.search(YEAR, first) and (year := re.search(YEAR, last)):
        start = read_date(f"{first} {year['year']}", today, ahead)
        if start is not None and start.start > end.end:
            start = read_date(f"{first} {int(year['year']) - 1}", today, ahead)
    if start is None:
        return None
    begins, last_day = ends(start)[0], ends(end)[1]
    if begins > last_day and re.search(WEEKDAY, first, re.I):
        begins -= timedelta(7)  # "from Monday to Thursday", read on a Wednesday
    elif begins > last_day and not re.search(YEAR, first):
        begins = months_on(begins, -12)  # "from 20 November to 18 December", read on 1 December
    return span(begins, last_day)


def _absolute(text: str) -> Occurred | None:
    if ATTACKS.search(text):
        return single(date(2001, 9, 11))
    if found := _ISO.search(text):
        return single(date(int(found["year"]), int(found["m"]), int(found["day"])))
    if found := NUMERIC.search(text):
        return single(date(int(found["year"]), int(found["m"] or found["m2"]), int(found["d"] or found["d2"])))
    for pattern in (DAY_MONTH, MONTH_DAY):
        if (found := pattern.search(text)) and found["year"]:
            return single(date(int(found["year"]), month_number(found["month"]), int(found["day"])))
    if (found := FEAST.search(text)) and found["year"]:
        return single(date(int(found["year"]), *_feast(found["feast"])))
    if period := read_fixed_period(text):
        return period
    if found := _YEARS.search(text):
        last = found["to"] if len(found["to"]) == 4 else found["year"][:2] + found["to"]
        return span(date(int(found["year"]), 1, 1), date(int(last), 12, 31))
    if (found := MONTH_ONLY.search(text)) and found["year"]:
        return whole_months(int(found["year"]), month_number(found["month"]))
    if found := _PLAIN_YEAR.search(text):
        return whole_year(int(found["year"]))
    return None


def _relative(text: str, today: date, ahead: bool) -> Occurred | None:
    for pattern in (DAY_MONTH, MONTH_DAY):
        if found := pattern.search(text):
            return single(_nearest(today, month_number(found["month"]), int(found["day"]), ahead))
    if found := FEAST.search(text):
        return single(_nearest(today, *_feast(found["feast"]), ahead))
    if found := OF_WEEK.search(text) or WEEK_THEN_DAY.search(text):
        step = {"last": -1, "next": 1}.get(found["which"].lower(), 0)
        monday = today - timedelta(today.weekday())
        return single(monday + timedelta(7 * step + DAYS.index(found["weekday"].lower())))
    if found := _WEEK_DAY.search(text):
        return _weekday(found, today, ahead)
    if found := AGO.search(text):
        return _ago(found, today)
    if re.search(r"\bovernight\b", text, re.I):
        return span(today - timedelta(1), today)
    if (found := MONTH_ONLY.search(text)) and found["rel"]:
        return _named_month(found, today, ahead)
    if period := read_period(text, today, ahead):
        return period
    lower = text.lower()
    for words, offset in _NEAR_TODAY:
        if words in lower:
            return single(today + timedelta(offset))
    if found := MONTH_ONLY.search(text):
        return _named_month(found, today, ahead)
    return None


def _weekday(found: re.Match[str], today: date, ahead: bool) -> Occurred:
    """The named day of the week nearest to *today*: a Friday in an article of that Friday is the same day."""
    back = (today.weekday() - DAYS.index(found["weekday"].lower())) % 7
    which = (found["which"] or found["ago"] or "").strip().lower()
    if which == "next" or which == "coming" or (ahead and which != "last"):
        return single(today + timedelta((7 - back) if back or which else 0))
    return single(today - timedelta(back or (7 if which in ("last", "previous") else 0)))


def _ago(found: re.Match[str], today: date) -> Occurred:
    """The day, or for longer units the month or year, so long before *today*; "over a year ago" is the year before."""
    number, unit = count(found["n"]), found["unit"].lower()
    if found["over"]:
        return span(units_on(today, -number - 1, unit) + timedelta(1), units_on(today, -number, unit))
    then = units_on(today, -number, unit)
    return whole_unit(then, "year" if unit == "decade" else unit if unit in ("month", "year") else "day")


def _named_month(found: re.Match[str], today: date, ahead: bool) -> Occurred:
    month = month_number(found["month"])
    if found["rel"]:
        return whole_months(today.year + {"last": -1, "this": 0, "next": 1}[found["rel"].lower()], month)
    if ahead or (found["which"] or "").lower() == "next":
        return whole_months(today.year + (month < today.month), month)
    return whole_months(today.year - (month > today.month), month)


def _feast(name: str) -> tuple[int, int]:
    return next(day for pattern, day in _FEASTS.items() if re.fullmatch(pattern, name))


def _edged(text: str, whole: Occurred) -> Occurred:
    """The first day of "the start of", the last of "the end of"."""
    found = _EDGE.search(text)
    if not found:
        return whole
    edge = whole.end if found["edge"].lower() == "end" else whole.start
    return Occurred(edge, edge)


def _nearest(today: date, month: int, day: int, ahead: bool) -> date:
    """The latest such day not after *today*; *ahead*, the first not before it."""
    here = date(today.year, month, day)
    if ahead:
        return here if here >= today else date(today.year + 1, month, day)
    return here if here <= today else date(today.year - 1, month, day)
