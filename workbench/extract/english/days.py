"""Days, weeks, months and years as intervals of days, with the English names of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from workbench.domain.claim import Occurred

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
COUNT = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
COUNT |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "couple of": 2, "couple": 2}
COUNT |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}

MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
MONTH += r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
WEEKDAY = "|".join(DAYS)
NUMBER = rf"(?P<n>\d{{1,4}}|{'|'.join(sorted(COUNT, key=len, reverse=True))})"


def count(words: str) -> int:
    """The number that *words* name, in digits or spelt out up to twelve."""
    return int(words) if words.isdigit() else COUNT[words.lower()]


def month_number(name: str) -> int:
    """1 to 12, of a month's name or its first letters."""
    return MONTHS.index(name.lower()[:3]) + 1


def single(day: date) -> Occurred:
    """The one day."""
    return span(day, day)


def span(first: date, last: date) -> Occurred:
    """From *first* to *last*, both included; raises ValueError when they stand the wrong way round."""
    if first > last:
        raise ValueError(f"{first} is after {last}")
    return Occurred(first.isoformat(), last.isoformat())


def ends(when: Occurred) -> tuple[date, date]:
    """The first and the last day."""
    return date.fromisoformat(when.start), date.fromisoformat(when.end)


def whole_year(year: int) -> Occurred:
    """1 January to 31 December."""
    return span(date(year, 1, 1), date(year, 12, 31))


def whole_months(year: int, month: int, months: int = 1) -> Occurred:
    """From the first of *month* on, so many months; they may run into the next year."""
    last_year, last = divmod(year * 12 + month - 1 + months - 1, 12)
    return span(date(year, month, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1]))


def whole_week(day: date) -> Occurred:
    """Monday to Sunday of the week *day* is in, as ISO 8601 counts weeks."""
    monday = day - timedelta(day.weekday())
    return span(monday, monday + timedelta(6))


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month; negative counts go back."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def units_on(day: date, number: int, unit: str) -> date:
    """The day so many days, weeks, fortnights, months, years or decades on; negative counts go back."""
    if unit in ("month", "year", "decade", "century"):
        return months_on(day, number * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
    return day + timedelta(number * {"hour": 0, "day": 1, "week": 7, "fortnight": 14}[unit])


def whole_unit(day: date, unit: str) -> Occurred:
    """The day, week, month, year or decade that *day* is in."""
    if unit == "week":
        return whole_week(day)
    if unit == "month":
        return whole_months(day.year, day.month)
    if unit == "year":
        return whole_year(day.year)
    if unit == "decade":
        first = day.year - day.year % 10
        return span(date(first, 1, 1), date(first + 9, 12, 31))
    if unit == "century":
        first = (day.year - 1) // 100 * 100 + 1
        return span(date(first, 1, 1), date(first + 99, 12, 31))
    return single(day)
