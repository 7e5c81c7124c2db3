"""What the desk shows, and how one moves about in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from textual.app import ComposeResult
from textual.containers import Container

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Presence, ReviewedClaim
from workbench.domain.span import Span
from workbench.tui.commands.command import Command, Context
from workbench.tui.composition import SparingCompositor
from workbench.tui.keyed import Keyed
from workbench.tui.session import Session
from workbench.tui.widgets import appearance
from workbench.tui.widgets.articles import ArticleList
from workbench.tui.widgets.company import on_claim
from workbench.tui.widgets.fitted import Setting
from workbench.tui.widgets.lines import KeyLine, Notice, ScaleLine, TopLine
from workbench.tui.widgets.marks import Mark
from workbench.tui.widgets.panel import ClaimPanel
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.virtual_list import VirtualList
from workbench.tui.widths import BREAKPOINTS, class_for

if TYPE_CHECKING:
    from textual.screen import Screen

    from workbench.domain.check import EarlierCheck

    _Screen: TypeAlias = Screen[None]
else:
    # Textual looks up styles, keys and names anew for every class of screens, half a millisecond for each part of the
    # desk; so the parts are plain classes, and `DeskScreen` alone, which they make up, is a screen.
    _Screen = object


class DeskView(Keyed, _Screen):
    """The articles, the text with its claims, the claim's panel. State goes down to the widgets; what they report
    comes up as messages."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    setting = Setting()
    """How articles are set."""
    AUTO_FOCUS = ""  # no widget takes a key away from the desk's own

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._compositor = SparingCompositor()
        self.session = Session(desk)
        self._desk = desk
        self._others: list[Presence] = []
        self._shown_article = ""
        self._displaced = False
        """Whether the current claim is one that the reviewer did not go to: theirs was taken out of the file."""

    def compose(self) -> ComposeResult:
        """The regions; which of them are seen is up to the width (desk.tcss)."""
        self.add_class(class_for(self.app.size.width))
        yield TopLine(id="top")
        with Container(id="middle"):
            reader = _unfocused(Reader(id="reader"))
            reader.setting = self.setting
            reader.fold_hint = f" · {self.key('text.unfold')} unfolds"
            yield reader
            yield ArticleList(id="articles")
            yield ClaimPanel(id="panel")
        yield Notice(id="notice")
        yield ScaleLine(id="scale")
        yield KeyLine(id="keys")

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

    def _show_top(self) -> None:
        session, desk = self.session, self._desk
        setting = ("blind review, revealed" if desk.reveals else "blind review") if session.is_blind else ""
        self.query_one(TopLine).show(
            session.number, len(session.articles), session.summary, desk.reviewer, self._others, setting
        )

    def _show_current(self) -> None:
        session, current = self.session, self.session.current
        article = session.article
        if article is None:
            self._panel.show_none("There is nothing to review yet.")
        elif current is None:
            self._reader.set_current(None)
            self._panel.show_none(
                f"No claim was found in this article. {self.key('article.next')} goes to the next article, "
                f"{self.key('claim.next_open')} to the next claim."
            )
        else:
            self._reader.set_current(current.claim.id, appearance.inner(current, article.text))
            self._show_panel()
        self._show_keys()

    @property
    def context(self) -> Context:
        """Where the keys of the desk are now."""
        return Context.DESK

    def _show_keys(self) -> None:
        """Draws the keys that do something now, those of the verdicts with them."""
        current = self.session.current if self.context is Context.DESK else None
        keys = {rating.id: self.key(f"verdict.{rating.id}") for rating in self._desk.scale.ratings}
        self.query_one(ScaleLine).show(self._desk.scale, keys, current)
        self.query_one(KeyLine).show(self._footer(), self.possible())

    def _footer(self) -> list[Command]:
        """The commands that the footer shows."""
        return [command for command in self.keymap.within(self.context) if command.footer]

    def possible(self) -> frozenset[str]:
        """The ids of the commands that can do something now."""
        return frozenset()

    def _show_panel(self) -> None:
        session = self.session
        if session.current is None or session.article is None:
            return
        id_, text = session.current.claim.id, session.article.text
        try:
            record, sightings = self._desk.record(id_), self._desk.sightings(id_)
        except WorkbenchError as error:  # found anew meanwhile by another program, or the disk is gone
            self._panel.show_none(str(error))
            return
        others = on_claim((other for other in self._others if other.claim_id == id_), self._desk.reviewer)
        saving = session.is_saving(id_)
        place, of, scale = session.place, len(session.claims), self._desk.scale
        self._panel.show(place, of, record, sightings, scale, text, saving, others, self.earlier(id_))

    def earlier(self, claim_id: str) -> Sequence[EarlierCheck]:  # noqa: ARG002 - for whoever looks it up
        """What is known to have been checked before and to say what the claim with that id says."""
        return ()

    def _mark(self, reviewed: ReviewedClaim) -> Mark:
        return appearance.mark(reviewed, self._desk.scale, self.session.is_saving(reviewed.claim.id))

    def _repaint(self, reviewed: ReviewedClaim) -> None:
        """Draws how a claim stands now, wherever the reviewer is meanwhile."""
        self.session.refresh(reviewed)
        if self.session.article is not None and reviewed.claim.article_id == self.session.article.id:
            self._reader.set_mark(self._mark(reviewed))
        self.show(scroll=False)

    def _show_marks(self) -> None:
        self._reader.set_marks([self._mark(c) for c in self.session.claims])

    @property
    def _reader(self) -> Reader:
        return self.query_one(Reader)

    @property
    def _panel(self) -> ClaimPanel:
        return self.query_one(ClaimPanel)

    @property
    def _notice(self) -> Notice:
        return self.query_one(Notice)

    def action_clear_search(self) -> None:
        """Esc, where there is nothing left to be ended or let go."""

    # Moving

    def _moved(self, moved: bool, otherwise: str) -> None:
        if moved:
            self._displaced = False
            self.show()
            self._at_rest_later()
        else:
            self._notice.say(otherwise)

    def _at_rest_later(self) -> None:
        """Called after every move."""

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
            there = [c for c in self.session.claims if c.claim.span.overlaps(span)]
            at = next((c for c in there if c.claim.span == span), there[0] if there else None)
            if at is not None:
                self.session.go_to(at.claim.id)
        self._moved(True, "")
        self._reader.set_found(found)
        if span is not None:
            self._reader.scroll_to_span(span)

    def go_to_claim(self, claim: ReviewedClaim) -> None:
        """Goes to the claim, in another article if need be, and brings it into view."""
        if self.session.article is None or claim.claim.article_id != self.session.article.id:
            self.session.open_article(claim.claim.article_id)
        there = self.session.go_to(claim.claim.id)
        if not there:  # it came into the article a moment ago, or went out of it
            self.session.read_again()
            self._show_marks()
            there = self.session.go_to(claim.claim.id)
        self._displaced = not there
        self._repaint(claim)
        self._reader.scroll_to_claim(claim.claim.id)


def _unfocused(reader: Reader) -> Reader:
    """*reader*, whose own keys for scrolling would stand in the way of the desk's."""
    reader.can_focus = False
    return reader
