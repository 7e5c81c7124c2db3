"""English times that are counted from what was told before: "two days later", "that year", "at 13:40"."""

from __future__ import annotations

import re
from datetime import date

from workbench.domain.claim import Occurred
from workbench.extract.english.dates import read_date
from workbench.extract.english.days import NUMBER, count, ends, single, units_on, whole_unit

_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_PART = r"(?P<part>morning|afternoon|evening|night)"
LATER = re.compile(
    rf"\b{NUMBER} {_UNIT} (?P<way>later|afterwards|earlier|previously|(?:after|before)(?=[,.;:]|$))(?! than)", re.I
)
NEXT = re.compile(rf"\bthe (?P<way>next|following|previous|preceding) (?:{_UNIT}|{_PART})\b", re.I)
BESIDE = re.compile(rf"\bthe {_UNIT} (?P<way>earlier|(?:after|before)(?=[,.;:]|$))", re.I)
SAME = re.compile(rf"\b(?:that|(?:the|that) same) (?:{_UNIT}|{_PART})\b", re.I)
CLOCK = re.compile(
    r"\b(?:[01]\d|2[0-3]):[0-5]\d\b"
    r"|\b(?:at|around|about|approximately|by|after|before) (?:\d:[0-5]\d\b|noon\b|midnight\b)"
    r"|\b\d{1,2}(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\b|o['’]clock\b)",
    re.I,
)
_BACK = ("earlier", "before", "previously", "previous", "preceding")
_SPOKEN = re.compile(r"\b(?:today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|last night)\b", re.I)


def counts_from_told(expression: str) -> bool:
    """Whether *expression* names a time only together with what was told before."""
    text = " ".join(expression.split())
    return any(pattern.search(text) for pattern in (LATER, NEXT, BESIDE, SAME, CLOCK))


def is_clock_time(expression: str) -> bool:
    """Whether *expression* names only an hour, whose day was told before."""
    return bool(CLOCK.search(expression)) and not any(p.search(expression) for p in (LATER, NEXT, BESIDE, SAME))


def counts_from_speaker(expression: str) -> bool:
    """Whether *expression* names a day by the one on which it is said ("today")."""
    return bool(_SPOKEN.search(expression))


def read_after(expression: str, told: Occurred) -> Occurred | None:
    """The days that *expression* names where *told* was told of last; None when that cannot be told."""
    text = " ".join(expression.split())
    first, last = ends(told)
    try:
        if counts_from_speaker(text):
            return read_date(text, first, False) if first == last else None
        if found := LATER.search(text):
            return _moved(told, count(found["n"]), found["unit"].lower(), found["way"].lower())
        if found := NEXT.search(text) or BESIDE.search(text):
            return _moved(told, 1, (found["unit"] or "day").lower(), found["way"].lower())
        if found := SAME.search(text):
            return _whole(first, last, (found["unit"] or "day").lower())
        return single(first) if CLOCK.search(text) and first == last else None
    except (ValueError, OverflowError):
        return None


def _moved(told: Occurred, number: int, unit: str, way: str) -> Occurred | None:
    """So many units from *told* on, or back; None where *told* is no more exact than the unit."""
    first, last = ends(told)
    if _is_wider(first, last, unit):
        return None
    day = units_on(first, -number if way in _BACK else number, unit)
    return whole_unit(day, "day" if unit == "week" and first == last else unit)


def _whole(first: date, last: date, unit: str) -> Occurred | None:
    return None if _is_wider(first, last, unit) else whole_unit(first, unit)


def _is_wider(first: date, last: date, unit: str) -> bool:
    return (last - first).days >= {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3653}[unit]
