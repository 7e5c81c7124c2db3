"""French dates and spans of time: where they stand, and the days they mean."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from workbench.domain.claim import Occurred
from workbench.domain.span import Span

_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_COUNT = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9}
_COUNT |= {"dix": 10, "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "cent": 100}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|fevrier|aout|decembre)\b"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_NUMBER = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNT)})"

_NUMERIC = re.compile(r"\b(?P<day>\d{1,2})/(?P<m>\d{1,2})/(?P<year>(?:1[5-9]|20)\d\d)\b")
_DAY_MONTH = re.compile(rf"\b(?:(?:{'|'.join(_DAYS)}) )?(?P<day>\d{{1,2}})(?:er)? {_MONTH}(?: {_YEAR})?", re.I)
_MONTH_ONLY = re.compile(rf"\b{_MONTH}(?: {_YEAR}| (?P<rel>dernier|prochain))?", re.I)
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(_DAYS)})\b(?: (?P<rel>dernier|prochain))?", re.I)
_AGO = re.compile(rf"\bil y a {_NUMBER} (?P<unit>jour|semaine|mois|an|année)s?\b", re.I)
_PERIOD = re.compile(
    r"\b(?:(?P<this>cette|ce)|la|le|l['’]) ?(?P<unit>semaine|mois|année|an|week-end)"
    r"(?: (?P<rel>derni(?:er|ère)|passée?|prochaine?))?\b",
    re.I,
)
_NEAR = re.compile(
    r"\b(?P<word>avant-hier|hier|aujourd['’]hui|après-demain|demain|ce matin|ce soir|cette nuit)\b", re.I
)
_PLAIN_YEAR = re.compile(rf"\b(?:en|depuis|de|fin|début|avant|après|dès) {_YEAR}", re.I)
_NEXT = ("prochain", "prochaine")
_SPOKEN = re.compile(r"\b(?:hier|aujourd['’]hui|demain|ce matin|ce soir|cette nuit)\b", re.I)


def find_dates(text: str) -> Iterator[Span]:
    """Where *text* names a day or a span of days, the longest first where they overlap."""
    taken: list[Span] = []
    for pattern in (_NUMERIC, _DAY_MONTH, _AGO, _PERIOD, _NEAR, _MONTH_ONLY, _WEEKDAY, _PLAIN_YEAR):
        for found in pattern.finditer(text):
            span = Span(found.start("year") if pattern is _PLAIN_YEAR else found.start(), found.end())
            told = pattern is not _PERIOD or found["this"] or found["rel"]
            told = told and (pattern is not _MONTH_ONLY or found["year"] or found["rel"] or _named(text, found.start()))
            if told and not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield span


def _named(text: str, at: int) -> bool:
    """Whether the month is one: "en mars", not "mars" the planet or "mai" in a name."""
    return bool(
        re.search(r"\b(?:en|de|d['’]|depuis|mi-|fin|début|dès|avant|après)\s*$", text[max(0, at - 8) : at], re.I)
    )


def counts_from_speaker(expression: str) -> bool:
    """Whether it is seen from the day on which the words were spoken: "hier"."""
    return bool(_SPOKEN.search(expression))


def read_date(expression: str, today: date | None, ahead: bool) -> Occurred | None:
    """The first and last day that *expression* names, seen from *today*; None when that cannot be told.

    *ahead* is true where the sentence speaks of the future: a bare weekday or month is then the coming one, otherwise
    the latest one, today included.
    """
    text = " ".join(expression.split())
    try:
        return _absolute(text) or (_relative(text, today, ahead) if today else None)
    except (ValueError, OverflowError):  # 31 February
        return None


def _absolute(text: str) -> Occurred | None:
    if found := _NUMERIC.search(text):
        return _day(date(int(found["year"]), int(found["m"]), int(found["day"])))
    if (found := _DAY_MONTH.search(text)) and found["year"]:
        return _day(date(int(found["year"]), _month(found["month"]), int(found["day"])))
    if (found := _MONTH_ONLY.search(text)) and found["year"]:
        return _whole_month(int(found["year"]), _month(found["month"]))
    if found := re.fullmatch(rf"(?:\w+ )?{_YEAR}", text):
        return _whole_year(int(found["year"]))
    return None


def _relative(text: str, today: date, ahead: bool) -> Occurred | None:
    if found := _DAY_MONTH.search(text):
        return _day(_nearest(today, _month(found["month"]), int(found["day"]), ahead))
    if found := _AGO.search(text):
        return _ago(found, today)
    if found := _NEAR.search(text):
        steps = {"avant-hier": -2, "hier": -1, "demain": 1, "après-demain": 2}
        return _day(today + timedelta(steps.get(found["word"].lower(), 0)))
    if found := _WEEKDAY.search(text):
        return _weekday(found, today, ahead)
    if found := _PERIOD.search(text):
        return _period(found["unit"].lower(), (found["rel"] or "").lower(), today)
    if found := _MONTH_ONLY.search(text):
        return _named_month(_month(found["month"]), (found["rel"] or "").lower(), today, ahead)
    return None


def _ago(found: re.Match[str], today: date) -> Occurred:
    count = int(found["count"]) if found["count"].isdigit() else _COUNT[found["count"].lower()]
    unit = found["unit"].lower()
    if unit in ("jour", "semaine"):
        return _day(today - timedelta(count * (7 if unit == "semaine" else 1)))
    if unit == "mois":
        return _whole_month(*_months_on(today, -count))
    return _whole_year(today.year - count)


def _weekday(found: re.Match[str], today: date, ahead: bool) -> Occurred:
    """The named day of the week nearest to *today*: a Friday in an article of that Friday is the same day."""
    back = (today.weekday() - _DAYS.index(found["weekday"].lower())) % 7
    rel = (found["rel"] or "").lower()
    if rel in _NEXT or (ahead and not rel):
        return _day(today + timedelta((7 - back) if back or rel else 0))
    return _day(today - timedelta(back or (7 if rel else 0)))


def _period(unit: str, rel: str, today: date) -> Occurred:
    step = 0 if not rel else 1 if rel in _NEXT else -1
    monday = today - timedelta(today.weekday()) + timedelta(7 * step)
    if unit == "semaine":
        return _span(monday, monday + timedelta(6))
    if unit == "week-end":
        return _span(monday + timedelta(5), monday + timedelta(6))
    return _whole_month(*_months_on(today, step)) if unit == "mois" else _whole_year(today.year + step)


def _named_month(month: int, rel: str, today: date, ahead: bool) -> Occurred:
    if rel in _NEXT or (ahead and not rel):
        return _whole_month(today.year + (month < today.month), month)
    return _whole_month(today.year - (month > today.month), month)


def _nearest(today: date, month: int, day: int, ahead: bool) -> date:
    """The latest such day not after *today*; *ahead*, the first not before it."""
    here = date(today.year, month, day)
    if ahead:
        return here if here >= today else date(today.year + 1, month, day)
    return here if here <= today else date(today.year - 1, month, day)


def _months_on(today: date, count: int) -> tuple[int, int]:
    months = today.year * 12 + today.month - 1 + count
    return months // 12, months % 12 + 1


def _month(name: str) -> int:
    plain = name.lower().translate(str.maketrans("éû", "eu"))
    return [month.translate(str.maketrans("éû", "eu")) for month in _MONTHS].index(plain) + 1


def _whole_month(year: int, month: int) -> Occurred:
    return _span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _whole_year(year: int) -> Occurred:
    return _span(date(year, 1, 1), date(year, 12, 31))


def _day(day: date) -> Occurred:
    return _span(day, day)


def _span(first: date, last: date) -> Occurred:
    return Occurred(first.isoformat(), last.isoformat())
