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


def say(connection: sqlite3.Connection, session: str, reviewer: str, place: Bookmark | None) -> None:
    """Keeps that *reviewer*'s desk *session* is at *place*, and forgets those long silent. Call inside `writing`."""
    connection.execute("DELETE FROM presence WHERE at < ?", (_silent(),))
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
    """The desks that are open but for *session*, by reviewer's name."""
    rows = connection.execute(
        """
        SELECT session, reviewer, article_id, claim_id, at FROM presence
        WHERE session <> ? AND at >= ? ORDER BY reviewer, session
        """,
        (session, _silent()),
    )
    return [Presence(*row) for row in rows]


def _silent() -> str:
    """The moment after which whoever said nothing counts as gone, as `now` writes it."""
    return (datetime.now(UTC) - SILENCE).isoformat(timespec="milliseconds").replace("+00:00", "Z")
