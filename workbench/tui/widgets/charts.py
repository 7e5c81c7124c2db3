"""Figures drawn with characters: bars, bars of several parts, lines of small columns. Never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_COLUMNS = "▁▂▃▄▅▆▇█"
_TRACK = "·"


class Slice(Struct, frozen=True):
    """A part of a bar: how much, the character that it is filled with, its style."""

    number: int
    fill: str
    style: str


def bar(number: float, whole: float, width: int, style: str) -> Content:
    """How much of *whole* is *number*, in eighths of a cell, *width* cells wide; never empty where there is any."""
    share = min(1.0, number / whole) if whole else 0.0
    eighths = max(round(share * width * 8), 1 if number else 0)
    full, part = divmod(eighths, 8)
    drawn = ("█" * full + _EIGHTHS[part])[:width]
    return Content.assemble((drawn, style), (_TRACK * (width - len(drawn)), "dim"))


def stacked(slices: Sequence[Slice], width: int) -> Content:
    """The *slices* one after the other, *width* cells in all; each that is anything has a cell at least."""
    total = sum(one.number for one in slices)
    if not total or width < 1:
        return Content.styled(_TRACK * max(0, width), "dim")
    cells = _shared_out([one.number for one in slices], width)
    return Content.assemble(*((one.fill * count, one.style) for one, count in zip(slices, cells, strict=True) if count))


def _shared_out(numbers: Sequence[int], width: int) -> list[int]:
    """*width* cells shared out in proportion: whole ones first, those that are left where most is missing."""
    total = sum(numbers)
    exact = [number * width / total for number in numbers]
    cells = [max(int(share), 1 if share else 0) for share in exact]
    while sum(cells) > width and max(cells) > 1:
        cells[max((n for n in range(len(cells)) if cells[n] > 1), key=lambda n: cells[n] - exact[n])] -= 1
    while sum(cells) < width:
        cells[max(range(len(cells)), key=lambda n: exact[n] - cells[n])] += 1
    return cells


def sparkline(numbers: Sequence[int], style: str) -> Content:
    """A small column for each of *numbers*, the greatest the highest; a dot where there is nothing."""
    most = max(numbers, default=0)
    drawn = [
        (_COLUMNS[max(0, -(-number * len(_COLUMNS) // most) - 1)], style) if number else (_TRACK, "dim")
        for number in numbers
    ]
    return Content.assemble(*drawn)
