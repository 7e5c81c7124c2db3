"""The lines of printed pages, without the ones that stand on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

_EDGE = 2
"""Lines at the top and at the bottom of a page that may be its head or foot."""

_LONGEST_HEAD = 300
_FIGURE = re.compile(r"\d{1,6}")
_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.|seite|pagina|página)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|sur|von|de|di)\s*\d{1,4})?"
    r"\W{0,3}",
    re.IGNORECASE,
)


_Said: TypeAlias = tuple[str, int]


class Line(Struct, frozen=True):
    """A line of a page: its words, how far from the left and the bottom it begins, and how tall its letters are."""

    text: str
    x: float
    y: float
    size: float


def without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """*pages* without their numbers, and without heads and feet: what a third of them or more say at an edge."""
    counted: Counter[_Said] = Counter()
    for number, lines in enumerate(pages):
        counted.update({said for index in _edges(lines) for said in _said(lines[index], number)})
    # Two pages that begin alike may be two letters; three are a head.
    least = max(2 if len(pages) == 2 else 3, len(pages) / 3)
    heads = {said for said, count in counted.items() if count >= least}
    return [_stripped(lines, heads, number, numbered=len(pages) > 1) for number, lines in enumerate(pages)]


def _edges(lines: list[Line]) -> list[int]:
    """The indexes of the lines that stand highest and lowest."""
    order = sorted(range(len(lines)), key=lambda index: -lines[index].y)
    return list(dict.fromkeys((*order[:_EDGE], *order[-_EDGE:])))


def _stripped(lines: list[Line], heads: set[_Said], page: int, *, numbered: bool) -> list[Line]:
    dropped = {
        index
        for index in _edges(lines)
        if not heads.isdisjoint(_said(lines[index], page)) or (numbered and _NUMBER.fullmatch(lines[index].text))
    }
    return [line for index, line in enumerate(lines) if index not in dropped]


def _said(line: Line, page: int) -> Iterator[_Said]:
    """What a line says, and how high it stands; and the same but for each figure that may count the pages.

    A head says the same in the same place. What differs in other figures is a table, or a figure of each page's own.
    """
    text, height = line.text.lower(), round(line.y / 3)
    yield text, height
    for figure in _FIGURE.finditer(text) if len(text) <= _LONGEST_HEAD else ():
        yield f"{text[: figure.start()]}#{int(figure.group()) - page}{text[figure.end() :]}", height
