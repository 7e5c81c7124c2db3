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
    "import-checks": "workbench.cli.checks:import_checks",
    "extract": "workbench.cli.extracting:extract",
    "articles": "workbench.cli.listing:articles",
    "passages": "workbench.cli.listing:passages",
    "claims": "workbench.cli.listing:claims",
    "filters": "workbench.cli.filtering:filters",
    "show": "workbench.cli.listing:show",
    "links": "workbench.cli.linking:links",
    "search": "workbench.cli.searching:search",
    "evidence": "workbench.cli.suggesting:evidence",
    "story": "workbench.cli.stories:story",
    "decide": "workbench.cli.deciding:decide",
    "carry": "workbench.cli.stories:carry",
    "adjudicate": "workbench.cli.deciding:adjudicate",
    "move": "workbench.cli.deciding:move",
    "dismiss": "workbench.cli.deciding:dismiss",
    "cite": "workbench.cli.deciding:cite",
    "withdraw": "workbench.cli.deciding:withdraw",
    "note": "workbench.cli.deciding:note",
    "add": "workbench.cli.cutting:add",
    "recut": "workbench.cli.cutting:recut",
    "split": "workbench.cli.cutting:split",
    "join": "workbench.cli.cutting:join",
    "reword": "workbench.cli.cutting:reword",
    "correct": "workbench.cli.cutting:correct",
    "undo": "workbench.cli.taking_back:undo",
    "redo": "workbench.cli.taking_back:redo",
    "later": "workbench.cli.placing:later",
    "mark": "workbench.cli.placing:mark",
    "redact": "workbench.cli.log:redact",
    "log": "workbench.cli.log:log",
    "blind": "workbench.cli.deciding:blind",
    "refit": "workbench.cli.refitting:refit",
    "merge": "workbench.cli.merging:merge",
    "apply": "workbench.cli.applying:apply",
    "export": "workbench.cli.exporting:export",
    "stats": "workbench.cli.statistics:stats",
    "check": "workbench.cli.checking:check",
    "backup": "workbench.cli.keeping:backup",
    "keys": "workbench.cli.about:keys",
    "paths": "workbench.cli.about:paths",
}
"""Module and name of every command, in the order of a session."""

GROUPS = {
    "Bring in": ("open", "import", "import-checks", "extract", "correct"),
    "Read": ("articles", "passages", "claims", "filters", "show", "search", "stats"),
    "Compare": ("links", "story", "evidence"),
    "Decide": ("decide", "carry", "adjudicate", "move", "dismiss", "undo", "redo"),
    "Find the way": ("later", "mark"),
    "Say why": ("cite", "withdraw", "note"),
    "Cut claims": ("add", "recut", "split", "join", "reword"),
    "Share": ("merge", "apply", "export", "blind"),
    "Keep": ("log", "redact", "check", "backup", "restore"),
    "Weigh": ("refit",),
    "Learn": ("keys", "paths"),
}
"""Under which word the help lists what: a line a command would be more than a screen."""


class Commands(DefaultGroup):  # type: ignore[misc] # the package ships no types
    """The commands by name; words that begin with no command's name are those of the default one."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Every command's name."""
        return list(PLACES)

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the commands' names by what they are for."""
        grouped = {heading: [name for name in names if name in PLACES] for heading, names in GROUPS.items()}
        others = [name for name in PLACES if not any(name in names for names in grouped.values())]
        rows = [
            (heading, ", ".join(f"{name}*" if name == self.default_cmd_name else name for name in names))
            for heading, names in {**grouped, "Else": others}.items()
            if names
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
            formatter.write_paragraph()
            formatter.write_text("`workbench COMMAND --help` says what a command does.")

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
