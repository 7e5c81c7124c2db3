"""Links with the words of the claims they lead to, read for many claims at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.domain.link import ORDER, Link, Linked
from workbench.domain.review import ArticleSummary
from workbench.store import links

if TYPE_CHECKING:
    import sqlite3

_AT_ONCE = 500


def linked(
    connection: sqlite3.Connection, claims: Sequence[str], known: Mapping[str, ArticleSummary]
) -> dict[str, tuple[Linked, ...]]:
    """Where the links of each of the *claims* with those ids lead that has any: conflicts first, the best of a kind
    first.

    To claims of *known* articles that have no newer version alone, and to none that was put aside.
    """
    found = links.of_claims(connection, claims)
    if not found:
        return {}
    others = _others(connection, sorted({link.second for of_one in found.values() for link in of_one}))
    return {claim: tuple(_told(of_one, others, known)) for claim, of_one in found.items()}


def _told(
    of_one: Iterable[Link], others: Mapping[str, tuple[str, str]], known: Mapping[str, ArticleSummary]
) -> Iterator[Linked]:
    for link in sorted(of_one, key=lambda link: ORDER.index(link.relation)):
        article, text = others.get(link.second, ("", ""))
        about = known.get(article)
        if about is not None and about.replaced_by is None:
            yield Linked(link, text, about)


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


def _others(connection: sqlite3.Connection, claims: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The article and the words of each of the *claims* with those ids that was not put aside."""
    found: dict[str, tuple[str, str]] = {}
    for first in range(0, len(claims), _AT_ONCE):
        some = claims[first : first + _AT_ONCE]
        rows = connection.execute(
            f"""
            SELECT c.id, c.article_id, c.text
            FROM claims AS c LEFT JOIN state AS s ON s.subject = c.id
            WHERE c.id IN ({", ".join("?" * len(some))}) AND s.workflow IS NOT 'dismissed'
            """,  # noqa: S608 - question marks
            some,
        )
        found.update((id_, (article, text)) for id_, article, text in rows)
    return found
