"""One article to read, its claims highlighted, drawn line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from workbench.domain.article import Passage, Role
from workbench.domain.shown import safe_lines
from workbench.domain.span import Span
from workbench.tui.text.overlaps import Overlaps
from workbench.tui.widgets.claim_map import ClaimMap
from workbench.tui.widgets.fitted import FittedText
from workbench.tui.widgets.marks import Inner, Mark, Markup
from workbench.tui.widgets.picture import Picture
from workbench.tui.widgets.styles import Paints

_STRIPS = 1024  # rows remembered as they were drawn; a tall terminal shows a tenth of them


class Reader(FittedText):
    """An article's text with its claims. State goes in by methods; a click on a claim comes out as `ClaimPicked`.

    A move to another claim draws the rows of the two claims and no others (benchmarks/reader.py).
    """

    DEFAULT_CSS = Path(__file__).with_suffix(".tcss").read_text(encoding="utf-8")

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"reader--{role}" for role in Role),
        *("reader--claim", "reader--current", "reader--found", "reader--bar", "reader--glyph", "reader--glyph-current"),
        *("reader--visited", "reader--chosen", "reader--fold", "reader--selected", "reader--cursor"),
        *("reader--new", "reader--in-progress", "reader--second-review", "reader--disputed", "reader--final"),
        *("reader--dismissed", "reader--success", "reader--warning", "reader--error"),
        *("reader--primary", "reader--secondary", "reader--accent"),
        *("reader--claimant", "reader--quantity", "reader--occurred", "reader--place"),
        *("reader--part", "reader--between", "reader--overlap"),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "Up", show=False),
        Binding("down", "scroll_down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown,space", "page_down", "Page down", show=False),
        Binding("home", "scroll_home", "Top", show=False),
        Binding("end", "scroll_end", "Bottom", show=False),
    ]

    class ClaimPicked(Message):
        """The claim *id* was clicked in *reader*."""

        def __init__(self, reader: Reader, id_: str) -> None:
            super().__init__()
            self.reader = reader
            self.id = id_

        @property
        def control(self) -> Reader:
            """The reader that was clicked."""
            return self.reader

    class Placed(Message):
        """The character at *offset* of the article was clicked while text was being selected."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    fold_hint = ""
    """What a folded row says of how it is unfolded."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._markup = Markup()
        self._paints = Paints(self, "reader")
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)

    # What is shown

    def show(self, text: str, passages: Sequence[Passage], marks: Sequence[Mark], current: str | None = None) -> None:
        """Show an article from its top, or from the *current* claim where one is named."""
        self._take(text, passages)
        self._markup = Markup.of(passages, marks, self._markup.visited)
        self._markup.current = current
        if current in self._markup.marks:
            self._opened = self._holding([self._markup.marks[current].span])
        self._strips.clear()
        self._fit(None)

    def set_current(self, claim: str | None, inner: Sequence[Inner] = ()) -> None:
        """Make *claim* the current one and point out its *inner* parts. Does not scroll."""
        if (claim, tuple(inner)) == (self._markup.current, self._markup.inner):
            return
        before = self._markup.current_mark
        self._markup.current, self._markup.inner = claim, tuple(inner)
        marks = [mark.span for mark in (before, self._markup.current_mark) if mark is not None]
        self.open_folds(marks[-1:])
        self._redraw(marks)

    def set_mark(self, mark: Mark) -> None:
        """Restyle the claim with the id of *mark*, or add it."""
        before = self._markup.put(mark)
        self._redraw(changed.span for changed in (before, mark) if changed is not None)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Have *marks* stand for all claims of the article. Does not scroll."""
        self._markup.replace(marks)
        self._fitted_anew()

    def set_visited(self, claims: frozenset[str]) -> None:
        """Point out the claims that other reviewers are on."""
        before, self._markup.visited = self._markup.visited, claims
        changed = (self._markup.marks.get(claim) for claim in before ^ claims)
        self._redraw(mark.span for mark in changed if mark is not None)

    def set_found(self, found: Sequence[Span]) -> None:
        """Highlight the hits of a search instead of the last one's."""
        before = self._markup.found.spans
        self._markup.found = Overlaps.of((span, "found") for span in found)
        self.open_folds(found)
        self._redraw((*before, *found))

    def select(self, span: Span | None, cursor: Span | None = None) -> None:
        """Point out *span* as what is selected with the keyboard, and *cursor* as where its moving end is; or nothing.
        Brings the cursor into view."""
        before = (self._markup.selected, self._markup.cursor)
        if (span, cursor) == before:
            return
        self._markup.selected, self._markup.cursor = span, cursor
        if span is not None:
            self.open_folds([span])
        changed = _changed(before[0], span)
        if (current := self._markup.current_mark) is not None and (before[0] is None or span is None):
            changed.append(current.span)  # which stands back while something is selected
        self._redraw(changed)
        self._redraw(place for place in (before[1], cursor) if place is not None)
        if cursor is not None:
            self.scroll_to_span(cursor)

    @property
    def found(self) -> Sequence[Span]:
        """The hits that are highlighted."""
        return self._markup.found.spans

    @property
    def current(self) -> str | None:
        """The id of the current claim."""
        return self._markup.current

    @property
    def selected_span(self) -> Span | None:
        """The characters selected with the mouse."""
        return None if self.text_selection is None else self._picture().characters(self.text_selection)

    # Scrolling

    def scroll_to_claim(self, claim: str) -> None:
        """Bring *claim* into view as `scroll_to_span` does."""
        mark = self._markup.marks.get(claim)
        if mark is not None:
            self.scroll_to_span(mark.span)

    def _current_span(self) -> Span | None:
        mark = self._markup.current_mark
        return mark.span if mark is not None else None

    def _fitted_anew(self) -> None:
        self._strips.clear()
        self.refresh()
        self.vertical_scrollbar.draw_anew()

    # The map

    @property
    def vertical_scrollbar(self) -> ClaimMap:
        """The map of the article's claims, which is the scrollbar too."""
        if not isinstance(self._vertical_scrollbar, ClaimMap):
            self._vertical_scrollbar = ClaimMap(
                lambda: (self.layout_of_text, self._markup), thickness=self.scrollbar_size_vertical
            )
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def on_claim_map_wanted(self, message: ClaimMap.Wanted) -> None:
        """A place of the map was clicked or dragged to: it comes into the middle."""
        message.stop()
        self.scroll_to_row(message.row - self.size.height // 2)

    def on_claim_map_picked(self, message: ClaimMap.Picked) -> None:
        """A claim's line was clicked."""
        message.stop()
        if self._markup.selected is None:
            self.post_message(self.ClaimPicked(self, message.id))

    # Drawing

    def _picture(self) -> Picture:
        return Picture(
            self.layout_of_text, self._markup, self._paints, self._margin(), self._gutter() > 0, self.fold_hint
        )

    def render_line(self, y: int) -> Strip:
        """The row *y* of the screen."""
        return self.drawn(range(y, y + 1))[0]

    def drawn(self, lines: Sequence[int]) -> list[Strip]:
        """The rows of the screen that *lines* are."""
        top, width = self.scroll_offset.y, self.size.width
        if self.text_selection is not None:
            picture = self._picture()
            selected = picture.characters(self.text_selection)
            if selected.overlaps(self.visible_span):
                style = self.screen.get_component_rich_style("screen--selection")
                return [picture.strip(y + top, width, (selected, style)) for y in lines]
        return self._rows([y + top for y in lines], width)

    def _rows(self, rows: Sequence[int], width: int) -> list[Strip]:
        strips, picture = [], None
        for row in rows:
            strip = self._strips.get(row)
            if strip is None or strip.cell_length != width:
                picture = picture or self._picture()
                strip = self._strips[row] = picture.strip(row, width)
            strips.append(strip)
        return strips

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
        self.vertical_scrollbar.draw_anew(rows)
        seen = [Region(0, row - top, self.size.width, 1) for row in rows if top <= row < top + height]
        if seen:
            self.refresh(*seen)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Pick the claim under the mouse, open the fold there, or say which character it is while text is being
        selected. Textual's own answer to a second click, all text selected, is left out."""
        event.prevent_default()
        meta = event.style.meta
        if "fold" in meta:
            event.stop()
            self.open_folds([Span(meta["fold"], meta["fold"] + 1)])
            return
        if self._markup.selected is not None:
            if "offset" in meta and not self.selected_span:
                event.stop()
                self.post_message(self.Placed(self._picture().character(event.x, meta["offset"][1])))
            return
        claim = self._picked(meta, event.x)
        if claim in self._markup.marks and not self.selected_span:  # the end of a selection is no click
            event.stop()
            self.post_message(self.ClaimPicked(self, claim))

    def _picked(self, meta: Mapping[str, Any], x: int) -> str | None:
        """The claim that a click means: the one on top, or where that is the current one already the one beneath."""
        claim: str | None = meta.get("claim")
        if claim is None or claim != self._markup.current or meta.get("offset", (-1, 0))[0] < 0:
            return claim
        there = [mark.id for mark in self._markup.claims_at(self._picture().character(x, meta["offset"][1]))]
        return there[(there.index(claim) + 1) % len(there)] if claim in there else claim

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual names it
        """Draw what is selected now."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected characters of the article, made safe to paste."""
        span = self._picture().characters(selection)
        return "\n".join(safe_lines(span.of(self._text))), "\n"


def _changed(before: Span | None, now: Span | None) -> list[Span]:
    """The characters of which one of the two holds some that the other does not."""
    if before is None or now is None or not before.overlaps(now):
        return [span for span in (before, now) if span is not None]
    ends = ((before.start, now.start), (before.end, now.end))
    return [Span(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]]
