"""The command that brings articles in: import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.options import database, model_option, private_option, reviewer_option
from workbench.cli.progress import bring_in
from workbench.desk import config, decisions
from workbench.domain.errors import WorkbenchError


@click.command("import")
@database
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--title", help="The title, instead of the one that was read.")
@click.option("--byline", help="Who wrote it.")
@click.option("--outlet", help="Who published it.")
@click.option("--published", metavar="YYYY-MM-DD", help="When it was published.")
@click.option("--language", metavar="CODE", help="Its language, such as en.")
@click.option("--url", "source", metavar="URL", help="Where it was read from.")
@private_option
@model_option
@reviewer_option
def import_(
    database: Path,
    sources: tuple[str, ...],
    allow_private: bool,
    model: str | None,
    reviewer: str | None,
    **overrides: str | None,
) -> None:
    """Read articles (files, folders, patterns, web addresses, - for standard input) and find their claims."""
    given = {name: value for name, value in overrides.items() if value is not None}
    _require_sense(given)
    settings = config.settings(reviewer, model)
    if not bring_in(database, sources, settings, given, allow_private):
        sys.exit(1)


def _require_sense(overrides: dict[str, str]) -> None:
    for name, value in overrides.items():
        try:
            decisions.metadata(name, value)
        except WorkbenchError as error:
            raise click.BadParameter(str(error), param_hint=f"--{'url' if name == 'source' else name}") from None
