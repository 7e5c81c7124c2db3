"""Commands that record what a reviewer decides: verdicts, evidence, notes, where a claim stands; and take it back."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, reading, recording, reviewer_option
from workbench.desk.decisions import GOALS
from workbench.desk.desk import Desk
from workbench.domain.dismissal import REASONS
from workbench.domain.review import ReviewedClaim, Stance, Workflow
from workbench.domain.web_source import told_by


@click.command()
@database
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.argument("rating")
@click.option("--rationale", metavar="TEXT", help="Why (else that of your earlier verdict, if it was the same).")
@click.option("--confidence", type=click.Choice(["low", "medium", "high"]), help="How sure you are.")
@reviewer_option
def decide(
    database: Path,
    claims: tuple[str, ...],
    rating: str,
    rationale: str | None,
    confidence: str | None,
    reviewer: str | None,
) -> None:
    """Record a verdict on a claim: true, mostly-true, mixed, mostly-false, false, unproven.

    On several claims the same one, on all of them or none; one undo takes back all.
    """
    with recording(database, reviewer) as desk:
        for decided in desk.decide_all(claims, rating, rationale=rationale, confidence=confidence):
            output.say(
                f"Saved: {decided.claim.id[:8]} is {decided.standing.rating or decided.standing.workflow}"
                f"{_who_differs(desk, decided)}."
            )


def _who_differs(desk: Desk, decided: ReviewedClaim) -> str:
    """Who says what on a claim that is disputed; under blind review that is not told unasked."""
    if decided.standing.workflow is not Workflow.DISPUTED or desk.is_blind():
        return ""
    verdicts = desk.record(decided.claim.id).verdicts
    return ": " + ", ".join(f"{verdict.reviewer} says {verdict.rating}" for verdict in verdicts)


@click.command()
@database
@click.argument("claim")
@click.argument("rating")
@click.option("--rationale", default="", metavar="TEXT", help="Why.")
@click.option("--reveal", is_flag=True, help="In blind review: you have seen, or may see, the verdicts you settle.")
@reviewer_option
def adjudicate(database: Path, claim: str, rating: str, rationale: str, reveal: bool, reviewer: str | None) -> None:
    """Settle a claim on which reviewers differ, by a verdict that goes before theirs."""
    with recording(database, reviewer, reveal=reveal) as desk:
        settled = desk.adjudicate(claim, rating, rationale=rationale)
        output.say(f"Saved: {settled.claim.id[:8]} is settled as {settled.standing.rating}.")


def _goal(context: click.Context, parameter: click.Parameter, value: str) -> Workflow:
    """The workflow of that name, blanks or hyphens between its words."""
    try:
        return Workflow(value.strip().lower().replace("-", " "))
    except ValueError:
        raise click.BadParameter(f"{value!r} is none of {', '.join(GOALS)}.", context, parameter) from None


@click.command()
@database
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.argument("workflow", callback=_goal)
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@reviewer_option
def move(database: Path, claims: tuple[str, ...], workflow: Workflow, reason: str, reviewer: str | None) -> None:
    """Say where claims stand: new, in-progress, needs-second-review or disputed."""
    with recording(database, reviewer) as desk:
        for moved in desk.move_all(claims, workflow, reason):
            output.say(f"Saved: {moved.claim.id[:8]} is {moved.standing.workflow}.")


@click.command()
@database
@click.argument("claim")
@click.argument("reference", metavar="URL|ARTICLE#START-END|FILE")
@click.option("--stance", type=click.Choice([str(s) for s in Stance]), default="context", show_default=True)
@click.option("--quote", metavar="TEXT", help="The source's own words.")
@click.option("--title", metavar="TEXT", help="What the source is called.")
@click.option("--publisher", metavar="NAME")
@click.option("--published", metavar="DATE")
@click.option("--accessed", metavar="TIME", help="When it was read (default: now, UTC).")
@click.option("--archive-url", metavar="URL", help="Where a copy is kept.")
@click.option("--locator", metavar="TEXT", help="Where in the source: a page, a minute.")
@click.option("--fill", is_flag=True, help="Take from the address what it tells: publisher, day, quote, archived copy.")
@click.option("--keep-copy", is_flag=True, help="Of a FILE: put a copy into the folder DB-evidence beside DB.")
@reviewer_option
def cite(
    database: Path,
    claim: str,
    reference: str,
    stance: str,
    fill: bool,
    keep_copy: bool,
    reviewer: str | None,
    **details: str | None,
) -> None:
    """Link evidence to a claim: a web address, a passage of another article, or a file.

    Of a file its name, size and SHA-256 hash are recorded.
    """
    if fill:
        source = told_by(reference)
        reference = source.url
        details = {name: value or source.details.get(name) for name, value in details.items()}
    with recording(database, reviewer) as desk:
        cited = desk.cite(claim, reference, stance=Stance(stance), keep_copy=keep_copy, **details)
        pieces = output.counted(cited.standing.evidence, "piece")
        output.say(f"Saved: {cited.claim.id[:8]} has {pieces} of evidence.")


@click.command()
@database
@click.argument("claim")
@click.argument("number", type=click.IntRange(1))
@click.option("--reason", default="", metavar="TEXT", help="Why it is no evidence after all.")
@reviewer_option
def withdraw(database: Path, claim: str, number: int, reason: str, reviewer: str | None) -> None:
    """Withdraw a piece of your own evidence, by its number in `workbench show`."""
    with recording(database, reviewer) as desk:
        piece = desk.withdraw(claim, number, reason)
        output.say(f"Withdrawn: evidence {number} of {piece.claim_id[:8]}, {piece.reference or 'which was redacted'}.")


@click.command()
@database
@click.argument("subject", metavar="CLAIM|ARTICLE")
@click.argument("text")
@reviewer_option
def note(database: Path, subject: str, text: str, reviewer: str | None) -> None:
    """Write a note on a claim or an article."""
    with recording(database, reviewer) as desk:
        output.say(f"Saved: a note on {desk.note(subject, text)[:8]}.")


@click.command(
    help="Put claims aside: not worth checking.\n\nCommon reasons, for --because:\n\n\b\n"
    + "\n".join(f"{number} {reason}" for number, reason in enumerate(REASONS, 1))
)
@database
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.option("--reason", default="", metavar="TEXT", help="Why it is not a claim worth checking.")
@click.option("--because", type=click.IntRange(1, len(REASONS)), metavar="NUMBER", help="A common reason instead.")
@reviewer_option
def dismiss(database: Path, claims: tuple[str, ...], reason: str, because: int | None, reviewer: str | None) -> None:
    """Records the dismissals, all of them or none."""
    with recording(database, reviewer) as desk:
        for dismissed in desk.dismiss_all(claims, reason or (REASONS[because - 1] if because else "")):
            output.say(f"Saved: {dismissed.claim.id[:8]} is dismissed.")


@click.command()
@database
@click.argument("setting", type=click.Choice(["on", "off"]), required=False)
@reviewer_option
def blind(database: Path, setting: str | None, reviewer: str | None) -> None:
    """Turn blind review on or off for everybody on the file; without a word, tell which it is.

    While it is on, nobody sees others' verdicts on a claim before they have given their own, or it was adjudicated.
    """
    if setting is None:
        with reading(database) as desk:
            output.line(f"Blind review is {'on' if desk.is_blind() else 'off'}.")
        return
    with recording(database, reviewer) as desk:
        desk.set_blind(setting == "on")
        output.say(f"Saved: blind review is {setting}.")
