"""Verdicts that a reviewer carried from one claim to another: their words are those of the entry they came from.

The words are kept once, so that redacting them there takes them away everywhere.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from workbench.domain.review import Action, LogEntry
from workbench.store import log
from workbench.store.blind import settled

if TYPE_CHECKING:
    import sqlite3

FROM, ENTRY = "carried_from", "carried_entry"
"""The members of a body that name the claim and the entry that a verdict was carried from."""

_ID = re.compile("[0-9a-f]{32}")
_FURTHEST = 20  # times a verdict is carried on; a log that was tampered with could have it come from itself
_WORDS = ("rationale", "confidence")
REDACTED = "redacted"
"""Stands, in the place of a body that was blanked, for who did it, when and why."""


def named(body: dict[str, Any], member: str) -> str | None:
    """The id that the *member* of a body names; None where it names none."""
    found = body.get(member)
    return found if isinstance(found, str) and _ID.fullmatch(found) else None


def with_words(
    connection: sqlite3.Connection, author: str, body: dict[str, Any], hidden_from: str | None = None
) -> dict[str, Any]:
    """The *body* of *author*'s verdict that was carried, with its words; without where it came from, if that claim's
    verdicts are hidden from the reviewer *hidden_from*."""
    words = _words(connection, author, body.get(ENTRY))
    if hidden_from not in (None, author) and not is_settled(connection, hidden_from or "", str(body.get(FROM))):
        body = {name: member for name, member in body.items() if name not in (FROM, ENTRY)}
    return {**body, **words}


def _words(connection: sqlite3.Connection, author: str, entry: object) -> dict[str, str]:
    for _ in range(_FURTHEST):
        row = connection.execute(
            "SELECT id, body FROM log WHERE id = ? AND action = ? AND author = ?", (entry, Action.VERDICT, author)
        ).fetchone()
        if row is None:
            return {}
        body = decoded(connection, row["id"], row["body"])
        if REDACTED in body:
            return {"rationale": body[REDACTED]}
        if ENTRY not in body:
            return {name: body[name] for name in _WORDS if name in body}
        entry = body[ENTRY]
    return {}


def decoded(connection: sqlite3.Connection, entry: str, body: str) -> dict[str, Any]:
    """What the *body* of the entry with that id says; once it was redacted, who did it, when and why."""
    found: dict[str, Any]
    found = json.loads(body) if body else {REDACTED: _redacted(connection, entry)}
    return found


def _redacted(connection: sqlite3.Connection, entry: str) -> str:
    by = log.redaction_of(connection, entry)
    if by is None:
        return "[Redacted]"
    return f"[Redacted by {by.author}, {by.at[:10]}: {json.loads(by.body)['reason'] if by.body else ''}]"


def source_of(entry: LogEntry) -> str | None:
    """The claim that a verdict was carried from; None where *entry* is none that was. It may hold anything."""
    if entry.action != Action.VERDICT or not isinstance(entry.body, str) or FROM not in entry.body:
        return None
    try:
        body = json.loads(entry.body)
    except (ValueError, RecursionError):
        return None
    found = body.get(FROM) if isinstance(body, dict) else None
    return found if isinstance(found, str) else None


def is_settled(connection: sqlite3.Connection, reviewer: str, claim: str) -> bool:
    """Whether *reviewer* has decided the claim with that id, or somebody adjudicated it, here or in a newer version."""
    # What was said of the same words in the newest version settles it too.
    row = connection.execute(
        f"""
        SELECT 1
        FROM (
            SELECT :claim AS id UNION
            SELECT successor FROM carried WHERE subject = :claim AND how IN ('exact', 'moved')
        ) AS same
        WHERE {settled("same.id", ":reviewer")}
        LIMIT 1
        """,  # noqa: S608 - our own words
        {"claim": claim, "reviewer": reviewer},
    ).fetchone()
    return row is not None
