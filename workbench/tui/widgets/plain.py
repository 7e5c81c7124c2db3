"""Widgets that are their lines and nothing else: no border, no padding, nothing laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


class PlainLines(Widget):
    """Hands its lines on as they are drawn.

    Textual remembers what it drew by its place on the screen, and takes every line apart and together again after it
    scrolled. A line that is remembered by what it shows is ready for the terminal at once: 40 rows scrolled took 6 ms,
    and take 1 (benchmarks/keys).
    """

    _plain: bool | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._ready: dict[int, Strip] = {}
        """What stands on the screen, by line."""
        super().__init__(*args, **kwargs)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of *crop*; those are drawn that are to be refreshed."""
        if self._plain is None:
            self._plain = self._is_plain()
        if not self._plain:
            return super().render_lines(crop)
        wanted = [y for y in crop.line_range if y not in self._ready]
        if wanted:
            self._draw(wanted)
        width, (left, right) = self.size.width, crop.column_span
        strips = [self._ready[y] for y in crop.line_range]
        return strips if (left, right) == (0, width) else [strip.crop(left, right) for strip in strips]

    def _draw(self, lines: Sequence[int]) -> None:
        width, filters, (below, background) = self.size.width, self.get_line_filters(), self.background_colors
        ground = Style(background=below + background).rich_style
        for y, strip in zip(lines, self.drawn(lines), strict=True):
            if strip.cell_length != width:
                strip = strip.adjust_cell_length(width, ground)
            for one in filters:
                strip = strip.apply_filter(one, background)
            self._ready[y] = strip

    def drawn(self, lines: Sequence[int]) -> Iterable[Strip]:
        """The strips of *lines*, which are counted from the widget's first one on the screen."""
        return map(self.render_line, lines)

    def _set_dirty(self, *regions: Region) -> None:
        """Forget what stood on *regions*, or on all lines."""
        super()._set_dirty(*regions)
        if not regions:
            self._ready.clear()
        for y in {y for region in regions for y in region.line_range}:
            self._ready.pop(y, None)

    def notify_style_update(self) -> None:
        """Look again whether a border was put round it."""
        super().notify_style_update()
        self._plain = None

    def _is_plain(self) -> bool:
        styles = self.styles
        beside = bool(styles.gutter.totals != (0, 0)) or styles.outline.spacing.totals != (0, 0)
        over = styles.tint.a or styles.opacity != 1.0 or styles.text_opacity != 1.0 or styles.has_rule("hatch")
        return not beside and not over
