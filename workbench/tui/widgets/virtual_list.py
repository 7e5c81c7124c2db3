"""A list that draws the rows on the screen and no others: a million rows are as quick as ten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle

from workbench.domain.shown import Shown
from workbench.tui.keyed import Keyed, bound
from workbench.tui.text.cells import drawable, fit, measured
from workbench.tui.widgets.styles import LateStyles, Paints

Part = tuple[Shown, str]
"""Text with the end of the component class it is drawn in (``virtual-list--<name>``); "" for none."""

SPRING: Part = (Shown(""), "spring")
"""Takes what room a row has left, so that the parts after it end at the right edge. They are cut last."""

Row = Content | Sequence[Part]
"""What a row shows: parts, or Textual's Content for styles of one's own."""

_BAR = 2  # cells of the cursor's bar and the space after it
_STRIPS = 512


class VirtualList(Keyed, LateStyles, ScrollView, can_focus=True):
    """Rows drawn when they are seen, by a function of their index; one of them is under the cursor."""

    DEFAULT_CSS = Path(__file__).with_suffix(".tcss").read_text(encoding="utf-8")

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("virtual-list--cursor", "virtual-list--bar", "virtual-list--dim", "virtual-list--strong"),
        *("virtual-list--found", "virtual-list--success", "virtual-list--warning", "virtual-list--error"),
        *("virtual-list--primary", "virtual-list--secondary", "virtual-list--accent"),
    }

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("list.down", "list.up", "list.page_down", "list.page_up", "list.first", "list.last", "list.choose")
    ]

    class Highlighted(Message):
        """The cursor came to row *index* of *rows*."""

        def __init__(self, rows: VirtualList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> VirtualList:
            """The list whose cursor it is."""
            return self.rows

    class Chosen(Message):
        """Row *index* of *rows* was chosen, with Enter or a click."""

        def __init__(self, rows: VirtualList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> VirtualList:
            """The list that was chosen from."""
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._count = 0
        self._cursor = 0
        self._renderer: Callable[[int], Row] = lambda _: ()
        self._paints = Paints(self, "virtual-list")
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)

    # What is shown

    def set_rows(
        self, count: int, renderer: Callable[[int], Row], cursor: int | None = None, *, scroll: bool = True
    ) -> None:
        """Show *count* rows, drawn by *renderer*. The cursor goes to the row *cursor*, or stays where it was if it can;
        *scroll* brings it into view.

        No `Highlighted` is posted: who sets the rows knows them.
        """
        self._count, self._renderer = max(0, count), renderer
        self._cursor = self._within(self._cursor if cursor is None else cursor)
        self._strips.clear()
        self._fit(scroll)

    def renew_rows(self, renderer: Callable[[int], Row], changed: Iterable[int]) -> None:
        """Have *renderer* draw the rows from now on; of the rows there are only those *changed* show anything else."""
        self._renderer = renderer
        self._redraw(*changed)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def cursor(self) -> int | None:
        """The row under the cursor; None in an empty list."""
        return self._cursor if self._count else None

    @property
    def row_width(self) -> int:
        """Cells that a row's parts may take before they are cut."""
        return max(0, self._reach() - self._bar())

    def move_cursor(self, index: int) -> None:
        """Put the cursor on the row *index*, or the nearest there is, and bring it into view."""
        index = self._within(index)
        if self._count and index != self._cursor:
            before, self._cursor = self._cursor, index
            self._redraw(before, index)
            self.post_message(self.Highlighted(self, index))
        self._reveal()

    def find(self, words: str, by: int, *, here: bool) -> bool:
        """Whether a row has all *words*, in any case; the cursor goes to the next such row (*by* 1) or the one before
        (-1), round to the first or last, or stays where it is if *here* counts and has them."""
        wanted = words.casefold().split()
        steps = range(0 if here else 1, self._count + (0 if here else 1))
        for index in ((self._cursor + by * step) % self._count for step in steps):
            text = self._text_of(index)
            if wanted and all(word in text for word in wanted):
                self.move_cursor(index)
                return True
        return False

    def _text_of(self, index: int) -> str:
        row = self._renderer(index)
        return (row.plain if isinstance(row, Content) else " ".join(text for text, _ in row)).casefold()

    def refresh_row(self, index: int) -> None:
        """Draw the row *index* again: what it shows has changed."""
        self._redraw(index)

    # Keys and the mouse

    def action_cursor(self, step: int) -> None:
        """Move the cursor by *step* rows."""
        self.move_cursor(self._cursor + step)

    def action_page(self, pages: int) -> None:
        """Move the cursor by *pages* screens, but for one row each."""
        self.move_cursor(self._cursor + pages * max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.move_cursor(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.move_cursor(self._count - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self._count:
            self.post_message(self.Chosen(self, self._cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked, and choose it."""
        index = event.style.meta.get("row")
        if isinstance(index, int) and index < self._count:
            event.stop()
            self.move_cursor(index)
            self.action_choose()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """The row *y* of the screen."""
        index, width = y + self.scroll_offset.y, self.size.width
        if index >= self._count:
            return Strip.blank(width, self._paints())
        strip = self._strips.get(index)
        if strip is None or strip.cell_length != width:
            strip = self._strips[index] = self._drawn(index)
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        super().notify_style_update()
        self._paints.forget()
        self._strips.clear()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._fit()

    def _drawn(self, index: int) -> Strip:
        over = ("cursor",) if index == self._cursor else ()
        base, row = self._paints(*over), self._renderer(index)
        shown = self._content(row, base) if isinstance(row, Content) else self._parts(row, over)
        bar = Segment("▌ " if over else "  ", self._paints("bar", *over)) if self._bar() else Segment("")
        segments = [part for part in (bar, *shown) if part.text]
        strip = Strip(segments).adjust_cell_length(self._reach(), base).adjust_cell_length(self.size.width, base)
        return strip.apply_meta({"row": index})

    def _parts(self, parts: Sequence[Part], over: tuple[str, ...]) -> Iterable[Segment]:
        """*parts* cut to the row's width; the ones before a spring give way to those after it."""
        at = parts.index(SPRING) if SPRING in parts else len(parts)
        right = [(drawable(text), name) for text, name in parts[at + 1 :]]
        room = self.row_width - sum(measured(text).width for text, _ in right) - bool(right)
        for text, name in parts[:at]:
            shown, cells = fit(drawable(text), room)
            yield Segment(shown, self._paints(name, *over))
            room -= cells
            if len(shown) < len(text):
                break
        yield Segment(" " * (max(0, room) + 1 if right else 0), self._paints(*over))
        for text, name in right:
            yield Segment(text, self._paints(name, *over))

    def _content(self, row: Content, base: Style) -> Iterable[Segment]:
        text = drawable(row.plain)
        shown, _ = fit(text, self.row_width)
        safe = Content(text, list(row.spans))
        cut = safe if len(shown) == len(text) else safe[: max(0, len(shown) - 1)] + shown[-1:]
        return cut.render_segments(VisualStyle.from_rich_style(base))

    def _redraw(self, *indexes: int) -> None:
        for index in indexes:
            self._strips.discard(index)
        top, height = self.scroll_offset.y, self.size.height
        seen = [Region(0, index - top, self.size.width, 1) for index in indexes if top <= index < top + height]
        if seen:
            self.refresh(*seen)

    def _fit(self, scroll: bool = True) -> None:
        self.virtual_size = Size(self._reach(), self._count)
        if scroll:
            self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        """Scroll as little as brings the cursor into view."""
        height, top = max(1, self.size.height), self.scroll_offset.y
        wanted = min(max(top, self._cursor - height + 1), self._cursor)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def _within(self, index: int) -> int:
        return min(max(0, index), max(0, self._count - 1))

    def _reach(self) -> int:
        """Cells from the left edge to the scrollbar."""
        return self.scrollable_content_region.width

    def _bar(self) -> int:
        return _BAR if self._reach() > _BAR * 2 else 0
