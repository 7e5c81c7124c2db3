"""Where a line of text is broken into rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from workbench.domain.shown import Shown
from workbench.tui.text.cells import SPACES, Ruler, measure

# Chinese and Japanese are written without spaces: a row may end after each character, but not before a mark that
# closes nor after one that opens.
SCRIPT = "\u2e80-\u2fff\u3001-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_OPENS = "“‘「『（【〈《〔［｛"
_CLOSES = "”’…、。，．！？：；」』）】〉》〕］｝ー々"
_WORD = re.compile("[^ ]")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        f"(?P<word>[{_OPENS}]*[{SCRIPT}][{_CLOSES}]*|[^{SCRIPT}{SPACES}]+[{_CLOSES}]*|[{_CLOSES}]+)?(?P<space>[{SPACES}]*)"
    )


def row_starts(line: Shown, width: int) -> list[int]:
    """Where the rows of *line* begin, each at most *width* cells wide without the spaces at its end.

    Spaces at the end of a row hang over its edge and are not drawn. A word longer than a row is broken between
    clusters; a cluster wider than *width* has a row of its own.
    """
    ruler = measure(line)
    if ruler.width <= width:
        return [0]
    return _plain_starts(line, width) if ruler.plain else _starts(line, ruler, width)


def _plain_starts(line: Shown, width: int) -> list[int]:
    """What `_starts` gives, six times as fast, for a line whose characters are all one cell and one cluster."""
    starts, end_of_words = [0], len(line.rstrip(" "))
    while end_of_words - starts[-1] > width:
        start = starts[-1]
        space = line.rfind(" ", start, start + width + 1)
        word = None if space < 0 else _WORD.search(line, space)
        starts.append(start + width if word is None else word.start())
    return starts


def _starts(line: Shown, ruler: Ruler, width: int) -> list[int]:
    ends, words = _breaks(line, ruler)
    starts = [0]
    while True:
        start = starts[-1]
        fitting = bisect_right(words, ruler.cell_of(start) + width) - 1
        end = ends[fitting] if fitting >= 0 else 0
        if end <= start:
            end = ruler.reach(start, width)
        if end >= len(line):
            return starts
        starts.append(end)


def _breaks(line: Shown, ruler: Ruler) -> tuple[list[int], list[int]]:
    """Where a row may end, and beside each the cells of the line up to the end of its last word."""
    ends, words = [], []
    for unit in _unit().finditer(line):
        if unit.end() > unit.start() and ruler.floor(unit.end()) == unit.end():
            ends.append(unit.end())
            words.append(ruler.cell_of(unit.start("space")))
    return ends, words
