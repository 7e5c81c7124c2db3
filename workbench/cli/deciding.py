"""Commands that record: decide, cite, note, dismiss, undo."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, recording, reviewer_option
from workbench.domain.review import Stance


@click.command()
@database
@click.argument("claim")
@click.argument("rating")
@click.option("--rationale", metavar="TEXT", help="Why (else that of your earlier verdict, if it was the same).")
@click.option("--confidence", type=click.Choice(["low", "medium", "high"]), help="How sure you are.")
@reviewer_option
def decide(
    database: Path, claim: str, rating: str, rationale: str | None, confidence: str | None, reviewer: str | None
) -> None:
    """Record a verdict on a claim: true, mostly-true, mixed, mostly-false, false, unproven."""
    with recording(database, reviewer) as desk:
        decided = desk.decide(claim, rating, rationale=rationale, confidence=confidence)
        output.say(f"Saved: {decided.claim.id[:8]} is {decided.standing.rating or 'disputed'}.")


@click.command()
@database
@click.argument("claim")
@click.argument("reference", metavar="URL|ARTICLE#START-END")
@click.option("--stance", type=click.Choice([str(s) for s in Stance]), default="context", show_default=True)
@click.option("--quote", metavar="TEXT", help="The source's own words.")
@click.option("--title", metavar="TEXT", help="What the source is called.")
@click.option("--publisher", metavar="NAME")
@click.option("--published", metavar="DATE")
@click.option("--accessed", metavar="TIME", help="When it was read (default: now, UTC).")
@click.option("--archive-url", metavar="URL", help="Where a copy is kept.")
@click.option("--locator", metavar="TEXT", help="Where in the source: a page, a minute.")
@reviewer_option
def cite(database: Path, claim: str, reference: str, stance: str, reviewer: str | None, **details: str | None) -> None:
    """Link evidence to a claim: a web address, or a passage of another article."""
    with recording(database, reviewer) as desk:
        cited = desk.cite(claim, reference, stance=Stance(stance), **details)
        pieces = output.counted(cited.standing.evidence, "piece")
        output.say(f"Saved: {cited.claim.id[:8]} has {pieces} of evidence.")


@click.command()
@database
@click.argument("subject", metavar="CLAIM|ARTICLE")
@click.argument("text")
@reviewer_option
def note(database: Path, subject: str, text: str, reviewer: str | None) -> None:
    """Write a note on a claim or an article."""
    with recording(database, reviewer) as desk:
        output.say(f"Saved: a note on {desk.note(subject, text)[:8]}.")


@click.command()
@database
@click.argument("claim")
@click.option("--reason", default="", metavar="TEXT", help="Why it is not a claim worth checking.")
@reviewer_option
def dismiss(database: Path, claim: str, reason: str, reviewer: str | None) -> None:
    """Put a claim aside: not a claim worth checking."""
    with recording(database, reviewer) as desk:
        output.say(f"Saved: {desk.dismiss(claim, reason).claim.id[:8]} is dismissed.")


@click.command()
@database
@reviewer_option
def undo(database: Path, reviewer: str | None) -> None:
    """Take back your own last entry."""
    with recording(database, reviewer) as desk:
        taken = desk.undo()
        output.say(f"Taken back: {taken.action}{f' {taken.value}' if taken.value else ''} on {taken.subject[:8]}.")
