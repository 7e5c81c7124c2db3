"""Links between claims, in and out of the review file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.domain.link import Link, Relation

if TYPE_CHECKING:
    import sqlite3


def put(connection: sqlite3.Connection, links: Iterable[Link]) -> None:
    """Keeps *links*, each once, whichever of its claims is named first. Call inside `writing` only."""
    connection.executemany(
        """
        INSERT INTO links (first, second, relation, score, grounds) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (first, second, relation) DO UPDATE SET score = excluded.score, grounds = excluded.grounds
        """,
        [(*sorted((link.first, link.second)), link.relation, link.score, json.dumps(link.grounds)) for link in links],
    )


def of_claim(connection: sqlite3.Connection, claim: str) -> list[Link]:
    """The links of the claim with that id, the claim itself first in each, the best first."""
    rows = connection.execute(
        """
        SELECT second AS other, relation, score, grounds FROM links WHERE first = :claim
        UNION ALL
        SELECT first, relation, score, grounds FROM links WHERE second = :claim
        ORDER BY score DESC, other
        """,
        {"claim": claim},
    )
    return [
        Link(claim, row["other"], Relation(row["relation"]), row["score"], json.loads(row["grounds"])) for row in rows
    ]
