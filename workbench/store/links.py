"""Links between claims, in and out of the review file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.domain.link import Grounds, Link, Relation, grounds_of

if TYPE_CHECKING:
    import sqlite3

_RELATIONS = frozenset(map(str, Relation))


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


def listed(
    connection: sqlite3.Connection,
    *,
    relation: Relation | None = None,
    claim: str | None = None,
    article: str | None = None,
    dismissed: bool = False,
) -> Iterator[Link]:
    """The links that meet every condition given, conflicts before the others and the best first, one at a time.

    The claim with the id *claim*, or one of the article with the id *article*, comes first in each. Links of claims
    that were put aside are left out unless *dismissed* asks for them, and those of earlier versions always are.
    """
    rows = connection.execute(
        """
        SELECT l.first, l.second, l.relation, l.score, l.grounds,
            s.id = :claim OR (s.article_id = :article AND f.article_id <> :article) AS is_turned
        FROM links AS l
        JOIN claims AS f ON f.id = l.first
        JOIN claims AS s ON s.id = l.second
        WHERE (:relation IS NULL OR l.relation = :relation)
            AND (:claim IS NULL OR f.id = :claim OR s.id = :claim)
            AND (:article IS NULL OR f.article_id = :article OR s.article_id = :article)
            AND (:dismissed OR NOT EXISTS (
                SELECT 1 FROM state WHERE subject IN (l.first, l.second) AND workflow = 'dismissed'
            ))
            AND NOT EXISTS (SELECT 1 FROM replaced WHERE article_id IN (f.article_id, s.article_id))
        ORDER BY l.relation <> 'conflicts', l.score DESC, l.first, l.second
        """,
        {"relation": relation, "claim": claim, "article": article, "dismissed": dismissed},
    )
    for first, second, named, score, grounds, is_turned in rows:
        link = Link(first, second, Relation(named), score, grounds_of(grounds))
        yield link.turned() if is_turned else link


def is_sound(relation: object, score: object, grounds: object) -> bool:
    """Whether these columns are those of a link, whoever wrote them."""
    try:
        return (
            relation in _RELATIONS
            and type(score) in (int, float)
            and 0 <= score <= 1  # type: ignore[operator]
            and type(grounds) is str
            and bool(grounds.encode("utf-8"))
            and bool(grounds_of(grounds))
        )
    except ValueError:
        return False


def wrong(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for the links that are none, and for those whose grounds stand outside the articles they name."""
    cursor = connection.cursor()
    cursor.row_factory = None
    ends = dict(cursor.execute("SELECT id, length(text) FROM articles").fetchall())
    malformed = outside = 0
    rows = cursor.execute(
        """
        SELECT l.relation, l.score, l.grounds, f.article_id, s.article_id
        FROM links AS l LEFT JOIN claims AS f ON f.id = l.first LEFT JOIN claims AS s ON s.id = l.second
        """
    )
    for relation, score, grounds, article, other in rows:
        if not is_sound(relation, score, grounds):
            malformed += 1
        elif not _stand_within(grounds_of(grounds), ends.get(article, 0), ends.get(other, 0)):
            outside += 1
    for count, what in ((malformed, "that are malformed"), (outside, "whose grounds stand outside their articles")):
        if count:
            yield f"There are links between claims {what} ({count}); `workbench links --again` finds all links anew."


def _stand_within(grounds: Grounds, first_end: int, second_end: int) -> bool:
    """Whether the spans of all pieces end where the two articles do, or before."""
    return all(
        span is None or span.end <= end
        for piece in grounds.pieces
        for span, end in ((piece.first_span, first_end), (piece.second_span, second_end))
    )


def drop(connection: sqlite3.Connection, number: int, other: int | None = None) -> None:
    """Takes out the links of the claim with that number, or those between the two. Call inside `writing` only."""
    connection.execute(
        """
        DELETE FROM links
        WHERE (first, second, relation) IN (
            SELECT l.first, l.second, l.relation
            FROM claims AS c JOIN links AS l ON l.first = c.id OR l.second = c.id
            WHERE c.number = :number AND (:other IS NULL OR EXISTS (
                SELECT 1 FROM claims AS o WHERE o.number = :other AND o.id IN (l.first, l.second)
            ))
        )
        """,
        {"number": number, "other": other},
    )


def of_number(connection: sqlite3.Connection, number: int) -> dict[int, list[Link]]:
    """The links of the claim with that number, as they are kept, by the number of the other claim; in their order."""
    rows = connection.execute(
        """
        SELECT o.number, l.first, l.second, l.relation, l.score, l.grounds
        FROM claims AS c
        JOIN links AS l ON l.first = c.id OR l.second = c.id
        JOIN claims AS o ON o.id = CASE l.first WHEN c.id THEN l.second ELSE l.first END
        WHERE c.number = ?
        ORDER BY l.first, l.second, l.relation
        """,
        (number,),
    )
    found: dict[int, list[Link]] = {}
    for other, first, second, relation, score, grounds in rows:
        link = Link(first, second, Relation(relation), score, grounds_of(grounds))
        found.setdefault(other, []).append(link)
    return found
