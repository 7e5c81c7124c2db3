"""The default command: import what is new, open the desk."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.desk import open_desk
from workbench.cli.options import model_option, private_option, reviewer_option


@click.command("open")
@click.argument("database", metavar="REVIEW.db", type=click.Path(path_type=Path))
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@private_option
@model_option
@reviewer_option
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.option("--reveal", is_flag=True, help="Show others' verdicts in blind review too, to adjudicate.")
def open_(
    database: Path,
    sources: tuple[str, ...],
    allow_private: bool,
    model: str | None,
    reviewer: str | None,
    no_mouse: bool,
    reveal: bool,
) -> None:
    """Import what is new and open the desk (the default command)."""
    open_desk(
        database,
        sources,
        allow_private=allow_private,
        model=model,
        reviewer=reviewer,
        mouse=not no_mouse,
        reveal=reveal,
    )
