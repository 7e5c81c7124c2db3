"""Commands for what a reviewer keeps to find their own way: marks, and claims left for later."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, reading, recording, reviewer_option
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Bookmark, ReviewedClaim


@click.command()
@database
@click.argument("claims", nargs=-1, metavar="[CLAIM...]")
@click.option("--not", "not_", is_flag=True, help="Take them up again: they are no longer left for later.")
@reviewer_option
def later(database: Path, claims: tuple[str, ...], not_: bool, reviewer: str | None) -> None:
    """Leave claims for when all others are decided; without one, list those you left.

    It is your own order of work: nobody else sees it, and it is no entry of the log.
    """
    if not claims:
        with reading(database, reviewer) as desk:
            for id_ in desk.left_for_later():
                output.line(_row(desk.claim(id_)))
        return
    with recording(database, reviewer) as desk:
        for claim in claims:
            kept = desk.take_up(claim) if not_ else desk.leave_for_later(claim)
            output.say(f"Kept: {kept.claim.id[:8]} is {'no longer ' if not_ else ''}left for later.")


@click.command()
@database
@click.argument("letter", required=False)
@click.argument("claim", required=False)
@reviewer_option
def mark(database: Path, letter: str | None, claim: str | None, reviewer: str | None) -> None:
    """Set a mark on a claim under a letter; with the letter alone tell which claim has it, without one list all.

    Marks are your own, and no entries of the log.
    """
    if letter is not None and claim is not None:
        with recording(database, reviewer) as desk:
            found = desk.claim(claim)
            desk.set_mark(letter, Bookmark(found.claim.article_id, found.claim.id))
            output.say(f"Kept: mark {letter} is on {found.claim.id[:8]}.")
        return
    with reading(database, reviewer) as desk:
        marks = desk.marks()
        if letter is not None and letter not in marks:
            raise WorkbenchError(f"You have set no mark {letter}; workbench mark {database} lists those you set.")
        for set_, place in marks.items():
            if letter in (None, set_):
                at = _row(desk.claim(place.claim_id)) if place.claim_id else desk.article(place.article_id).title
                output.line(f"{set_}  {at}")


def _row(reviewed: ReviewedClaim) -> str:
    return f"{reviewed.claim.id[:8]}  {reviewed.article_title}  {reviewed.claim.text}"
