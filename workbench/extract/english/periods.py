"""English names of parts of a year, of weekends, decades and centuries, and of stretches up to today."""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbench.domain.claim import Occurred
from workbench.extract.english.days import (
    NUMBER,
    YEAR,
    count,
    ends,
    span,
    units_on,
    whole_months,
    whole_unit,
    whole_week,
    whole_year,
)

_WHICH = r"(?P<which>last|this|next|past|previous|same|coming|current)"
_OF_YEAR = rf"(?:,? (?:of )?(?:{YEAR}|(?P<rel>last|this|next|the) year))"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3}
_QUARTERS |= {"4th": 4}
QUARTER = re.compile(rf"\b(?:(?P<name>{'|'.join(_QUARTERS)}) quarter|Q(?P<q>[1-4]))\b(?P<of>{_OF_YEAR})?", re.I)
HALF = re.compile(rf"\b(?P<name>first|second|latter) half\b(?P<of>{_OF_YEAR})", re.I)
# Meteorological seasons of the northern half of the world, which English-language news mostly means.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
SEASON = re.compile(rf"\b(?:{_WHICH} )?(?P<season>{'|'.join(_SEASONS)})\b(?P<of>{_OF_YEAR})?", re.I)
_ALONE = re.compile(rf"(?:in |the |early |late |mid-|during )*(?:{'|'.join(_SEASONS)})", re.I)
_CENTURY = re.compile(r"\b(?P<n>\d{1,2})(?:st|nd|rd|th)[ -]century\b", re.I)
DECADE = re.compile(rf"\b{YEAR}s\b|(?:\bthe (?:early |late |mid-)?|['’])(?P<short>[2-9]0)s\b", re.I)
_WEEKEND = re.compile(rf"\b(?:{_WHICH}|the) weekend\b", re.I)
_ISO_WEEK = re.compile(rf"\b(?:week (?P<week>\d{{1,2}}) of {YEAR}|(?P<y>\d{{4}})-W(?P<w>\d\d))\b", re.I)
_SPELL = re.compile(rf"\b{_WHICH} (?:{NUMBER} )?(?P<unit>hour|day|week|fortnight|month|year|decade|quarter)s?\b", re.I)
_PERIOD = re.compile(rf"\b{_WHICH} (?P<unit>week|month|year|night|decade|century|quarter)\b", re.I)
_BACK, _ON = ("last", "past", "previous"), ("next", "coming")


def read_fixed_period(text: str) -> Occurred | None:
    """The quarter, half, season, week, decade or century that *text* names with its year."""
    for pattern in (QUARTER, HALF, SEASON):
        if (found := pattern.search(text)) and found["year"]:
            return _part(found, int(found["year"]))
    if found := _ISO_WEEK.search(text):
        year, week = int(found["year"] or found["y"]), int(found["week"] or found["w"])
        return whole_week(date.fromisocalendar(year, week, 1))
    if found := _CENTURY.search(text):
        return whole_unit(date(int(found["n"]) * 100 - 50, 1, 1), "century")
    if (found := DECADE.search(text)) and found["year"]:
        return span(date(int(found["year"]), 1, 1), date(int(found["year"]) + 9, 12, 31))
    return None


def read_period(text: str, today: date, ahead: bool) -> Occurred | None:
    """The period that *text* names as seen from *today*: "last week", "the third quarter", "the past two weeks"."""
    if re.search(r"\bso far this year\b|\byear to date\b", text, re.I):
        return span(date(today.year, 1, 1), today)
    if found := _WEEKEND.search(text):
        return _weekend((found["which"] or "").lower(), today, ahead)
    for pattern in (QUARTER, HALF, SEASON):
        if (found := pattern.search(text)) and _is_season(found, text):
            return _nearest_part(found, today, ahead, text)
    if found := DECADE.search(text):
        year = 1900 + int(found["short"]) if int(found["short"]) > today.year % 100 else 2000 + int(found["short"])
        return span(date(year, 1, 1), date(year + 9, 12, 31))
    if (found := _SPELL.search(text)) and (found["n"] or found["which"].lower() == "past" or _is_decade(found)):
        return _spell(found, today)
    if found := _PERIOD.search(text):
        return _period(found["which"].lower(), found["unit"].lower(), today, text.lower())
    return None


