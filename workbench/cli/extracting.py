"""The command that has claims looked for anew: extract."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, model_option, reading
from workbench.cli.progress import find_claims
from workbench.desk import config


@click.command()
@database
@click.argument("articles", nargs=-1, metavar="[ARTICLE...]")
@click.option("--all", "every", is_flag=True, help="Of every article, whatever rules read it.")
@model_option
def extract(database: Path, articles: tuple[str, ...], every: bool, model: str | None) -> None:
    """Find claims anew: of the articles named, else of those that rules of an older version read.

    Claims that somebody decided, cited, noted or cut stay, found again or not; the others give way to those found now.
    """
    from workbench.desk.importing import mark_to_extract

    if articles and every:
        raise click.UsageError("Name articles, or use --all; not both.")
    settings = config.settings(None, model)
    with reading(database) as desk:
        named = [desk.article(article).id for article in articles]
    if not mark_to_extract(database, named, every=every):
        output.say("The claims of every article were found by these rules already; --all looks for them anew.")
    elif not find_claims(database, settings):
        sys.exit(1)
