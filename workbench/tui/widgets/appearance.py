"""How a claim's standing looks: always a glyph and a word as well as a colour."""

from __future__ import annotations

from workbench.domain.claim import Claim
from workbench.domain.review import ReviewedClaim, Stance, Workflow
from workbench.domain.scale import Scale
from workbench.domain.span import Span
from workbench.tui.widgets.marks import Inner, Mark

SAVING = "…"
"""Shown while a decision is on its way to the disk."""

CHOSEN = "■"
"""Shown on a claim that is selected for the next decision."""

LATER = "»"
"""Shown on an open claim that the reviewer left for later."""

WORKFLOW_GLYPHS = {
    Workflow.NEW: "○",
    Workflow.IN_PROGRESS: "◌",
    Workflow.SECOND_REVIEW: "◎",
    Workflow.DISPUTED: "≠",
    Workflow.FINAL: "●",
    Workflow.DISMISSED: "–",
}

STANCE_GLYPHS = {
    Stance.SUPPORTS: "+",
    Stance.PARTLY_SUPPORTS: "±",
    Stance.REFUTES: "−",
    Stance.CONTEXT: "·",
}

_STYLES = {Workflow.SECOND_REVIEW: "second-review", Workflow.IN_PROGRESS: "in-progress"}


def mark(reviewed: ReviewedClaim, scale: Scale, saving: bool = False) -> Mark:
    """The claim as the reader shows it; *saving* says that a decision is on its way to the disk."""
    claim, standing = reviewed.claim, reviewed.standing
    if saving:
        return Mark(claim.id, claim.span, "in-progress", SAVING)
    rating = scale.rating(standing.rating) if standing.rating else None
    if rating is not None and standing.workflow is Workflow.FINAL:
        return Mark(claim.id, claim.span, rating.colour, rating.glyph)
    style = _STYLES.get(standing.workflow, standing.workflow.value)
    return Mark(claim.id, claim.span, style, WORKFLOW_GLYPHS[standing.workflow])


def stands(reviewed: ReviewedClaim, scale: Scale) -> str:
    """Where the claim stands, in words with a glyph."""
    standing = reviewed.standing
    rating = scale.rating(standing.rating) if standing.rating else None
    if rating is not None and standing.workflow is Workflow.FINAL:
        return f"{rating.glyph} {rating.label}"
    return f"{WORKFLOW_GLYPHS[standing.workflow]} {standing.workflow}"


MARKED_AS = {"a time": "occurred", "a place": "place"}
"""What the words of a reason of that name are marked as inside a claim."""


def inner(reviewed: ReviewedClaim, text: str) -> list[Inner]:
    """The parts of a claim that are pointed out while it is current, the smaller ones after those that they lie on:
    each of several assertions, who says it, how many, when, where."""
    claim = reviewed.claim
    parts = [*_between(claim), *(Inner(part, "part") for part in claim.parts[1::2])]
    parts += [Inner(Span(q.start, q.end), "quantity") for q in claim.quantities]
    told = [(Span(reason.start, reason.end), MARKED_AS.get(reason.name)) for reason in claim.reasons]
    parts += [Inner(span, style) for span, style in told if style and len(span) and span.within(claim.span)]
    if claim.place and not any(part.style == "place" for part in parts):
        parts += _named(claim, text, claim.place, "place")
    return parts + _named(claim, text, claim.claimant_surface or "", "claimant")


def _between(claim: Claim) -> list[Inner]:
    """What of a claim that asserts several things stands between these and around them."""
    if not claim.parts:
        return []
    edges = [claim.start, *(edge for part in claim.parts for edge in (part.start, part.end)), claim.end]
    return [
        Inner(Span(start, end), "between") for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end
    ]


def _named(claim: Claim, text: str, words: str, style: str) -> list[Inner]:
    """The first place where *words* stand in the claim, if they do."""
    at = text.find(words, claim.start, claim.end) if words else -1
    return [Inner(Span(at, at + len(words)), style)] if at >= 0 else []


def moment(at: str) -> str:
    """A moment in UTC, ISO 8601, to the minute, as a person reads it."""
    return at[:16].replace("T", " ") + " UTC"
