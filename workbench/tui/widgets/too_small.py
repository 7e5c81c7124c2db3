"""What stands in place of everything in a window too small for anything else."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

LEAST = Size(40, 10)
"""Cells of the smallest window that is worked in."""

_WORDS = f"At least {LEAST.width} by {LEAST.height} cells, please"


class TooSmall(Widget):
    """One line that says what size is wanted, cut to the window."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    TooSmall { display: none; width: 100%; height: 100%; background: $surface; color: $foreground; dock: top; }
    Screen.-tiny { align: left top; }
    Screen.-tiny > * { display: none !important; }
    Screen.-tiny > TooSmall { display: block !important; }
    """

    def render(self) -> RenderResult:
        """The line."""
        return Content(_WORDS).truncate(max(1, self.size.width), ellipsis=True)


def fitted(screen: Screen[object], size: Size) -> None:
    """Has *screen* show the line alone where *size* is too small for it, and nothing of it elsewhere."""
    tiny = size.width < LEAST.width or size.height < LEAST.height
    if tiny and not screen.query(TooSmall):
        screen.mount(TooSmall())
    screen.set_class(tiny, "-tiny")
