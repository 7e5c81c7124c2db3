"""All that is known of claims, read for many of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from workbench.domain.link import Linked
from workbench.domain.record import Record
from workbench.domain.review import (
    Action,
    ArticleSummary,
    Dismissal,
    Evidence,
    Note,
    ReviewedClaim,
    Verdict,
    Workflow,
)
from workbench.store import linked, reviews

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

Told = tuple[tuple[Verdict, ...], tuple[Evidence, ...], tuple[Note, ...], Dismissal | None, Verdict | None, str | None]
NOTHING: Told = ((), (), (), None, None, None)
_NONE = (None,)


def records(
    connection: sqlite3.Connection,
    found: Iterable[ReviewedClaim],
    known: Mapping[str, ArticleSummary],
    *,
    hidden_from: str | None = None,
) -> Iterator[Record]:
    """Each of the claims *found* with all that stands on it, in their order; *known* are their articles by id.

    *hidden_from* is the reviewer from whom blind review hides where verdicts were carried from.
    """
    claims = iter(found)
    about, notes = "", tuple[Note, ...]()
    while batch := list(islice(claims, _AT_ONCE)):
        ids = [reviewed.claim.id for reviewed in batch]
        said, others = said_of(connection, ids, hidden_from), linked.linked(connection, ids, known)
        for reviewed in batch:
            id_, article = reviewed.claim.id, reviewed.claim.article_id
            if article != about:
                about, notes = article, tuple(reviews.notes(connection, article))
            yield _record(reviewed, known[article], notes, said.get(id_, {}), tuple(others.get(id_, ())))


def said_of(
    connection: sqlite3.Connection, ids: list[str], hidden_from: str | None = None
) -> dict[str, dict[str, list[Any]]]:
    """By claim and action, what stands: verdicts, pieces of evidence, notes and so on, oldest first."""
    said: dict[str, dict[str, list[Any]]] = {}
    for row, body in reviews.standing_on(connection, ids, hidden_from):
        if made := _MADE.get(action := row["action"]):
            on_claim = said.setdefault(row["stands_on"], {})
            if action in on_claim:
                on_claim[action].append(made(row, body))
            else:
                on_claim[action] = [made(row, body)]
    return said


def told(said: Mapping[str, list[Any]], workflow: str, seen: int) -> Told:
    """What a record tells of all that was *said* on a claim that stands at *workflow*, *seen* verdicts of which show.

    Verdicts, pieces of evidence and notes, oldest first; the dismissal, the adjudication and the wording.
    """
    return (
        # None of them where blind review hides them.
        tuple(said.get(Action.VERDICT, ())) if seen else (),
        tuple(said.get(Action.EVIDENCE, ())),
        tuple(said.get(Action.NOTE, ())),
        (said.get(Action.RE_CUT) or said.get(Action.DISMISS) or _NONE)[-1] if workflow == Workflow.DISMISSED else None,
        said.get(Action.ADJUDICATE, _NONE)[0],
        said.get(Action.REWORD, _NONE)[0] or None,
    )


def _record(
    reviewed: ReviewedClaim,
    summary: ArticleSummary,
    article_notes: tuple[Note, ...],
    said: Mapping[str, list[Any]],
    others: tuple[Linked, ...],
) -> Record:
    if not said:
        return Record(reviewed, summary, article_notes=article_notes, links=others)
    standing = reviewed.standing
    verdicts, evidence, notes, dismissal, adjudication, wording = told(said, standing.workflow, standing.verdicts)
    return Record(reviewed, summary, verdicts, evidence, notes, article_notes, dismissal, adjudication, wording, others)
