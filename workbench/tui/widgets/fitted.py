"""A text fitted to the room there is: its rows, what of it is folded, and which of the rows are in view."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct
from textual.geometry import Size
from textual.scroll_view import ScrollView

from workbench.desk import config
from workbench.domain.article import Passage, Role
from workbench.domain.span import Span
from workbench.tui.text.layout import Fold, Indented, Layout
from workbench.tui.widgets.folding import folds
from workbench.tui.widgets.picture import GUTTER
from workbench.tui.widgets.plain import PlainLines
from workbench.tui.widgets.styles import LateStyles

MEASURE = config.MEASURE

CONTEXT = 3
"""Rows kept above and below a claim that is scrolled to."""

QUOTATION_INDENT = 4
_SLIM = 24  # cells below which there is no room for the map
_APART = frozenset(Role) - {Role.BOILERPLATE, Role.BYLINE, Role.DATELINE}


class Setting(Struct, frozen=True):
    """How text is set: rows of at most *measure* cells, the column of them *centred* or at the left."""

    measure: int = MEASURE
    centred: bool = True


class FittedText(LateStyles, PlainLines, ScrollView, can_focus=True):
    """Holds an article's rows and scrolls through them. What is drawn on them is up to its subclass."""

    setting = Setting()

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._text = ""
        self._passages: Sequence[Passage] = ()
        self._folds: Sequence[Fold] = ()
        self._unfolded = False  # everything, until it is asked for otherwise
        self._opened: set[int] = set()  # starts of the folds that are open by themselves
        self._layout_of_text: Layout | None = None
        self._height = 0  # as it was when the text was last fitted
        self._top = 0  # offset of the first character that the reviewer scrolled to; a resize does not move it
        self._fitting = False
        self._unplaced = False  # shown, but no size was known yet to scroll to the current claim

    def _take(self, text: str, passages: Sequence[Passage]) -> None:
        """Takes in another text, to be seen from its top."""
        self._text, self._passages = text, sorted(passages, key=lambda passage: passage.start)
        self._folds = folds(text, self._passages)
        self._opened = set()
        self._layout_of_text = None
        self._unplaced = True
        self._top = 0

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

    # To be told by what draws the text

    def _current_span(self) -> Span | None:
        """Where the claim stands that is to stay in view when the text is fitted anew."""
        return None

    def _fitted_anew(self) -> None:
        """Called when the rows are others than before, or elsewhere."""

    # Folding

    @property
    def is_folded(self) -> bool:
        """Whether anything is folded now."""
        return bool(self._shut())

    @property
    def has_folds(self) -> bool:
        """Whether the text holds anything that could be folded."""
        return bool(self._folds)

    def unfold(self, unfolded: bool) -> None:
        """Have all boilerplate be seen from now on, in the texts shown later too, or be folded again; what holds the
        current claim stays open."""
        self._unfolded, self._opened = unfolded, set()
        current = self._current_span()
        if current is not None:
            self._opened = self._holding([current])
        self._fold_anew()

    def open_folds(self, spans: Collection[Span]) -> None:
        """Have no character of *spans* be folded: a jump never lands in hidden text."""
        wanted = self._holding(spans) - self._opened
        if wanted:
            self._opened |= wanted
            if not self._unfolded:
                self._fold_anew()

    def _holding(self, spans: Collection[Span]) -> set[int]:
        return {fold.span.start for fold in self._folds for span in spans if fold.span.overlaps(span)}

    def _shut(self) -> list[Fold]:
        return [] if self._unfolded else [fold for fold in self._folds if fold.span.start not in self._opened]

    def _fold_anew(self) -> None:
        before, self._layout_of_text = self._layout_of_text, None
        self._fit(before)

    # Scrolling

    def scroll_to_span(self, span: Span) -> None:
        """Bring *span* into view with some rows around it, unfolded: as little as possible, or far away, to the upper
        third."""
        self.open_folds([span])
        self._scroll_to_span(span, CONTEXT)

    def scroll_to_row(self, row: int) -> None:
        """Have *row* at the top, as far as there are rows enough after it."""
        # `force`, because Textual learns only with the next layout whether there is a scrollbar.
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)

    def action_scroll_up(self) -> None:
        """One row up."""
        self.scroll_to_row(self.scroll_offset.y - 1)

    def action_scroll_down(self) -> None:
        """One row down."""
        self.scroll_to_row(self.scroll_offset.y + 1)

    def action_page_up(self) -> None:
        """A screen up, but for one row."""
        self.scroll_to_row(self.scroll_offset.y - max(1, self.size.height - 1))

    def action_page_down(self) -> None:
        """A screen down, but for one row."""
        self.scroll_to_row(self.scroll_offset.y + max(1, self.size.height - 1))

    def action_scroll_home(self) -> None:
        """To the first row."""
        self.scroll_to_row(0)

    def action_scroll_end(self) -> None:
        """To the last row."""
        self.scroll_to_row(len(self.layout_of_text))

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
            self.scroll_to_row(min(highest, rows.start - height // 3))
        elif top > highest or len(rows) > height:
            self.scroll_to_row(highest)
        elif top < lowest:
            self.scroll_to_row(lowest)

    # Fitting the size

    def on_resize(self) -> None:
        """Lay the text out again where the width changed; keep the top line and a visible current claim in view."""
        self.set_class(self.outer_size.width < _SLIM, "-slim")
        self._fit(self._layout_of_text)

    def _fit(self, before: Layout | None) -> None:
        """Fits the text to the size there is; *before* is how it was laid out until now."""
        if not self.size.width:
            return
        current = self._current_span()
        if self._layout_of_text is None or self._layout_of_text.width != self._measure():
            self._layout_of_text = self._laid_out()
        in_view = current is not None and before is not None and self._was_in_view(before, current)
        self._fitting = True
        self.virtual_size = Size(self._reach(), len(self.layout_of_text))
        self.scroll_to_row(self.layout_of_text.row_of(self._top))
        self._fitting = False
        self._height = self.size.height
        if current is not None and (self._unplaced or in_view):
            self._scroll_to_span(current, CONTEXT if self._unplaced else 0)
        self._unplaced = False
        self._fitted_anew()

    def _laid_out(self) -> Layout:
        quotations = [Indented(p.span, QUOTATION_INDENT) for p in self._passages if p.role is Role.QUOTATION]
        gaps = {passage.start for passage in self._passages if passage.role in _APART}
        return Layout.of(self._text, self._measure(), quotations, gaps, self._shut())

    def _was_in_view(self, layout: Layout, span: Span) -> bool:
        top, rows = layout.row_of(self._top), layout.rows_of(span)
        return rows.start < top + self._height and rows.stop > top

    # Room

    def _reach(self) -> int:
        """Cells from the left edge to the map."""
        return self.scrollable_content_region.width

    def _gutter(self) -> int:
        return GUTTER if self._reach() >= GUTTER * 4 else 0

    def _margin(self) -> int:
        """Cells left of everything."""
        return max(0, self._reach() - self._gutter() - self._measure()) // 2 if self.setting.centred else 0

    def _measure(self) -> int:
        return max(1, min(self.setting.measure, self._reach() - self._gutter() - 1))
