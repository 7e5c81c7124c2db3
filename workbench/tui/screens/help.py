"""Every key and what it does, found by word or key."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from textual.content import Content
from textual.screen import Screen

from workbench.domain.shown import safe_text
from workbench.tui.commands.command import Command
from workbench.tui.screens.finder import FinderScreen
from workbench.tui.widgets.virtual_list import Row

_KEYS, _TITLE = 15, 18


class HelpScreen(FinderScreen[Command]):
    """Returns the command that was chosen."""

    def __init__(self, commands: Sequence[Command], possible: Collection[str]) -> None:
        super().__init__(Keys(commands, possible))


def tell(screen: Screen[Any], commands: Sequence[Command]) -> None:
    """Opens the help for *commands*, all of them possible, over *screen*; the one that is chosen is done there."""

    def chosen(command: Command | None) -> None:
        if command is not None:
            screen.call_later(screen.run_action, command.action)

    screen.app.push_screen(HelpScreen(commands, {command.id for command in commands}), chosen)


class Keys:
    """The keys of *commands*, those greyed that can do nothing now: whose ids are not among the *possible* ones."""

    heading: ClassVar[str] = "Keys"
    hint: ClassVar[str] = "type a word or a key"
    does: ClassVar[str] = "does it"

    def __init__(self, commands: Sequence[Command], possible: Collection[str]) -> None:
        self._commands, self._possible = commands, possible
        self._matching: list[Command] = []

    def matching(self, words: str) -> int:
        """How many commands have *words* for a key, or every word in their title, help or group; in this order."""
        ranked = [(rank, c) for c in self._commands if (rank := _rank(c, words.strip())) is not None]
        self._matching = [command for _, command in sorted(ranked, key=lambda pair: pair[0])]
        return len(self._matching)

    def counted(self, number: int, words: str) -> str:  # noqa: ARG002 - whatever was typed
        """How many keys there are, or were found."""
        grey = sum(command.id not in self._possible for command in self._matching)
        return f"{number} of {len(self._commands)}" + (f", {grey} not possible now" if grey else "")

    def row(self, index: int) -> Row:
        """The keys, the title, what it does."""
        command = self._matching[index]
        styles = ("accent", "strong", "") if command.id in self._possible else ("dim", "dim", "dim")
        words = (f"{command.shown_keys:<{_KEYS - 1}} ", command.title.ljust(_TITLE), command.help)
        return [(safe_text(word), style) for word, style in zip(words, styles, strict=True)]

    def whole(self, index: int) -> Content:
        """What it does, in full, and where it works."""
        command = self._matching[index]
        where = f"  {command.group}, {command.context}" + ("" if command.id in self._possible else ", not possible now")
        return Content.assemble(safe_text(command.help), (safe_text(where), "dim"))

    def meaning(self, index: int) -> Command:
        """The command."""
        return self._matching[index]


def _rank(command: Command, words: str) -> int | None:
    """0 where *words* are a key's name (a letter in its own case), 1 and 2 where they are found, None elsewhere."""
    if any(words == name or (len(name) > 1 and words.lower() == name.lower()) for name in command.key_names):
        return 0
    sought = words.lower().split()
    if all(word in command.title.lower() for word in sought):
        return 1
    everything = f"{command.title} {command.help} {command.group}".lower()
    return 2 if all(word in everything for word in sought) else None
