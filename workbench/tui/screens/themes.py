"""The list of themes, each put on as the cursor comes to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.content import Content

from workbench.domain.shown import safe_text
from workbench.tui.screens.finder import FinderScreen
from workbench.tui.widgets.virtual_list import Row


class ThemesScreen(FinderScreen[str]):
    """Returns the name of the theme that was chosen. *wear* puts a theme on meanwhile, to be looked at."""

    def __init__(self, themes: Sequence[tuple[str, str]], worn: str, wear: Callable[[str], None]) -> None:
        found = Themes(themes)
        found.matching("")
        names = [name for name, _ in themes]
        super().__init__(found, row=names.index(worn) if worn in names else 0)
        self._themes, self._wear = found, wear

    def on_virtual_list_highlighted(self) -> None:
        """The theme under the cursor is put on."""
        super().on_virtual_list_highlighted()
        cursor = self.sought[1]
        self._wear(self._themes.meaning(cursor))


class Themes:
    """Themes by their names and what they are called."""

    heading: ClassVar[str] = "Themes"
    hint: ClassVar[str] = "type a name"
    does: ClassVar[str] = "keeps it"

    def __init__(self, themes: Sequence[tuple[str, str]]) -> None:
        self._all = themes
        self._matching: list[tuple[str, str]] = []

    def matching(self, words: str) -> int:
        """How many are called so."""
        sought = words.lower().split()
        self._matching = [one for one in self._all if all(word in " ".join(one).lower() for word in sought)]
        return len(self._matching)

    def counted(self, number: int, words: str) -> str:  # noqa: ARG002 - whatever was typed
        """How many there are."""
        return f"{number} of {len(self._all)}"

    def row(self, index: int) -> Row:
        """The name and what it is."""
        name, called = self._matching[index]
        return [(safe_text(name.ljust(24)), "strong"), (safe_text(called), "")]

    def whole(self, index: int) -> Content:
        """What it is called."""
        return Content(safe_text(self._matching[index][1]))

    def meaning(self, index: int) -> str:
        """Its name."""
        return self._matching[index][0]
