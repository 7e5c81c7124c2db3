"""One pane at a time where there is no room for two: the text, the claim, the list of articles."""

from __future__ import annotations

from textual import events

from workbench.tui.commands.command import Command, Context
from workbench.tui.desk.shared import SharedView

_ONE_BELOW = 80  # cells
_PANES = ("", "-claim", "-list")  # the classes that show another pane than the text


class Panes(SharedView):
    """Shows the next pane with a key."""

    _pane = 0

    def on_mount(self) -> None:
        """Shows one pane or all of them, from the first moment."""
        self.set_class(self.app.size.width < _ONE_BELOW, "-single")

    def on_resize(self, event: events.Resize) -> None:
        """Shows one pane in a narrow window, all of them in others."""
        is_single = event.size.width < _ONE_BELOW
        if is_single != self.has_class("-single"):
            self.set_class(is_single, "-single")
            self._show_keys()

    def _footer(self) -> list[Command]:
        """The key of the next pane before all others where there is one pane: nothing else there tells of the rest."""
        if self.context is not Context.DESK or self.app.size.width >= _ONE_BELOW:
            return super()._footer()
        return [self.keymap.command("pane"), *super()._footer()]

    def action_pane(self) -> None:
        """The next pane: the text, the claim, the articles."""
        if not self.has_class("-single"):
            self._notice.say("Every pane has its place here; below 80 columns there is one at a time.")
            return
        self._pane = (self._pane + 1) % len(_PANES)
        for number, name in enumerate(_PANES):
            if name:
                self.set_class(number == self._pane, name)
