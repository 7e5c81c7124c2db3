"""How a claim looks in the queue: one row of the list, and the lines under it that tell the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from workbench.domain.review import Workflow
from workbench.domain.scale import Scale
from workbench.domain.shown import Shown, safe_text
from workbench.domain.sifting import QueuedClaim
from workbench.tui.text.cells import drawable, fit, measured
from workbench.tui.widgets.appearance import CHOSEN, LATER, SAVING, WORKFLOW_GLYPHS, moment, stands
from workbench.tui.widgets.virtual_list import SPRING, Part, Row

_ROOMY, _WIDE = 100, 130  # cells from which a row has room for the claimant, and for a longer title
_SHORT, _LONG, _NAME = 14, 26, 18
_COLOURS = {Workflow.DISPUTED: "warning", Workflow.SECOND_REVIEW: "accent", Workflow.IN_PROGRESS: "primary"}


def row(
    queued: QueuedClaim | None,
    scale: Scale,
    width: int,
    words: Sequence[str] = (),
    *,
    selected: bool,
    later: bool,
    saving: bool,
) -> Row:
    """A claim in one row: selected or not, where it stands, its score, conflicts, claimant, words, article."""
    if queued is None:
        return [(Shown("  – this claim is no longer in the file"), "dim")]
    reviewed = queued.reviewed
    claim, dismissed = reviewed.claim, reviewed.standing.workflow is Workflow.DISMISSED
    glyph, colour = (SAVING, "dim") if saving else _glyph(queued, scale, later)
    parts: list[Part] = [
        (Shown(f"{CHOSEN} " if selected else "  "), "accent"),
        (Shown(f"{glyph} "), colour),
        (Shown(f"{claim.score:.2f} "), "dim"),
        (Shown("! " if queued.conflicts else "  "), "warning"),
    ]
    if width >= _ROOMY:
        parts.append((_padded(claim.claimant or "", _NAME), "secondary"))
    parts += _marked(safe_text(claim.text), words, "dim" if dismissed else "")
    title = _LONG if width >= _WIDE else _SHORT
    return [*parts, SPRING, (_padded(reviewed.article_title, title), "dim")]


def _marked(text: Shown, words: Sequence[str], style: str) -> list[Part]:
    """*text* in parts, those that begin with one of the *words* sought marked."""
    if not words:
        return [(text, style)]
    sought = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
    parts: list[Part] = []
    at = 0
    for found in sought.finditer(text):
        parts += [(Shown(text[at : found.start()]), style), (Shown(found.group()), "found")]
        at = found.end()
    return [*parts, (Shown(text[at:]), style)]


def heads(width: int) -> Content:
    """What the columns of `row` are."""
    claimant = "claimant".ljust(_NAME) if width >= _ROOMY else ""
    title = "article".ljust(_LONG if width >= _WIDE else _SHORT)
    left = f"    ◦ score  {claimant}claim"
    return Content.styled(left + title.rjust(max(0, width - len(left) - 1)), "dim")


def _glyph(queued: QueuedClaim, scale: Scale, later: bool) -> tuple[str, str]:
    standing = queued.reviewed.standing
    rating = scale.rating(standing.rating) if standing.rating else None
    if rating is not None and standing.workflow is Workflow.FINAL:
        return rating.glyph, rating.colour
    if later and standing.workflow.is_open:
        return LATER, "dim"
    return WORKFLOW_GLYPHS[standing.workflow], _COLOURS.get(standing.workflow, "dim")


def whole(queued: QueuedClaim, scale: Scale) -> Content:
    """All of the claim's words, and under them what there is of it."""
    reviewed = queued.reviewed
    standing, claim = reviewed.standing, reviewed.claim
    counts = [
        _counted(queued.conflicts, "conflict"),
        _counted(standing.verdicts, "verdict"),
        f"{standing.evidence} of evidence" if standing.evidence else "",
        _counted(standing.notes, "note"),
        f"touched {moment(queued.touched)}" if queued.touched else "",
    ]
    said = [claim.claimant or "the article itself", claim.kind.value, *(count for count in counts if count)]
    return Content.assemble(
        safe_text(claim.text),
        "\n",
        (f"{stands(reviewed, scale)}  ", "bold $text-accent"),
        (safe_text(" · ".join(said)), "dim"),
        "\n",
        (safe_text(reviewed.article_title), "italic"),
        (f"  {claim.id[:8]}", "dim"),
    )


def heading(found: int, of: int, order: str, *, turned: bool, selected: int, listing: bool) -> Content:
    """How many claims are listed, in what order, and how many of them are selected."""
    count = "listing…" if listing else (f"{found:,} of {of:,} claims" if found != of else f"{of:,} claims")
    return Content.assemble(
        (" Queue ", "bold"),
        f" {count}",
        (f"  by {order}{', turned round' if turned else ''}", "dim"),
        (f"  {selected} selected" if selected else "", "bold $text-accent"),
    )


def hint(words: Sequence[str], width: int) -> Content:
    """What could be typed next, as much of it as there is room for."""
    shown = " ".join(words)
    while words and len(shown) > max(0, width - 3):
        words = words[:-1]
        shown = " ".join([*words, "…"])
    return Content.styled(f" {safe_text(shown)}", "dim")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}" if number else ""


def _padded(text: str, width: int) -> Shown:
    shown, cells = fit(drawable(text), width - 1)
    return Shown(shown + " " * (width - measured(shown).width)) if cells < width else shown
