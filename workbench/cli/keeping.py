"""The command that keeps a copy: backup."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database
from workbench.desk import backups


@click.command()
@database
@click.argument("destination", metavar="DEST", type=click.Path())
def backup(database: Path, destination: str) -> None:
    """Copy the review file to DEST, a new file or a folder, while desks may be open on it; the copy is checked."""
    made = backups.backup(database, destination)
    output.say(f"Backup written to {made.path}: {made.size} bytes, checked.")
