"""Component classes turned into the styles of a line widget."""

from __future__ import annotations

from functools import cache

from rich.style import Style
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class LateStyles(Widget):
    """A widget whose component classes are styled when they are first drawn: an article shows a few of three dozen,
    and styling them all took 8 ms before the first screen (benchmarks/startup)."""

    @classmethod
    @cache
    def _get_component_classes(cls) -> frozenset[str]:
        return frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of the components *names*, made now where they were not wanted before."""
        for name in names:
            if name not in self._component_styles:
                component = DOMNode(classes=name)
                component._attach(self)
                self.app.stylesheet.apply(component)
                self._component_styles[name] = component.styles
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Forget what was styled before."""
        super().notify_style_update()
        self._component_styles.clear()


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
