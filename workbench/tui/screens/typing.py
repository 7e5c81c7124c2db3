"""Screens that one types into."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.message import Message
from textual.screen import ModalScreen

from workbench.tui.keyed import Keyed

_T = TypeVar("_T")


class TypingScreen(Keyed, ModalScreen[_T], Generic[_T]):
    """Over the desk, with a field for what is typed.

    Opening takes longer than the next key stroke. The app keeps keys back until `Ready`, so that they are typed here
    and in order: a digit that begins a note must not be a verdict.
    """

    takes_keys = False
    """Whether keys may be sent here now."""

    class Ready(Message):
        """Keys that were kept back can be sent to whatever is on top now."""

    def on_screen_resume(self) -> None:
        """Textual gives the focus right after this."""
        self.call_later(self._be_ready)

    def _be_ready(self) -> None:
        self.takes_keys = True
        self.app.post_message(self.Ready())
