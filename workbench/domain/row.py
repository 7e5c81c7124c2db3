"""A claim as a row of a table: what a `Record` says of it, in plain values."""

from __future__ import annotations

from typing import NamedTuple

from workbench.domain.link import Linked
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, Dismissal, Evidence, Note, Verdict


class ClaimRow(NamedTuple):
    """What tables say of one claim. *score* and *reasons* (names with weights) are as they stand after any refit.

    A named tuple, as a million are made at once: 1 µs each, where the objects of a record took 9 (benchmarks/export).
    """

    id: str
    start: int
    end: int
    text: str
    is_quote: bool
    claimant: str | None
    claimant_surface: str | None
    occurred_start: str | None
    occurred_end: str | None
    place: str | None
    kind: str
    origin: str
    workflow: str
    score: float
    reasons: tuple[tuple[str, float], ...]
    quantities: tuple[str, ...]
    article: ArticleSummary
    article_notes: tuple[Note, ...]
    links: tuple[Linked, ...] = ()
    verdict: Verdict | None = None
    verdicts: tuple[Verdict, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    dismissal: Dismissal | None = None
    adjudication: Verdict | None = None
    wording: str | None = None


def row_of(record: Record) -> ClaimRow:
    """The row that *record* is in a table."""
    claim = record.reviewed.claim
    return ClaimRow(
        claim.id,
        claim.start,
        claim.end,
        claim.text,
        claim.is_quote,
        claim.claimant,
        claim.claimant_surface,
        claim.occurred.start if claim.occurred else None,
        claim.occurred.end if claim.occurred else None,
        claim.place,
        claim.kind.value,
        claim.origin.value,
        record.reviewed.standing.workflow.value,
        claim.score,
        tuple([(reason.name, reason.weight) for reason in claim.reasons]),
        tuple([quantity.text for quantity in claim.quantities]),
        record.article,
        record.article_notes,
        record.links,
        record.verdict,
        record.verdicts,
        record.evidence,
        record.notes,
        record.dismissal,
        record.adjudication,
        record.wording,
    )
