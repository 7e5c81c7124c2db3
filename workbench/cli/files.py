"""The command that brings articles in: import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, model_option, private_option, recording, reviewer_option
from workbench.cli.progress import bring_in, find_claims, read_in
from workbench.cli.versions import say_replacement
from workbench.desk import config, decisions
from workbench.desk.desk import Desk
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
@click.option("--replace", metavar="ARTICLE", help="What is read is a newer version of that article.")
@click.option("--reason", help="Why it is replaced.")
@model_option
@reviewer_option
def import_(
    database: Path,
    sources: tuple[str, ...],
    allow_private: bool,
    replace: str | None,
    reason: str | None,
    model: str | None,
    reviewer: str | None,
    **overrides: str | None,
) -> None:
    """Read articles (files, folders, patterns, web addresses, - for standard input) and find their claims."""
    given = {name: value for name, value in overrides.items() if value is not None}
    _require_sense(given)
    settings = config.settings(reviewer, model)
    if replace is not None:
        _replace(database, sources, settings, given, allow_private, replace, reason or "")
    elif not bring_in(database, sources, settings, given, allow_private):
        sys.exit(1)


def _replace(
    database: Path,
    sources: tuple[str, ...],
    settings: config.Settings,
    overrides: dict[str, str],
    allow_private: bool,
    article: str,
    reason: str,
) -> None:
    """Reads one article, has it take the place of another, and says what became of the claims."""
    with Desk.open(database, settings.reviewer, read_only=True) as desk:
        old = desk.article(article).id
    done = read_in(database, sources, settings, overrides, allow_private, replaced=old)
    if done.failed:
        raise WorkbenchError("Nothing was replaced.")
    if len(set(done.ids)) != 1:
        raise WorkbenchError(
            f"{output.counted(len(set(done.ids)), 'article')} came of that, and one can take the place of {old[:8]}: "
            "what was read is kept, nothing was replaced. Name one file with one article."
        )
    with recording(database, settings.reviewer) as desk:
        say_replacement(desk, desk.replace(old, done.ids[0], reason))
    if not find_claims(database, settings):
        sys.exit(1)


def _require_sense(overrides: dict[str, str]) -> None:
    for name, value in overrides.items():
        try:
            decisions.metadata(name, value)
        except WorkbenchError as error:
            raise click.BadParameter(str(error), param_hint=f"--{'url' if name == 'source' else name}") from None
