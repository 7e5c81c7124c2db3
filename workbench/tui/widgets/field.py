"""One line to fill in."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import Input

from workbench.domain.shown import safe_text
from workbench.tui.keyed import Keyed


class Field(Keyed, Input):
    """An input that draws what was pasted into it harmlessly, and keeps it as it was.

    Pasted lines become one: Textual would drop all but the first.
    """

    def __init__(self, value: str, placeholder: str, id_: str, *, select_on_focus: bool = False) -> None:
        super().__init__(value, placeholder, id=id_, select_on_focus=select_on_focus)
        self.cursor_blink = False
        if self.keymap.command("form.save").keys != ("enter",):  # what else saves is a binding of the screen's
            self._bindings.key_to_bindings.pop("enter", None)

    @property
    def _value(self) -> Text:
        """The value as it may be drawn: what was pasted may hold anything."""
        return Text(safe_text(self.value), no_wrap=True, overflow="ignore", end="")

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.splitlines()), *self.selection)
