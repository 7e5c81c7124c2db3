"""Commands about the program itself: keys, paths."""

from __future__ import annotations

import click

from workbench.cli import output
from workbench.desk import config
from workbench.domain.scale import DEFAULT


@click.command()
def keys() -> None:
    """List every key of the desk and what it does."""
    from workbench.tui.commands.table import commands

    output.table(
        ["id", "keys", "title", "what it does"],
        ([c.id, c.shown_keys, c.title, c.help] for c in commands(DEFAULT)),
    )


@click.command()
def paths() -> None:
    """Print where the settings are looked for, and where the demonstration articles are."""
    output.table(
        ["what", "where"],
        [("settings", str(config.config_file())), ("demonstration articles", str(config.demonstration_articles()))],
    )
