"""Commands about the program itself: keys, paths."""

from __future__ import annotations

import click

from workbench.cli import output
from workbench.cli.options import json_option
from workbench.desk import config
from workbench.desk.memory import state_file
from workbench.domain.scale import DEFAULT


@click.command()
@json_option
def keys(json_: bool) -> None:
    """List every key of the desk and what it does, as config.toml has it."""
    from workbench.tui.commands.keymap import keymap
    from workbench.tui.commands.table import commands

    found = keymap(commands(DEFAULT), config.keys_wanted())
    for problem in found.problems:
        output.say(problem)
    if json_:
        output.as_json(
            {
                "id": c.id,
                "keys": list(c.keys),
                "shown": list(c.key_names),
                "title": c.title,
                "help": c.help,
                "group": c.group,
                "context": str(c.context),
            }
            for c in found.commands
        )
    else:
        output.table(
            ["id", "keys", "where", "title", "what it does"],
            ([c.id, c.shown_keys, str(c.context), c.title, c.help] for c in found.commands),
        )


@click.command()
def paths() -> None:
    """Print where the settings, what is kept of other files and the demonstration articles are."""
    output.table(
        ["what", "where"],
        [
            ("settings", str(config.config_file())),
            ("what the desk remembers", str(state_file())),
            ("what was checked in other files", str(config.kept_checks())),
            ("demonstration articles", str(config.demonstration_articles())),
        ],
    )
