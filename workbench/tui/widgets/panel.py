"""The claim's panel: everything recorded about it, who says it, what it counts, and why it was picked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from workbench.domain.link import Relation, Sighting
from workbench.domain.record import Record
from workbench.domain.review import Evidence, Note, Verdict
from workbench.domain.scale import Scale
from workbench.domain.shown import safe_text
from workbench.tui.keyed import Keyed
from workbench.tui.widgets.appearance import SAVING, STANCE_GLYPHS, moment, stands
from workbench.tui.widgets.differing import RELATION_GLYPHS, marked
from workbench.tui.widgets.hanging import Hanging, Hung
from workbench.tui.widgets.hanging_text import HangingText

if TYPE_CHECKING:
    from workbench.domain.check import EarlierCheck

_BAR = 10
_ID = 8  # characters of a claim's id, as every list of the commands gives it
_UNDATED = "the article states no date; {} gives it one, workbench extract then finds the day"
_LINKED = 4  # claims elsewhere that are shown beside the claim; the list of them has all
_WORDS = 48  # characters of the article that a reason quotes at most


class ClaimPanel(Keyed, VerticalScroll, can_focus=False):
    """Shows one claim at a time."""

    _shown: str | None = None
    _drawn: object = None
    _says_more = False

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield HangingText(id="claim")

    def show(
        self,
        place: int,
        of: int,
        record: Record,
        sightings: Sequence[Sighting],
        scale: Scale,
        text: str,
        saving: bool,
        others: str = "",
        earlier: Sequence[EarlierCheck] = (),
    ) -> None:
        """Draws the *place*-th (from 0) of *of* claims; *text* is its article's canonical text, *others* says who else
        is on the claim, *earlier* what was checked before.

        Another claim is shown from its top, the same one again where it was scrolled to, and not at all where nothing
        of it changed.
        """
        wanted = (place, of, _told_of(record), tuple(sightings), saving, others, tuple(earlier))
        if wanted == self._drawn:
            return
        lines = [
            *_head(place, of, record, scale, saving),
            *_others(others),
            *_linked(sightings),
            *_earlier(earlier),
            *_wording(record),
            *_lineage(record),
            *_dismissal(record),
            *_adjudication(record),
            *_verdicts(record),
            *_evidence(record.evidence),
            *_notes("Note", record.notes),
            *_facts(record, self.key("article.correct")),
            *_parts(record, text),
            *_reasons(record, text),
            *_elsewhere(sightings),
            *_notes("Note on the article", record.article_notes),
        ]
        self._show(record.reviewed.claim.id, Hanging(lines))
        self._drawn = wanted

    def show_none(self, why: str) -> None:
        """Says why there is no claim to show."""
        self._drawn = None
        self._show(None, Hanging([Hung(Content.styled(safe_text(why), "dim"))]))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Says whether there is more below."""
        super().watch_scroll_y(old_value, new_value)
        self._say_more()

    def on_resize(self) -> None:
        """Says whether there is more below."""
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        more = self.max_scroll_y > self.scroll_y
        if more is not self._says_more:  # Textual draws the whole panel again for a title, the same one too
            self._says_more = more
            self.border_title = Content(f" {self.key('panel.down')} more ↓ ") if more else ""

    def _show(self, claim: str | None, lines: Hanging) -> None:
        self.query_one("#claim", HangingText).put(lines)
        self.call_after_refresh(self._say_more)
        if claim != self._shown:
            self._shown = claim
            self.scroll_home(animate=False)


def _told_of(record: Record) -> tuple[object, ...]:
    """What is shown of *record*: of its article, whose progress goes on all the time, only whether it has a date."""
    return (
        *(getattr(record, name) for name in record.__struct_fields__ if name != "article"),
        record.is_undated,
    )


def _label(name: str) -> Content:
    return Content.styled(name, "bold")


def _fact(name: str, *words: str | tuple[str, str]) -> Hung:
    return Hung(Content.assemble((f"{name} ", "dim"), *words), len(name) + 1)


