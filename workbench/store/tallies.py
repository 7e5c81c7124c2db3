"""Claims counted by where they stand, decisions by when they were made, conflicts by whether they are open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.domain.review import Workflow
from workbench.domain.tally import Decision, Tally
from workbench.store.blind import settled
from workbench.store.claims import listed, standing_columns

if TYPE_CHECKING:
    import sqlite3


def by_article(connection: sqlite3.Connection, *, hidden_from: str | None = None) -> Iterator[Tally]:
    """The claims of each article, by where they stand, as the reviewer *hidden_from* may see it."""
    return _counted(connection, "c.article_id", hidden_from)


def by_claimant(connection: sqlite3.Connection, *, hidden_from: str | None = None) -> Iterator[Tally]:
    """The claims of each claimant, by where they stand, as the reviewer *hidden_from* may see it."""
    return _counted(connection, "c.claimant", hidden_from)


def decisions(connection: sqlite3.Connection, *, hidden_from: str | None = None) -> Iterator[Decision]:
    """Every decision that was ever recorded, taken back since or not; those of one session in their order.

    From the reviewer *hidden_from* those of others are hidden on claims that they have not decided themselves.
    """
    for row in connection.execute(
        f"""
        SELECT chain, author, at FROM log
        WHERE action IN ('verdict', 'dismiss', 'adjudicate')
            AND (:hidden_from IS NULL OR author = :hidden_from OR {settled("log.subject")})
        ORDER BY chain, seq
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    ):
        yield Decision(row["chain"], row["author"], row["at"])


def open_conflicts(connection: sqlite3.Connection, *, hidden_from: str | None = None) -> int:
    """How many links say that two claims conflict of which at least one is not settled yet."""
    state = standing_columns(hidden_from)["workflow"]
    settled_ones = f"""
        SELECT c.id FROM claims AS c JOIN state AS s ON s.subject = c.id WHERE {state} IN ('final', 'dismissed')
    """  # noqa: S608 - our own words
    row = connection.execute(
        f"""
        WITH settled (id) AS ({settled_ones})
        SELECT count(*) FROM links
        WHERE relation = 'conflicts' AND NOT (first IN settled AND second IN settled)
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    ).fetchone()
    return int(row[0])


def notes_on_articles(connection: sqlite3.Connection) -> int:
    """How many notes stand on articles, not on a claim in them."""
    row = connection.execute(
        "SELECT coalesce(sum(s.notes), 0) FROM articles AS a JOIN state AS s ON s.subject = a.id"
    ).fetchone()
    return int(row[0])


def _counted(connection: sqlite3.Connection, owner: str, hidden_from: str | None) -> Iterator[Tally]:
    state, condition = standing_columns(hidden_from), listed(connection)
    for row in connection.execute(
        f"""
        SELECT {owner} AS owner, {state["workflow"]} AS workflow, {state["rating"]} AS rating, count(*) AS claims
        FROM claims AS c LEFT JOIN state AS s ON s.subject = c.id
        {f"WHERE {condition}" if condition else ""}
        GROUP BY 1, 2, 3
        ORDER BY 1, 2, 3
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    ):
        yield Tally(row["owner"], Workflow(row["workflow"]), row["rating"], row["claims"])


def most_evidence(connection: sqlite3.Connection) -> int:
    """The most pieces of evidence that any one claim has."""
    return int(connection.execute("SELECT coalesce(max(evidence), 0) FROM state").fetchone()[0])
