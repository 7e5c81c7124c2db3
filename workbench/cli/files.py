"""Commands about the whole file: import, export, stats, check."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, json_option, model_option, private_option, reading, reviewer_option
from workbench.cli.progress import bring_in
from workbench.desk import config, exporting
from workbench.desk.statistics import Statistics, statistics
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
        if not value.strip():
            raise click.BadParameter("there is nothing in it.", param_hint=f"--{'url' if name == 'source' else name}")
    if published := overrides.get("published"):
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", published):
                raise ValueError
            date.fromisoformat(published)
        except ValueError:
            raise click.BadParameter(f"{published} is no date like 2016-08-02.", param_hint="--published") from None
    if (language := overrides.get("language")) and not re.fullmatch("[a-z]{2,3}", language):
        raise click.BadParameter(f"{language} is no language code like en.", param_hint="--language")


@click.command()
@database
@click.option("--format", "format_", type=click.Choice(exporting.FORMATS), help="Else the file's ending says.")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), help="Else standard output.")
@click.option("--raw", is_flag=True, help="Leave cells that a spreadsheet would run as formulas as they are.")
def export(database: Path, format_: str | None, path: Path | None, raw: bool) -> None:
    """Write the verification log: one row a claim."""
    exporting.format_of(path, format_)
    with reading(database) as desk:
        if path is None:
            # CSV has its own line ends (RFC 4180), whatever the system's are, and is UTF-8, whatever the locale says.
            with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False) as out:
                exporting.to_stream(desk, out, raw=raw)
            return
        if _belongs_to(path, database):
            raise WorkbenchError(f"{path} is the review file itself, or a part of it; name another file for the log.")
        count = exporting.to_file(desk, path, raw=raw)
        output.say(f"{output.counted(count, 'claim')} written to {path}.")


def _belongs_to(path: Path, database: Path) -> bool:
    """Whether writing to *path* would destroy the review file, or what SQLite keeps beside it."""
    parts = [database, *(database.with_name(database.name + ending) for ending in ("-wal", "-shm", "-journal"))]
    return any(os.path.realpath(path) == os.path.realpath(part) for part in parts) or (
        os.path.exists(path) and any(os.path.exists(part) and os.path.samefile(path, part) for part in parts)
    )


@click.command()
@database
@json_option
def stats(database: Path, json_: bool) -> None:
    """Show how far the review has come."""
    with reading(database) as desk:
        counts = statistics(desk)
        labels = {rating.id: rating.label for rating in desk.scale.ratings}
    if json_:
        output.one_as_json(asdict(counts))
        return
    for text in _described(counts, labels):
        output.line(text)


def _described(counts: Statistics, labels: dict[str, str]) -> list[str]:
    lines = [
        f"{output.counted(len(counts.articles), 'article')}, {output.counted(counts.claims, 'claim')}, "
        f"{counts.reviewed} reviewed, {output.counted(counts.evidence, 'piece')} of evidence, "
        f"{output.counted(counts.notes, 'note')}"
    ]
    lines += (f"  {number:6}  {name}" for name, number in sorted(counts.workflow.items()))
    if counts.verdicts:
        lines += [
            "Verdicts",
            *(f"  {counts.verdicts[id_]:6}  {labels[id_]}" for id_ in labels if id_ in counts.verdicts),
        ]
    lines += ["Articles", *(f"  {a.reviewed:3} of {a.claims:3}  {a.title}" for a in counts.articles)]
    return lines


@click.command()
@database
def check(database: Path) -> None:
    """Prove that the file is whole: SQLite's check, every anchor, every chain of the log, the current state."""
    with reading(database) as desk:
        found = desk.check()
    for problem in found.problems:
        output.say(problem)
    if found.problems:
        raise WorkbenchError(f"{database} has problems; keep a copy of it and go back to a backup.")
    output.line(
        f"{database} is sound: {found.claims} claims, {found.quantities} quantities and {found.passages} passages of "
        f"{found.articles} articles stand where they say; {found.entries} log entries in {found.chains} chains verify."
    )
