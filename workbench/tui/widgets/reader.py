"""One article to read, its claims highlighted, drawn line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from workbench.domain.article import Passage, Role
from workbench.domain.shown import safe_lines
from workbench.domain.span import Span
from workbench.tui.text.layout import Indented, Layout
from workbench.tui.text.overlaps import Overlaps
from workbench.tui.widgets.marks import Inner, Mark, Markup
from workbench.tui.widgets.picture import Picture
from workbench.tui.widgets.styles import LateStyles, Paints

MEASURE = 84
"""Cells of text in a row at most: longer rows tire the eye."""

GUTTER = 3
"""Cells left of the text: one for the bar of the current claim, two for the glyph of a claim that begins there."""

CONTEXT = 3
"""Rows kept above and below a claim that is scrolled to."""

QUOTATION_INDENT = 4
_STRIPS = 1024  # rows remembered as they were drawn; a tall terminal shows a tenth of them
_APART = frozenset(Role) - {Role.BOILERPLATE, Role.BYLINE, Role.DATELINE}


class Reader(LateStyles, ScrollView, can_focus=True):
    """An article's text with its claims. State goes in by methods; a click on a claim comes out as `ClaimPicked`.

    A move to another claim draws the rows of the two claims and no others (benchmarks/reader.py).
    """

    DEFAULT_CSS = Path(__file__).with_suffix(".tcss").read_text(encoding="utf-8")

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"reader--{role}" for role in Role),
        *("reader--claim", "reader--current", "reader--found", "reader--bar", "reader--glyph", "reader--glyph-current"),
        *("reader--visited", "reader--chosen"),
        *("reader--new", "reader--in-progress", "reader--second-review", "reader--disputed", "reader--final"),
        *("reader--dismissed", "reader--success", "reader--warning", "reader--error"),
        *("reader--primary", "reader--secondary", "reader--accent"),
        *("reader--claimant", "reader--quantity", "reader--occurred", "reader--place", "reader--cue"),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "Up", show=False),
        Binding("down", "scroll_down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown,space", "page_down", "Page down", show=False),
        Binding("home", "scroll_home", "Top", show=False),
        Binding("end", "scroll_end", "Bottom", show=False),
    ]

    @dataclass
    class ClaimPicked(Message):
        """The claim *id* was clicked in *reader*."""

        reader: Reader
        id: str

        @property
        def control(self) -> Reader:
            """The reader that was clicked."""
            return self.reader

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._text = ""
        self._passages: Sequence[Passage] = ()
        self._markup = Markup()
        self._layout_of_text: Layout | None = None
        self._height = 0  # as it was when the text was last fitted
        self._top = 0  # offset of the first character that the reviewer scrolled to; a resize does not move it
        self._fitting = False
        self._unplaced = False  # shown, but no size was known yet to scroll to the current claim
        self._paints = Paints(self, "reader")
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)

    # What is shown

    def show(self, text: str, passages: Sequence[Passage], marks: Sequence[Mark], current: str | None = None) -> None:
        """Show an article from its top, or from the *current* claim where one is named."""
        self._text, self._passages = text, sorted(passages, key=lambda passage: passage.start)
        visited = self._markup.visited
        self._markup = Markup.of(passages, marks)
        self._markup.visited = visited
        self._markup.current = current
        self._layout_of_text = None
        self._unplaced = True
        self._top = 0
        self._strips.clear()
        self._fit()

    def set_current(self, claim: str | None, inner: Sequence[Inner] = ()) -> None:
        """Make *claim* the current one and point out its *inner* parts. Does not scroll."""
        if (claim, tuple(inner)) == (self._markup.current, self._markup.inner):
            return
        before = self._markup.current_mark
        self._markup.current, self._markup.inner = claim, tuple(inner)
        self._redraw(mark.span for mark in (before, self._markup.current_mark) if mark is not None)

    def set_mark(self, mark: Mark) -> None:
        """Restyle the claim with the id of *mark*, or add it."""
        before = self._markup.put(mark)
        self._redraw(changed.span for changed in (before, mark) if changed is not None)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Have *marks* stand for all claims of the article. Does not scroll."""
        self._markup.replace(marks)
        self._strips.clear()
        self.refresh()

    def set_visited(self, claims: frozenset[str]) -> None:
        """Point out the claims that other reviewers are on."""
        before, self._markup.visited = self._markup.visited, claims
        changed = (self._markup.marks.get(claim) for claim in before ^ claims)
        self._redraw(mark.span for mark in changed if mark is not None)

    def set_found(self, found: Sequence[Span]) -> None:
        """Highlight the hits of a search instead of the last one's."""
        before = self._markup.found.spans
        self._markup.found = Overlaps.of((span, "found") for span in found)
        self._redraw((*before, *found))

    @property
    def current(self) -> str | None:
        """The id of the current claim."""
        return self._markup.current

    @property
    def layout_of_text(self) -> Layout:
        """The text in rows, as wide as the reader is now."""
        if self._layout_of_text is None:
            self._layout_of_text = self._laid_out()
        return self._layout_of_text

    @property
    def visible_span(self) -> Span:
        """The characters on the screen."""
        rows = self.layout_of_text
        first = min(self.scroll_offset.y, len(rows) - 1)
        last = min(first + max(1, self.size.height), len(rows)) - 1
        return Span(rows.row(first).start, rows.row(last).end)

    @property
    def selected_span(self) -> Span | None:
        """The characters selected with the mouse."""
        return None if self.text_selection is None else self._picture().characters(self.text_selection)

    # Scrolling

    def scroll_to_claim(self, claim: str) -> None:
        """Bring *claim* into view with some rows around it: as little as possible, or far away, to the upper third."""
        mark = self._markup.marks.get(claim)
        if mark is not None:
            self.scroll_to_span(mark.span)

    def scroll_to_span(self, span: Span) -> None:
        """Bring *span* into view as `scroll_to_claim` does."""
        self._scroll_to_span(span, CONTEXT)

    def action_scroll_up(self) -> None:
        """One row up."""
        self._scroll_to_row(self.scroll_offset.y - 1)

    def action_scroll_down(self) -> None:
        """One row down."""
        self._scroll_to_row(self.scroll_offset.y + 1)

    def action_page_up(self) -> None:
        """A screen up, but for one row."""
        self._scroll_to_row(self.scroll_offset.y - max(1, self.size.height - 1))

    def action_page_down(self) -> None:
        """A screen down, but for one row."""
        self._scroll_to_row(self.scroll_offset.y + max(1, self.size.height - 1))

    def action_scroll_home(self) -> None:
        """To the first row."""
        self._scroll_to_row(0)

    def action_scroll_end(self) -> None:
        """To the last row."""
        self._scroll_to_row(len(self.layout_of_text))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the first character in view, so that a resize can bring it back."""
        super().watch_scroll_y(old_value, new_value)
        # A smaller screen scrolls before `on_resize` is told of it: that is no wish of the reviewer's.
        if not self._fitting and self._layout_of_text is not None and self._height == self.size.height:
            row = min(max(0, round(new_value)), len(self._layout_of_text) - 1)
            self._top = self._layout_of_text.row(row).start

    def _scroll_to_span(self, span: Span, context: int) -> None:
        if not self.size.width:
            return  # not on the screen yet: the first fitting shows the current claim
        rows = self.layout_of_text.rows_of(span)
        height, top = max(1, self.size.height), self.scroll_offset.y
        context = max(0, min(context, (height - len(rows)) // 2))
        highest, lowest = rows.start - context, rows.stop + context - height
        if rows.stop <= top or rows.start >= top + height:
            self._scroll_to_row(min(highest, rows.start - height // 3))
        elif top > highest or len(rows) > height:
            self._scroll_to_row(highest)
        elif top < lowest:
            self._scroll_to_row(lowest)

    def _scroll_to_row(self, row: int) -> None:
        # `force`, because Textual learns only with the next layout whether there is a scrollbar.
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)

    # Fitting the size

    def on_resize(self) -> None:
        """Lay the text out again where the width changed; keep the top line and a visible current claim in view."""
        self._fit()

    def _fit(self) -> None:
        if not self.size.width:
            return
        current, before = self._markup.current_mark, self._layout_of_text
        if before is None or before.width != self._measure():
            self._layout_of_text = self._laid_out()
        in_view = current is not None and before is not None and self._was_in_view(before, current.span)
        self._fitting = True
        self.virtual_size = Size(self._reach(), len(self.layout_of_text))
        self._scroll_to_row(self.layout_of_text.row_of(self._top))
        self._fitting = False
        self._height = self.size.height
        if current is not None and (self._unplaced or in_view):
            self._scroll_to_span(current.span, CONTEXT if self._unplaced else 0)
        self._unplaced = False
        self._strips.clear()
        self.refresh()

    def _laid_out(self) -> Layout:
        quotations = [Indented(p.span, QUOTATION_INDENT) for p in self._passages if p.role is Role.QUOTATION]
        gaps = {passage.start for passage in self._passages if passage.role in _APART}
        return Layout.of(self._text, self._measure(), quotations, gaps)

    def _picture(self) -> Picture:
        spare = self._reach() - self._gutter() - self._measure()
        return Picture(self.layout_of_text, self._markup, self._paints, max(0, spare // 2), self._gutter() > 0)

    def _was_in_view(self, layout: Layout, span: Span) -> bool:
        top, rows = layout.row_of(self._top), layout.rows_of(span)
        return rows.start < top + self._height and rows.stop > top

    def _reach(self) -> int:
        """Cells from the left edge to the scrollbar."""
        return self.scrollable_content_region.width

    def _gutter(self) -> int:
        return GUTTER if self._reach() >= GUTTER * 4 else 0

    def _measure(self) -> int:
        return max(1, min(MEASURE, self._reach() - self._gutter() - 1))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """The row *y* of the screen."""
        row, width = y + self.scroll_offset.y, self.size.width
        if self.text_selection is not None:
            selected = self._picture().characters(self.text_selection)
            if selected.overlaps(self.visible_span):
                style = self.screen.get_component_rich_style("screen--selection")
                return self._picture().strip(row, width, (selected, style))
        strip = self._strips.get(row)
        if strip is None or strip.cell_length != width:
            strip = self._strips[row] = self._picture().strip(row, width)
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        super().notify_style_update()
        self._paints.forget()
        self._strips.clear()

    def _redraw(self, spans: Iterable[Span]) -> None:
        """Draw the rows of *spans* again, now those on the screen and later those that are not."""
        if self._layout_of_text is None:
            return
        top, height = self.scroll_offset.y, self.size.height
        rows = {row for span in spans for row in self._layout_of_text.rows_of(span)}
        for row in rows:
            self._strips.discard(row)
        seen = [Region(0, row - top, self.size.width, 1) for row in rows if top <= row < top + height]
        if seen:
            self.refresh(*seen)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Pick the claim under the mouse. Textual's own answer to a second click, all text selected, is left out."""
        event.prevent_default()
        claim = event.style.meta.get("claim")
        if claim in self._markup.marks and not self.selected_span:  # the end of a selection is no click
            event.stop()
            self.post_message(self.ClaimPicked(self, claim))

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual names it
        """Draw what is selected now."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected characters of the article, made safe to paste."""
        span = self._picture().characters(selection)
        return "\n".join(safe_lines(span.of(self._text))), "\n"
