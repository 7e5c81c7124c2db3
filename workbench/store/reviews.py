"""What reviewers recorded and nobody took back: verdicts, evidence, notes; and where each reviewer left off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workbench.domain.review import Action, Bookmark, Dismissal, Evidence, Note, Stance, Verdict
from workbench.store.log import now

if TYPE_CHECKING:
    import sqlite3


def verdicts(connection: sqlite3.Connection, claim: str) -> list[Verdict]:
    """Each reviewer's standing verdict on the claim with that id, oldest first."""
    return [
        Verdict(
            entry=row["id"],
            claim_id=claim,
            rating=row["value"],
            label=body["label"],
            number=body.get("number"),
            scale=body["scale"],
            scale_version=body["scale_version"],
            rationale=body.get("rationale", ""),
            confidence=body.get("confidence"),
            reviewer=row["author"],
            at=row["at"],
        )
        for row, body in _standing(connection, claim, Action.VERDICT)
    ]


def evidence(connection: sqlite3.Connection, claim: str) -> list[Evidence]:
    """The standing evidence on the claim with that id, oldest first."""
    return [
        Evidence(
            entry=row["id"],
            claim_id=claim,
            stance=Stance(row["value"]),
            url=body.get("url"),
            title=body.get("title"),
            publisher=body.get("publisher"),
            published=body.get("published"),
            accessed=body["accessed"],
            archive_url=body.get("archive_url"),
            quote=body.get("quote"),
            locator=body.get("locator"),
            article_id=body.get("article"),
            start=body.get("start"),
            end=body.get("end"),
            reviewer=row["author"],
            at=row["at"],
        )
        for row, body in _standing(connection, claim, Action.EVIDENCE)
    ]


def notes(connection: sqlite3.Connection, subject: str) -> list[Note]:
    """The standing notes on the claim or article with that id, oldest first."""
    return [
        Note(entry=row["id"], subject=subject, text=body["text"], reviewer=row["author"], at=row["at"])
        for row, body in _standing(connection, subject, Action.NOTE)
    ]


def dismissal(connection: sqlite3.Connection, claim: str) -> Dismissal | None:
    """The last standing dismissal of the claim with that id."""
    found = None
    for row, body in _standing(connection, claim, Action.DISMISS):
        found = Dismissal(row["id"], body.get("reason", ""), row["author"], row["at"])
    return found


def _standing(
    connection: sqlite3.Connection, subject: str, action: Action
) -> Iterator[tuple[sqlite3.Row, dict[str, Any]]]:
    for row in connection.execute(
        """
        SELECT l.id, l.author, l.at, l.value, l.body
        FROM standing AS s JOIN log AS l ON l.id = s.entry
        WHERE s.subject = ? AND s.action = ?
        ORDER BY s.clock, s.entry
        """,
        (subject, action),
    ):
        yield row, json.loads(row["body"])


def bookmark(connection: sqlite3.Connection, reviewer: str) -> Bookmark | None:
    """Where *reviewer* left off, None before the first session."""
    row = connection.execute("SELECT article_id, claim_id FROM bookmarks WHERE reviewer = ?", (reviewer,)).fetchone()
    return Bookmark(row["article_id"], row["claim_id"]) if row else None


def leave_bookmark(connection: sqlite3.Connection, reviewer: str, place: Bookmark) -> None:
    """Keeps *place* as where *reviewer* left off. Call inside `writing` only."""
    connection.execute(
        """
        INSERT INTO bookmarks (reviewer, article_id, claim_id, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (reviewer) DO UPDATE SET
            article_id = excluded.article_id, claim_id = excluded.claim_id, at = excluded.at
        """,
        (reviewer, place.article_id, place.claim_id, now()),
    )
