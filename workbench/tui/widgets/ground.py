"""What lies under other widgets and is all one colour: drawn as one row, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.geometry import Region

if TYPE_CHECKING:
    from textual.strip import Strip
    from textual.widget import Widget

    _Widget = Widget
else:
    _Widget = object


class Plain(_Widget):
    """A widget without borders or content of its own. Textual draws each of its rows, also those that are covered."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of *crop*, all of them the same one."""
        return super().render_lines(Region(crop.x, crop.y, crop.width, min(1, crop.height))) * crop.height


class Ground(Plain, Container):
    """A container that its children cover."""
