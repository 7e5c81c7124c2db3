"""Passages of other articles that share words with a claim, found in a time that does not grow with common words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.claim import Claim, Kind, Occurred
from workbench.domain.span import Span
from workbench.store import claims, near

if TYPE_CHECKING:
    import sqlite3

COMMON = 1_500
"""Passages from which on a word is common: counting goes no further, and ranking begins with the rarer ones."""

MOST_RANKED = 6_000
"""Passages that all words together which the index is asked to rank by may have."""

_NEWEST = 300  # passages in which common words stand together, the last that came into the file


LONGEST = 20_000
"""Characters of a passage that are looked at: a book without paragraphs would take seconds."""

_TEXT = f'substr(a.text, p.start + 1, min(p."end" - p.start, {LONGEST}))'


class Place(NamedTuple):
    """A passage of an article that may be suggested, by its number; *text* begins at *start* of the article.

    *before* is what stands before it there, some 400 characters.
    """

    number: int
    article_id: str
    article_title: str
    outlet: str | None
    published: str | None
    start: int
    text: str
    before: str


_PLACES = """
    SELECT p.number, a.id, coalesce(t.value, a.title), coalesce(o.value, a.outlet), coalesce(d.value, a.published),
        p.start, {text}, substr(a.text, max(1, p.start - 399), min(p.start, 400))
    FROM {source}
    CROSS JOIN articles AS a ON a.id = p.article_id
    LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
    LEFT JOIN standing AS o ON o.subject = a.id AND o.action = 'set outlet'
    LEFT JOIN standing AS d ON d.subject = a.id AND d.action = 'set published'
    WHERE {where}
        AND p.role <> 'boilerplate' AND a.id <> :own
        AND NOT EXISTS (SELECT 1 FROM replaced WHERE article_id = a.id)
        AND a.id IS NOT (SELECT newest FROM replaced WHERE article_id = :own)
"""
_FOUND = _PLACES.format(
    text=_TEXT,
    source="passage_index CROSS JOIN passages AS p ON p.number = passage_index.rowid",
    where="passage_index MATCH :query",
)


def frequencies(connection: sqlite3.Connection, terms: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """In how many passages each of *terms*, a name for the forms of a word, stands; COMMON at most."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM passage_index WHERE passage_index MATCH ? LIMIT ?)"
    return {
        term: connection.execute(sql, (_any(forms), COMMON)).fetchone()[0] for term, forms in terms.items() if forms
    }


def places(
    connection: sqlite3.Connection,
    article: str,
    terms: Mapping[str, Sequence[str]],
    found_in: Mapping[str, int],
    limit: int,
) -> list[Place]:
    """Passages of other articles than the one with the id *article* in which *terms* stand, *limit* at most.

    The best by BM25 of those that hold one of the rarest words, up to MOST_RANKED passages of them; and where that is
    not enough, the newest that hold two common ones. Boilerplate and earlier versions are left out.
    """
    by_rarity = sorted((term for term in terms if found_in.get(term)), key=lambda term: (found_in[term], term))
    rare: list[str] = []
    total = 0
    for term in by_rarity:
        total += found_in[term]
        if found_in[term] >= COMMON or total > MOST_RANKED:
            break
        rare.append(term)
    common = by_rarity[len(rare) :]
    given: dict[str, str | int] = {"own": article, "limit": limit}
    found: dict[int, Place] = {}
    if rare:
        query = " OR ".join(_any(terms[term]) for term in rare)
        _take(found, connection, f"{_FOUND} ORDER BY passage_index.rank LIMIT :limit", {**given, "query": query})
    if len(found) < limit and len(common) > 1:
        first, rest = common[0], common[1:4]
        query = f"{_any(terms[first])} AND ({' OR '.join(_any(terms[term]) for term in rest)})"
        newest = min(_NEWEST, limit - len(found))
        sql = f"{_FOUND} ORDER BY passage_index.rowid DESC LIMIT :limit"
        _take(found, connection, sql, {**given, "query": query, "limit": newest})
    return list(found.values())


def places_of(connection: sqlite3.Connection, article: str, linked: Sequence[str]) -> list[Place]:
    """The passages of other articles than *article* in which the claims with the ids *linked* stand."""
    marks = ", ".join(f":c{number}" for number in range(len(linked)))
    sql = _PLACES.format(
        text=_TEXT,
        source="""
            claims AS c CROSS JOIN passages AS p
                ON p.article_id = c.article_id AND p.start <= c.start AND p."end" > c.start
        """,
        where=f"c.id IN ({marks})",
    )
    found: dict[int, Place] = {}
    _take(found, connection, sql, {"own": article, **{f"c{number}": id_ for number, id_ in enumerate(linked)}})
    return list(found.values())


def _take(found: dict[int, Place], connection: sqlite3.Connection, sql: str, given: Mapping[str, str | int]) -> None:
    cursor = connection.cursor()
    cursor.row_factory = None
    for row in cursor.execute(sql, given):
        found.setdefault(row[0], Place(*row))


def _any(forms: Sequence[str]) -> str:
    """The query for a word in any of its *forms*, which are letters and digits alone."""
    return "(" + " OR ".join(f'"{form}"' for form in forms) + ")"


def claims_in(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, list[Claim]]:
    """The claims that stand in each of the passages with those numbers, without their reasons, in reading order."""
    rows = connection.execute(
        f"""
        SELECT p.number, c.id, c.article_id, c.start, c."end", c.text, c.kind, c.score, c.claimant, c.claimant_surface,
            c.is_quote, c.occurred_start, c.occurred_end, c.place
        FROM passages AS p CROSS JOIN claims AS c
            ON c.article_id = p.article_id AND c.start >= p.start AND c.start < p."end"
        WHERE p.number IN ({", ".join("?" * len(numbers))})
        ORDER BY c.start, c."end"
        """,  # noqa: S608 - question marks
        list(numbers),
    ).fetchall()
    counted = claims.quantities(connection, [row["id"] for row in rows])
    found: dict[int, list[Claim]] = {}
    for row in rows:
        since, until = row["occurred_start"], row["occurred_end"]
        found.setdefault(row["number"], []).append(
            Claim(
                row["id"],
                row["article_id"],
                row["start"],
                row["end"],
                row["text"],
                Kind(row["kind"]),
                row["score"],
                claimant=row["claimant"],
                claimant_surface=row["claimant_surface"],
                is_quote=bool(row["is_quote"]),
                quantities=tuple(counted.get(row["id"], ())),
                occurred=Occurred(since, until) if since else None,
                place=row["place"],
            )
        )
    return found


def copies(connection: sqlite3.Connection, article: str) -> dict[str, tuple[Span, ...]]:
    """The articles that are nearly the same as the one with that id, each with its passages that are not in it."""
    return {
        pair.second: tuple(Span(start, end) for start, end in pair.only_in_second)
        for pair in near.pairs(connection, article)
    }
