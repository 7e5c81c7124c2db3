"""What stands in other people's JSON, as a text, a day, a number or an address; None for what is none."""

from __future__ import annotations

import html
import math
import re

from workbench.ingest.dates import stated_date
from workbench.ingest.web_address import NotFetchedError, parsed

LONGEST_TEXT = 1_000
"""Characters of a name, a title, a rating; what is longer is cut there."""

_MOST_NAMES = 5
_LONGEST_NUMBER = 40
_LONGEST_URL = 2_000
# Formatting that feeds leave in a claim; any other angle bracket is the claim's own.
_FORMAT = re.compile(r"</?(?:p|br|em|strong|i|b|u|span|div|a|q|cite)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_BLANK = re.compile(r"\s")


def text(value: object) -> str | None:
    """The words of *value* on one line, without formatting, controls and what no database takes."""
    if not isinstance(value, str):
        return None
    plain = html.unescape(_FORMAT.sub(" ", value)) if "&" in value or "<" in value else value
    return " ".join(_CONTROL.sub(" ", plain).split()) or None


def brief(value: object) -> str | None:
    """The same, cut where it is longer than a name or a title is."""
    said = text(value)
    return f"{said[: LONGEST_TEXT - 1]}…" if said and len(said) > LONGEST_TEXT else said


def names(value: object) -> str | None:
    """The name of a person or organisation, or of each of several: a text, or what has a name."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        said = brief(one.get("name") if isinstance(one, dict) else one)
        if said and said not in found:
            found.append(said)
        if len(found) == _MOST_NAMES:
            break
    return brief(", ".join(found))


def day(value: object) -> str | None:
    """The day, ISO 8601, of a date or a time."""
    if not isinstance(value, str):
        return None
    iso = _ISO_DAY.match(value)
    return stated_date(iso[1] if iso else value[:LONGEST_TEXT])


def number(value: object) -> float | None:
    """A number that can be counted with, or the text of one."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value[:_LONGEST_NUMBER] if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return found + 0.0 if math.isfinite(found) else None  # + 0.0: there is one zero


def address(value: object) -> str | None:
    """A web address as it is written, fragment and all."""
    said = value.strip() if isinstance(value, str) else ""
    if not said or len(said) > _LONGEST_URL or _BLANK.search(said) or _CONTROL.search(said):
        return None
    try:
        parsed(said)
    except NotFetchedError:
        return None
    return said
