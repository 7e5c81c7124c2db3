"""The command that takes the verification log out: export."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import click

from workbench.cli import output
from workbench.cli.options import database, reading, recording, reviewer_option
from workbench.desk import config, exporting, replacing
from workbench.desk.desk import Desk
from workbench.desk.exporting import FORMATS, Format, Options, Rows, Written
from workbench.domain.dossier import NOBODY
from workbench.domain.errors import WorkbenchError
from workbench.domain.seal import Seal


@click.command()
@database
@click.option("--format", "format_", type=click.Choice([f.name for f in FORMATS]), help="Else the file's ending says.")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), help="Else standard output.")
@click.option(
    "--rows",
    type=click.Choice([r.value for r in Rows]),
    help="What there is a row for each of (default: claims; in JSON lines all there is).",
)
@click.option("--raw", is_flag=True, help="Leave cells that a spreadsheet would run as formulas as they are.")
@click.option("--bom", is_flag=True, help="Begin with a byte order mark, by which Excel knows UTF-8.")
@reviewer_option
def export(
    database: Path, format_: str | None, path: Path | None, rows: str | None, raw: bool, bom: bool, reviewer: str | None
) -> None:
    """Write the verification log.

    It is whole under blind review too: every verdict is in it. A checkpoint is recorded where something came since the
    last one; its digest, told at the end and kept in the document, or beside it in FILE.meta.json, shows whoever holds
    it that nothing was changed or cut off afterwards.
    """
    chosen = exporting.format_of(path, format_)
    options = _options(chosen, rows=rows, raw=raw, bom=bom)
    if path is not None:
        replacing.require_no_review_file(path, database)
    with _desk(database, reviewer) as desk:
        if path is None:
            with _standard_output(chosen) as out:
                written, seal = exporting.to_stream(desk, out, chosen, options)
        else:
            written, seal = exporting.to_file(desk, path, chosen, options)
    for remark in written.remarks:
        output.say(remark)
    output.say(f"{_counted(written)} written{f' to {path}' if path else ''}. {_told(seal)}")


def _options(format_: Format, *, rows: str | None, **flags: bool) -> Options:
    """What is wanted, once it is known to make sense together."""
    for name, given in flags.items():
        if given and name not in format_.takes:
            raise click.UsageError(f"--{name} says nothing to {format_.name}; leave it out.")
    publisher = config.publisher() if "publisher" in format_.takes else NOBODY
    options = Options(Rows(rows) if rows else format_.rows[0], flags["raw"], flags["bom"], publisher)
    exporting.require_sense(format_, options)
    return options


@contextlib.contextmanager
def _desk(database: Path, reviewer: str | None) -> Iterator[Desk]:
    """A desk to export from, a checkpoint made just before where the file can be written."""
    with reading(database, reviewer, reveal=True) as desk:
        lasting = desk.can_be_written()
        if not lasting:
            yield desk
            return
    with contextlib.suppress(WorkbenchError), recording(database, reviewer) as desk:
        desk.checkpoint("export")
    with reading(database, reviewer, reveal=True) as desk:
        yield desk


@contextlib.contextmanager
def _standard_output(format_: Format) -> Iterator[IO[Any]]:
    if format_.is_binary:
        if sys.stdout.isatty():
            raise WorkbenchError(f"{format_.name} is nothing to read on a terminal; name a file with -o.")
        with open(sys.stdout.fileno(), "wb", closefd=False) as out:
            yield out
        return
    # A format has its own line ends, whatever the system's are, and is UTF-8, whatever the locale says.
    with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False) as out:
        yield out


def _counted(written: Written) -> str:
    many = {"entry": "entries", "piece of evidence": "pieces of evidence"}.get(written.noun, f"{written.noun}s")
    return f"{written.count} {written.noun if written.count == 1 else many}"


def _told(seal: Seal) -> str:
    """The digest of the log, by which whoever keeps it knows the log again."""
    if not seal.entries:
        return "The log is empty."
    entries = "1 entry" if seal.entries == 1 else f"{seal.entries} entries"
    by = f"checkpoint {seal.checkpoint}" if seal.checkpoint else "no checkpoint"
    return f"The log: {entries}, digest {seal.digest}, {by}."
