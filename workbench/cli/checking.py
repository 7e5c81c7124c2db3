"""The command that proves the file, and makes anew what of it can be computed."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, reading, recording
from workbench.domain.errors import WorkbenchError


@click.command()
@database
@click.option("--rebuild", is_flag=True, help="First compare what is computed from the log with it, and put it right.")
def check(database: Path, rebuild: bool) -> None:
    """Prove that the file is whole: SQLite's check, every anchor, every chain of the log, the current state.

    --rebuild makes anew what can be computed from the log and the articles: where every claim stands, the claims that
    reviewers cut out, the search indexes, the links between claims. It changes no entry, and nothing at all where the
    log does not verify.
    """
    if rebuild:
        _rebuild(database)
    with reading(database) as desk:
        found = desk.check()
    for sentence in found.problems + (found.notes if found.problems else []):
        output.say(sentence)
    if found.problems:
        raise WorkbenchError(f"{database} has problems; keep a copy of it and go back to a backup.")
    output.line(
        f"{database} is sound: {found.claims} claims, {found.quantities} quantities and {found.passages} passages of "
        f"{found.articles} articles stand where they say; {found.entries} log entries in {found.chains} chains verify."
    )
    for sentence in found.notes:
        output.line(sentence)


def _rebuild(database: Path) -> None:
    with recording(database, None) as desk:
        wrong = desk.rebuild()
    for sentence in wrong:
        output.say(sentence)
    if wrong:
        from workbench.cli.progress import find_links

        find_links(database)
    output.say("Made anew." if wrong else "Nothing to make anew: all of it is what the log says.")
