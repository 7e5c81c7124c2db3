"""Which command is where; each is imported when it is named, so that opening the desk does not wait for the others."""

from __future__ import annotations

import importlib
from typing import Any

import click
from click_default_group import DefaultGroup

from workbench.cli import output

PLACES = {
    "open": "workbench.cli.opening:open_",
    "import": "workbench.cli.files:import_",
    "articles": "workbench.cli.listing:articles",
    "passages": "workbench.cli.listing:passages",
    "claims": "workbench.cli.listing:claims",
    "show": "workbench.cli.listing:show",
    "decide": "workbench.cli.deciding:decide",
    "cite": "workbench.cli.deciding:cite",
    "note": "workbench.cli.deciding:note",
    "dismiss": "workbench.cli.deciding:dismiss",
    "undo": "workbench.cli.deciding:undo",
    "export": "workbench.cli.files:export",
    "stats": "workbench.cli.files:stats",
    "check": "workbench.cli.files:check",
    "keys": "workbench.cli.about:keys",
    "paths": "workbench.cli.about:paths",
}
"""Module and name of every command, in the order of a session."""


class Commands(DefaultGroup):  # type: ignore[misc] # the package ships no types
    """The commands by name; words that begin with no command's name are those of the default one."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Every command's name."""
        return list(PLACES)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command called *name*, or the default one."""
        wanted = name if name in PLACES else str(self.default_cmd_name)
        if wanted not in self.commands:
            module, attribute = PLACES[wanted].split(":")
            self.add_command(getattr(importlib.import_module(module), attribute), wanted)
        found: click.Command | None = super().get_command(context, name)
        return found

    def invoke(self, context: click.Context) -> Any:
        """What the command returns. It is done, too, when whoever reads its output has had enough of it."""
        try:
            return super().invoke(context)
        except BrokenPipeError:  # click would leave with status 1
            output.stop()
            context.exit(0)
