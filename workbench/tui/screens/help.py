"""Every key and what it does, found by word or key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from workbench.domain.shown import safe_text
from workbench.tui.commands import Command
from workbench.tui.screens.finder import FinderScreen
from workbench.tui.widgets.virtual_list import Row

_KEYS, _TITLE = 15, 17


class HelpScreen(FinderScreen[str]):
    """Returns the action of the command that was chosen."""

    heading: ClassVar[str] = "Keys"
    hint: ClassVar[str] = "type to find · ↑↓ choose · Enter does it · Esc back"

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands
        self._matching: list[Command] = []

    def matching(self, words: str) -> int:
        """How many commands have every word in their title, help or group, or *words* for a key."""
        sought = words.lower().split()
        self._matching = [c for c in self._commands if words.strip() in c.shown_keys.split(" or ") or _has(c, sought)]
        return len(self._matching)

    def row(self, index: int) -> Row:
        """The keys, the title, what it does."""
        command = self._matching[index]
        return [
            (safe_text(command.shown_keys.ljust(_KEYS)), "accent"),
            (safe_text(command.title.ljust(_TITLE)), "strong"),
            (safe_text(command.help), ""),
        ]

    def meaning(self, index: int) -> str:
        """What the command runs."""
        return self._matching[index].action


def _has(command: Command, sought: list[str]) -> bool:
    words = f"{command.title} {command.help} {command.group}".lower()
    return all(word in words for word in sought)
