"""What a reviewer keeps to find their own way: marks to come back to, and claims left for later. No decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.review import Bookmark
from workbench.store.claims import standing_columns
from workbench.store.log import now

if TYPE_CHECKING:
    import sqlite3


def set_mark(connection: sqlite3.Connection, reviewer: str, letter: str, place: Bookmark) -> None:
    """Keeps *place* under *letter*, in the place of what *reviewer* kept there. Call inside `writing` only."""
    connection.execute(
        """
        INSERT INTO marks (reviewer, letter, article_id, claim_id, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (reviewer, letter) DO UPDATE SET
            article_id = excluded.article_id, claim_id = excluded.claim_id, at = excluded.at
        """,
        (reviewer, letter, place.article_id, place.claim_id, now()),
    )


def marks(connection: sqlite3.Connection, reviewer: str) -> dict[str, Bookmark]:
    """Where *reviewer* set marks, by letter."""
    rows = connection.execute(
        "SELECT letter, article_id, claim_id FROM marks WHERE reviewer = ? ORDER BY letter", (reviewer,)
    )
    return {row["letter"]: Bookmark(row["article_id"], row["claim_id"]) for row in rows}


def leave_for_later(connection: sqlite3.Connection, reviewer: str, claim: str) -> None:
    """Has the claim with that id come last to *reviewer*. Call inside `writing` only."""
    connection.execute(
        "INSERT INTO later (reviewer, claim_id, at) VALUES (?, ?, ?) ON CONFLICT (reviewer, claim_id) DO NOTHING",
        (reviewer, claim, now()),
    )


def take_up(connection: sqlite3.Connection, reviewer: str, claim: str) -> None:
    """Has the claim with that id come in its place again. Call inside `writing` only."""
    connection.execute("DELETE FROM later WHERE reviewer = ? AND claim_id = ?", (reviewer, claim))


def left_for_later(connection: sqlite3.Connection, reviewer: str, *, hidden_from: str | None = None) -> dict[str, str]:
    """The claims that *reviewer* left for later and that are open still, as they may know, with their articles."""
    rows = connection.execute(
        f"""
        SELECT l.claim_id, c.article_id
        FROM later AS l JOIN claims AS c ON c.id = l.claim_id LEFT JOIN state AS s ON s.subject = c.id
        WHERE l.reviewer = :reviewer
            AND {standing_columns(hidden_from)["workflow"]} IN ('new', 'in progress', 'needs second review')
        """,  # noqa: S608 - our own words
        {"reviewer": reviewer, "hidden_from": hidden_from},
    )
    return dict(map(tuple, rows))
