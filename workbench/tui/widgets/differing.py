"""Two claims that are linked: what the one tells otherwise than the other, and what the same, marked in their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from workbench.domain.claim import Claim
from workbench.domain.link import Bearing, Link, Piece, Relation
from workbench.domain.review import ReviewedClaim
from workbench.domain.scale import Scale
from workbench.domain.shown import safe_text
from workbench.tui.widgets.appearance import stands
from workbench.tui.widgets.hanging import Hung

RELATION_GLYPHS = {Relation.CONFLICTS: "≠", Relation.AGREES: "=", Relation.SAME_QUOTE: "❝"}
"""What stands beside each relation; none is told by colour alone."""

_DIFFERS, _SAME = "reverse", "underline"
_STYLES = {Bearing.DIFFERS: _DIFFERS, Bearing.SAME: _SAME, Bearing.FITS: _SAME, Bearing.ADDS_UP: _SAME}


def marked(claim: Claim, pieces: Sequence[Piece], *, second: bool) -> Content:
    """The words of *claim*, the first of a link or its *second*, with what *pieces* say of them: reversed what differs,
    underlined what is the same."""
    words = Content(safe_text(claim.text))
    for piece in sorted(pieces, key=lambda piece: piece.bearing is Bearing.DIFFERS):
        span = piece.second_span if second else piece.first_span
        if span is not None and span.overlaps(claim.span):
            start, end = max(span.start, claim.start) - claim.start, min(span.end, claim.end) - claim.start
            words = words.stylize(_STYLES[piece.bearing], start, end)
    return words


def column(reviewed: ReviewedClaim, link: Link, scale: Scale, *, second: bool, about: str = "") -> list[Hung]:
    """One claim of *link* as a column: where it stands, what was decided, who says it, and its words."""
    claim = reviewed.claim
    lines = [
        Hung(Content.styled(safe_text(reviewed.article_title), "bold"), 2),
        Hung(Content.assemble((f"{safe_text(about)}  " if about else "", "dim"), (stands(reviewed, scale), "bold"))),
    ]
    if claim.claimant:
        lines.append(Hung(Content.styled(f"{safe_text(claim.claimant)} says:", "dim"), 2))
    lines.append(Hung(marked(claim, link.grounds.pieces, second=second)))
    return lines


def compared(width: int, columns: Sequence[Sequence[Hung]], link: Link) -> Content:
    """The two claims of *link*, a column each, and below them why they are linked, for a *width* in cells."""

    from workbench.tui.widgets.side_by_side import side_by_side

    rows = [row for line in grounds(link) for row in line.wrapped(width)]
    return Content("\n").join([side_by_side(columns, width), Content(""), *rows])


def grounds(link: Link) -> Iterator[Hung]:
    """Why the two are linked, a line for each thing that they tell otherwise or alike."""
    yield Hung(Content.styled(f"{RELATION_GLYPHS[link.relation]} {link.relation}, {link.score:.2f}", "bold"))
    for piece in link.grounds.pieces:
        differs = piece.bearing is Bearing.DIFFERS
        told = piece.sentence if piece.sentence.startswith("same ") else f"{piece.what}: {piece.sentence}"
        words = Content.styled(safe_text(told), "$text-warning" if differs else "")
        yield Hung(Content.assemble(("  ≠ " if differs else "  = ", "dim"), words), 4)
    if link.grounds.plain:
        yield Hung(Content(f"  {safe_text(link.grounds.plain)}"), 2)
