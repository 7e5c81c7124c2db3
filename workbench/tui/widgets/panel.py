"""The claim's panel: why it was picked, who says it, what it counts, and everything recorded about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.desk.desk import Sighting
from workbench.domain.claim import Quantity
from workbench.domain.review import Evidence, Record
from workbench.domain.scale import Scale
from workbench.domain.shown import safe_lines, safe_text
from workbench.tui.appearance import SAVING, STANCE_GLYPHS, stands

_BAR = 10


class ClaimPanel(VerticalScroll, can_focus=False):
    """Shows one claim at a time."""

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield Static(id="claim")

    def show(
        self, place: int, of: int, record: Record, sightings: Sequence[Sighting], scale: Scale, text: str, saving: bool
    ) -> None:
        """Draws the *place*-th (from 0) of *of* claims; *text* is its article's canonical text."""
        lines = [
            *_head(place, of, record, scale, saving),
            *_verdicts(record),
            *_evidence(record.evidence),
            *_notes(record),
            *_facts(record),
            *_reasons(record, text),
            *_elsewhere(sightings),
        ]
        self.query_one("#claim", Static).update(Content("\n").join(lines))
        self.scroll_home(animate=False)

    def show_none(self, why: str) -> None:
        """Says why there is no claim to show."""
        self.query_one("#claim", Static).update(Content.styled(safe_text(why), "dim"))


def _label(name: str) -> Content:
    return Content.styled(name, "bold")


def _head(place: int, of: int, record: Record, scale: Scale, saving: bool) -> Iterator[Content]:
    claim = record.reviewed.claim
    standing = f"{SAVING} saving" if saving else stands(record.reviewed, scale)
    yield Content.assemble((f"Claim {place + 1} of {of}", "bold"), "  ", (standing, "bold $text-accent"))
    full = round(claim.score * _BAR)
    yield Content.assemble(
        ("Check-worthy ", "dim"), f"{claim.score:.2f} ", ("▰" * full + "▱" * (_BAR - full), "$text-primary"),
        ("  ", ""), (claim.kind.value, "dim"),
    )  # fmt: skip


def _verdicts(record: Record) -> Iterator[Content]:
    for verdict in record.verdicts:
        yield Content.assemble(
            _label("Verdict "),
            safe_text(verdict.label),
            (f"  {safe_text(verdict.reviewer)}, {_when(verdict.at)}", "dim"),
        )
        if verdict.confidence:
            yield Content.assemble(("  confidence ", "dim"), safe_text(verdict.confidence))
        yield from _indented(verdict.rationale)


def _evidence(pieces: Sequence[Evidence]) -> Iterator[Content]:
    if pieces:
        yield _label(f"Evidence ({len(pieces)})")
    for piece in pieces:
        yield Content.assemble(f"  {STANCE_GLYPHS[piece.stance]} {piece.stance}: ", safe_text(piece.reference))
        if piece.title:
            yield Content.assemble("    ", safe_text(piece.title))
        if piece.quote:
            yield Content.assemble(("    “", "dim"), (safe_text(piece.quote), "italic"), ("”", "dim"))


def _notes(record: Record) -> Iterator[Content]:
    for note in record.notes:
        yield Content.assemble(_label("Note"), (f"  {safe_text(note.reviewer)}, {_when(note.at)}", "dim"))
        yield from _indented(note.text)


def _facts(record: Record) -> Iterator[Content]:
    claim = record.reviewed.claim
    who = claim.claimant or "the article itself"
    surface = (
        f" (“{safe_text(claim.claimant_surface)}”)" if claim.claimant_surface not in (None, claim.claimant) else ""
    )
    yield Content.assemble(("Claimant ", "dim"), safe_text(who), (surface, "dim"))
    for quantity in claim.quantities:
        yield Content.assemble(("Counts ", "dim"), _counted(quantity))
    if claim.occurred:
        start, end = claim.occurred.start, claim.occurred.end
        yield Content.assemble(("Occurred ", "dim"), start if start == end else f"{start} to {end}")
    if claim.place:
        yield Content.assemble(("Place ", "dim"), safe_text(claim.place))


def _counted(quantity: Quantity) -> str:
    parts = [quantity.text, *(part for part in (quantity.unit, quantity.what, quantity.state) if part)]
    seen: list[str] = []
    for part in parts:
        if not any(part in earlier for earlier in seen):
            seen.append(part)
    return safe_text(" · ".join(seen))


def _reasons(record: Record, text: str) -> Iterator[Content]:
    yield _label("Why it was picked")
    for reason in record.reviewed.claim.reasons:
        words = text[reason.start : reason.end]
        yield Content.assemble(
            (f"  {reason.weight:+.2f} ", "$text-success" if reason.weight >= 0 else "$text-warning"),
            safe_text(reason.name), (f": {safe_text(_short(words))}", "dim"),
        )  # fmt: skip


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"


def _elsewhere(sightings: Sequence[Sighting]) -> Iterator[Content]:
    if sightings:
        yield _label("Elsewhere")
    for sighting in sightings:
        yield Content.assemble(
            f"  {sighting.link.relation} in ", (safe_text(sighting.other.article_title), "italic"),
            (f" ({sighting.link.grounds})", "dim"),
        )  # fmt: skip
        yield Content.assemble("    ", safe_text(sighting.other.claim.text))


def _indented(text: str) -> Iterator[Content]:
    for line in safe_lines(text) if text else ():
        yield Content.assemble("  ", line)


def _when(at: str) -> str:
    """A moment in UTC as minutes a person reads."""
    return at[:16].replace("T", " ") + " UTC"
