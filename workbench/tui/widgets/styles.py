"""Component classes turned into the styles of a line widget."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


class Paints:
    """The styles of *widget*'s component classes, laid over one another and remembered until its CSS changes."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget = widget
        self._prefix = prefix
        self._styles: dict[tuple[str, ...], Style] = {}

    def __call__(self, *names: str) -> Style:
        """The style of the widget with the components *names* over it, later ones on top; unknown names say nothing."""
        if names not in self._styles:
            self._styles[names] = self._combined(names)
        return self._styles[names]

    def forget(self) -> None:
        """To be called from ``notify_style_update``."""
        self._styles.clear()

    def _combined(self, names: tuple[str, ...]) -> Style:
        known = [name for name in (f"{self._prefix}--{name}" for name in names) if self._knows(name)]
        style = self._widget.get_visual_style(*known).rich_style
        # Textual 8.2.8 leaves `reverse` out of visual styles.
        reverse = any(self._widget.get_component_styles(name).text_style.reverse for name in known)
        return style + Style(reverse=True) if reverse else style

    def _knows(self, name: str) -> bool:
        return any(name in vars(kind).get("COMPONENT_CLASSES", ()) for kind in type(self._widget).__mro__)
