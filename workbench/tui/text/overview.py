"""All rows of a text seen at once, in fewer lines than there are rows."""

from __future__ import annotations

from msgspec import Struct


class Overview(Struct, frozen=True):
    """*rows* rows of a text in *height* lines; a text that has no more rows than that has a line for each."""

    rows: int
    height: int

    def line_of(self, row: int) -> int:
        """The line that stands for *row*; the nearest for rows that are not there."""
        row = max(0, min(row, self.rows - 1))
        return row if self.rows <= self.height else row * self.height // self.rows

    def rows_of(self, line: int) -> range:
        """The rows that *line* stands for; none beyond the last."""
        if self.rows <= self.height:
            return range(line, line + 1) if 0 <= line < self.rows else range(0)
        return range(-(-line * self.rows // self.height), -(-(line + 1) * self.rows // self.height))
