"""Rating scales: the verdicts on offer."""

from __future__ import annotations

from msgspec import Struct


class Rating(Struct, frozen=True):
    """One verdict of a scale.

    *number* places it between the scale's worst and best; a rating that measures nothing ("unproven") has none.
    *glyph* and *colour* (a theme variable's name) show it; *key* gives it on the desk.
    """

    id: str
    label: str
    key: str
    number: int | None
    glyph: str
    colour: str
    final: bool = True


class Scale(Struct, frozen=True):
    """The ratings of a review file, in the order they are offered."""

    id: str
    version: int
    worst: int
    best: int
    ratings: tuple[Rating, ...]

    def rating(self, id_: str) -> Rating | None:
        """The rating with that id, None when the scale has none."""
        return next((rating for rating in self.ratings if rating.id == id_), None)


DEFAULT = Scale(
    id="default",
    version=1,
    worst=1,
    best=5,
    ratings=(
        Rating("true", "True", "1", 5, "✓", "success"),
        Rating("mostly-true", "Mostly true", "2", 4, "◕", "success"),
        Rating("mixed", "Mixed", "3", 3, "◑", "warning"),
        Rating("mostly-false", "Mostly false", "4", 2, "◔", "error"),
        Rating("false", "False", "5", 1, "✗", "error"),
        Rating("unproven", "Unproven", "6", None, "?", "secondary"),
    ),
)
