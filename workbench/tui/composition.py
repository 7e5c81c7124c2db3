"""What of a screen is drawn again when something on it changed: those lines of those widgets, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from rich.console import Console
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Edges: TypeAlias = Sequence[tuple[int, int]]
"""Where something begins and ends in a line, in cells."""


class SparingCompositor(Compositor):
    """Asks a widget for the lines that changed and are seen. Textual asks every widget for every line between the first
    that changed and the last: with the line at the top and one at the bottom for all there is."""

    def render_partial_update(self) -> PiecesUpdate | None:  # type: ignore[override]  # as good to who writes it
        """What changed since the last time; None where nothing did."""
        screen = self.size.region
        regions = [seen for region in self._dirty_regions if (seen := region.intersection(screen))]
        self._dirty_regions.clear()
        if not regions:
            return None
        changed: dict[int, list[tuple[int, int]]] = {}
        for y, left, right in self._regions_to_spans(regions):
            changed.setdefault(y, []).append((left, right))
        missing = {y: _pieces(self.cuts[y], edges) for y, edges in changed.items()}
        return PiecesUpdate(self._drawn(missing), changed)

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """By line every piece of it, from the left; Textual draws those too that lie under another widget's."""
        wanted = [y for y in crop.line_range if is_rendered_line(y)]
        drawn = self._drawn({y: dict(pairwise(self.cuts[y])) for y in wanted})
        return [dict(sorted(drawn.get(y, {}).items())) for y in range(len(self.cuts))]

    def _drawn(self, missing: dict[int, dict[int, int]]) -> dict[int, dict[int, Strip]]:
        """By line and by the cell where it begins every piece that is *missing*; its end is told by line and beginning.

        Empties *missing*.
        """
        drawn: dict[int, dict[int, Strip]] = {y: {} for y in missing}
        for widget, (region, clip) in self.visible_widgets.items():  # those in front come first
            if not missing:
                break
            seen = region.intersection(clip)
            if seen:
                self._draw(widget, region, seen, missing, drawn)
        return drawn

    def _draw(
        self,
        widget: Widget,
        region: Region,
        seen: Region,
        missing: dict[int, dict[int, int]],
        drawn: Mapping[int, dict[int, Strip]],
    ) -> None:
        """Moves what *widget* shows from what is *missing* to what is *drawn*: it has its place at *region*, and is
        *seen* of it."""
        left, top, width, height = seen
        right = left + width
        wanted = [y for y in missing if top <= y < top + height and _reaches(missing[y], left, right)]
        for run in _runs(wanted):
            strips = widget.render_lines(Region(left - region.x, run[0] - region.y, width, len(run)))
            for y, strip in zip(run, strips, strict=False):
                cuts = [cut for cut in self.cuts[y] if left <= cut <= right]
                pieces = strip.divide([cut - left for cut in cuts[1:]]) if len(cuts) > 2 else (strip,)
                for cut, piece in zip(cuts, pieces, strict=False):
                    if missing[y].pop(cut, None) is not None:
                        drawn[y][cut] = piece
                if not missing[y]:
                    del missing[y]


class PiecesUpdate(CompositorUpdate):
    """The *pieces* of the lines that *changed*, by where they begin, and the stretches in which they did."""

    def __init__(self, pieces: Mapping[int, Mapping[int, Strip]], changed: Mapping[int, Edges]) -> None:
        self._pieces, self._changed = pieces, changed

    def render_segments(self, console: Console) -> str:
        """What is written to the terminal."""
        written = []
        for y, edges in self._changed.items():
            for left, right in edges:
                for x, strip in sorted(self._pieces[y].items(), key=_place):
                    end = x + strip.cell_length
                    if x < right and end > left:
                        shown = strip if end <= right else strip.crop(0, right - x)
                        written.append(f"\x1b[{y + 1};{x + 1}H{shown.render(console)}")
        return "".join(written)


def _place(piece: tuple[int, Strip]) -> int:
    return piece[0]


def _pieces(cuts: Sequence[int], edges: Edges) -> dict[int, int]:
    """The ends of the pieces between *cuts* that share a cell with one of *edges*, by where they begin."""
    return {start: end for start, end in pairwise(cuts) if any(left < end and start < right for left, right in edges)}


def _reaches(pieces: Mapping[int, int], left: int, right: int) -> bool:
    """Whether one of *pieces* begins between *left* and *right*."""
    return any(left <= start < right for start in pieces)


def _runs(lines: Sequence[int]) -> Iterator[Sequence[int]]:
    """*lines*, which go down, in parts without a gap."""
    begun = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or lines[number] != lines[number - 1] + 1:
            yield lines[begun:number]
            begun = number
