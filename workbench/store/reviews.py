"""What reviewers recorded and nobody took back: verdicts, evidence, notes; and where each reviewer left off."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from workbench.domain.review import (
    FILE,
    Action,
    Bookmark,
    Dismissal,
    Evidence,
    LogEntry,
    Note,
    SourceFile,
    Stance,
    Verdict,
)
from workbench.store import carrying
from workbench.store.blind import settled
from workbench.store.carrying import REDACTED, is_settled
from workbench.store.log import now

if TYPE_CHECKING:
    import sqlite3


_decoded = json.JSONDecoder().raw_decode


def verdicts(connection: sqlite3.Connection, claim: str, *, hidden_from: str | None = None) -> list[Verdict]:
    """Each reviewer's standing verdict on the claim with that id, oldest first.

    The *claim_id* of one that was given in an earlier version of the article is that of the claim there. Where one was
    carried from a claim whose verdicts are hidden from the reviewer *hidden_from*, that is not told.
    """
    found = _standing(connection, claim, Action.VERDICT)
    return [verdict_of(row, _with_words(connection, row, body, hidden_from)) for row, body in found]


def adjudication(connection: sqlite3.Connection, claim: str) -> Verdict | None:
    """The verdict that settles the claim with that id, None when there is none."""
    return next((verdict_of(row, body) for row, body in _standing(connection, claim, Action.ADJUDICATE)), None)


def verdict_of(row: sqlite3.Row, body: dict[str, Any]) -> Verdict:
    """The verdict that an entry's *row* and *body* keep."""
    return Verdict(
        entry=row["id"],
        claim_id=row["subject"],
        rating=row["value"],
        label=body.get("label", row["value"]),
        number=body.get("number"),
        scale=body.get("scale", ""),
        scale_version=body.get("scale_version", 0),
        rationale=body.get("rationale", body.get(REDACTED, "")),
        confidence=body.get("confidence"),
        reviewer=row["author"],
        at=row["at"],
        carried_from=carrying.named(body, carrying.FROM),
        carried_entry=carrying.named(body, carrying.ENTRY),
    )


def _with_words(
    connection: sqlite3.Connection, row: sqlite3.Row, body: dict[str, Any], hidden_from: str | None
) -> dict[str, Any]:
    if carrying.ENTRY not in body:
        return body
    return carrying.with_words(connection, row["author"], body, hidden_from)


