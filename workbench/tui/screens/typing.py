"""Screens that one types into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.message import Message
from textual.screen import ModalScreen

from workbench.tui.commands.command import Command, Context
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

    contexts: ClassVar[tuple[Context, ...]] = (Context.FORMS,)
    """Where this is: whose commands its help lists."""

    def action_help(self) -> None:
        """What every key does here; choosing one does it here."""
        bound = {b.id for node in (self, *self.query("*")) for _, b in node._bindings}
        here = [c for c in self.keymap.within(*self.contexts) if c.id in bound]
        self.post_message(self.HelpWanted(here, self._do))

    def _do(self, command: Command) -> None:
        self.call_later(self.run_action, command.action)

    class HelpWanted(Message):
        """What *commands* do is to be told; the one that is chosen is for *do*."""

        def __init__(self, commands: Sequence[Command], do: Callable[[Command], None]) -> None:
            super().__init__()
            self.commands, self.do = commands, do

    def on_screen_resume(self) -> None:
        """Textual gives the focus right after this."""
        self.call_later(self._be_ready)

    def _be_ready(self) -> None:
        self.takes_keys = True
        self.app.post_message(self.Ready())
