"""A stretch of text that is being selected with the keyboard, and how its ends move."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.span import Span
from workbench.tui.text.layout import Layout
from workbench.tui.text.units import Units, sentences, words


class Stretch(Struct, frozen=True):
    """Characters from one end to the other, the clusters that begin at *anchor* and *head* among them.

    The end at *head* is the one that moves. *column* is the cell that moving by rows keeps to, None after any other
    move.
    """

    anchor: int
    head: int
    column: int | None = None

    def swapped(self) -> Stretch:
        """The same characters; the other end moves."""
        return Stretch(self.head, self.anchor)


class Ground(Struct, frozen=True):
    """The text that ends move over: as it is laid out in rows, and its words and sentences.

    No end stands on what is not drawn: line ends, blanks that hang over a row, folded text.
    """

    layout: Layout
    words: Units
    sentences: Units

    @classmethod
    def of(cls, text: str, layout: Layout, edges: Iterable[int] = ()) -> Ground:
        """The ground of *text*, of which *layout* holds the rows; no sentence reaches over *edges*."""
        return cls(layout, words(text), sentences(text, edges))

    def laid_out(self, layout: Layout) -> Ground:
        """The same text in other rows."""
        return replace(self, layout=layout)

    # What is selected

    def span(self, stretch: Stretch) -> Span:
        """The characters that *stretch* selects, no cluster cut."""
        last = self._cluster(max(stretch.anchor, stretch.head))
        return Span(min(stretch.anchor, stretch.head), last.end)

    def cursor(self, stretch: Stretch) -> Span:
        """The cluster that the moving end stands on."""
        return self._cluster(stretch.head)

    def over(self, span: Span) -> Stretch | None:
        """The stretch that selects *span*, widened to whole clusters, its end moving; None where nothing of it is
        drawn."""
        first, last = self._drawn_from(span.start), self._drawn_until(span.end)
        return Stretch(first, last) if first is not None and last is not None and first <= last else None

    def word_at(self, offset: int) -> Stretch | None:
        """The word at *offset*, or the nearest after it, or before; None in a text without words."""
        near = self.words.at(offset) or self.words.after(offset) or self.words.before(offset)
        return self.over(near) if near is not None else None

    # Moving an end

    def by_character(self, stretch: Stretch, by: int) -> Stretch:
        """The moving end one cluster on (1) or back (-1)."""
        after = self._cluster(stretch.head).end
        target = self._drawn_from(after) if by > 0 else self._drawn_until(stretch.head)
        return stretch if target is None else Stretch(stretch.anchor, target)

    def by_word(self, stretch: Stretch, by: int) -> Stretch:
        """The moving end one word on or back: where it is the later one to a word's end, else to a word's start."""
        return self._by(self.words, stretch, by)

    def by_sentence(self, stretch: Stretch, by: int) -> Stretch:
        """The moving end one sentence on or back, as `by_word` moves it by words."""
        return self._by(self.sentences, stretch, by)

    def to_sentences(self, stretch: Stretch) -> Stretch:
        """Both ends moved outward to whole sentences."""
        low, high = sorted((stretch.anchor, stretch.head))
        first, last = self.sentences.at(low), self.sentences.at(high)
        whole = self.over(Span(first.start if first else low, last.end if last else self._cluster(high).end))
        if whole is None:
            return stretch
        return whole if stretch.head >= stretch.anchor else whole.swapped()

    def by_rows(self, stretch: Stretch, by: int) -> Stretch:
        """The moving end *by* rows down (or up), in the cell where it began; rows that show nothing are passed by."""
        row, cell = self.layout.place_of(stretch.head)
        cell += self.layout.indents[row]
        column = cell if stretch.column is None else stretch.column
        step, left, target = (1 if by > 0 else -1), abs(by), row
        at = row
        while left and 0 <= at + step < len(self.layout):
            at += step
            if len(self.layout.drawn(at)):
                target, left = at, left - 1
        if target == row:
            return stretch
        return Stretch(stretch.anchor, self._in_row(target, column - self.layout.indents[target]), column)

    def to_row_edge(self, stretch: Stretch, by: int) -> Stretch:
        """The moving end at the end (1) or the start (-1) of its row."""
        drawn = self.layout.drawn(self.layout.row_of(stretch.head))
        target = self._drawn_until(drawn.end) if by > 0 else drawn.start
        return stretch if target is None else Stretch(stretch.anchor, target)

    def to(self, stretch: Stretch, offset: int) -> Stretch:
        """The moving end at the character *offset*, or the nearest that is drawn."""
        target = self._drawn_from(offset)
        if target is None:
            target = self._drawn_until(offset)
        return stretch if target is None else Stretch(stretch.anchor, target)

    # Clusters

    def _by(self, units: Units, stretch: Stretch, by: int) -> Stretch:
        anchor, head = stretch.anchor, stretch.head
        later = head >= anchor
        if by > 0:
            target = self._end_after(units, head) if later else self._start_after(units, head)
        else:
            target = self._end_before(units, head) if later else self._start_before(units, head)
        if (by > 0) is later:
            return stretch if target is None else Stretch(anchor, target)
        if target is not None and (target >= anchor if later else target <= anchor):
            return Stretch(anchor, target)
        # Past the other end: that one holds on to its word, and this one goes on from there.
        target = self._start_before(units, anchor) if later else self._end_after(units, anchor)
        return stretch if target is None else Stretch(self._edge_of_word(anchor, last=later), target)

    def _end_after(self, units: Units, at: int) -> int | None:
        ends = (self._drawn_until(unit.end) for unit in units.on_from(at))
        return next((end for end in ends if end is not None and end > at), None)

    def _start_after(self, units: Units, at: int) -> int | None:
        starts = (self._drawn_from(unit.start) for unit in units.on_from(at))
        return next((start for start in starts if start is not None and start > at), None)

    def _end_before(self, units: Units, at: int) -> int | None:
        ends = (self._drawn_until(unit.end) for unit in units.back_from(at) if unit.end <= at)
        return next((end for end in ends if end is not None), None)

    def _start_before(self, units: Units, at: int) -> int | None:
        starts = (self._drawn_from(unit.start) for unit in units.back_from(at))
        return next((start for start in starts if start is not None and start < at), None)

    def _edge_of_word(self, at: int, *, last: bool) -> int:
        word = self.words.at(at)
        found = None if word is None else self._drawn_until(word.end) if last else self._drawn_from(word.start)
        return at if found is None else found

    def _cluster(self, offset: int) -> Span:
        row = self.layout.row_of(offset)
        return self.layout.snapped(row, Span(offset, offset + 1))

    def _drawn_from(self, offset: int) -> int | None:
        """Where the first drawn cluster that ends after *offset* begins."""
        for row in range(self.layout.row_of(offset), len(self.layout)):
            drawn = self.layout.drawn(row)
            if drawn.end > offset:
                return self._cluster(max(drawn.start, offset)).start
        return None

    def _drawn_until(self, offset: int) -> int | None:
        """Where the last drawn cluster that begins before *offset* begins."""
        for row in range(self.layout.row_of(max(0, offset - 1)), -1, -1):
            drawn = self.layout.drawn(row)
            if len(drawn) and drawn.start < offset:
                return self._cluster(min(drawn.end, offset) - 1).start
        return None

    def _in_row(self, row: int, cell: int) -> int:
        """The cluster drawn at *cell* of *row*, the row's last beyond its end."""
        drawn = self.layout.drawn(row)
        return self._cluster(min(self.layout.offset_at(row, max(0, cell)), drawn.end - 1)).start
