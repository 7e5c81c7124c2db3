"""One of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from workbench.domain.shown import safe_text


class Choice(Static, can_focus=True):
    """One of *words*, chosen with the arrows, the space bar or a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", "Next", show=False),
        Binding("left", "step(-1)", "Previous", show=False),
    ]

    class Chosen(Message):
        """The choice is *word* now."""

        def __init__(self, word: str) -> None:
            super().__init__()
            self.word = word

    def __init__(self, words: Sequence[str], id_: str) -> None:
        super().__init__(id=id_, classes="choice")
        self._words = words
        self.word = words[0]

    def on_mount(self) -> None:
        """Shows the choice."""
        self._draw()

    def on_click(self) -> None:
        """The next one."""
        self.action_step(1)

    def action_step(self, by: int) -> None:
        """The next word, or the one before."""
        self.word = self._words[(self._words.index(self.word) + by) % len(self._words)]
        self._draw()
        self.post_message(self.Chosen(self.word))

    def watch_has_focus(self, value: bool) -> None:
        """Shows whether the keys go here."""
        super().watch_has_focus(value)
        self._draw()

    def _draw(self) -> None:
        parts = [
            Content.styled(f" {safe_text(word)} ", "reverse bold" if word == self.word else "dim")
            for word in self._words
        ]
        self.update(Content("").join(parts) + Content.styled(" ←→" if self.has_focus else "", "dim"), layout=False)
