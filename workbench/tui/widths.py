"""How much room there is: the classes that a screen has by the width of the terminal (desk.tcss)."""

from __future__ import annotations

BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (150, "-wide")]
"""From how many cells on a screen has which class."""


def class_for(width: int) -> str:
    """The class of a screen of that *width*. Textual gives it only after laying out and drawing once without."""
    return [name for least, name in BREAKPOINTS if least <= width][-1]
