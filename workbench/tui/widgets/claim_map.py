"""The article at a glance, right of its text: where its claims are, which are open, which rows are in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from workbench.tui.widgets.styles import LateStyles, Paints

HERE = "◀"
"""Where the current claim is."""

_IN_VIEW = "┃"

# What a line shows of several claims: the first of these that one of them is.
_KINDS = (("disputed", "≠", {"disputed"}), ("open", "○", {"new", "in-progress", "second-review"}))
_DONE = ("done", "•")

Shown = Callable[[], tuple[Layout, Markup]]


class ClaimMap(LateStyles, ScrollBar):
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
        overview = self._overview()
        rows, width = overview.rows_of(y), self.size.width
        mark = self._mark_at(y, rows)
        parts = []
        if mark is not None:
            kind, glyph = _seen(mark)
            parts.append(Segment(glyph, self._paints(kind)))
        else:
            parts.append(Segment(" ", self._paints()))
        layout, markup = self._shown()
        current = markup.current_mark
        if rows and current is not None and layout.row_of(current.span.start) in rows:
            parts.append(Segment(HERE, self._paints("here")))
        elif rows and self._is_in_view(rows):
            parts.append(Segment(_IN_VIEW, self._paints("view")))
        return Strip(parts).adjust_cell_length(width, self._paints())

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        super().notify_style_update()
        self._paints.forget()

    def _overview(self) -> Overview:
        return Overview(len(self._shown()[0]), max(1, self.size.height))

    def _is_in_view(self, rows: range) -> bool:
        """Whether these rows are on the screen, where not all are."""
        if self.window_virtual_size <= self.window_size:
            return False
        top = round(self.position)
        return rows.start < top + self.window_size and rows.stop > top

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
