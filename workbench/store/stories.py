"""The links around a claim, as far as a story line may reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.link import Link, Relation
from workbench.store import links

if TYPE_CHECKING:
    import sqlite3

MOST = 100
"""Claims that are looked at for one story line: more than anybody reads side by side."""

_AT_ONCE = 500


def around(connection: sqlite3.Connection, claim: str) -> tuple[list[Link], bool]:
    """The links between the claims that can be reached from the one with that id, and whether these are all.

    The nearest come first, of those the ones with the best links; MOST at most. Claims that were put aside, and those
    of earlier versions of an article, are passed over.
    """
    known, level, found = {claim}, [claim], dict[tuple[str, str, Relation], Link]()
    is_whole = True
    while level:
        leading = [link for of_one in links.of_claims(connection, level).values() for link in of_one]
        fresh = {link.second for link in leading} - known
        there = fresh - _passed_over(connection, sorted(fresh))
        leading = [link for link in leading if link.second in known or link.second in there]
        leading.sort(key=lambda link: (link.relation is Relation.CONFLICTS, -link.score, link.second))
        level = list(dict.fromkeys(link.second for link in leading if link.second in there))
        room = MOST - len(known)
        is_whole = is_whole and len(level) <= room
        level = level[:room]
        known.update(level)
        for link in leading:
            if link.second in known:
                found[(*sorted(link.ends), link.relation)] = link  # type: ignore[index]
    return list(found.values()), is_whole


def _passed_over(connection: sqlite3.Connection, claims: list[str]) -> set[str]:
    """Those of *claims* that were put aside, or whose article has a newer version."""
    passed: set[str] = set()
    for first in range(0, len(claims), _AT_ONCE):
        some = claims[first : first + _AT_ONCE]
        rows = connection.execute(
            f"""
            SELECT c.id
            FROM claims AS c LEFT JOIN state AS s ON s.subject = c.id
            WHERE c.id IN ({", ".join("?" * len(some))}) AND (
                s.workflow = 'dismissed' OR EXISTS (SELECT 1 FROM replaced WHERE article_id = c.article_id)
            )
            """,  # noqa: S608 - question marks
            some,
        )
        passed.update(row["id"] for row in rows)
    return passed


def articles_of(connection: sqlite3.Connection, claims: list[str]) -> dict[str, str]:
    """By the ids of *claims*, MOST at most, the articles in which they stand."""
    rows = connection.execute(
        f"SELECT id, article_id FROM claims WHERE id IN ({', '.join('?' * len(claims))})",  # noqa: S608 - question marks
        claims,
    )
    return {row["id"]: row["article_id"] for row in rows}
