"""Who has the file open, and on which claim: said every few seconds, gone when they leave or fall silent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.review import Bookmark, Presence
from workbench.store.log import now

if TYPE_CHECKING:
    import sqlite3

SILENCE = timedelta(seconds=30)
"""After this long without a word a desk counts as gone: it was killed, or its machine sleeps."""


AHEAD = timedelta(minutes=5)
"""How far a desk's clock may be ahead of this one's; a time beyond that was made up, and would never pass."""

MOST = 50
"""More desks are not shown, nor read: the screen waits for them."""


def say(connection: sqlite3.Connection, session: str, reviewer: str, place: Bookmark | None) -> None:
    """Keeps that *reviewer*'s desk *session* is at *place*, and forgets those silent or of another time.

    Call inside `writing`.
    """
    connection.execute("DELETE FROM presence WHERE at NOT BETWEEN ? AND ?", _here())
    connection.execute(
        """
        INSERT INTO presence (session, reviewer, article_id, claim_id, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (session) DO UPDATE SET
            article_id = excluded.article_id, claim_id = excluded.claim_id, at = excluded.at
        """,
        (session, reviewer, place.article_id if place else None, place.claim_id if place else None, now()),
    )


def leave(connection: sqlite3.Connection, session: str) -> None:
    """Forgets the desk *session*. Call inside `writing` only."""
    connection.execute("DELETE FROM presence WHERE session = ?", (session,))


def others(connection: sqlite3.Connection, session: str) -> list[Presence]:
    """The desks that are open but for *session*, by reviewer's name, at most MOST."""
    rows = connection.execute(
        """
        SELECT session, reviewer, article_id, claim_id, at FROM presence
        WHERE session <> ? AND at BETWEEN ? AND ? ORDER BY reviewer, session LIMIT ?
        """,
        (session, *_here(), MOST),
    )
    return [Presence(*row) for row in rows]


def _here() -> tuple[str, str]:
    """Between which moments a desk that is open said so last, as `now` writes them."""
    at = datetime.now(UTC)
    first, last = ((at + by).isoformat(timespec="milliseconds").replace("+00:00", "Z") for by in (-SILENCE, AHEAD))
    return first, last
