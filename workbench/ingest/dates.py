"""Dates that stand on a line of their own."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from msgspec import Struct

LANGUAGES = ["en", "fr", "de", "es", "it", "pt", "nl"]

_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?:T[\d:.]{4,12}(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<numeric>\d{1,2}([./-])\d{1,2}\3(?:19|20)\d\d)"
    r"|(?P<day_first>\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?,?\s(?:de\s|of\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s|del\s)?(?:19|20)\d\d)"
    r"|(?P<month_first>[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d)"
    r")(?![\w/])",
    re.IGNORECASE,
)
_SAID = (
    r"(?:first )?(?:published|posted|issued|released|publié(?:e)? le|mis en ligne le|paru le|veröffentlicht(?: am)?"
    r"|publicado(?: el| em)?|pubblicato(?: il)?|gepubliceerd(?: op)?)"
)
_PUBLISHED = rf"(?:{_SAID}|date|on|le|am|el|il)"
_CHANGED = (
    r"(?:last )?(?:updated|modified|revised|mise? à jour(?: le)?|modifié le|aktualisiert(?: am)?|actualizado(?: el)?)"
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo)"
)
_TIME = r"(?:(?:at|à|um)\s)?\d{1,2}(?:[:.h]\d\d)+\s?(?:[ap]\.?m\.?)?\s?(?:gmt|utc|cet|cest|bst|e[ds]?t|p[ds]?t|uhr)?"
_ASIDE = re.compile(rf"(?:\b{_PUBLISHED}|\b{_CHANGED}|\b{_WEEKDAY}|\b{_TIME})(?!\w)", re.IGNORECASE)
_CHANGED_BEFORE = re.compile(rf"\b{_CHANGED}\s*:?\s*(?:{_WEEKDAY},?\s*)?$", re.IGNORECASE)
# "First seen in: ", "Paru d'abord : ". What a label labels stands behind it.
_LABEL = re.compile(r"[^\W\d_][\w'’-]*(?: [\w'’-]+){0,3} ?: ")
# Lines that say when without a date: "Updated 3 hours ago", "Published".
_UNDATED = re.compile(
    rf"(?:{_PUBLISHED}|{_CHANGED})\s*:?\s*(?:(?:{_WEEKDAY}|today|yesterday)?,?\s*{_TIME}|today|yesterday"
    r"|(?:an?|\d{1,2}) (?:min(?:ute)?|hour|day|week|month)s? ago|il y a \d{1,2} (?:min(?:ute)?|heure|jour)s?"
    r"|vor \d{1,2} (?:minuten?|stunden?|tag(?:en)?))"
    r"|(?:an?|\d{1,2}) (?:minute|hour|day)s? ago"
    r"|(?:first |last )?(?:published|posted|updated|modified)(?: on| at)? ?:?|publié le ?:?|mis à jour(?: le)? ?:?",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(rf"(?:{_SAID}|{_CHANGED})\b", re.IGNORECASE)
_LONGEST = 120


class DateLine(Struct, frozen=True):
    """A line that says when something was published.

    *iso* is None where the date is ambiguous or of a change; *beside* is what else stands on the line, "" when nothing.
    """

    iso: str | None
    beside: str


def date_line(line: str) -> DateLine | None:
    """What *line* (without Markdown) dates, None when it is no date line.

    Beside the date there may be a label and a colon, a weekday, a time, words like "published" and up to five
    capitalised ones.
    """
    if len(line) > _LONGEST or line.rstrip().endswith(("?", "!", '"', "”")):
        return None
    if _UNDATED.fullmatch(line):
        return DateLine(None, "")
    found = list(_DATE.finditer(line))
    if not found:
        return None
    label = _LABEL.match(line)
    words = line[label.end() :] if label and label.end() <= found[0].start() else line
    beside = " ".join(_ASIDE.sub(" ", _DATE.sub(" ", words)).split()).strip(" ,|·•:;()[]–—-/.")
    tokens = re.findall(r"\w[\w.'’&-]*", beside)
    if len(tokens) > 5 or any(token[0].islower() and "." not in token for token in tokens):
        return None
    first = next((date for date in found if not _CHANGED_BEFORE.search(line[: date.start()])), None)
    return DateLine(_resolved(first) if first else None, beside)


def says_when_published(line: str) -> bool:
    """Whether *line* is a date line that says in words that it is one: "Published 3 May 2021"."""
    return _SAYS_SO.match(line) is not None and date_line(line) is not None


def stated_date(words: str) -> str | None:
    """The one date that *words* hold, ISO 8601; None when there is none, it is ambiguous, or lacks a part."""
    found = _DATE.search(words)
    return _resolved(found) if found else None


def _resolved(found: re.Match[str]) -> str | None:
    if found["numeric"]:
        return _unambiguous(found["numeric"])
    if found["iso"]:
        return _iso(found["iso"], "%Y-%m-%d")
    return _spelt_out(found.group())


@lru_cache(maxsize=64)  # title, byline and end of an article each ask for the same line: 2 ms a date
def _spelt_out(date: str) -> str | None:
    # Deferred: 0.3 s that an article without a date line does not owe.
    import dateparser

    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    parsed = dateparser.parse(date, languages=LANGUAGES, settings=settings)
    return parsed.date().isoformat() if parsed else None


def _unambiguous(digits: str) -> str | None:
    """A date in figures, where only one reading of day and month is possible."""
    digits = re.sub(r"[./-]", "/", digits)
    readings = {_iso(digits, "%d/%m/%Y"), _iso(digits, "%m/%d/%Y")} - {None}
    return readings.pop() if len(readings) == 1 else None


def _iso(digits: str, form: str) -> str | None:
    try:
        return datetime.strptime(digits, form).date().isoformat()
    except ValueError:
        return None
