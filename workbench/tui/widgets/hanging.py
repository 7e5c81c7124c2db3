"""Text whose lines hang: what of a line does not fit goes on below its own beginning, not at the edge."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_ROOM = 12  # cells that a hanging line keeps at least; where there are fewer it goes on at the edge
_APART = Content("   ")


class Hung(Struct, frozen=True):
    """One line; *by* is how many cells in it goes on. Each of *beside* stands right of what is before it where there is
    room, else below."""

    line: Content
    by: int = 0
    beside: tuple[Content, ...] = ()

    def wrapped(self, width: int) -> list[Content]:
        """The line as rows of at most *width* cells."""
        if self.beside:
            first, *others = self.beside
            whole = self.line + _APART + first
            if whole.cell_length <= width:
                return Hung(whole, beside=tuple(others)).wrapped(width)
            return Hung(self.line).wrapped(width) + Hung(first, beside=tuple(others)).wrapped(width)
        if self.line.cell_length <= width:
            return [self.line]
        by = self.by if width - self.by >= _ROOM else 0
        first = self.line.wrap(width)[0]
        rest = self.line[len(first.plain) :]
        if rest.plain.startswith(" "):
            rest = rest[len(rest.plain) - len(rest.plain.lstrip(" ")) :]
        return [first, *(row.pad_left(by) for row in rest.wrap(width - by))] if rest.plain else [first]


class Hanging(Visual):
    """Lines, each hung, one below the other."""

    def __init__(self, lines: Sequence[Hung]) -> None:
        self._lines = lines
        self._rows: tuple[int, Content] | None = None

    def __str__(self) -> str:
        return "\n".join(row.plain for hung in self._lines for row in (hung.line, *hung.beside))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows, drawn."""
        return self._wrapped(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Textual names them
        """The widest row."""
        return max((row.cell_length for hung in self._lines for row in hung.wrapped(container_width)), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - Textual names them
        """How many rows there are."""
        return self.height(width)

    def height(self, width: int) -> int:
        """How many rows of at most *width* cells there are."""
        return self._wrapped(width).plain.count("\n") + 1

    def _wrapped(self, width: int) -> Content:
        if self._rows is None or self._rows[0] != width:
            rows = [row for hung in self._lines for row in hung.wrapped(max(1, width))]
            self._rows = width, Content("\n").join(rows)
        return self._rows[1]
