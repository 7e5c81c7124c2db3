"""The command that searches: what holds the words, grouped by what it is, the words marked."""

from __future__ import annotations

import re
import sys
from itertools import groupby
from pathlib import Path

import click
from msgspec import to_builtins

from workbench.cli import output
from workbench.cli.options import database, json_option, reader_option, reading, reveal_option, say_hidden
from workbench.desk.searching import words_of
from workbench.domain.errors import WorkbenchError
from workbench.domain.hit import Found, Hit
from workbench.domain.shown import safe_text

_PLACES = {
    "articles": (Found.ARTICLE,),
    "claims": (Found.CLAIM, Found.WORDING),
    "evidence": (Found.EVIDENCE,),
    "notes": (Found.NOTE,),
    "rationales": (Found.RATIONALE,),
}
_HEADINGS = {
    Found.ARTICLE: "Articles",
    Found.CLAIM: "Claims",
    Found.WORDING: "Claims as reviewers reworded them",
    Found.EVIDENCE: "Evidence",
    Found.NOTE: "Notes",
    Found.RATIONALE: "Rationales",
}
_LEFT_OUT = re.compile(r'(?:^|\s)-"?[^\W_]')
_BEFORE, _EXCERPT = 60, 300  # characters before the first word found, and of all that is shown of a text


@click.command()
@database
@click.argument("query", nargs=-1, required=True)
@click.option("--in", "places", type=click.Choice(list(_PLACES)), multiple=True, help="Only there; can be repeated.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N", help="At most so many.")
@reveal_option
@reader_option
@json_option
def search(
    database: Path,
    query: tuple[str, ...],
    places: tuple[str, ...],
    limit: int,
    reveal: bool,
    reviewer: str | None,
    json_: bool,
) -> None:
    """Find words in articles, claims, evidence, notes and rationales.

    Every word must be there, or one that begins so. "Words in quotes" follow each other exactly as they stand,
    -word leaves out what holds the word (after -- where it comes first), OR between two words asks for either. All
    other signs mean nothing. Writing without spaces is found from the beginning of a run of characters only.

    A passage is named ARTICLE#START-END, as `workbench cite` takes it as evidence; everything else by the id of its
    claim, or of its article. --limit holds for passages, for claims, and for what reviewers wrote.
    """
    kinds = [kind for place in places or _PLACES for kind in _PLACES[place]]
    words = " ".join(query)
    if not words_of(words) and _LEFT_OUT.search(words):
        raise WorkbenchError(f"{words} only leaves out; a word left out needs another one that is sought.")
    with reading(database, reviewer, reveal=reveal) as desk:
        say_hidden(desk)
        hits = desk.search(words, kinds, limit=limit)
    if json_:
        output.as_json(to_builtins(hit) for hit in hits)
    elif not hits:
        output.say(f"Nothing in {database} holds {words}.")
    elif sys.stdout.isatty():
        _show(hits)
    else:
        output.table(
            ["kind", "id", "author", "title", "text"],
            ([hit.kind, hit.reference, hit.author or "", hit.article_title, hit.text] for hit in hits),
        )


def _show(hits: list[Hit]) -> None:
    """Hits on the terminal, what was found in bold and in colour where there is any."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for kind, of_kind in groupby(hits, key=lambda hit: hit.kind):
        console.print(Text(_HEADINGS[kind], "bold"))
        for hit in of_kind:
            about = [part for part in (hit.author, hit.article_title) if part]
            heading = f"  {hit.reference}  {safe_text(', '.join(about))}"
            console.print(Text(heading, "dim"), no_wrap=True, overflow="ellipsis")
            words, marks = hit.excerpt(_BEFORE, _EXCERPT)
            shown = Text(safe_text(words))
            for mark in marks:
                shown.stylize("bold yellow", mark.start, mark.end)
            console.print(Padding(shown, (0, 0, 0, 6)))
