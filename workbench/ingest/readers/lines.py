"""The lines of printed pages, without the ones that stand on every page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_EDGE = 2
"""Lines at the top and at the bottom of a page that may be its head or foot."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.|seite|pagina|página)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|sur|von|de|di)\s*\d{1,4})?"
    r"\W{0,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, how far from the left and the bottom it begins, and how tall its letters are."""

    text: str
    x: float
    y: float
    size: float


def without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """*pages* without their numbers, and without heads and feet: what a third of them or more say at an edge."""
    counted: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        counted.update({_masked(lines[index]) for index in _edges(lines)})
    # Two pages that begin alike may be two letters; three are a head.
    least = max(2 if len(pages) == 2 else 3, len(pages) / 3)
    heads = {words for words, count in counted.items() if count >= least}
    return [_stripped(lines, heads, numbered=len(pages) > 1) for lines in pages]


def _edges(lines: list[Line]) -> list[int]:
    """The indexes of the lines that stand highest and lowest."""
    order = sorted(range(len(lines)), key=lambda index: -lines[index].y)
    return list(dict.fromkeys((*order[:_EDGE], *order[-_EDGE:])))


def _stripped(lines: list[Line], heads: set[tuple[str, int]], *, numbered: bool) -> list[Line]:
    dropped = {
        index
        for index in _edges(lines)
        if _masked(lines[index]) in heads or (numbered and _NUMBER.fullmatch(lines[index].text))
    }
    return [line for index, line in enumerate(lines) if index not in dropped]


def _masked(line: Line) -> tuple[str, int]:
    """What a line says, its figures apart, and how high it stands: a head says the same in the same place."""
    return _DIGITS.sub("#", line.text.lower()), round(line.y / 3)
