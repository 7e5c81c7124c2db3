"""The choice of a stance."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.domain.review import Stance
from workbench.tui.widgets.appearance import STANCE_GLYPHS


class StanceChoice(Static, can_focus=True):
    """One of the stances, chosen with the arrows, the space bar or its first letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", "Next", show=False),
        Binding("left", "step(-1)", "Previous", show=False),
    ]

    def __init__(self, stance: Stance) -> None:
        super().__init__(id="stance")
        self.stance = stance

    def on_mount(self) -> None:
        """Shows the choice."""
        self._draw()

    def action_step(self, by: int) -> None:
        """The next stance, or the one before."""
        all_ = list(Stance)
        self.stance = all_[(all_.index(self.stance) + by) % len(all_)]
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """A stance's first letter chooses it."""
        for stance in Stance:
            if event.character and stance.startswith(event.character.lower()):
                self.stance = stance
                event.stop()
                self._draw()
                return

    def watch_has_focus(self, value: bool) -> None:
        """Shows whether the keys go here."""
        super().watch_has_focus(value)
        self._draw()

    def _draw(self) -> None:
        parts = [
            Content.styled(f" {STANCE_GLYPHS[stance]} {stance} ", "reverse bold" if stance is self.stance else "dim")
            for stance in Stance
        ]
        hint = Content.styled(" ←→" if self.has_focus else "", "dim")
        self.update(Content("").join(parts) + hint, layout=False)