def _head(place: int, of: int, record: Record, scale: Scale, saving: bool) -> Iterator[Hung]:
    claim = record.reviewed.claim
    standing = f"{SAVING} saving" if saving else stands(record.reviewed, scale)
    full = round(claim.score * _BAR)
    bar = ("▰" * full + "▱" * (_BAR - full), "$text-primary")
    worth = Content.assemble(("Check-worthy ", "dim"), f"{claim.score:.2f} ", bar, (f"  {claim.kind.value}", "dim"))
    yield Hung(
        Content.assemble((f"Claim {place + 1} of {of}", "bold"), "  ", (standing, "bold $text-accent")),
        beside=(Content.styled(claim.id[:_ID], "dim"), worth),  # the id as commands take it: adjudicate, recut
    )


def _others(others: str) -> Iterator[Hung]:
    if others:
        yield Hung(Content.styled(safe_text(others), "$text-accent"), 2)


def _wording(record: Record) -> Iterator[Hung]:
    if record.wording is not None:
        yield Hung(Content.assemble(_label("As checked"), "  ", safe_text(record.wording)), 2)


def _lineage(record: Record) -> Iterator[Hung]:
    for sentence in record.lineage.sentences():
        label, _, rest = sentence.partition(":")
        yield Hung(Content.assemble(_label(safe_text(label)), safe_text(rest)), 2)


def _dismissal(record: Record) -> Iterator[Hung]:
    if record.dismissal is not None:
        signed = (f"  {safe_text(record.dismissal.reviewer)}, {moment(record.dismissal.at)}", "dim")
        yield Hung(Content.assemble(_label("Put aside"), signed), 2)
        yield from _indented(record.dismissal.reason)


def _adjudication(record: Record) -> Iterator[Hung]:
    if record.adjudication is not None:
        yield from _verdict("Adjudicated ", record.adjudication)


def _verdicts(record: Record) -> Iterator[Hung]:
    for verdict in record.verdicts:
        yield from _verdict("Verdict ", verdict)


def _verdict(name: str, verdict: Verdict) -> Iterator[Hung]:
    signed = (f"  {safe_text(verdict.reviewer)}, {moment(verdict.at)}", "dim")
    yield Hung(Content.assemble(_label(name), safe_text(verdict.label), signed), 2)
    if verdict.confidence:
        yield Hung(Content.assemble(("  confidence ", "dim"), safe_text(verdict.confidence)), 2)
    yield from _indented(verdict.rationale)


def _evidence(pieces: Sequence[Evidence]) -> Iterator[Hung]:
    if pieces:
        yield Hung(_label(f"Evidence ({len(pieces)})"))
    for piece in pieces:
        source = f"  {STANCE_GLYPHS[piece.stance]} {piece.stance}: "
        yield Hung(Content.assemble(source, safe_text(piece.reference)), 4)
        if about := " · ".join(part for part in (piece.title, piece.publisher, piece.published, piece.locator) if part):
            yield Hung(Content.assemble("    ", safe_text(about)), 4)
        if piece.quote:
            yield Hung(Content.assemble(("    “", "dim"), (safe_text(piece.quote), "italic"), ("”", "dim")), 5)


def _notes(name: str, notes: Sequence[Note]) -> Iterator[Hung]:
    from workbench.tui.widgets.markdown import as_written

    for note in notes:
        yield Hung(Content.assemble(_label(name), (f"  {safe_text(note.reviewer)}, {moment(note.at)}", "dim")))
        yield from as_written(note.text, 2)


def _facts(record: Record, correct: str) -> Iterator[Hung]:
    """What the claim tells of; *correct* is the key that corrects what is known of the article."""
    claim = record.reviewed.claim
    surface = (
        f" (“{safe_text(claim.claimant_surface)}”)" if claim.claimant_surface not in (None, claim.claimant) else ""
    )
    yield _fact("Claimant", safe_text(claim.claimant or "the article itself"), (surface, "dim"))
    for quantity in claim.quantities:
        yield _fact("Counts", safe_text(quantity.told))
    if claim.occurred:
        start, end = claim.occurred.start, claim.occurred.end
        yield _fact("Occurred", start if start == end else f"{start} to {end}")
    elif record.is_undated:
        yield _fact("Occurred", "not known", (f": {_UNDATED.format(correct)}", "dim"))
    if claim.place:
        yield _fact("Place", safe_text(claim.place))


