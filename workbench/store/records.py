"""All that is known of claims, read for many of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from workbench.domain.record import Record
from workbench.domain.review import Action, ArticleSummary, Note, ReviewedClaim, Workflow
from workbench.store import links, reviews

if TYPE_CHECKING:
    import sqlite3

_AT_ONCE = 500

_MADE: dict[str, Any] = {
    Action.VERDICT: reviews.verdict_of,
    Action.ADJUDICATE: reviews.verdict_of,
    Action.EVIDENCE: reviews.evidence_of,
    Action.NOTE: reviews.note_of,
    Action.DISMISS: partial(reviews.dismissal_of, action=Action.DISMISS),
    Action.RE_CUT: partial(reviews.dismissal_of, action=Action.RE_CUT),
    Action.REWORD: lambda _, body: reviews.text_of(body),
}
"""What an entry of each action, of its row and body, is of a record."""


def records(
    connection: sqlite3.Connection, found: Iterable[ReviewedClaim], known: Mapping[str, ArticleSummary]
) -> Iterator[Record]:
    """Each of the claims *found* with all that stands on it, in their order; *known* are their articles by id."""
    claims = iter(found)
    about, notes = "", tuple[Note, ...]()
    while batch := list(islice(claims, _AT_ONCE)):
        ids = [reviewed.claim.id for reviewed in batch]
        said, linked = _said(connection, ids), links.of_claims(connection, ids)
        for reviewed in batch:
            id_, article = reviewed.claim.id, reviewed.claim.article_id
            if article != about:
                about, notes = article, tuple(reviews.notes(connection, article))
            yield _record(reviewed, known[article], notes, said.get(id_, {}), tuple(linked.get(id_, ())))


def _said(connection: sqlite3.Connection, ids: list[str]) -> dict[str, dict[str, list[Any]]]:
    """By claim and action, what stands: verdicts, pieces of evidence, notes and so on, oldest first."""
    said: dict[str, dict[str, list[Any]]] = {}
    for row, body in reviews.standing_on(connection, ids):
        if made := _MADE.get(action := row["action"]):
            said.setdefault(row["stands_on"], {}).setdefault(action, []).append(made(row, body))
    return said


def _record(
    reviewed: ReviewedClaim,
    summary: ArticleSummary,
    article_notes: tuple[Note, ...],
    said: dict[str, list[Any]],
    linked: tuple[Any, ...],
) -> Record:
    if not said:
        return Record(reviewed, summary, article_notes=article_notes, links=linked)
    dismissed = reviewed.standing.workflow is Workflow.DISMISSED
    return Record(
        reviewed,
        summary,
        # None of them where blind review hides them.
        tuple(said.get(Action.VERDICT, ())) if reviewed.standing.verdicts else (),
        tuple(said.get(Action.EVIDENCE, ())),
        tuple(said.get(Action.NOTE, ())),
        article_notes,
        (said.get(Action.RE_CUT) or said.get(Action.DISMISS) or (None,))[-1] if dismissed else None,
        said.get(Action.ADJUDICATE, (None,))[0],
        said.get(Action.REWORD, (None,))[0],
        linked,
    )
