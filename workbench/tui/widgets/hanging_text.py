"""Hanging lines on the screen, of which those are drawn again that are others than before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from workbench.tui.widgets.hanging import Hanging
from workbench.tui.widgets.plain import PlainLines


class HangingText(Static, PlainLines):
    """As high as its rows, and at least as what it scrolls in: from one text to another that fits as well nothing has
    to be laid out anew."""

    DEFAULT_CSS: ClassVar[str] = "HangingText { min-height: 100%; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines = Hanging(())
        self._strips: Sequence[Strip] | None = None
        self._width = 0
        """Cells that the strips are drawn for."""

    @property
    def visual(self) -> Visual:
        """The lines."""
        return self._lines

    def put(self, lines: Hanging) -> None:
        """Shows *lines* instead of those before."""
        before, width = self._drawn(), self.size.width
        self._lines, self._strips = lines, None
        if not width or self._fitting_height(lines.height(width)) != self.size.height:
            self.refresh(layout=True)
            return
        now = [one if one == other else None for one, other in zip_longest(before, self._drawn())]
        self._strips = [kept or drawn for kept, drawn in zip(now, self._drawn(), strict=False)]
        changed = [Region(0, row, width, 1) for row, kept in enumerate(now) if kept is None]
        if changed:
            self.refresh(*changed)
            self._check_refresh()  # now, so that it comes with the rest of the desk and not in a frame of its own

    def render_line(self, y: int) -> Strip:
        """The row *y*."""
        drawn = self._drawn()
        return drawn[y] if y < len(drawn) else Strip([])

    def selection_updated(self, selection: Selection | None) -> None:
        """Draws what is selected now."""
        self._strips = None
        super().selection_updated(selection)

    def notify_style_update(self) -> None:
        """Forgets what was drawn in the old styles."""
        super().notify_style_update()
        self._strips = None

    def _drawn(self) -> Sequence[Strip]:
        width = self.size.width
        if self._strips is None or self._width != width:
            self._strips = Visual.to_strips(self, self._lines, width, None, self.visual_style) if width else []
            self._width = width
        return self._strips

    def _fitting_height(self, rows: int) -> int:
        room = self.parent.size.height if isinstance(self.parent, Widget) else 0
        return max(rows, room)
