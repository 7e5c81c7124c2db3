"""The command that takes decisions in from an edited export: apply."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, recording, reviewer_option
from workbench.domain.errors import WorkbenchError


@click.command()
@database
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what would be recorded.")
@reviewer_option
def apply(database: Path, file: Path, dry_run: bool, reviewer: str | None) -> None:
    """Record what you changed in an exported table of claims (CSV, or JSON lines with --rows claims).

    Taken in are verdict, rationale, confidence, workflow, dismissal_reason, wording, and what was added to notes; every
    other column is looked past. Each change becomes an entry of yours. A row whose claim or text is not in the file,
    or on which something was recorded since the export, is named, and nothing at all is recorded then.
    """
    from workbench.desk import applying

    with recording(database, reviewer, reveal=True) as desk:
        planned = applying.plan(desk, file)
        if planned.changes and not planned.dated:
            output.say(
                f"What was recorded since {file} was exported cannot be told, but for verdicts: there is no "
                f"{file.name}.meta.json beside it, or that is of another log. See what --dry-run shows."
            )
        for change in planned.changes:
            output.line(f"{change.claim_id[:8]} {change.told}")
        for row in planned.refused:
            output.say(f"Line {row.line}, claim {row.claim_id[:32] or '(none)'}: {row.why.removesuffix('.')}.")
        if planned.refused:
            raise WorkbenchError(
                f"Nothing was recorded: {output.counted(len(planned.refused), 'row')} of {file} "
                f"{'does' if len(planned.refused) == 1 else 'do'} not fit {database}."
            )
        entries = "1 entry" if len(planned.changes) == 1 else f"{len(planned.changes)} entries"
        if dry_run:
            output.say(f"Would record {entries} as {desk.reviewer}, from {output.counted(planned.rows, 'row')}.")
            return
        applying.apply(desk, planned)
        output.say(f"Recorded {entries} as {desk.reviewer}, from {output.counted(planned.rows, 'row')}.")
