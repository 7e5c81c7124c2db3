"""Links with the words of the claims they lead to, read for many claims at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.domain.link import ORDER, Link, Linked, Relation, grounds_of
from workbench.domain.review import ArticleSummary

if TYPE_CHECKING:
    import sqlite3

_RELATIONS = {str(relation): relation for relation in Relation}
_PLACES = " ".join(f"WHEN '{relation}' THEN {place}" for place, relation in enumerate(ORDER))


def linked(
    connection: sqlite3.Connection, claims: Sequence[str], known: Mapping[str, ArticleSummary]
) -> dict[str, list[Linked]]:
    """Where the links of each of the *claims* with those ids lead that has any: conflicts first, the best of a kind
    first.

    To claims of *known* articles that have no newer version alone, and to none that was put aside.
    """
    if connection.execute("SELECT 1 FROM links LIMIT 1").fetchone() is None:
        return {}
    marks = ", ".join("?" * len(claims))
    cursor = connection.cursor()
    cursor.row_factory = None  # in half the time
    rows = cursor.execute(
        f"""
        SELECT l.claim, l.other, l.relation, l.score, l.grounds, l.is_turned, c.article_id, c.text
        FROM (
            SELECT first AS claim, second AS other, relation, score, grounds, 0 AS is_turned
            FROM links WHERE first IN ({marks})
            UNION ALL
            SELECT second, first, relation, score, grounds, 1 FROM links WHERE second IN ({marks})
        ) AS l
        CROSS JOIN claims AS c ON c.id = l.other
        WHERE NOT EXISTS (SELECT 1 FROM state WHERE subject = c.id AND workflow = 'dismissed')
        ORDER BY CASE l.relation {_PLACES} END, l.score DESC, l.other
        """,  # noqa: S608 - question marks, and our own words
        (*claims, *claims),
    )
    found: dict[str, list[Linked]] = {}
    for claim, other, relation, score, grounds, is_turned, article, text in rows:
        about = known.get(article)
        if about is None or about.replaced_by is not None:
            continue
        why = grounds_of(grounds)
        link = Link(claim, other, _RELATIONS[relation], score, why.turned() if is_turned else why)
        found.setdefault(claim, []).append(Linked(link, text, about))
    return found


def articles(connection: sqlite3.Connection, claim: str) -> list[str]:
    """The ids of the articles without a newer version that the links of the claim with that id lead to."""
    rows = connection.execute(
        """
        SELECT DISTINCT c.article_id
        FROM (
            SELECT second AS other FROM links WHERE first = :claim
            UNION SELECT first FROM links WHERE second = :claim
        ) AS l
        JOIN claims AS c ON c.id = l.other
        WHERE NOT EXISTS (SELECT 1 FROM replaced WHERE article_id = c.article_id)
        ORDER BY c.article_id
        """,
        {"claim": claim},
    )
    return [row["article_id"] for row in rows]
