"""English dates and spans of time, resolved to days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from workbench.domain.claim import Occurred

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_COUNT = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNT |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "couple of": 2}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_ROUGH_DAYS = _UNIT_DAYS | {"month": 30, "year": 365, "decade": 3652}

_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
_MONTH += r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WHICH = r"(?P<which>last|this|next|past|previous|same|coming|current)"
_ISO = re.compile(rf"\b{_YEAR}-(?P<m>\d\d)-(?P<day>\d\d)\b")
_DAY_MONTH = re.compile(rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?", re.I)
_MONTH_DAY = re.compile(rf"\b{_MONTH} {_DAY}\b(?:,? {_YEAR})?", re.I)
_MONTH_ONLY = re.compile(rf"\b(?:{_WHICH} )?{_MONTH}(?:(?: of|,)? (?:{_YEAR}|(?P<rel>last|this|next) year))?", re.I)
_WEEKDAY = re.compile(rf"\b(?:{_WHICH} )?(?P<weekday>{'|'.join(_DAYS)})\b(?P<ago> last| next)?", re.I)
_AGO = re.compile(r"\b(?P<n>\d+|[a-z]+(?: of)?) (?P<unit>day|week|month|year|decade)s? (?:ago|earlier|before)\b", re.I)
_SPELL = re.compile(
    rf"\b(?:{_WHICH}) (?P<n>\d+|{'|'.join(_COUNT)}) (?P<unit>day|week|fortnight|month|year|decade)s?\b", re.I
)
_PERIOD = re.compile(rf"\b{_WHICH} (?P<unit>week|weekend|month|year|night|summer|decade|century)\b", re.I)
_EDGE = re.compile(r"\b(?P<edge>start|beginning|end) of\b", re.I)
_PLAIN_YEAR = re.compile(
    rf"^(?:the |in |early |late |mid-|start of |beginning of |end of )*(?:year )?{_YEAR}(?P<s>s)?$", re.I
)
_YEARS = re.compile(rf"\b{_YEAR}\s*(?:-|–|to|and)\s*(?P<to>(?:1[5-9]|20)\d\d|\d\d)\b")


def read_date(expression: str, today: date | None, ahead: bool) -> Occurred | None:
    """The first and last day that *expression* names, seen from *today*; None when that cannot be told.

    *ahead* is true where the sentence speaks of the future: a bare weekday or month is then the coming one, otherwise
    the latest one, today included.
    """
    text = " ".join(expression.split())
    try:
        found = _absolute(text) or (_relative(text, today, ahead) if today else None)
        return _edged(text, found) if found else None
    except (ValueError, OverflowError):  # 31 February, the year 12000
        return None


def _absolute(text: str) -> Occurred | None:
    if found := _ISO.search(text):
        return _day(date(int(found["year"]), int(found["m"]), int(found["day"])))
    if found := _YEARS.search(text):
        last = found["to"] if len(found["to"]) == 4 else found["year"][:2] + found["to"]
        return _span(date(int(found["year"]), 1, 1), date(int(last), 12, 31))
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        if (found := pattern.search(text)) and found["year"]:
            return _day(date(int(found["year"]), _month(found["month"]), int(found["day"])))
    if (found := _MONTH_ONLY.search(text)) and found["year"]:
        return _whole_month(int(found["year"]), _month(found["month"]))
    if found := _PLAIN_YEAR.search(text):
        first = int(found["year"])
        return _span(date(first, 1, 1), date(first + (9 if found["s"] else 0), 12, 31))
    return None


def _relative(text: str, today: date, ahead: bool) -> Occurred | None:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        if found := pattern.search(text):
            return _day(_nearest(today, _month(found["month"]), int(found["day"]), ahead))
    lower = text.lower()
    if found := _WEEKDAY.search(text):
        return _weekday(found, today, ahead)
    if found := _AGO.search(text):
        return _ago(found["n"].lower(), found["unit"].lower(), today)
    if found := _SPELL.search(text):
        return _spell(found, today)
    if (found := _MONTH_ONLY.search(text)) and found["rel"]:
        return _named_month(found, today, ahead)
    if found := _PERIOD.search(text):
        return _period(found["which"].lower(), found["unit"].lower(), today, lower)
    for word, offset in (("yesterday", -1), ("today", 0), ("tonight", 0), ("this morning", 0), ("tomorrow", 1)):
        if word in lower:
            return _day(today + timedelta(offset))
    if found := _MONTH_ONLY.search(text):
        return _named_month(found, today, ahead)
    return None


def _weekday(found: re.Match[str], today: date, ahead: bool) -> Occurred:
    """The named day of the week nearest to *today*: a Friday in an article of that Friday is the same day."""
    back = (today.weekday() - _DAYS.index(found["weekday"].lower())) % 7
    which = (found["which"] or found["ago"] or "").strip().lower()
    if which == "next" or which == "coming" or (ahead and which != "last"):
        return _day(today + timedelta((7 - back) if back or which else 0))
    return _day(today - timedelta(back or (7 if which in ("last", "previous") else 0)))


def _ago(count: str, unit: str, today: date) -> Occurred | None:
    """The day, or for longer units the month or year, so long before *today*."""
    number = int(count) if count.isdigit() else _COUNT.get(count)
    if number is None:
        return None
    if unit in _UNIT_DAYS:
        return _day(today - timedelta(number * _UNIT_DAYS[unit]))
    if unit == "month":
        return _whole_month(*_months_back(today, number))
    return _whole_year(today.year - number * (10 if unit == "decade" else 1))


def _spell(found: re.Match[str], today: date) -> Occurred:
    """ "The last two weeks": that many days up to *today*, or from it on."""
    number = int(found["n"]) if found["n"].isdigit() else _COUNT[found["n"].lower()]
    days = (
        number * {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}[found["unit"].lower()]
    )
    if found["which"].lower() in ("next", "coming"):
        return _span(today, today + timedelta(days))
    return _span(today - timedelta(days), today)


def _period(which: str, unit: str, today: date, text: str) -> Occurred | None:
    """This, last or next week, weekend, month or year; "earlier this" ends and "later this" begins with *today*."""
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    whole = _whole_period(unit, step, today)
    if whole is None or step:
        return whole
    if "earlier" in text:
        return Occurred(whole.start, min(whole.end, today.isoformat()))
    return Occurred(max(whole.start, today.isoformat()), whole.end) if "later" in text else whole


def _whole_period(unit: str, step: int, today: date) -> Occurred | None:
    monday = today - timedelta(today.weekday()) + timedelta(7 * step)
    if unit == "week":
        return _span(monday, monday + timedelta(6))
    if unit == "weekend":
        # "This weekend" is said on Monday and Tuesday of the one just over.
        saturday = monday + timedelta(5) - timedelta(7 if not step and today.weekday() < 2 else 0)
        return _span(saturday, saturday + timedelta(1))
    if unit == "month":
        return _whole_month(*_months_back(today, -step))
    if unit == "night":
        return _day(today + timedelta(step))
    if unit == "year":
        return _whole_year(today.year + step)
    if unit == "summer":
        return _span(date(today.year + step, 6, 1), date(today.year + step, 8, 31))
    return None


def _named_month(found: re.Match[str], today: date, ahead: bool) -> Occurred:
    month = _month(found["month"])
    if found["rel"]:
        return _whole_month(today.year + {"last": -1, "this": 0, "next": 1}[found["rel"].lower()], month)
    if ahead or (found["which"] or "").lower() == "next":
        return _whole_month(today.year + (month < today.month), month)
    return _whole_month(today.year - (month > today.month), month)


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


def _months_back(today: date, count: int) -> tuple[int, int]:
    months = today.year * 12 + today.month - 1 - count
    return months // 12, months % 12 + 1


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1


def _whole_month(year: int, month: int) -> Occurred:
    return _span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _whole_year(year: int) -> Occurred:
    return _span(date(year, 1, 1), date(year, 12, 31))


def _day(day: date) -> Occurred:
    return _span(day, day)


def _span(first: date, last: date) -> Occurred:
    return Occurred(first.isoformat(), last.isoformat())
