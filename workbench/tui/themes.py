"""The themes of the desk. Every pair of text and background that is drawn was measured (tests/tui/test_themes.py)."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter, dim_style
from textual.theme import Theme

DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT = "dark", "light", "contrast-dark", "contrast-light"

NAMED = {
    DARK: "Dark",
    LIGHT: "Light",
    CONTRAST_DARK: "High contrast, dark",
    CONTRAST_LIGHT: "High contrast, light",
    "ansi-dark": "The terminal's own colours, on a dark ground",
    "ansi-light": "The terminal's own colours, on a light ground",
}
"""The themes that the desk offers first, and what they are called; Textual's own can be had too."""

_DIM, _DIM_IN_CONTRAST = 0.75, 0.9
"""How much of its colour dimmed text keeps."""


def own_themes() -> list[Theme]:
    """The themes that Textual does not have."""
    return [
        _theme(DARK, True, ("#121212", "#1c1c1c", "#262b30", "#e4e4e4"), "#0a5aa8", "#ffa62b", _ON_DARK),
        _theme(LIGHT, False, ("#f4f4f4", "#fafafa", "#e6e8ea", "#1a1a1a"), "#0a4a8f", "#9a4f00", _ON_LIGHT),
        _theme(CONTRAST_DARK, True, ("#000000", "#000000", "#161616", "#ffffff"), "#003a8c", "#ffd000", _ON_BLACK),
        _theme(CONTRAST_LIGHT, False, ("#ffffff", "#ffffff", "#ececec", "#000000"), "#00307a", "#6b3300", _ON_WHITE),
    ]


class Dims(LineFilter):
    """Dims text less than Textual does, which leaves less than 4.5 to 1 on many grounds."""

    def __init__(self) -> None:
        super().__init__()
        self.keeps = _DIM

    def wear(self, theme: Theme) -> None:
        """Dims as *theme* wants it; what stands in the terminal's own colours the terminal dims itself."""
        self.enabled = not theme.ansi
        self.keeps = _DIM_IN_CONTRAST if theme.name.startswith("contrast") else _DIM

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with colours that are known made dim."""
        return [
            Segment(segment.text, dim_style(style, background, self.keeps), segment.control)
            if (style := segment.style) is not None and style.dim and style.color is not None and style.color.triplet
            else segment
            for segment in segments
        ]


def _texts(primary: str, secondary: str, success: str, warning: str, error: str, accent: str) -> dict[str, str]:
    """Colours for text."""
    return {
        "text-primary": primary,
        "text-secondary": secondary,
        "text-success": success,
        "text-warning": warning,
        "text-error": error,
        "text-accent": accent,
    }


_ON_DARK = _texts("#8cc4ff", "#a8c7e8", "#7fd99a", "#ffc26b", "#ff9eb0", "#ffc26b") | {
    "primary-lighten-1": "#1f66b4",
    "block-cursor-background": "#0b4a86",
}
_ON_LIGHT = _texts("#0a4a8f", "#33506e", "#0b5d2a", "#7a4300", "#a3123a", "#7a4300") | {
    "block-cursor-background": "#cfe2f7",
    "block-cursor-blurred-background": "#dde9f5",
    "block-cursor-foreground": "#000000",
}
_ON_BLACK = _texts("#b3dcff", "#cfe4ff", "#8dffb0", "#ffdf80", "#ffc2cc", "#ffe14d") | {
    "primary-lighten-1": "#164390",
    "block-cursor-background": "#002f73",
}
_ON_WHITE = _texts("#00307a", "#1d3550", "#00451a", "#5c3000", "#8a0025", "#5c3000") | {
    "block-cursor-background": "#dcebff",
    "block-cursor-blurred-background": "#e6f1ff",
    "block-cursor-foreground": "#000000",
}


def _theme(
    name: str, dark: bool, grounds: tuple[str, str, str, str], primary: str, accent: str, variables: dict[str, str]
) -> Theme:
    background, surface, panel, foreground = grounds
    return Theme(
        name=name,
        primary=primary,
        secondary="#24527a" if dark else "#3f6f9f",
        accent=accent,
        warning="#ffa62b" if dark else "#c77700",
        error="#c4405f" if dark else "#c4274d",
        success="#3f9f5f" if dark else "#2f8f4f",
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        dark=dark,
        text_alpha=1.0,
        variables={**variables, "text-muted": foreground, "text-disabled": foreground},
    )
