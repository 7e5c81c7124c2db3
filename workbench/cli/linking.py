"""The command that lists links between claims."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from workbench.cli import output
from workbench.cli.options import database, json_option, reader_option, reading
from workbench.cli.progress import find_links
from workbench.domain.link import Pair, Relation
from workbench.domain.review import ReviewedClaim

_NAMES = {str(relation).replace(" ", "-"): relation for relation in Relation}


@click.command()
@database
@click.option("--relation", type=click.Choice(sorted(_NAMES)), help="Only those of that kind.")
@click.option("--claim", metavar="ID", help="Only those of the claim whose id begins so.")
@click.option("--article", metavar="ID", help="Only those of claims of the article whose id begins so.")
@click.option("--dismissed", is_flag=True, help="Also those of claims that were put aside.")
@click.option("--again", is_flag=True, help="First find all links anew.")
@reader_option
@json_option
def links(
    database: Path,
    relation: str | None,
    claim: str | None,
    article: str | None,
    dismissed: bool,
    again: bool,
    reviewer: str | None,
    json_: bool,
) -> None:
    """List the claims that are the same quotation, agree or conflict, and why; conflicts come first.

    Claims that came or changed since links were last looked for are compared first.
    """
    find_links(database, again=again)
    with reading(database, reviewer) as desk:
        found = desk.links(
            relation=_NAMES[relation] if relation else None, claim=claim, article=article, dismissed=dismissed
        )
        if json_:
            output.as_json(map(_document, found))
        elif sys.stdout.isatty():
            _show(found)
        else:
            output.table(
                ["relation", "score", "first", "second", "why", "first claim", "second claim"], map(_row, found)
            )


def _document(pair: Pair) -> dict[str, Any]:
    both = (pair.first, pair.second)
    return {
        "relation": pair.link.relation,
        "claims": [one.claim.id for one in both],
        "score": pair.link.score,
        "grounds": pair.link.grounds.sentence,
        "pieces": [to_builtins(piece) for piece in pair.link.grounds.pieces],
        "texts": [one.claim.text for one in both],
        "article_ids": [one.claim.article_id for one in both],
        "article_titles": [one.article_title for one in both],
        "sources": [one.source for one in both],
    }


def _row(pair: Pair) -> list[str]:
    return [
        pair.link.relation,
        f"{pair.link.score:.2f}",
        pair.first.claim.id[:8],
        pair.second.claim.id[:8],
        pair.link.grounds.sentence,
        pair.first.claim.text,
        pair.second.claim.text,
    ]


def _show(found: Iterable[Pair]) -> None:
    """Links on the terminal: the kind and the grounds, and under it both claims, each with where it stands."""
    for pair in found:
        output.paragraph(f"{pair.link.relation} {pair.link.score:.2f}: {pair.link.grounds.sentence}")
        for one in (pair.first, pair.second):
            output.paragraph(f"  {one.claim.id[:8]} {_where(one)}: {one.claim.text}")


def _where(one: ReviewedClaim) -> str:
    return f"“{one.article_title}” ({one.source})" if one.source else f"“{one.article_title}”"
