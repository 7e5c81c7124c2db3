"""The verification log as CSV: RFC 4180, UTF-8, one row a claim, the same bytes for the same state."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbench.domain.review import Evidence, Record, Verdict

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_EVIDENCE = (
    "url",
    "stance",
    "quote",
    "title",
    "publisher",
    "published",
    "accessed",
    "archive_url",
    "locator",
    "reviewer",
)

_CLAIM = (
    "article_id", "article_title", "outlet", "byline", "published", "language", "source",
    "claim_id", "start", "end", "claim", "wording", "kind", "origin", "is_quote", "claimant", "claimant_surface",
    "occurred_start", "occurred_end", "place", "quantities", "score", "reasons",
    "workflow", "verdict", "verdict_label", "rating", "rationale", "confidence", "reviewer", "decided_at",
    "carried_from", "all_verdicts", "adjudication", "dismissal_reason", "notes", "article_notes", "evidence_count",
)  # fmt: skip

# A spreadsheet takes a cell that begins so for a formula. An apostrophe in front defuses it; a cell that begins with
# an apostrophe gets one more, so that taking one away always gives back what was there.
_FORMULA = re.compile("[\\s\ufeff\u200b-\u200f\u2060]*[=+\\-@\t\r\n＝＋－＠']")


def columns(most_evidence: int) -> list[str]:
    """The header for a log whose claims have up to *most_evidence* pieces of evidence (one is always named)."""
    numbered = [f"evidence_{n}_{name}" for n in range(1, max(most_evidence, 1) + 1) for name in _EVIDENCE]
    return [*_CLAIM, *numbered]


def write(records: Iterable[Record], out: SupportsWrite[str], *, most_evidence: int, raw: bool = False) -> int:
    """How many claims were written to *out*, which must be open with ``newline=""``.

    *raw* leaves cells that a spreadsheet would run as formulas as they are.
    """
    names = columns(most_evidence)
    writer = csv.DictWriter(out, names, restval="", lineterminator="\r\n")
    writer.writeheader()
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007 - it is returned
        writer.writerow({name: cell if raw else defused(cell) for name, cell in _cells(record)})
    return count


def defused(cell: str) -> str:
    """*cell* with an apostrophe in front where a spreadsheet would take it for a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def _cells(record: Record) -> Iterator[tuple[str, str]]:
    yield from _article_cells(record)
    yield from _claim_cells(record)
    yield from _verdict_cells(record.verdict)
    yield "carried_from", _carried_from(record)
    yield "workflow", record.reviewed.standing.workflow
    yield "all_verdicts", "\n".join(_in_a_line(verdict) for verdict in record.verdicts)
    yield "adjudication", _in_a_line(record.adjudication) if record.adjudication else ""
    yield "wording", record.wording or ""
    yield "dismissal_reason", record.dismissal.reason if record.dismissal else ""
    yield "notes", "\n\n".join(note.text for note in record.notes)
    yield "article_notes", "\n\n".join(note.text for note in record.article_notes)
    yield "evidence_count", str(len(record.evidence))
    for number, piece in enumerate(record.evidence, 1):
        yield from ((f"evidence_{number}_{name}", cell) for name, cell in _evidence_cells(piece))


def _article_cells(record: Record) -> Iterator[tuple[str, str]]:
    article = record.article
    yield "article_id", article.id
    yield "article_title", article.title
    yield "outlet", article.outlet or ""
    yield "byline", article.byline or ""
    yield "published", article.published or ""
    yield "language", article.language or ""
    yield "source", article.source


def _claim_cells(record: Record) -> Iterator[tuple[str, str]]:
    claim = record.reviewed.claim
    yield "claim_id", claim.id
    yield "start", str(claim.start)
    yield "end", str(claim.end)
    yield "claim", claim.text
    yield "kind", claim.kind
    yield "origin", claim.origin
    yield "is_quote", "yes" if claim.is_quote else "no"
    yield "claimant", claim.claimant or ""
    yield "claimant_surface", claim.claimant_surface or ""
    yield "occurred_start", claim.occurred.start if claim.occurred else ""
    yield "occurred_end", claim.occurred.end if claim.occurred else ""
    yield "place", claim.place or ""
    yield "quantities", "; ".join(quantity.text for quantity in claim.quantities)
    yield "score", f"{claim.score:.2f}"
    yield "reasons", "; ".join(f"{reason.name} {reason.weight:+.2f}" for reason in claim.reasons)


def _verdict_cells(verdict: Verdict | None) -> Iterator[tuple[str, str]]:
    if verdict is None:
        return
    yield "verdict", verdict.rating
    yield "verdict_label", verdict.label
    yield "rating", "" if verdict.number is None else str(verdict.number)
    yield "rationale", verdict.rationale
    yield "confidence", verdict.confidence or ""
    yield "reviewer", verdict.reviewer
    yield "decided_at", verdict.at


def _carried_from(record: Record) -> str:
    """The claim of an earlier version on which the verdict was given."""
    given_on = record.verdict.claim_id if record.verdict else ""
    return given_on if given_on != record.reviewed.claim.id else ""


def _in_a_line(verdict: Verdict) -> str:
    return f"{verdict.reviewer}, {verdict.at}: {verdict.label}" + (
        f" ({verdict.rationale})" if verdict.rationale else ""
    )


def _evidence_cells(piece: Evidence) -> Iterator[tuple[str, str]]:
    yield "url", piece.reference
    for name in _EVIDENCE[1:]:
        yield name, getattr(piece, name) or ""
