"""The article at a glance, right of its text: where its claims are, which are open, which rows are in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from workbench.domain.span import Span
from workbench.tui.text.layout import Layout
from workbench.tui.text.overview import Overview
from workbench.tui.widgets.marks import Mark, Markup
from workbench.tui.widgets.plain import PlainLines
from workbench.tui.widgets.styles import LateStyles, Paints

HERE = "◀"
"""Where the current claim is."""

_SIGNS = {"here": HERE, "view": "┃"}

# What a line shows of several claims: the first of these that one of them is.
_KINDS = (("disputed", "≠", {"disputed"}), ("open", "○", {"new", "in-progress", "second-review"}))
_DONE = ("done", "•")

Shown = Callable[[], tuple[Layout, Markup]]


class ClaimMap(LateStyles, PlainLines, ScrollBar):
    """Takes the place of a scrollbar, and is one: what is clicked or dragged to is scrolled to.

    A line stands for one row of the text or for several; it shows the glyph of a claim that begins there, an open one
    before a decided one, and beside it the current claim or that these rows are in view.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("map--open", "map--disputed", "map--done", "map--view", "map--here"),
    }

    class Wanted(Message):
        """*row* is to be seen, as it was clicked or dragged to."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    class Picked(Message):
        """The line of the claim *id* was clicked."""

        def __init__(self, id_: str) -> None:
            super().__init__()
            self.id = id_

    def __init__(self, shown: Shown, *, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._shown = shown
        self._paints = Paints(self, "map")
        self._lines: dict[int, Mark | None] = {}
        self._strips: dict[tuple[str, str, str], Strip] = {}

    def draw_anew(self, rows: Iterable[int] | None = None) -> None:
        """Draws the lines of *rows* again, in which claims changed; all where rows came or went."""
        if rows is None:
            self._lines.clear()
            self.refresh()
            return
        overview = self._overview()
        lines = {overview.line_of(row) for row in rows}
        for line in lines:
            self._lines.pop(line, None)
        if lines and self.size.width:
            self.refresh(*(Region(0, line, self.size.width, 1) for line in lines))

    def render_line(self, y: int) -> Strip:
        """The line *y*: a claim's glyph, then what is here."""
        return self.drawn(range(y, y + 1))[0]

    def drawn(self, lines: Sequence[int]) -> list[Strip]:
        """The lines, each a claim's glyph, then what is here."""
        overview, width, view = self._overview(), self.size.width, self._rows_in_view()
        layout, markup = self._shown()
        current = markup.current_mark
        here = layout.row_of(current.span.start) if current is not None else -1
        strips = []
        for line in lines:
            rows = overview.rows_of(line)
            mark = self._mark_at(line, rows)
            in_view = rows.start < view.stop and rows.stop > view.start
            on = "here" if here in rows else "view" if rows and in_view else ""
            kind, glyph = _seen(mark) if mark is not None else ("", " ")
            strip = self._strips.get((kind, glyph, on))
            if strip is None or strip.cell_length != width:
                strip = self._strips[kind, glyph, on] = self._strip(kind, glyph, on, width)
            strips.append(strip)
        return strips

    def _strip(self, kind: str, glyph: str, on: str, width: int) -> Strip:
        parts = [Segment(glyph, self._paints(kind) if kind else self._paints())]
        if on:
            parts.append(Segment(_SIGNS[on], self._paints(on)))
        return Strip(parts).adjust_cell_length(width, self._paints())

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        super().notify_style_update()
        self._paints.forget()
        self._strips.clear()

    def _overview(self) -> Overview:
        return Overview(len(self._shown()[0]), max(1, self.size.height))

    def _rows_in_view(self) -> range:
        """The rows that are on the screen, where not all are."""
        if self.window_virtual_size <= self.window_size:
            return range(0)
        top = round(self.position)
        return range(top, top + self.window_size)

    def _mark_at(self, line: int, rows: range) -> Mark | None:
        """What the line shows: of the claims that begin on *rows* the one that matters most."""
        if line not in self._lines:
            self._lines[line] = self._most(rows) if rows else None
        return self._lines[line]

    def _most(self, rows: range) -> Mark | None:
        layout, markup = self._shown()
        span = Span(layout.row(rows.start).start, layout.row(rows.stop - 1).end)
        begun = [mark for mark in markup.claims_on(span) if span.start <= mark.span.start < span.end]
        return min((mark for mark in begun if not mark.is_aside), key=_rank, default=None)

    # The mouse

    def _on_mouse_down(self, event: events.MouseDown) -> None:  # type: ignore[override]
        event.prevent_default()
        event.stop()
        self.capture_mouse()
        self._go(event.y)

    def _on_mouse_move(self, event: events.MouseMove) -> None:  # type: ignore[override]
        event.prevent_default()
        event.stop()
        if self.grabbed:
            self._go(event.y)

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        event.prevent_default()
        event.stop()
        mark = self._mark_at(event.y, self._overview().rows_of(event.y))
        if mark is not None:
            self.post_message(self.Picked(mark.id))

    def _go(self, line: int) -> None:
        rows = self._overview().rows_of(max(0, min(line, self.size.height - 1)))
        if rows:
            self.post_message(self.Wanted(rows.start))


def _seen(mark: Mark) -> tuple[str, str]:
    return next(((kind, glyph) for kind, glyph, styles in _KINDS if mark.style in styles), _DONE)


def _rank(mark: Mark) -> tuple[int, int]:
    kinds = [kind for kind, _, _ in _KINDS]
    kind = _seen(mark)[0]
    return kinds.index(kind) if kind in kinds else len(kinds), mark.span.start
