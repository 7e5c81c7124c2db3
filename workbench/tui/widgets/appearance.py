"""How a claim's standing looks: always a glyph and a word as well as a colour."""

from __future__ import annotations

from workbench.domain.review import ReviewedClaim, Stance, Workflow
from workbench.domain.scale import Scale
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


def inner(reviewed: ReviewedClaim, text: str) -> list[Inner]:
    """The parts of a claim that are pointed out while it is current: who, how many."""
    claim = reviewed.claim
    parts = [Inner(type(claim.span)(q.start, q.end), "quantity") for q in claim.quantities]
    if claim.cue and claim.cue.within(claim.span):
        parts.append(Inner(claim.cue, "cue"))
    if claim.claimant_surface:
        at = text.find(claim.claimant_surface, claim.start, claim.end)
        if at >= 0:
            parts.append(Inner(type(claim.span)(at, at + len(claim.claimant_surface)), "claimant"))
    return parts
