"""A review as tables of plain cells: what every export with rows and columns says, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from typing import TypeAlias

from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, Evidence, LogEntry, Verdict
from workbench.export.formats import Review, Rows

_ARTICLE = ("article_id", "article_title", "outlet", "byline", "published", "language", "source")
_CLAIM = (
    *_ARTICLE,
    "claim_id", "start", "end", "claim", "wording", "kind", "origin", "is_quote", "claimant", "claimant_surface",
    "occurred_start", "occurred_end", "place", "quantities", "score", "reasons",
    "workflow", "verdict", "verdict_label", "rating", "rationale", "confidence", "reviewer", "decided_at",
    "carried_from", "all_verdicts", "adjudication", "dismissal_reason", "notes", "article_notes", "links",
    "evidence_count",
)  # fmt: skip
_PIECE = (
    "url", "stance", "quote", "title", "publisher", "published", "accessed", "archive_url", "locator", "reviewer",
)  # fmt: skip
_COLUMNS = {
    Rows.LOG: tuple(field.name for field in fields(LogEntry)),
    Rows.EVIDENCE: (
        *("claim_id", "claim", "workflow", "verdict", "article_id", "article_title", "source"),
        *(name if name == "url" or name == "stance" else f"evidence_{name}" for name in _PIECE[:-1]),
        *("reviewer", "at", "entry"),
    ),
    Rows.ARTICLES: (*_ARTICLE, "words", "claims", "reviewed", "notes"),
}
NOUNS = {Rows.CLAIMS: "claim", Rows.LOG: "entry", Rows.EVIDENCE: "piece of evidence", Rows.ARTICLES: "article"}
"""What one row of each is called."""


def columns(rows: Rows, most_evidence: int = 1) -> list[str]:
    """The header of such rows; of claims with up to *most_evidence* pieces of evidence (one is always named)."""
    if rows is not Rows.CLAIMS:
        return list(_COLUMNS[rows])
    return [*_CLAIM, *(f"evidence_{n}_{name}" for n in range(1, max(most_evidence, 1) + 1) for name in _PIECE)]


Guard: TypeAlias = Callable[[list[str]], list[str]]
"""What is done to cells before they are written; to those that stand in many rows, once."""


def as_they_are(row: list[str]) -> list[str]:
    """The same cells."""
    return row


def table(review: Review, rows: Rows, most_evidence: int = 1, guard: Guard = as_they_are) -> Iterator[list[str]]:
    """The cells of each row in the order of `columns`, guarded, and empty where there is nothing to say."""
    if rows is Rows.LOG:
        return (guard(["" if cell is None else str(cell) for cell in _entry(entry)]) for entry in review.log())
    if rows is Rows.ARTICLES:
        return (guard(_summary(summary, review)) for summary in review.articles())
    if rows is Rows.EVIDENCE:
        return (guard(_evidence(record, piece)) for record in review.records() for piece in record.evidence)
    return of_records(review.records(), most_evidence, guard)


_entry = attrgetter(*_COLUMNS[Rows.LOG])


def of_records(records: Iterable[Record], most_evidence: int = 1, guard: Guard = as_they_are) -> Iterator[list[str]]:
    """The cells of each of *records* as a row of claims has them."""
    nothing = [""] * len(_PIECE)
    about: ArticleSummary | None = None
    known: list[str] = []
    for record in records:
        if record.article is not about:  # all claims of an article have the very same
            about, known = record.article, guard(_article(record.article))
        row = known + guard(_claim(record) + _decision(record) + _said(record))
        for piece in record.evidence:
            row += guard(_piece(piece))
        row += nothing * (max(most_evidence, 1) - len(record.evidence))
        yield row


def _article(article: ArticleSummary) -> list[str]:
    return [
        article.id,
        article.title,
        article.outlet or "",
        article.byline or "",
        article.published or "",
        article.language or "",
        article.source,
    ]


def _summary(article: ArticleSummary, review: Review) -> list[str]:
    counted = [str(article.words), str(article.claims), str(article.reviewed)]
    return [*_article(article), *counted, "\n\n".join(note.text for note in review.notes(article.id))]


def _claim(record: Record) -> list[str]:
    claim = record.reviewed.claim
    return [
        claim.id,
        str(claim.start),
        str(claim.end),
        claim.text,
        record.wording or "",
        claim.kind.value,
        claim.origin.value,
        "yes" if claim.is_quote else "no",
        claim.claimant or "",
        claim.claimant_surface or "",
        claim.occurred.start if claim.occurred else "",
        claim.occurred.end if claim.occurred else "",
        claim.place or "",
        "; ".join([quantity.text for quantity in claim.quantities]),
        f"{claim.score:.2f}",
        "; ".join([f"{reason.name} {reason.weight:+.2f}" for reason in claim.reasons]),
    ]


def _decision(record: Record) -> list[str]:
    workflow, verdict = record.reviewed.standing.workflow.value, record.verdict
    if verdict is None:
        return [workflow, "", "", "", "", "", "", ""]
    return [
        workflow,
        verdict.rating,
        verdict.label,
        "" if verdict.number is None else str(verdict.number),
        verdict.rationale,
        verdict.confidence or "",
        verdict.reviewer,
        verdict.at,
    ]


def _said(record: Record) -> list[str]:
    return [
        _carried_from(record),
        "\n".join(map(_in_a_line, record.verdicts)),
        _in_a_line(record.adjudication) if record.adjudication else "",
        record.dismissal.reason if record.dismissal else "",
        "\n\n".join([note.text for note in record.notes]),
        "\n\n".join([note.text for note in record.article_notes]),
        "\n".join([f"{link.relation}: {link.second}" for link in record.links]),
        str(len(record.evidence)),
    ]


def _carried_from(record: Record) -> str:
    """The claim of an earlier version on which the verdict was given."""
    given_on = record.verdict.claim_id if record.verdict else ""
    return given_on if given_on != record.reviewed.claim.id else ""


def _in_a_line(verdict: Verdict) -> str:
    said = f"{verdict.reviewer}, {verdict.at}: {verdict.label}"
    return f"{said} ({verdict.rationale})" if verdict.rationale else said


def _piece(piece: Evidence) -> list[str]:
    return [
        piece.reference,
        piece.stance.value,
        piece.quote or "",
        piece.title or "",
        piece.publisher or "",
        piece.published or "",
        piece.accessed,
        piece.archive_url or "",
        piece.locator or "",
        piece.reviewer,
    ]


def _evidence(record: Record, piece: Evidence) -> list[str]:
    claim, article, verdict = record.reviewed.claim, record.article, record.verdict
    workflow = record.reviewed.standing.workflow.value
    about = [claim.id, claim.text, workflow, verdict.rating if verdict else "", article.id, article.title]
    return [*about, article.source, *_piece(piece), piece.at, piece.entry]
