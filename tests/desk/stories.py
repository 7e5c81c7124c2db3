"""Four articles on one accident: two that agree, one that quotes the same words, one that tells it otherwise."""

from __future__ import annotations

from pathlib import Path

from tests.store.making import article_of, bare, claim_of, quantity_of, stored
from workbench.desk import linking
from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.link import Bearing, Grounds, Link, Piece, Relation
from workbench.domain.span import Span
from workbench.store import links, schema, sqlite

MONDAY = article_of(
    "The tram hit a van in Mill Street and seven people were hurt.",
    source="1.txt",
    published="2021-03-01",
    outlet="Post",
)
TUESDAY = article_of(
    "Seven hurt as tram strikes van, police said.", source="2.txt", published="2021-03-02", outlet="Courier"
)
WEDNESDAY = article_of("In all seven were hurt by the tram.", source="3.txt", published="2021-03-03")
OTHERWISE = article_of(
    "Nine people were hurt when a tram hit a van.", source="4.txt", published="2021-03-02", outlet="Echo"
)
ASIDE = article_of("A van stood across the rails in Mill Street.", source="5.txt", published="2021-03-02")


def _claim(article: Article, words: str, number: float) -> Claim:
    return claim_of(article, article.text, quantities=(quantity_of(article, words, number, what="people"),))


FIRST = _claim(MONDAY, "seven people", 7.0)
SECOND = _claim(TUESDAY, "Seven", 7.0)
THIRD = _claim(WEDNESDAY, "seven", 7.0)
OTHER = _claim(OTHERWISE, "Nine people", 9.0)
LOOSE = claim_of(ASIDE, ASIDE.text)


def link(one: Claim, other: Claim, relation: Relation, score: float = 0.8) -> Link:
    """A link that says of both claims' figures whether they are the same."""
    differs = relation is Relation.CONFLICTS
    spans = [Span(q.start, q.end) for q in (one.quantities[0], other.quantities[0])]
    words = [claim.quantities[0].text for claim in (one, other)]
    piece = Piece("figure", Bearing.DIFFERS if differs else Bearing.SAME, *words, *spans)
    return Link(one.id, other.id, relation, score, Grounds((piece,)))


LINKS = (
    link(FIRST, SECOND, Relation.AGREES),
    link(SECOND, THIRD, Relation.AGREES),
    link(FIRST, OTHER, Relation.CONFLICTS),
    Link(FIRST.id, LOOSE.id, Relation.AGREES, 0.5, Grounds((Piece("event", Bearing.SAME, "a van", "A van"),))),
)


def accident(path: Path) -> None:
    """The review file at *path*, with the claims linked."""
    stored(path, (MONDAY, [FIRST]), (TUESDAY, [SECOND]), (WEDNESDAY, [THIRD]), (OTHERWISE, [OTHER]), (ASIDE, [LOOSE]))
    connection = schema.open_file(path)
    list(linking.find(connection))  # nothing waits to be compared that could take out or add any
    with sqlite.writing(connection):
        connection.execute("DELETE FROM links")
        links.put(connection, LINKS)
    connection.close()


def bodies(path: Path, claim: str) -> list[str]:
    """The bodies of the verdicts on a claim, as they stand in the log."""
    rows = bare(path).execute("SELECT body FROM log WHERE subject = ? AND action = 'verdict' ORDER BY number", (claim,))
    return [row["body"] for row in rows]
