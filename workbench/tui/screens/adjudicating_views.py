"""What is seen of a disputed claim: its sentence where it stands, and what each reviewer says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from workbench.domain.article import Article
from workbench.domain.record import Record
from workbench.domain.review import Evidence, Note, ReviewedClaim, Verdict, Workflow
from workbench.domain.scale import Scale
from workbench.domain.shown import safe_lines, safe_text
from workbench.domain.span import Span
from workbench.tui.widgets.appearance import SAVING, STANCE_GLYPHS, moment, stands
from workbench.tui.widgets.hanging import Hung
from workbench.tui.widgets.virtual_list import SPRING, Row

_AROUND = 240  # characters of the article before and after the claim, no further than its paragraph


def row(reviewed: ReviewedClaim, verdicts: Sequence[Verdict], scale: Scale, *, saving: bool) -> Row:
    """A claim in one row: what it was rated, or how it was settled, its words, its article."""
    settled = reviewed.standing.workflow is not Workflow.DISPUTED
    ratings = [scale.rating(verdict.rating) for verdict in verdicts]
    glyphs = " ".join(rating.glyph if rating else "·" for rating in ratings)
    state = SAVING if saving else f"→ {stands(reviewed, scale)}" if settled else ""
    return [
        (safe_text(f"{glyphs}  "), "dim" if settled else "warning"),
        (safe_text(f"{state}  " if state else ""), "success"),
        (safe_text(reviewed.claim.text), "dim" if settled else ""),
        SPRING,
        (safe_text(reviewed.article_title[:14]), "dim"),
    ]


def context(article: Article, record: Record) -> Content:
    """The claim between the words that stand around it, and who says it."""
    claim = record.reviewed.claim
    paragraph = next((p.span for p in article.passages if p.span.overlaps(claim.span)), claim.span)
    before = Span(max(min(paragraph.start, claim.start), claim.start - _AROUND), claim.start)
    after = Span(claim.end, min(max(paragraph.end, claim.end), claim.end + _AROUND))
    cut = "…" if before.start > paragraph.start else ""
    cut_after = "…" if after.end < paragraph.end else ""
    wording = Content.assemble(("\nas checked: ", "dim"), safe_text(record.wording)) if record.wording else Content("")
    return Content.assemble(
        (safe_text(cut + before.of(article.text)), "dim"),
        (safe_text(claim.text), "bold"),
        (safe_text(after.of(article.text) + cut_after), "dim"),
        wording,
        "\n",
        (safe_text(f"{claim.claimant or 'the article itself'} · {article.title}"), "italic"),
    )


def columns(record: Record, scale: Scale) -> list[list[Hung]]:
    """A column for each reviewer who said anything: the verdict and why, evidence, notes; the settling one first."""
    found = [list(_settled(record.adjudication, scale))] if record.adjudication is not None else []
    given = {verdict.reviewer: verdict for verdict in record.verdicts}
    others = [*(piece.reviewer for piece in record.evidence), *(note.reviewer for note in record.notes)]
    for reviewer in dict.fromkeys([*given, *others]):
        evidence = [piece for piece in record.evidence if piece.reviewer == reviewer]
        notes = [note for note in record.notes if note.reviewer == reviewer]
        found.append(list(_of_reviewer(reviewer, given.get(reviewer), evidence, notes, scale)))
    return found


def _of_reviewer(
    reviewer: str, verdict: Verdict | None, evidence: Sequence[Evidence], notes: Sequence[Note], scale: Scale
) -> Iterator[Hung]:
    yield Hung(Content.styled(safe_text(reviewer), "bold underline"))
    if verdict is None:
        yield Hung(Content.styled("no verdict", "dim"))
    else:
        yield from _verdict(verdict, scale)
    for piece in evidence:
        yield Hung(Content.assemble(f"{STANCE_GLYPHS[piece.stance]} {piece.stance}: ", safe_text(piece.reference)), 2)
        about = " · ".join(part for part in (piece.title, piece.publisher, piece.published, piece.locator) if part)
        if about:
            yield Hung(Content.assemble("  ", (safe_text(about), "dim")), 2)
        if piece.quote:
            yield Hung(Content.assemble(("  “", "dim"), (safe_text(piece.quote), "italic"), ("”", "dim")), 3)
    for note in notes:
        yield Hung(Content.styled("note", "dim"))
        yield from _words(note.text)


def _settled(adjudication: Verdict, scale: Scale) -> Iterator[Hung]:
    yield Hung(Content.assemble(("Settled by ", "dim"), (safe_text(adjudication.reviewer), "bold underline")))
    yield from _verdict(adjudication, scale)


def _verdict(verdict: Verdict, scale: Scale) -> Iterator[Hung]:
    rating = scale.rating(verdict.rating)
    style = f"bold $text-{rating.colour}" if rating else "bold"
    glyph = f"{rating.glyph} " if rating else ""
    yield Hung(Content.styled(safe_text(f"{glyph}{verdict.label}"), style))
    sure = f"{verdict.confidence} confidence · " if verdict.confidence else ""
    yield Hung(Content.styled(safe_text(f"{sure}{moment(verdict.at)}"), "dim"))
    if verdict.rationale:
        yield from _words(verdict.rationale)
    else:
        yield Hung(Content.styled("  no rationale", "dim"))


def _words(text: str) -> Iterator[Hung]:
    for line in safe_lines(text):
        yield Hung(Content.assemble("  ", line), 2)