def _parts(record: Record, text: str) -> Iterator[Hung]:
    claim = record.reviewed.claim
    if claim.needs_context:
        word = safe_text(claim.needs_context.of(text))
        yield _fact("Needs context", f"“{word}”", (": who or what it is stands before", "dim"))
    if claim.parts:
        yield Hung(Content.assemble(_label("Asserts"), (f" {len(claim.parts)} things", "dim")))
    for number, part in enumerate(claim.parts, 1):
        yield Hung(Content.assemble((f"  {number} ", "dim"), safe_text(part.of(text))), 4)


def _reasons(record: Record, text: str) -> Iterator[Hung]:
    yield Hung(_label("Why it was picked"))
    for reason in record.reviewed.claim.reasons:
        words = safe_text(_short(text[reason.start : reason.end]))
        weight = (f"  {reason.weight:+.2f} ", "$text-success" if reason.weight >= 0 else "$text-warning")
        yield Hung(Content.assemble(weight, safe_text(reason.name), (f": {words}" if words else "", "dim")), 8)


def _short(words: str) -> str:
    return words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"


def _linked(sightings: Sequence[Sighting]) -> Iterator[Hung]:
    """How many claims elsewhere say otherwise or the same, where one sees it at once."""
    counts = Counter(sighting.link.relation for sighting in sightings)
    told = {
        Relation.CONFLICTS: "conflicts with {} other claims",
        Relation.SAME_QUOTE: "quoted {} times more",
        Relation.AGREES: "agrees with {} other claims",
    }
    parts = [f"{RELATION_GLYPHS[one]} {words.format(counts[one])}" for one, words in told.items() if counts[one]]
    if parts:
        look = "$text-warning" if counts[Relation.CONFLICTS] else "dim"
        yield Hung(
            Content.styled(
                " · ".join(parts).replace(" 1 other claims", " 1 other claim").replace("1 times", "1 time"), look
            ),
            2,
        )


def _earlier(checks: Sequence[EarlierCheck]) -> Iterator[Hung]:
    """What was checked before: the verdict, whose it is, where, and the words that were checked."""
    if checks:
        yield Hung(_label("Checked before"))
    for check in checks:
        known = " · ".join(safe_text(part) for part in (check.by, check.when, check.where) if part)
        verdict = (safe_text(check.verdict), "bold")
        yield Hung(Content.assemble("  ", verdict, (f"  {known}", "dim"), f"  {check.score:.2f}"), 4)
        said = f"{safe_text(check.claimant)}: " if check.claimant else ""
        yield Hung(Content.assemble("    ", (said, "dim"), safe_text(check.claim)), 4)
        if named := check.url or (check.claim_id[:_ID] if check.claim_id and check.file is None else ""):
            yield Hung(Content.styled(f"    {safe_text(named)}", "dim"), 4)


def _elsewhere(sightings: Sequence[Sighting]) -> Iterator[Hung]:
    if sightings:
        yield Hung(_label("Other claims"))
    for sighting in sightings[:_LINKED]:
        link, other = sighting.link, sighting.other
        where = (safe_text(other.article_title), "italic")
        glyph, conflicts = RELATION_GLYPHS[link.relation], link.relation is Relation.CONFLICTS
        relation = (f"{glyph} {link.relation}", "bold $text-warning" if conflicts else "bold")
        yield Hung(Content.assemble("  ", relation, ": ", safe_text(link.grounds.sentence)), 4)
        yield Hung(
            Content.assemble("    ", marked(other.claim, link.grounds.pieces, second=True), ("  in ", "dim"), where), 4
        )
    if len(sightings) > _LINKED:
        yield Hung(Content.styled(f"  and {len(sightings) - _LINKED} more", "dim"))


def _indented(text: str) -> Iterator[Hung]:
    from workbench.tui.widgets.markdown import as_written

    if text:
        yield from as_written(text, 2)