def _is_season(found: re.Match[str], text: str) -> bool:
    """Whether it is no other "fall" or "spring" ("since the fall of the city"); of quarters and halves always true."""
    named = found.groupdict()
    if not named.get("season") or named["which"] or named["of"]:
        return True
    return named["season"].lower() != "fall" and bool(_ALONE.fullmatch(text))


def _is_decade(found: re.Match[str]) -> bool:
    return found["unit"].lower() == "decade" and found["which"].lower() in _BACK


def _part(found: re.Match[str], year: int) -> Occurred:
    """The quarter, half or season of *year*."""
    named = found.groupdict()
    if named.get("season"):
        return whole_months(year, _SEASONS[named["season"].lower()], 3)
    if "q" not in named:
        return whole_months(year, 1 if named["name"].lower() == "first" else 7, 6)
    number = int(named["q"]) if named["q"] else _QUARTERS[named["name"].lower()]
    return whole_months(year, 3 * number - 2, 3)


def _nearest_part(found: re.Match[str], today: date, ahead: bool, text: str) -> Occurred | None:
    """The latest that has begun, of a quarter the latest that is over; in the future the coming one."""
    named = found.groupdict()
    if named["of"]:
        return _part(found, today.year + {"last": -1, "next": 1}.get(named["rel"].lower(), 0))
    if (named.get("name") or "").lower() == "last" and not re.search(r"\bthe last quarter\b", text, re.I):
        return whole_months(*_quarter_before(today), 3)  # "last quarter"
    which = (named.get("which") or "").lower()
    candidates = [_part(found, today.year + step) for step in (-2, -1, 0, 1)]
    if ahead or which in _ON:
        return next(part for part in candidates if part.end >= today.isoformat())
    over = not named.get("season") or which in _BACK
    known = [part for part in candidates if (part.end if over else part.start) <= today.isoformat()]
    return known[-1] if known else None


def _quarter_before(today: date) -> tuple[int, int]:
    year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 - 1, 4)
    return year, 3 * quarter + 1


def _weekend(which: str, today: date, ahead: bool) -> Occurred:
    """Saturday and Sunday. "This weekend" and "the weekend" are said on Monday and Tuesday of the one just over."""
    saturday = today - timedelta(today.weekday()) + timedelta(5)
    just_over = not which and not ahead and today.weekday() < 5
    if which in _BACK or just_over or (which == "this" and today.weekday() < 2 and not ahead):
        saturday -= timedelta(7)
    if which in _ON:
        saturday += timedelta(7)
    return span(saturday, saturday + timedelta(1))


def _spell(found: re.Match[str], today: date) -> Occurred:
    """ "The last two weeks": so long up to *today*, or from it on."""
    number, unit = count(found["n"] or "1"), found["unit"].lower()
    if unit == "hour":
        number, unit = max(1, round(number / 24)), "day"
    if unit == "quarter":
        number, unit = 3 * number, "month"
    if found["which"].lower() in _ON:
        return span(today, units_on(today, number, unit))
    return span(units_on(today, -number, unit), today)


def _period(which: str, unit: str, today: date, text: str) -> Occurred | None:
    """This, last or next week, month or year; "earlier this" ends and "later this" begins with *today*."""
    step = -1 if which in _BACK else 1 if which in _ON else 0
    if unit == "night":
        return whole_unit(today + timedelta(step), "day")
    if unit == "quarter":
        return whole_months(today.year, (today.month - 1) // 3 * 3 + 1, 3)
    whole = whole_unit(units_on(today, step, unit), unit)
    if unit == "year":
        whole = whole_year(today.year + step)
    if step:
        return whole
    first, last = ends(whole)
    if "earlier" in text:
        return span(first, min(last, today))
    return span(max(first, today), last) if "later" in text else whole
