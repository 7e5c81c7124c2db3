"""A letter on everything in sight: pressing it goes there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from workbench.tui.screens.typing import TypingScreen

_LETTERS = "fjdkslaghrueiwoqptyvmcnxbz"  # those under the fingers first


class Target(Struct, frozen=True):
    """Something to go to: where it is on the screen, and what it is, a claim's or an article's id."""

    at: Offset
    kind: str
    id: str


class JumpScreen(TypingScreen[Target | None]):
    """Returns what was jumped to, None for any key that is no letter of a target."""

    CSS_PATH: ClassVar[str] = "jump.tcss"
    AUTO_FOCUS = ""

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(letters(len(targets)), targets, strict=True))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The letters; whatever else is drawn here would hide what they stand on."""
        for letter, target in self._targets.items():
            label = Static(Content(letter), classes="letter")
            label.absolute_offset = target.at
            yield label

    def on_key(self, event: events.Key) -> None:
        """A letter goes there; of two letters the first waits for the second."""
        event.stop()
        self._typed += event.character or " "
        if self._typed in self._targets:
            self.dismiss(self._targets[self._typed])
        elif not any(letters.startswith(self._typed) for letters in self._targets):
            self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click goes back, or where the letter stands."""
        at = next((t for t in self._targets.values() if t.at == event.screen_offset), None)
        self.dismiss(at)


def letters(number: int) -> list[str]:
    """So many different labels, none of which begins another: of one letter where that is enough, else of two."""
    if number <= len(_LETTERS):
        return list(_LETTERS[:number])
    return ["".join(pair) for pair in product(_LETTERS, repeat=2)][:number]
