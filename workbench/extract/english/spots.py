"""Where English text names a time in words that need no grammar to be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.span import Span
from workbench.extract.english.dates import (
    AGO,
    ATTACKS,
    DAY_MONTH,
    DAYS_OF_MONTH,
    FEAST,
    MONTH_DAY,
    MONTH_ONLY,
    NUMERIC,
    OF_WEEK,
    RANGE,
    WEEK_THEN_DAY,
)
from workbench.extract.english.following import BESIDE, CLOCK, LATER, NEXT, SAME
from workbench.extract.english.periods import DECADE, HALF, QUARTER, SEASON

# What the small model does not see as a date, or only a part of.
_SPOTS = (
    ATTACKS,
    RANGE,
    DAYS_OF_MONTH,
    NUMERIC,
    OF_WEEK,
    WEEK_THEN_DAY,
    FEAST,
    AGO,
    LATER,
    NEXT,
    BESIDE,
    SAME,
    DECADE,
    CLOCK,
    re.compile(r"\bovernight\b|\bso far this year\b|\b(?:a )?fortnight ago\b|\b\d{4}-W\d\d\b", re.I),
    re.compile(r"\b(?:yesterday|today|tomorrow|tonight)\b(?![’'])", re.I),
)
# Of these the model at times leaves out the year: "the summer of" 2022.
_WITH_YEAR = (DAY_MONTH, MONTH_DAY, MONTH_ONLY, QUARTER, HALF, SEASON)
_DAYS = (DAY_MONTH, MONTH_DAY)
# Each of the twenty patterns needs one of these; most sentences have none, and looking once spares looking for each.
_HINT = re.compile(
    r"\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Christmas|Hallow)"
    r"|(?i:day|week|month|year|decade|night|morning|noon|evening|morrow|ago\b)"
)


def find_dates(text: str) -> Iterator[Span]:
    """Where *text* names a day or a span of days in words that need no grammar to be told."""
    if not _HINT.search(text):
        return
    for pattern in _SPOTS:
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end())
    for pattern in _WITH_YEAR:
        for found in pattern.finditer(text):
            if found["year"] or (pattern in _DAYS and found["month"][:1].isupper()):
                yield Span(found.start(), found.end())
