"""The commands on story lines: what several articles tell of the same thing, and one verdict for all that say it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from workbench.cli import output
from workbench.cli.claims import link_as_dict, stands
from workbench.cli.options import (
    database,
    json_option,
    reader_option,
    reading,
    recording,
    reveal_option,
    reviewer_option,
    say_hidden,
)
from workbench.domain.shown import Shown, safe_text
from workbench.domain.story import Member, Story

_HEADER = ["version", "claim", "stands", "published", "outlet", "claimant", "text", "why"]


@click.command()
@database
@click.argument("claim")
@reveal_option
@reader_option
@json_option
def story(database: Path, claim: str, reveal: bool, reviewer: str | None, json_: bool) -> None:
    """Show the claims that tell of the same thing as one, side by side.

    Version 1 is the claim with all that agree with it or are the same quotation, each further one tells it otherwise.
    Of each is shown where it stands, who says it, and what is the same or differs; "here" is the claim that it is
    linked with, "there" itself. `workbench carry` carries your verdict to those that agree.
    """
    with reading(database, reviewer, reveal=reveal) as desk:
        say_hidden(desk)
        if waiting := desk.to_link():
            waits = output.counted(waiting, "claim")
            output.say(f"{waits} of {database} came or changed and are not compared yet; `workbench links` does it.")
        found = desk.story(claim)
        if json_:
            output.one_as_json(_document(found))
            return
        if len(found.members) == 1:
            output.say(f"Claim {claim} is linked with no other claim.")
            return
        if sys.stdout.isatty():
            _show(found)
        else:
            output.table(_HEADER, map(_row, found.members))
        if not found.is_whole:
            output.say("More claims are linked than are shown here; ask for the story line of one further off.")


@click.command()
@database
@click.argument("claim")
@click.option("--to", metavar="CLAIM", multiple=True, help="Only to this one, whatever it says; can be repeated.")
@reviewer_option
def carry(database: Path, claim: str, to: tuple[str, ...], reviewer: str | None) -> None:
    """Carry your verdict on a claim to others of its story line.

    Without --to, to each that nobody has decided and that the claim itself is linked with, as the same quotation or
    agreeing in a figure or on several grounds; what is left out is named. Each gets an entry of its own in the log,
    which says what it was carried from; `workbench undo` takes back all of them at once.
    """
    with recording(database, reviewer) as desk:
        done = desk.carry(claim, to)
        for member in done.claims:
            output.say(f"Saved: {member.claim.id[:8]} is {stands(member)}: {member.claim.text}")
        for member, why in done.left_out:
            output.say(f"Left out {member.claim.id[:8]}, which {why}: {member.claim.text}")


def _document(found: Story) -> dict[str, Any]:
    return {
        "claim": found.asked.reviewed.claim.id,
        "is_whole": found.is_whole,
        "members": [_member(member) for member in found.members],
        "links": [link_as_dict(link) for link in found.links],
    }


def _member(member: Member) -> dict[str, Any]:
    claim, standing = member.reviewed.claim, member.reviewed.standing
    return {
        "id": claim.id,
        "version": member.version + 1,
        "text": claim.text,
        "claimant": claim.claimant,
        "article_id": claim.article_id,
        "article_title": member.reviewed.article_title,
        "outlet": member.article.outlet,
        "published": member.article.published,
        "start": claim.start,
        "end": claim.end,
        "workflow": standing.workflow,
        "verdict": standing.rating,
        "link": link_as_dict(member.link) if member.link else None,
        "differing": [to_builtins(piece) for piece in member.differing],
    }


def _row(member: Member) -> list[str]:
    about, claim = member.article, member.reviewed.claim
    return [
        str(member.version + 1),
        claim.id[:8],
        stands(member.reviewed),
        about.published or "",
        about.outlet or "",
        claim.claimant or "",
        claim.text,
        _why(member),
    ]


def _why(member: Member) -> str:
    if member.link is None:
        return ""
    return f"{member.link.relation} with {member.link.first[:8]}: {member.link.grounds.sentence}"


def _show(found: Story) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for version, members in groupby(found.members, key=lambda member: member.version):
        how = "as the claim has it" if version == 0 else "otherwise"
        console.print(Text(f"Version {version + 1} of {found.versions}, {how}", "bold"))
        for member in members:
            for text, indent, style in _lines(member):
                output.indented(console, text, indent, style)


def _lines(member: Member) -> Sequence[tuple[Shown, int, str]]:
    claim, about = member.reviewed.claim, member.article
    where = ", ".join(part for part in (about.outlet, about.published, member.reviewed.article_title) if part)
    said = f"{claim.claimant}: " if claim.claimant else ""
    lines = [
        (f"{claim.id[:8]}  {stands(member.reviewed)}  {where}", 2, "dim"),
        (f"{said}{claim.text}", 6, ""),
    ]
    if member.link:
        lines.append((_why(member), 6, "yellow" if member.differing else "italic"))
    return [(safe_text(text), indent, style) for text, indent, style in lines]
