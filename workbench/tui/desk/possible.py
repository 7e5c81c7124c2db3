"""What can be done now, and why the rest cannot."""

from __future__ import annotations

from textual import events

from workbench.tui.commands.command import Command, Context
from workbench.tui.desk.shared import SharedView
from workbench.tui.widgets.lines import Pressed

_NEEDS_CLAIM = ("claim.", "verdict.")
_NEEDS_ARTICLE = ("article.", "text.", "decided.", "panel.", "search")
_MOVES = ("move(", "edge(")
_GOES_ON = ("claim.next_open", "claim.previous_open")  # from an article without claims too


class Possible(SharedView):
    """The one place that says what is possible: keys, footer, help and palette ask here."""

    def obstacle(self, command: Command) -> str:
        """Why *command* can do nothing now, in a sentence; empty where it can."""
        session = self.session
        if not session.articles and command.id.startswith((*_NEEDS_CLAIM, *_NEEDS_ARTICLE)):
            return "This file has no articles yet."
        if session.current is None and command.id.startswith(_NEEDS_CLAIM) and command.id not in _GOES_ON:
            moves = command.action.startswith(_MOVES)
            return "There is no claim in this article." if moves else "There is no claim here to record anything on."
        return ""

    def possible(self) -> frozenset[str]:
        """The ids of the commands that can do something now."""
        return frozenset(command.id for command in self.keymap.within(*_HERE) if not self.obstacle(command))

    async def do(self, command: Command) -> None:
        """Does what *command* does, chosen from help or the palette; says why where it can do nothing."""
        if why := self.obstacle(command):
            self._notice.say(why)
        else:
            await self.run_action(command.action)

    async def on_pressed(self, message: Pressed) -> None:
        """A key in the lines below the text was clicked."""
        await self.do(self.keymap.command(message.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action can do something now: where it cannot, another command with its key may."""
        command = self._by_action.get(f"{action}({', '.join(map(repr, parameters))})" if parameters else action)
        return command is None or not self.obstacle(command)

    @property
    def _by_action(self) -> dict[str, Command]:
        if self._actions is None:
            self._actions = {command.action: command for command in self.keymap.commands if command.context in _HERE}
        return self._actions

    _actions: dict[str, Command] | None = None

    def on_key(self, event: events.Key) -> None:
        """A key whose command can do nothing now says why."""
        for command in self.keymap.within(self.context):
            if event.key in command.keys and (why := self.obstacle(command)):
                self._notice.say(why)


_HERE = (Context.DESK, Context.SELECTING)
