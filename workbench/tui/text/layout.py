"""An article's text laid out in rows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct, field

from workbench.domain.shown import Shown
from workbench.domain.span import Span
from workbench.tui.text.cells import SPACES, Ruler, drawable, measured
from workbench.tui.text.wrap import row_starts

# Lines with their ends; several blank ones together are one, so that a sloppy source does not push a screen of
# nothing between two paragraphs.
_LINE = re.compile(r"(?:[ \t]*\n)+|[^\n]*\n|[^\n]+")
_NOTHING = measured(Shown(""))


class Indented(Struct, frozen=True):
    """Lines that begin within *span* stand *cells* to the right."""

    span: Span
    cells: int


class Fold(Struct, frozen=True):
    """Whole lines, from the start of the first to the end of the last, that may be folded into one row; *words* say
    what they are."""

    span: Span
    words: Shown


class Layout(Struct, frozen=True):
    """A text in rows of at most *width* cells. Rows follow one another without gap and cover every character.

    *text* is safe to draw and has the offsets of the text it was made from. A line's end belongs to its last row.
    There is always one row at least. *folded* are the folds that take one row each, by that row; none of their
    characters is drawn.
    """

    text: Shown
    width: int
    starts: Sequence[int]
    indents: Sequence[int]
    folded: Mapping[int, Fold] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        text: str,
        width: int,
        indented: Sequence[Indented] = (),
        gaps: Collection[int] = frozenset(),
        folds: Sequence[Fold] = (),
    ) -> Layout:
        """*text* laid out. *gaps* are offsets of lines that want a blank row, without characters, before them; *folds*
        are to be folded, in reading order."""
        shown, width = drawable(text), max(1, width)
        starts: list[int] = []
        indents: list[int] = []
        blank = True
        shut = {fold.span.start: fold for fold in folds}
        folded: dict[int, Fold] = {}
        hidden = 0
        for line in _LINE.finditer(text):
            if line.start() < hidden:
                continue
            if line.start() in shut:
                fold = folded[len(starts)] = shut[line.start()]
                starts.append(line.start())
                indents.append(0)
                blank, hidden = False, fold.span.end
                continue
            at, indent = line.start(), _indent(indented, line.start(), width)
            if not blank and at in gaps:
                starts.append(at)
                indents.append(0)
            rows = row_starts(Shown(shown[at : line.end()]), width - indent)
            starts.extend(at + row for row in rows)
            indents.extend([indent] * len(rows))
            blank = not shown[at : line.end()].strip(SPACES)
        return cls(shown, width, tuple(starts) or (0,), tuple(indents) or (0,), folded)

    def __len__(self) -> int:
        return len(self.starts)

    def row(self, row: int) -> Span:
        """The characters of *row*, the spaces that hang over its end and the line's end with them."""
        end = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.text)
        return Span(self.starts[row], end)

    def drawn(self, row: int) -> Span:
        """The characters of *row* that are drawn: without the spaces at its end."""
        span = self.row(row)
        if row in self.folded:
            return Span(span.start, span.start)
        return Span(span.start, span.start + len(span.of(self.text).rstrip(SPACES)))

    def ruler(self, row: int) -> Ruler:
        """The ruler of *row*; its offsets count from the row's first character. A folded row has no clusters."""
        if row in self.folded:
            return _NOTHING
        return measured(Shown(self.row(row).of(self.text)))

    def row_of(self, offset: int) -> int:
        """The row that holds the character at *offset*; the nearest for offsets outside the text."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def rows_of(self, span: Span) -> range:
        """The rows that hold characters of *span*."""
        first = self.row_of(span.start)
        return range(first, max(first + 1, bisect_left(self.starts, span.end)))

    def place_of(self, offset: int) -> tuple[int, int]:
        """The row and the cell, counted from the row's indent, where the character at *offset* is drawn."""
        row = self.row_of(offset)
        return row, self.ruler(row).cell_of(offset - self.starts[row])

    def offset_at(self, row: int, cell: int) -> int:
        """The first character of the cluster drawn at *cell* of *row*.

        Beyond the end of a row it is the row's last cluster; beyond the end of the text, the text's end.
        """
        row = min(max(0, row), len(self) - 1)
        span, ruler = self.row(row), self.ruler(row)
        offset = span.start + ruler.offset_at(max(0, cell))
        if offset < span.end or span.end == len(self.text):
            return offset
        return span.start + ruler.floor(max(0, len(span) - 1))

    def snapped(self, row: int, span: Span) -> Span:
        """What of *span* stands on *row*, widened to whole clusters; all of a folded row."""
        line, ruler = self.row(row), self.ruler(row)
        if row in self.folded:
            return line
        start = ruler.floor(max(span.start, line.start) - line.start)
        end = ruler.ceil(min(span.end, line.end) - line.start)
        return Span(line.start + start, line.start + end)


def _indent(indented: Sequence[Indented], offset: int, width: int) -> int:
    """The indent of the line at *offset*; none where it would take more than a quarter of *width*."""
    at = bisect_right(indented, offset, key=lambda part: part.span.start) - 1
    if at < 0 or offset >= indented[at].span.end or indented[at].cells * 4 > width:
        return 0
    return indented[at].cells