def all_verdicts(connection: sqlite3.Connection, *, hidden_from: str | None = None) -> Iterator[tuple[str, str, str]]:
    """Every standing verdict as claim, reviewer and rating's id; those on one claim follow each other.

    One that is carried to a newer version is told of the claim there alone. From the reviewer *hidden_from* those on
    claims are hidden that they have not decided, and nobody adjudicated.
    """
    for row in connection.execute(
        f"""
        SELECT subject, author, value FROM standing AS s
        WHERE action = 'verdict' AND subject NOT IN (SELECT subject FROM carried WHERE how IN ('exact', 'moved'))
            AND (:hidden_from IS NULL OR {settled("s.subject")})
        ORDER BY subject, author
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    ):
        yield row["subject"], row["author"], row["value"]


def evidence(connection: sqlite3.Connection, claim: str) -> list[Evidence]:
    """The standing evidence on the claim with that id, oldest first."""
    return [evidence_of(row, body) for row, body in _standing(connection, claim, Action.EVIDENCE)]


def evidence_of(row: sqlite3.Row, body: dict[str, Any]) -> Evidence:
    """The piece of evidence that an entry's *row* and *body* keep."""
    return Evidence(
        entry=row["id"],
        claim_id=row["subject"],
        stance=Stance(row["value"]),
        url=body.get("url"),
        title=body.get("title"),
        publisher=body.get("publisher"),
        published=body.get("published"),
        accessed=body.get("accessed", ""),
        archive_url=body.get("archive_url"),
        quote=body.get("quote", body.get(REDACTED)),
        locator=body.get("locator"),
        article_id=body.get("article"),
        start=body.get("start"),
        end=body.get("end"),
        reviewer=row["author"],
        at=row["at"],
        file=_file_of(body),
    )


def _file_of(body: dict[str, Any]) -> SourceFile | None:
    if "file" not in body:
        return None
    return SourceFile(body["file"], body["hash"], body["size"], body.get("media_type"), body.get("kept") == "yes")


def notes(connection: sqlite3.Connection, subject: str) -> list[Note]:
    """The standing notes on the claim or article with that id, oldest first."""
    return [note_of(row, body) for row, body in _standing(connection, subject, Action.NOTE)]


def note_of(row: sqlite3.Row, body: dict[str, Any]) -> Note:
    """The note that an entry's *row* and *body* keep."""
    return Note(entry=row["id"], subject=row["subject"], text=text_of(body), reviewer=row["author"], at=row["at"])


def dismissal(connection: sqlite3.Connection, claim: str) -> Dismissal | None:
    """The last standing dismissal of the claim with that id."""
    found = None
    for action in (Action.DISMISS, Action.RE_CUT):
        for row, body in _standing(connection, claim, action):
            found = dismissal_of(row, body, action)
    return found


def dismissal_of(row: sqlite3.Row, body: dict[str, Any], action: Action) -> Dismissal:
    """Why a claim was put aside, as an entry's *row* and *body* keep it: dismissed, or cut anew."""
    if action is Action.DISMISS:
        reason = body.get("reason", body.get(REDACTED, ""))
    elif "joined_with" in body:
        reason = f"Joined with others as: {text_of(body)}"
    elif "," in row["value"]:  # several stretches
        reason = "Split into: " + text_of(body).replace("\n", " / ")
    else:
        reason = f"Re-cut as: {text_of(body)}"
    return Dismissal(row["id"], reason, row["author"], row["at"])


def wording(connection: sqlite3.Connection, claim: str, *, marked: bool = True) -> str | None:
    """The claim with that id as it is checked, where a reviewer phrased it anew and did not go back to its words.

    Of one that was redacted what stands for it, or nothing where it need not be *marked*.
    """
    for _, body in _standing(connection, claim, Action.REWORD):
        return None if REDACTED in body and not marked else text_of(body) or None
    return None


def is_blind(connection: sqlite3.Connection) -> bool:
    """Whether the file is set to blind review."""
    row = connection.execute(
        "SELECT value FROM standing WHERE subject = ? AND action = ?", (FILE, Action.BLIND)
    ).fetchone()
    return row is not None and row["value"] == "on"


def seen_by(connection: sqlite3.Connection, hidden_from: str | None, entries: Iterable[LogEntry]) -> Iterator[LogEntry]:
    """Those of *entries* that the reviewer *hidden_from* may see; all of them where that is None.

    What others decided on a claim is hidden until the reviewer has decided it too, or it was adjudicated; and what they
    carried from another claim, as long as that one's is.
    """
    for entry in entries:
        others = entry.action in (Action.VERDICT, Action.ADJUDICATE) and entry.author != hidden_from
        if hidden_from is None or not others:
            yield entry
        elif is_settled(connection, hidden_from, entry.subject):
            source = carrying.source_of(entry)
            if source is None or is_settled(connection, hidden_from, source):
                yield entry


def text_of(body: dict[str, Any]) -> str:
    """The words that an entry's *body* keeps as its text, or what stands for them once they were redacted."""
    return str(body.get("text", body.get(REDACTED, "")))


def _standing(
    connection: sqlite3.Connection, subject: str, action: Action
) -> Iterator[tuple[sqlite3.Row, dict[str, Any]]]:
    for row in connection.execute(
        """
        SELECT l.id, l.subject, l.author, l.at, l.value, l.body
        FROM standing AS s JOIN log AS l ON l.id = s.entry
        WHERE s.subject = ? AND s.action = ?
        ORDER BY s.clock, s.entry
        """,
        (subject, action),
    ):
        yield row, _body(connection, row)


def standing_on(
    connection: sqlite3.Connection, subjects: Sequence[str], hidden_from: str | None = None
) -> Iterator[tuple[sqlite3.Row, dict[str, Any]]]:
    """What stands on all the claims with those ids, each entry's row with its body: by claim, then by action, oldest
    first.

    *stands_on* in the row is the claim, which an earlier version's may have been carried to; *subject* is that one.
    From *hidden_from* it is hidden where a verdict was carried from, as `verdicts` does.
    """
    for row in connection.execute(
        f"""
        SELECT s.subject AS stands_on, s.action, l.id, l.subject, l.author, l.at, l.value, l.body
        FROM standing AS s JOIN log AS l ON l.id = s.entry
        WHERE s.subject IN ({", ".join("?" * len(subjects))})
        ORDER BY s.subject, s.action, s.clock, s.entry
        """,  # noqa: S608 - question marks
        subjects,
    ):
        found = _decoded(body)[0] if (body := row["body"]) else _body(connection, row)
        yield row, found if carrying.ENTRY not in found else _with_words(connection, row, found, hidden_from)


def _body(connection: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Any]:
    return carrying.decoded(connection, row["id"], row["body"])


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
