"""The command that suggests evidence: what other articles of the collection say of a claim."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from workbench.cli import output
from workbench.cli.options import database, json_option, reader_option, reading
from workbench.domain.shown import safe_text
from workbench.domain.suggestion import Seems, Suggestion

_STYLES = {Seems.SAME: "green", Seems.DIFFERS: "yellow", Seems.UNCLEAR: ""}


@click.command()
@database
@click.argument("claim")
@click.option(
    "--limit", type=click.IntRange(1, 200), default=10, show_default=True, metavar="N", help="At most so many."
)
@reader_option
@json_option
def evidence(database: Path, claim: str, limit: int, reviewer: str | None, json_: bool) -> None:
    """Suggest passages of other articles that bear on a claim, the best first.

    Each says how it seems to bear on the claim (the same, differs, or unclear) and why: which figure, date, place or
    words are the same or differ. It is named ARTICLE#START-END, as `workbench cite` takes it as evidence; whether it is
    any is for you to judge. A passage in a copy of the claim's own article is no second source, and is marked.
    """
    with reading(database, reviewer) as desk:
        found = desk.suggestions(claim, limit)
        if json_:
            output.as_json(map(_document, found))
        elif not found:
            output.say(f"No other article in {database} shares words with claim {claim}.")
        elif sys.stdout.isatty():
            _show(found)
        else:
            output.table(["bearing", "passage", "published", "title", "text", "why"], map(_row, found))


def _document(one: Suggestion) -> dict[str, Any]:
    return {**to_builtins(one), "why": one.why, "reference": one.reference}


def _row(one: Suggestion) -> list[str]:
    return [one.bearing, one.reference, one.published or "", one.article_title, one.text, one.why]


def _show(found: Iterable[Suggestion]) -> None:
    """Suggestions on the terminal, each with its words and why it is suggested."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for one in found:
        about = ", ".join(part for part in (one.outlet, one.published, one.article_title) if part)
        heading = Text.assemble(
            (f"{one.bearing:8}", f"bold {_STYLES[one.bearing]}".strip()),
            (one.reference, "bold"),
            "  ",
            (safe_text(about), "dim"),
        )
        console.print(heading, no_wrap=True, overflow="ellipsis")
        output.indented(console, safe_text(one.text), 8)
        also = f"; the same words in {output.counted(len(one.also), 'more article')}" if one.also else ""
        output.indented(console, safe_text(one.why + also), 8, "italic")
