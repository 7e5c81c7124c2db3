"""Links between claims, in and out of the review file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workbench.domain.link import Link, Relation, grounds_of

if TYPE_CHECKING:
    import sqlite3


def put(connection: sqlite3.Connection, links: Iterable[Link]) -> None:
    """Keeps *links*, each once, whichever of its claims is named first. Call inside `writing` only."""
    connection.executemany(
        """
        INSERT INTO links (first, second, relation, score, grounds) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (first, second, relation) DO UPDATE SET score = excluded.score, grounds = excluded.grounds
        """,
        [
            (link.first, link.second, link.relation, link.score, link.grounds.as_json())
            for link in (link if link.first < link.second else link.turned() for link in links)
        ],
    )


def of_claim(connection: sqlite3.Connection, claim: str) -> list[Link]:
    """The links of the claim with that id, the claim itself first in each, the best first."""
    return of_claims(connection, [claim]).get(claim, [])


def of_claims(connection: sqlite3.Connection, claims: Sequence[str]) -> dict[str, list[Link]]:
    """The links of each of the claims with those ids that has any, as `of_claim` gives them."""
    if connection.execute("SELECT 1 FROM links LIMIT 1").fetchone() is None:
        return {}
    marks = ", ".join("?" * len(claims))
    rows = connection.execute(
        f"""
        SELECT first AS claim, second AS other, relation, score, grounds, 0 FROM links WHERE first IN ({marks})
        UNION ALL
        SELECT second, first, relation, score, grounds, 1 FROM links WHERE second IN ({marks})
        ORDER BY score DESC, other
        """,  # noqa: S608 - question marks
        (*claims, *claims),
    )
    found: dict[str, list[Link]] = {}
    for claim, other, relation, score, grounds, is_turned in rows:
        why = grounds_of(grounds)
        link = Link(claim, other, Relation(relation), score, why.turned() if is_turned else why)
        found.setdefault(claim, []).append(link)
    return found
