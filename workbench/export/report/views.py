"""What the templates show of a chapter, put together so that they need not think."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.dossier import Chapter, Dossier, Publisher
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Bearing, Link, Piece, Relation, Sighting
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, Evidence, LogEntry, Note, Verdict, Workflow
from workbench.domain.scale import Scale
from workbench.domain.telling import told
from workbench.export import claimreview
from workbench.export.report.highlights import Highlight, Paragraph, highlights, paragraphs
from workbench.export.report.looks import Look, Looks


class Stretch(Struct, frozen=True):
    """Paragraphs that follow each other: of the article itself, or of the clutter around it."""

    is_clutter: bool
    paragraphs: tuple[Paragraph, ...]

    @property
    def kinds(self) -> list[str]:
        """What sorts of clutter there are in it, each once."""
        return list(dict.fromkeys(p.kind or "boilerplate" for p in self.paragraphs))


class ClaimView(Struct, frozen=True):
    """A claim as its card shows it. *verdicts* has each with its look, and whether it settles the claim, *evidence*
    each piece with the address of the passage it is, if that is in the report.

    *history* has when, who and what; *review* is the claim's ClaimReview where it can be published.
    """

    number: int
    look: Look
    language: str | None
    record: Record
    verdicts: tuple[tuple[Verdict, Look, bool], ...]
    evidence: tuple[tuple[Evidence, str | None], ...]
    history: tuple[tuple[str, str, str], ...]
    sightings: tuple[Sighting, ...]
    review: dict[str, object] | None

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.record.reviewed.claim

    @property
    def conflicts(self) -> list[Sighting]:
        """Where another article, or another place of the same, tells it otherwise."""
        return [sighting for sighting in self.sightings if sighting.link.relation is Relation.CONFLICTS]

    @property
    def elsewhere(self) -> list[Sighting]:
        """Where the same is told."""
        return [sighting for sighting in self.sightings if sighting.link.relation is not Relation.CONFLICTS]

    @property
    def workflow(self) -> Workflow:
        """Where it stands."""
        return self.record.reviewed.standing.workflow

    @property
    def label(self) -> str:
        """Its verdict as it read on the day it was given, else where it stands."""
        return self.record.verdict.label if self.record.verdict else self.look.label

    @property
    def waits(self) -> bool:
        """Whether its verdict is not the last word yet."""
        return self.workflow in (Workflow.SECOND_REVIEW, Workflow.IN_PROGRESS)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the article says around the claim, by name."""
        claim = self.claim
        named = {
            "Said by": _who(claim),
            "Speaks of": _when(claim),
            "Place": claim.place,
            "Figures": "; ".join(quantity.told for quantity in claim.quantities),
            "Parts": "; ".join(part.of(" " * claim.start + claim.text) for part in claim.parts),
            "Kind": claim.kind,
        }
        return [(name, words) for name, words in named.items() if words]


class ChapterView(Struct, frozen=True):
    """An article as the report shows it: its text with the highlights, and its claims, made as they are asked for."""

    article: Article
    summary: ArticleSummary
    notes: tuple[Note, ...]
    paragraphs: tuple[Stretch, ...]
    claims: Iterator[ClaimView]


class Report(Struct, frozen=True):
    """What holds for all of a report: its looks, who publishes it, the ids of the articles in it."""

    looks: Looks
    publisher: Publisher
    listed: frozenset[str]


def chapter_view(chapter: Chapter, report: Report) -> ChapterView:
    """What is shown of *chapter*."""
    marks = highlights(chapter.claims, report.looks)
    return ChapterView(
        chapter.article,
        chapter.summary,
        chapter.notes,
        stretches(chapter.article, marks),
        _cards(chapter, {mark.id: mark for mark in marks}, report),
    )


def stretches(article: Article, marks: Sequence[Highlight]) -> tuple[Stretch, ...]:
    """The paragraphs of *article* with their highlights, the clutter apart from the rest."""
    found = groupby(paragraphs(article, marks), key=lambda paragraph: paragraph.is_clutter)
    return tuple(Stretch(is_clutter, tuple(group)) for is_clutter, group in found)


def claim_view(dossier: Dossier, mark: Highlight, language: str | None, report: Report) -> ClaimView:
    """What is shown of the claim that *dossier* is about."""
    record, looks = dossier.record, report.looks
    given = [(verdict, looks.of_rating(verdict.rating), False) for verdict in record.verdicts]
    if record.adjudication:
        given.append((record.adjudication, looks.of_rating(record.adjudication.rating), True))
    return ClaimView(
        mark.number,
        mark.look,
        language,
        record,
        tuple(given),
        tuple(
            (piece, f"#a-{piece.article_id}" if piece.article_id in report.listed else None)
            for piece in record.evidence
        ),
        tuple(history(dossier.history)),
        dossier.sightings,
        _published(dossier, looks.scale, report.publisher),
    )


def history(entries: Sequence[LogEntry]) -> Iterator[tuple[str, str, str]]:
    """When, who and what of each of *entries*, which are all those about one claim."""
    known = {entry.id: entry for entry in entries}

    def find(id_: str) -> LogEntry:
        if id_ not in known:
            raise WorkbenchError(f"There is no entry {id_}.")
        return known[id_]

    for entry in entries:
        yield entry.at, entry.author, told(entry, find)


def _cards(chapter: Chapter, marks: dict[str, Highlight], report: Report) -> Iterator[ClaimView]:
    for dossier in chapter.dossiers:
        mark = marks[dossier.record.reviewed.claim.id]
        yield claim_view(dossier, mark, chapter.article.language, report)


def _published(dossier: Dossier, scale: Scale, publisher: Publisher) -> dict[str, object] | None:
    if claimreview.why_not(dossier.record, scale, publisher):
        return None
    return {"@context": claimreview.CONTEXT, **claimreview.review(dossier, scale, publisher)}


def differing(link: Link) -> list[Piece]:
    """What the two claims tell otherwise, the first one's words first in each."""
    return [piece for piece in link.grounds.pieces if piece.bearing is Bearing.DIFFERS]


def _who(claim: Claim) -> str:
    surface = f", as “{claim.claimant_surface}”" if claim.claimant_surface not in (None, claim.claimant) else ""
    return f"{claim.claimant}{surface}" if claim.claimant else ""


def _when(claim: Claim) -> str:
    if claim.occurred is None:
        return ""
    first, last = claim.occurred.start, claim.occurred.end
    return first if first == last else f"{first} to {last}"
