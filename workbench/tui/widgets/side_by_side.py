"""Columns of lines side by side where there is room for them, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from workbench.tui.widgets.hanging import Hung

NARROWEST = 22  # cells of a column; where there are fewer for each, columns stand below one another
_BETWEEN = Content.styled(" │ ", "dim")


def side_by_side(columns: Sequence[Sequence[Hung]], width: int) -> Content:
    """The *columns*, all of the same width, together *width* cells wide."""
    if not columns:
        return Content("")
    each = (width - (len(columns) - 1) * _BETWEEN.cell_length) // len(columns)
    if each < NARROWEST:
        return _stacked(columns, max(1, width))
    wrapped = [[row for line in column for row in line.wrapped(each)] for column in columns]
    empty = Content("")
    rows = [
        _BETWEEN.join((row or empty).pad_right(each - (row or empty).cell_length) for row in beside)
        for beside in zip_longest(*wrapped)
    ]
    return Content("\n").join(rows)


def _stacked(columns: Sequence[Sequence[Hung]], width: int) -> Content:
    rows: list[Content] = []
    for number, column in enumerate(columns):
        if number:
            rows.append(Content.styled("─" * width, "dim"))
        rows += [row for line in column for row in line.wrapped(width)]
    return Content("\n").join(rows)
