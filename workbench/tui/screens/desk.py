"""The desk itself: the articles, the text with its claims, the claim's panel, and every key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry, ReviewedClaim, Stance
from workbench.domain.scale import DEFAULT
from workbench.domain.span import Span
from workbench.tui import appearance
from workbench.tui.commands import commands
from workbench.tui.pen import Pen
from workbench.tui.session import Session
from workbench.tui.widgets.articles import ArticleList
from workbench.tui.widgets.lines import KeyLine, Notice, ScaleLine, TopLine
from workbench.tui.widgets.marks import Mark
from workbench.tui.widgets.panel import ClaimPanel
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from workbench.tui.screens.evidence import Source

COMMANDS = commands(DEFAULT)

_NEEDS_CLAIM = ("claim.", "verdict.")
_BOOKMARK_AFTER = 1.0  # seconds at rest before the place is kept; deciding and leaving keep it at once


class DeskScreen(Screen[None]):
    """Where the work is done. State goes down to the widgets; what they report comes up as messages."""

    CSS_PATH = "desk.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it without ClassVar
        (0, "-narrow"),
        (100, "-medium"),
        (150, "-wide"),
    ]
    AUTO_FOCUS = ""  # no widget takes a key away from the desk's own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(c.keys), c.action, c.title, show=False, id=c.id, tooltip=c.help) for c in COMMANDS
    ]

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__()
        self.session = Session(desk)
        self._desk, self._pen = desk, pen
        self._drafts: dict[tuple[str, str], str] = {}
        self._shown_article = ""

    def compose(self) -> ComposeResult:
        """The regions; which of them are seen is up to the width (desk.tcss)."""
        # Textual gives a screen its class for the width only after it was laid out and drawn once without.
        fitting = [name for least, name in self.HORIZONTAL_BREAKPOINTS or () if least <= self.app.size.width]
        self.add_class(*fitting[-1:])
        yield TopLine(id="top")
        with Container(id="middle"):
            yield _unfocused(Reader(id="reader"))
            yield ArticleList(id="articles")
            yield ClaimPanel(id="panel")
        yield Notice(id="notice")
        yield ScaleLine(id="scale")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Shows where the reviewer left off."""
        self._bookmarking = self.set_timer(_BOOKMARK_AFTER, self._keep_place, pause=True)
        self.show()
        if self.session.articles:
            self.query_one(Notice).say("Everything you record is saved at once. ? lists the keys.")
        else:
            self.query_one(Notice).say("This file has no articles yet: workbench import DB ARTICLE... brings them in.")

    def on_resize(self) -> None:
        """The line at the top is cut to the width."""
        self._show_top()

    # Showing

    def show(self, *, scroll: bool = True) -> None:
        """Draws everything for where the session is now; *scroll* brings the current claim into view."""
        session, article = self.session, self.session.article
        if article is not None:
            if article.id != self._shown_article:
                self._shown_article = article.id
                marks = [self._mark(c) for c in session.claims]
                at = session.current.claim.id if session.current else None
                self._reader.show(article.text, article.passages, marks, at)
            elif scroll and session.current is not None:
                self._reader.scroll_to_claim(session.current.claim.id)
            self._show_current()
        self._show_top()
        self.query_one(ArticleList).show(session.articles, session.number)

    def _show_current(self) -> None:
        session, current = self.session, self.session.current
        article = session.article
        if current is None or article is None:
            self._reader.set_current(None)
            self._panel.show_none("No claim was found in this article.")
        else:
            self._reader.set_current(current.claim.id, appearance.inner(current, article.text))
            self._panel.show(
                session.place,
                len(session.claims),
                self._desk.record(current.claim.id),
                self._desk.sightings(current.claim.id),
                self._desk.scale,
                article.text,
                current.claim.id in session.saving,
            )
        self.query_one(ScaleLine).show(self._desk.scale, current)
        possible = {c.id for c in COMMANDS if current is not None or not c.id.startswith(_NEEDS_CLAIM)}
        self.query_one(KeyLine).show((c for c in COMMANDS if c.footer), possible)

    def _show_top(self) -> None:
        session = self.session
        self.query_one(TopLine).show(session.number, len(session.articles), session.summary, self._desk.reviewer)

    def _mark(self, reviewed: ReviewedClaim) -> Mark:
        return appearance.mark(reviewed, self._desk.scale, self.session.saving.get(reviewed.claim.id))

    @property
    def _reader(self) -> Reader:
        return self.query_one(Reader)

    @property
    def _panel(self) -> ClaimPanel:
        return self.query_one(ClaimPanel)

    # Moving

    def _moved(self, moved: bool, otherwise: str) -> None:
        if moved:
            self.show()
            self._bookmarking.reset()
            self._bookmarking.resume()
        else:
            self.query_one(Notice).say(otherwise)

    def action_move(self, by: int) -> None:
        """One claim on or back."""
        last, first = (
            "This is the last claim of the article; J goes on to the next.",
            "This is the first claim; K goes back.",
        )
        self._moved(self.session.move(by), last if by > 0 else first)

    def action_open(self, direction: int) -> None:
        """To the next open claim, or the one before."""
        self._moved(self.session.to_open(direction), "No other claim is open: every one has been decided.")

    def action_edge(self, place: int) -> None:
        """To the first claim or the last."""
        self.session.to_edge(place)
        self._moved(True, "")

    def action_article(self, by: int) -> None:
        """One article on or back."""
        self._moved(
            self.session.step_article(by), "This is the last article." if by > 0 else "This is the first article."
        )

    def action_scroll(self, pages: int) -> None:
        """The text, by a page."""
        (self._reader.action_page_down if pages > 0 else self._reader.action_page_up)()

    def action_panel(self, pages: int) -> None:
        """The panel, by most of a page."""
        self._panel.scroll_relative(y=pages * max(1, self._panel.size.height - 2), animate=False)

    def action_articles(self) -> None:
        """The list of articles, shown or hidden."""
        self.toggle_class("-other-list")

    def on_reader_claim_picked(self, message: Reader.ClaimPicked) -> None:
        """A claim was clicked."""
        self._moved(self.session.go_to(message.id), "")

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """An article was clicked."""
        self.session.open_article(self.session.articles[message.index].id)
        self._moved(True, "")

    def open_at(self, article: str, span: Span | None = None, found: tuple[Span, ...] = ()) -> None:
        """Goes to the article with that id, to *span* of it, with *found* pointed out."""
        if self.session.article is None or article != self.session.article.id:
            self.session.open_article(article)
        if span is not None:
            at = next((c for c in self.session.claims if c.claim.span.overlaps(span)), None)
            if at is not None:
                self.session.go_to(at.claim.id)
        self._moved(True, "")
        self._reader.set_found(found)
        if span is not None:
            self._reader.scroll_to_span(span)

    # Recording

    def _record(
        self, what: Callable[[Desk], ReviewedClaim], said: str, claim: ReviewedClaim, saving: str | None = None
    ) -> None:
        """Records in the background; *said* is shown as saved once it is on the disk, and as not saved if it failed."""
        if saving is not None:
            self.session.saving[claim.claim.id] = saving
            self._reader.set_mark(self._mark(claim))
        self.query_one(Notice).saving(said)
        self.run_worker(self._recorded(what, said, claim), exit_on_error=True)

    async def _recorded(self, what: Callable[[Desk], ReviewedClaim], said: str, claim: ReviewedClaim) -> None:
        try:
            after = await self._pen.record(what)
        except WorkbenchError as error:
            self.session.saving.pop(claim.claim.id, None)
            self.query_one(Notice).fail(f"Not saved: {said}. {error}")
            self.app.notify(f"Not saved: {error}", severity="error", markup=False, timeout=30)
            self.open_at(claim.claim.article_id)
            self.session.go_to(claim.claim.id)
            self._repaint(claim)
            return
        self.session.saving.pop(claim.claim.id, None)
        self.query_one(Notice).saved(said)
        self._repaint(after)
        self._keep_place()

    def _repaint(self, reviewed: ReviewedClaim) -> None:
        self.session.refresh(reviewed)
        if self.session.article is not None and reviewed.claim.article_id == self.session.article.id:
            self._reader.set_mark(self._mark(reviewed))
        self.show(scroll=False)

    def _current(self) -> ReviewedClaim | None:
        if self.session.current is None:
            self.query_one(Notice).say("There is no claim here to record anything on.")
        return self.session.current

    def action_decide(self, rating: str) -> None:
        """A verdict on the current claim, and on to the next open one."""
        claim = self._current()
        chosen = self._desk.scale.rating(rating)
        if claim is None or chosen is None:
            return
        id_ = claim.claim.id
        said = f"{chosen.glyph} {chosen.label}: {claim.claim.text}"
        self._record(lambda desk: desk.decide(id_, rating), said, claim, rating)
        self._advance()

    def action_put_aside(self) -> None:
        """The current claim put aside, and on to the next open one."""
        if (claim := self._current()) is not None:
            id_ = claim.claim.id
            self._record(lambda desk: desk.dismiss(id_), f"dismissed: {claim.claim.text}", claim, "dismissed")
            self._advance()

    def _advance(self) -> None:
        if not self.session.to_open(1):
            self.app.notify("Every claim has been decided. `workbench export` writes the log.", markup=False)
        self.show()

    def action_undo(self) -> None:
        """The reviewer's last entry, taken back."""
        self.run_worker(self._undo(), exit_on_error=True)

    async def _undo(self) -> None:
        try:
            taken = await self._pen.record(lambda desk: desk.undo())
        except WorkbenchError as error:
            self.query_one(Notice).say(str(error))
            return
        self._return_to(taken)
        self.query_one(Notice).saved(f"taken back: {taken.action} {self._value_of(taken)}".rstrip())

    def _value_of(self, entry: LogEntry) -> str:
        rating = self._desk.scale.rating(entry.value) if entry.value else None
        return rating.label if rating else entry.value or ""

    def _return_to(self, taken: LogEntry) -> None:
        """Shows what an undo was about."""
        try:
            reviewed = self._desk.claim(taken.subject)
        except WorkbenchError:
            self.session.articles = self._desk.articles()
            self.show()
            return
        if self.session.article is None or reviewed.claim.article_id != self.session.article.id:
            self.session.open_article(reviewed.claim.article_id)
        self.session.go_to(reviewed.claim.id)
        self._repaint(reviewed)
        self._reader.scroll_to_claim(reviewed.claim.id)

    def action_evidence(self) -> None:
        """The form for a source."""
        from workbench.tui.screens.evidence import EvidenceScreen

        if (claim := self._current()) is None:
            return
        id_ = claim.claim.id

        async def save(source: Source) -> None:
            await self._save_now(
                lambda desk: desk.cite(id_, source.reference, stance=Stance(source.stance), **source.details),
                f"evidence, {source.stance}: {source.reference}",
            )

        self.app.push_screen(EvidenceScreen(claim.claim.text, save))

    def action_note(self) -> None:
        """The editor for a note."""
        if (claim := self._current()) is not None:
            id_ = claim.claim.id

            async def save(text: str) -> None:
                await self._save_now(lambda desk: desk.claim(desk.note(id_, text)), f"note: {text}")

            self._write("note", "Note on the claim", claim, save)

    def action_rationale(self) -> None:
        """The editor for the rationale of the verdict that the reviewer gave."""
        claim = self._current()
        if claim is None:
            return
        mine = next((v for v in self._desk.record(claim.claim.id).verdicts if v.reviewer == self._desk.reviewer), None)
        if mine is None:
            self.query_one(Notice).say("Give a verdict first; the rationale says why.")
            return
        id_, rating = claim.claim.id, mine.rating
        self._drafts.setdefault(("rationale", id_), mine.rationale)

        async def save(text: str) -> None:
            await self._save_now(lambda desk: desk.decide(id_, rating, rationale=text), f"rationale: {text}")

        self._write("rationale", f"Why “{mine.label}”?", claim, save)

    def _write(self, kind: str, title: str, claim: ReviewedClaim, save: Callable[[str], object]) -> None:
        from workbench.tui.screens.writing import WritingScreen

        key = (kind, claim.claim.id)

        def keep(draft: str | None) -> None:
            self._drafts.pop(key, None)
            if draft:
                self._drafts[key] = draft

        self.app.push_screen(WritingScreen(title, claim.claim.text, self._drafts.get(key, ""), save), keep)

    async def _save_now(self, what: Callable[[Desk], ReviewedClaim], said: str) -> None:
        """Records while a form waits for it. Raises WorkbenchError when it could not be saved."""
        self._repaint(await self._pen.record(what))
        self.query_one(Notice).saved(said)

    # Looking

    def action_search(self) -> None:
        """The search over all articles."""
        from workbench.tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen(self._desk), self._found)

    def _found(self, hit: tuple[str, Span, tuple[Span, ...]] | None) -> None:
        if hit is not None:
            self.open_at(*hit)

    def action_help(self) -> None:
        """Every key and what it does."""
        from workbench.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(COMMANDS), self._chosen)

    def _chosen(self, action: str | None) -> None:
        if action is not None:
            self.call_later(self.run_action, action)

    def action_toggle_dark(self) -> None:
        """The dark theme or the light one."""
        self.app.theme = "textual-light" if self.app.current_theme.dark else "textual-dark"

    # Leaving

    def _keep_place(self) -> None:
        place = self.session.bookmark
        if place is not None:
            self.run_worker(
                self._pen.record(lambda desk: desk.leave_bookmark(place.article_id, place.claim_id)),
                group="bookmark",
                exit_on_error=False,
            )

    async def action_quit(self) -> None:
        """Everything recorded, the place kept, the desk closed."""
        place = self.session.bookmark
        if place is not None:
            try:
                await self._pen.record(lambda desk: desk.leave_bookmark(place.article_id, place.claim_id))
            except WorkbenchError as error:
                self.app.notify(str(error), severity="error", markup=False)
        self.app.exit()


def _unfocused(reader: Reader) -> Reader:
    """*reader*, whose own keys for scrolling would stand in the way of the desk's."""
    reader.can_focus = False
    return reader
