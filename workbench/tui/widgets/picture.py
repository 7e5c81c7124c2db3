"""A row of an article turned into a strip of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from workbench.domain.shown import Shown
from workbench.domain.span import Span
from workbench.tui.text.cells import drawable, fit
from workbench.tui.text.layout import Layout
from workbench.tui.text.pieces import pieces
from workbench.tui.widgets.marks import Layer, Mark, Markup
from workbench.tui.widgets.styles import Paints

GUTTER = 3
"""Cells left of the text: one for the bar of the current claim, two for the glyph of a claim that begins there."""

VISITED = "◆"
"""Stands where another reviewer is."""

_SELECTED = Layer("selected")


class Picture(Struct, frozen=True):
    """How rows look: *margin* cells left of everything, then the gutter where there is room for one, then the text."""

    layout: Layout
    markup: Markup
    paints: Paints
    margin: int
    gutter: bool
    fold_hint: str = ""
    """What a folded row says of how it is unfolded."""

    def strip(self, row: int, width: int, selected: tuple[Span, Style] | None = None) -> Strip:
        """*row* as *width* cells. The meta of each segment names the claim it shows, and says for Textual's selection
        where in the row it stands: below 0 left of the text, beyond the row's length right of it."""
        base = self.paints()
        if row >= len(self.layout):
            return Strip([Segment(" " * width, base + _at(0, row))] if width else [], width)
        span = self.layout.row(row)
        layers = self.markup.layers_on(span)
        if selected is not None:
            layers.append((selected[0], _SELECTED))
        segments = self._left_of(row, span)
        if row in self.layout.folded:
            segments.append(self._fold(row, span))
        for piece in pieces(self.layout, row, layers):
            style = self._style_of(piece.layers) + _at(piece.span.start - span.start, row)
            if selected is not None and _SELECTED in piece.layers:
                style += selected[1]
            segments.append(Segment(piece.span.of(self.layout.text), style))
        used = sum(segment.cell_length for segment in segments)
        if used < width:
            segments.append(Segment(" " * (width - used), base + _at(len(span), row)))
        return Strip(segments).adjust_cell_length(width, base)

    def characters(self, selection: Selection) -> Span:
        """The characters of the article that Textual's *selection* of rows and characters of rows covers."""
        start = 0 if selection.start is None else self._character(*selection.start)
        end = len(self.layout.text) if selection.end is None else self._character(*selection.end, whole=True)
        return Span(start, end)

    def _fold(self, row: int, span: Span) -> Segment:
        """What stands for the text that is folded into *row*: what it is, how much, and how many claims are in it."""
        claims = len(self.markup.claims_on(span))
        inside = f", {claims} claim{'s' * (claims != 1)}" if claims else ""
        words, _ = fit(Shown(f"▸ {self.layout.folded[row].words}{inside}{self.fold_hint}"), self.layout.width)
        return Segment(words, self.paints("boilerplate", "fold") + _at(0, row) + Style.from_meta({"fold": span.start}))

    def _style_of(self, layers: Sequence[Layer]) -> Style:
        style = self.paints(*(layer.style for layer in layers))
        claims = [layer.claim for layer in layers if layer.claim is not None]
        return style + Style.from_meta({"claim": claims[-1]}) if claims else style

    def _left_of(self, row: int, span: Span) -> list[Segment]:
        """Margin, gutter and indent of *row*."""
        base, current = self.paints(), self.markup.current_mark
        parts = [Segment(" " * self.margin, base)]
        if self.gutter:
            begun = [mark for mark in self.markup.claims_on(span) if self.layout.row_of(mark.span.start) == row]
            rows = self.layout.rows_of(current.span) if current is not None else range(0)
            parts += [self._bar(row, rows, begun), self._glyph(begun)]
        parts.append(Segment(" " * self.layout.indents[row], base))
        cells = sum(part.cell_length for part in parts)
        return [Segment(part.text, (part.style or base) + _at(-cells, row)) for part in parts if part.text]

    def _bar(self, row: int, rows: range, begun: Sequence[Mark]) -> Segment:
        """The bar of the current claim, which is on *rows*; or the sign that somebody else is on what has *begun*."""
        if rows and row == rows.start:
            return Segment("▶", self.paints("bar"))
        if any(mark.id in self.markup.visited for mark in begun):
            return Segment(VISITED, self.paints("visited"))
        return Segment("▌" if row in rows else " ", self.paints("bar"))

    def _glyph(self, begun: Sequence[Mark]) -> Segment:
        """The glyph of the claim that has *begun* on a row; of several the current one's, and a plus for the others."""
        if not begun:
            return Segment("  ", self.paints())
        first = min(begun, key=lambda mark: (mark.id != self.markup.current, mark.span.start))
        more = "+" if len(begun) > 1 else ""
        glyph, cells = fit(drawable(first.glyph), 2 - len(more))
        style = self.paints("glyph-current" if first.id == self.markup.current else "glyph")
        return Segment((glyph + more).ljust(len(glyph) + 2 - cells), style + Style.from_meta({"claim": first.id}))

    def character(self, x: int, row: int) -> int:
        """The article's character drawn at the cell *x* of *row*, or the nearest in it."""
        left = self.margin + (GUTTER if self.gutter else 0) + self.layout.indents[min(row, len(self.layout) - 1)]
        return self.layout.offset_at(row, max(0, x - left))

    def _character(self, column: int, row: int, whole: bool = False) -> int:
        """The article's character *column* of *row*; with *whole* the end of the cluster that it would cut."""
        if row >= len(self.layout):
            return len(self.layout.text)
        drawn, ruler = self.layout.drawn(max(0, row)), self.layout.ruler(max(0, row))
        within = max(0, min(column, len(drawn)))
        return drawn.start + (ruler.ceil(within) if whole else ruler.floor(within))


def _at(column: int, row: int) -> Style:
    return Style.from_meta({"offset": (column, row)})
