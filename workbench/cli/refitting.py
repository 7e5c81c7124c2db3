"""The command by which the weights of check-worthiness learn from what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workbench.cli import output
from workbench.cli.options import database, json_option, reading, recording, reviewer_option
from workbench.desk import refitting
from workbench.desk.refitting import Refitting


@click.command()
@database
@click.option("--dry-run", is_flag=True, help="Show what it would do; record nothing.")
@reviewer_option
@json_option
def refit(database: Path, dry_run: bool, reviewer: str | None, json_: bool) -> None:
    """Fit the weights of check-worthiness to what was decided and what was dismissed in this file.

    Claims that nobody worked on yet, and new ones, score by them from then on; `workbench undo` takes it back.
    """
    if dry_run:
        with reading(database, reviewer) as desk:
            found = refitting.refitting(desk)
    else:
        with recording(database, reviewer) as desk:
            found = refitting.refit(desk)
    if json_:
        output.one_as_json(_document(found, recorded=not dry_run))
    else:
        output.table(
            ["before", "after", "reason"], ([f"{w.before:+.2f}", f"{w.after:+.2f}", w.name] for w in found.weights)
        )
    output.say(
        f"Learned from {found.decided} decided and {found.dismissed} dismissed claims. Average precision of the "
        f"ranking of decisions held back: {found.before:.3f} as claims are found, {found.after:.3f} refitted."
    )
    if dry_run:
        output.say(found.why_not or "Nothing was recorded; without --dry-run it is.")
    else:
        output.say("Saved: claims that nobody worked on yet score by these weights; `workbench undo` takes it back.")


def _document(found: Refitting, *, recorded: bool) -> dict[str, Any]:
    return {
        "decided": found.decided,
        "dismissed": found.dismissed,
        "average_precision_before": round(found.before, 3),
        "average_precision_after": round(found.after, 3),
        "weights": [{"name": w.name, "before": w.before, "after": w.after} for w in found.weights],
        "recorded": recorded,
        "why_not": found.why_not,
    }
