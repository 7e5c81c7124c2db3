"""A review as tables of plain cells: what every export with rows and columns says, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TypeAlias

from workbench.domain.link import Bearing, Linked
from workbench.domain.review import ArticleSummary, Evidence, LogEntry, Verdict
from workbench.domain.row import ClaimRow
from workbench.export.formats import Review, Rows

_ARTICLE = ("article_id", "article_title", "outlet", "byline", "published", "language", "source")
_CLAIM = (
    *_ARTICLE,
    "claim_id", "start", "end", "claim", "wording", "kind", "origin", "is_quote", "claimant", "claimant_surface",
    "occurred_start", "occurred_end", "place", "quantities", "score", "reasons",
    "workflow", "verdict", "verdict_label", "rating", "rationale", "confidence", "reviewer", "decided_at",
    "carried_from", "all_verdicts", "adjudication", "dismissal_reason", "notes", "article_notes", "links",
    "linked_claims", "linked_articles", "link_grounds", "evidence_count",
)  # fmt: skip
_PIECE = (
    "url", "stance", "quote", "title", "publisher", "published", "accessed", "archive_url", "locator", "reviewer",
)  # fmt: skip
_COLUMNS = {
    Rows.LOG: LogEntry.__struct_fields__,
    Rows.EVIDENCE: (
        *("claim_id", "claim", "workflow", "verdict", "article_id", "article_title", "source"),
        *(name if name == "url" or name == "stance" else f"evidence_{name}" for name in _PIECE[:-1]),
        *("reviewer", "at", "entry"),
    ),
    Rows.LINKS: (
        *("relation", "score", "grounds", "differs_here", "differs_there"),
        *("claim_id", "claim", "claimant", "article_id", "article_title", "outlet", "published"),
        *("linked_id", "linked_claim", "linked_article_id", "linked_article", "linked_outlet", "linked_published"),
    ),
    Rows.ARTICLES: (*_ARTICLE, "words", "claims", "reviewed", "notes"),
}
NOUNS = {
    Rows.CLAIMS: "claim",
    Rows.LOG: "entry",
    Rows.EVIDENCE: "piece of evidence",
    Rows.LINKS: "link",
    Rows.ARTICLES: "article",
}
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
    if rows is Rows.LINKS:
        return (guard(cells) for cells in _of_links(review.rows()))
    if rows is Rows.EVIDENCE:
        return (guard(_evidence(row, piece)) for row in review.rows() for piece in row.evidence)
    return of_claims(review.rows(), most_evidence, guard)


_entry = attrgetter(*_COLUMNS[Rows.LOG])


def of_claims(found: Iterable[ClaimRow], most_evidence: int = 1, guard: Guard = as_they_are) -> Iterator[list[str]]:
    """The cells of each claim *found*, guarded."""
    nothing = [""] * len(_PIECE) * max(most_evidence, 1)
    about: ArticleSummary | None = None
    known: list[str] = []
    for row in found:
        if row.article is not about:  # all claims of an article have the very same
            about, known = row.article, guard(_article(row.article))
        cells = known + guard(_claim(row) + _decision(row) + _said(row))
        for piece in row.evidence:
            cells += guard(_piece(piece))
        cells += nothing[len(row.evidence) * len(_PIECE) :]
        yield cells


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


def _claim(row: ClaimRow) -> list[str]:
    return [
        row.id,
        str(row.start),
        str(row.end),
        row.text,
        row.wording or "",
        row.kind,
        row.origin,
        "yes" if row.is_quote else "no",
        row.claimant or "",
        row.claimant_surface or "",
        row.occurred_start or "",
        row.occurred_end or "",
        row.place or "",
        "; ".join(row.quantities),
        f"{row.score:.2f}",
        "; ".join([f"{name} {weight:+.2f}" for name, weight in row.reasons]),
    ]


def _decision(row: ClaimRow) -> list[str]:
    verdict = row.verdict
    if verdict is None:
        return [row.workflow, "", "", "", "", "", "", "", ""]
    return [
        row.workflow,
        verdict.rating,
        verdict.label,
        "" if verdict.number is None else str(verdict.number),
        verdict.rationale,
        verdict.confidence or "",
        verdict.reviewer,
        verdict.at,
        # The claim it was given on: of an earlier version, or another one of the story line.
        verdict.claim_id if verdict.claim_id != row.id else verdict.carried_from or "",
    ]


def _said(row: ClaimRow) -> list[str]:
    return [
        "\n".join([_in_a_line(verdict) for verdict in row.verdicts]),
        _in_a_line(row.adjudication) if row.adjudication else "",
        row.dismissal.reason if row.dismissal else "",
        "\n\n".join([note.text for note in row.notes]) if row.notes else "",
        "\n\n".join([note.text for note in row.article_notes]) if row.article_notes else "",
        *(_links(row) if row.links else _NO_LINKS),
        str(len(row.evidence)),
    ]


_NO_LINKS = ("", "", "", "")


def _links(row: ClaimRow) -> list[str]:
    """Four cells with as many lines as there are links: what of each stands in the same line."""
    return [
        "\n".join([f"{one.link.relation}: {one.link.second}" for one in row.links]),
        "\n".join([_one_line(one.text) for one in row.links]),
        "\n".join([_one_line(one.article.title) for one in row.links]),
        "\n".join([_one_line(one.link.grounds.sentence) for one in row.links]),
    ]


def _of_links(found: Iterable[ClaimRow]) -> Iterator[list[str]]:
    """Of every link a row, once: from the claim with the lesser id."""
    for row in found:
        for linked in row.links:
            if row.id < linked.link.second:
                yield _link(row, linked)


def _link(row: ClaimRow, linked: Linked) -> list[str]:
    link, article, other = linked.link, row.article, linked.article
    differing = [piece for piece in link.grounds.pieces if piece.bearing is Bearing.DIFFERS]
    return [
        link.relation.value,
        f"{link.score:.2f}",
        link.grounds.sentence,
        "; ".join([piece.first for piece in differing]),
        "; ".join([piece.second for piece in differing]),
        *(row.id, row.text, row.claimant or "", article.id, article.title),
        *(article.outlet or "", article.published or ""),
        *(link.second, linked.text, other.id, other.title, other.outlet or "", other.published or ""),
    ]


def _one_line(text: str) -> str:
    return text if text.isprintable() else " ".join(text.split())


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


def _evidence(row: ClaimRow, piece: Evidence) -> list[str]:
    article = row.article
    about = [row.id, row.text, row.workflow, row.verdict.rating if row.verdict else "", article.id, article.title]
    return [*about, article.source, *_piece(piece), piece.at, piece.entry]
