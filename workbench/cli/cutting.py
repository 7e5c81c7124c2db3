"""Commands that put right what was found and read: claims by hand, their words, what is known of an article."""

from __future__ import annotations

import re
from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, recording, reviewer_option

_STRETCH = re.compile("([0-9]{1,9})-([0-9]{1,9})")


def _stretch(context: click.Context, parameter: click.Parameter, value: str) -> tuple[int, int]:
    """Where a stretch ``START-END`` of an article's text begins and ends; characters, counted from 0."""
    found = _STRETCH.fullmatch(value.strip())
    if found is None:
        raise click.BadParameter(
            f"{value!r} is no stretch like 120-184, as `workbench passages` counts them.", context, parameter
        )
    return int(found[1]), int(found[2])


def _stretches(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[int, int], ...]:
    return tuple(_stretch(context, parameter, value) for value in values)


@click.command()
@database
@click.argument("article")
@click.argument("stretch", metavar="START-END", callback=_stretch)
@reviewer_option
def add(database: Path, article: str, stretch: tuple[int, int], reviewer: str | None) -> None:
    """Make a claim of a stretch of an article, where none was found.

    START-END are characters of the article's text, counted from 0, as `workbench passages` gives them.
    """
    with recording(database, reviewer) as desk:
        added = desk.add_claim(article, *stretch)
        output.say(f"Saved: claim {added.claim.id[:8]}: {added.claim.text}")


@click.command()
@database
@click.argument("claim")
@click.argument("stretch", metavar="START-END", callback=_stretch)
@reviewer_option
def recut(database: Path, claim: str, stretch: tuple[int, int], reviewer: str | None) -> None:
    """Put another stretch of its article in the place of a claim, which is put aside with all that is on it."""
    with recording(database, reviewer) as desk:
        cut = desk.re_cut(claim, *stretch)
        output.say(f"Saved: claim {cut.claim.id[:8]}: {cut.claim.text}")


@click.command()
@database
@click.argument("claim")
@click.argument("stretches", nargs=-1, metavar="[START-END...]", callback=_stretches)
@reviewer_option
def split(database: Path, claim: str, stretches: tuple[tuple[int, int], ...], reviewer: str | None) -> None:
    """Make a claim of each part of a claim that says several things; it is put aside with all that is on it.

    The parts are those marked, or the stretches named: characters of the article's text, inside the claim.
    """
    with recording(database, reviewer) as desk:
        parts = desk.split(claim, stretches)
        output.say(f"Saved: split into {len(parts)} claims.")
        for part in parts:
            output.say(f"  {part.claim.id[:8]}: {part.claim.text}")


@click.command()
@database
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM CLAIM...")
@reviewer_option
def join(database: Path, claims: tuple[str, ...], reviewer: str | None) -> None:
    """Make one claim of several of an article, from the first to the last; they are put aside with all that is on them.

    One undo brings all of them back.
    """
    with recording(database, reviewer) as desk:
        joined = desk.join(claims)
        output.say(f"Saved: claim {joined.claim.id[:8]}: {joined.claim.text}")


@click.command()
@database
@click.argument("claim")
@click.argument("text")
@reviewer_option
def reword(database: Path, claim: str, text: str, reviewer: str | None) -> None:
    """Phrase a claim as it is checked, to stand alone; its own words stay beside it.

    An empty TEXT ("") goes back to its own words.
    """
    with recording(database, reviewer) as desk:
        words = f"is checked as: {text}" if text.strip() else "is checked in its own words."
        output.say(f"Saved: {desk.reword(claim, text).claim.id[:8]} {words}")


@click.command()
@database
@click.argument("article")
@click.option("--title", metavar="TEXT")
@click.option("--byline", metavar="NAME", help="Who wrote it.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--published", metavar="YYYY-MM-DD", help="When it was published.")
@click.option("--language", metavar="CODE", help="Its language, such as en.")
@click.option("--url", "source", metavar="URL", help="Where it was read from.")
@reviewer_option
def correct(database: Path, article: str, reviewer: str | None, **fields: str | None) -> None:
    """Correct what is known of an article; what was read stays in the file.

    Another date or language has its claims looked for anew, by `workbench extract`,
    the next import, or when the desk opens.
    """
    given = {name: value for name, value in fields.items() if value is not None}
    if not given:
        raise click.UsageError("Say what to correct: --title, --byline, --outlet, --published, --language or --url.")
    with recording(database, reviewer) as desk:
        id_ = desk.correct_all(article, given)
        names = ", ".join("url" if name == "source" else name for name in given)
        each = " Each is an entry of its own, which undo takes back by itself." if len(given) > 1 else ""
        output.say(f"Saved: {names} of article {id_[:8]}.{each}")
        if given.keys() & {"published", "language"} and desk.to_extract():
            output.say(f"`workbench extract {database} {id_[:8]}` looks for its claims anew, and so does the desk.")
