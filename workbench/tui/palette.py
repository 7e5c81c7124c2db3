"""The command palette's view of the one table of commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.command import DiscoveryHit, Hit, Hits, Provider

from workbench.tui.commands.command import Command, Context
from workbench.tui.desk.possible import Possible
from workbench.tui.keyed import keymap_here

_IN_HELP = 0.5
"""What a find in the help counts: less than any in a title."""


class DeskCommands(Provider):
    """Everything that can be done, each with its keys."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command in _commands():
            yield DiscoveryHit(f"{command.title}  ({command.shown_keys})", self._run(command), help=command.help)

    async def search(self, query: str) -> Hits:
        """The commands whose title and keys match *query*, and after them those whose help has its words."""
        matcher = self.matcher(query)
        for command in _commands():
            text = f"{command.title}  ({command.shown_keys})"
            # Textual tries every way in which a text holds the letters: 6 s for some fifteen in a long help.
            if (score := matcher.match(text) or _IN_HELP * _holds(command.help, query)) > 0:
                yield Hit(score, matcher.highlight(text), self._run(command), help=command.help)

    def _run(self, command: Command) -> Callable[[], object]:
        screen = self.screen
        return lambda: screen.call_later(screen.do, command) if isinstance(screen, Possible) else None


def _holds(text: str, query: str) -> bool:
    """Whether *text* has every word of *query*, in whatever order."""
    folded = text.casefold()
    return all(word in folded for word in query.casefold().split())


def _commands() -> Sequence[Command]:
    return keymap_here().within(Context.DESK)
