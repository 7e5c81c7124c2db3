"""The desk itself: what is recorded there, what is looked up, how one leaves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry, ReviewedClaim, Verdict, Workflow
from workbench.domain.span import Span
from workbench.tui.pen import Pen
from workbench.tui.screens import naming
from workbench.tui.screens.cutting import CuttingView
from workbench.tui.screens.view import COMMANDS

if TYPE_CHECKING:
    from workbench.tui.screens.evidence import Source

_KEYS = {"note": "t", "rationale": "r"}
_BOOKMARK_AFTER = 1.0  # seconds at rest before the place is kept; deciding and leaving keep it at once


class DeskScreen(CuttingView):
    """Where the work is done. Everything is recorded by the pen, in order; no key waits for it."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__(desk, pen)
        self._drafts: dict[tuple[str, str], str] = {}
        self._reopen: dict[tuple[str, str], Callable[[], None]] = {}  # forms, by claim and key
        self._sources: dict[str, Source] = {}
        self._sought = ("", 0)
        self._failures = 0
        self._decided: str | None = None
        self.leaving = False
        self._warned: object = None

    def on_mount(self) -> None:
        """Shows where the reviewer left off."""
        self._resting = self.set_interval(_BOOKMARK_AFTER, self._rested, pause=True)
        self.show()
        if self.session.articles:
            self._notice.say("Everything you record is saved at once. ? lists the keys.")
        else:
            self._notice.say("This file has no articles yet: workbench import DB ARTICLE... brings them in.")
        self.call_after_refresh(self._watch_others)

    # Recording

    def _record(
        self, what: Callable[[Desk], ReviewedClaim], said: str, claim: ReviewedClaim, disputed: str = ""
    ) -> None:
        """Records in the background; *said* is shown as saved once it is on the disk, and as not saved if it failed.

        Where it made the claim disputed, which blind review does not hide, *disputed* is shown as saved instead.
        """
        self.session.set_out(claim.claim.id)
        self._reader.set_mark(self._mark(claim))
        self._notice.saving(said)
        self.run_worker(self._recorded(what, said, claim, disputed), exit_on_error=True)

    async def _recorded(
        self, what: Callable[[Desk], ReviewedClaim], said: str, claim: ReviewedClaim, disputed: str
    ) -> None:
        try:
            after = await self._pen.record(what)
        except WorkbenchError as error:
            self._failures += 1
            self.session.arrived(claim.claim.id)
            self._notice.fail(f"Not saved: {said}. {error}")
            self.app.notify(f"Not saved: {error}", severity="error", markup=False, timeout=30)
            self.go_to_claim(claim)
            return
        self.session.arrived(claim.claim.id)
        now, before = after.standing.workflow, claim.standing.workflow
        differs = disputed and now is Workflow.DISPUTED is not before and not self._desk.hides()
        self._notice.saved(disputed if differs else said)
        self._repaint(after)
        self._keep_place()

    def action_decide(self, rating: str) -> None:
        """A verdict on the current claim, and on to the next open one."""
        claim = self._current()
        chosen = self._desk.scale.rating(rating)
        if claim is None or chosen is None:
            return
        id_, was_open = claim.claim.id, self.session.is_open(claim)
        verdict = f"{chosen.glyph} {chosen.label}"
        mine = self._own_verdict(id_)
        if mine is not None and mine.rationale and mine.rating != rating:
            verdict += f", without the rationale of “{mine.label}”"
        text = claim.claim.text
        differ = f"{verdict}: reviewers differ now, on: {text}"
        self._record(lambda desk: desk.decide(id_, rating), f"{verdict}: {text}", claim, differ)
        self._decided = id_
        self._advance(was_open)

    def _own_verdict(self, claim_id: str) -> Verdict | None:
        with suppress(WorkbenchError):  # what cannot be read now will not be recorded either, and that is said then
            return self._desk.own_verdict(claim_id)
        return None

    def action_put_aside(self) -> None:
        """The current claim put aside, and on to the next open one."""
        if (claim := self._current()) is not None:
            id_, was_open = claim.claim.id, self.session.is_open(claim)
            self._record(lambda desk: desk.dismiss(id_), f"dismissed: {claim.claim.text}", claim)
            self._decided = id_
            self._advance(was_open)

    def action_second_review(self) -> None:
        """The current claim left to another reviewer, and on to the next open one."""
        if (claim := self._current()) is not None:
            id_, was_open = claim.claim.id, self.session.is_open(claim)
            self._record(
                lambda desk: desk.move(id_, Workflow.SECOND_REVIEW), f"needs second review: {claim.claim.text}", claim
            )
            self._decided = id_
            self._advance(was_open)

    def _advance(self, was_open: bool) -> None:
        """On to the next open claim; says so when it lies further back, or the one that *was_open* was the last."""
        before = self.session.reading_place
        if self.session.to_open(1):
            if self.session.reading_place < before:
                self.app.notify("That was the last one; on with the open claims before it.", markup=False)
        elif was_open:
            self.app.notify("Every claim has been decided. `workbench export` writes the log.", markup=False)
        self.show()

    def action_decided(self) -> None:
        """Back to the claim decided last."""
        try:
            if self._decided is None:
                raise WorkbenchError("You have decided no claim since you opened the desk.")
            reviewed = self._desk.claim(self._decided)
        except WorkbenchError as error:
            self._notice.say(str(error))
        else:
            self.go_to_claim(reviewed)
            self._at_rest_later()

    def action_undo(self) -> None:
        """The reviewer's last entry, taken back."""
        self.run_worker(self._turn_back(lambda desk: desk.undo(), naming.taken_back), exit_on_error=True)

    def action_redo(self) -> None:
        """What the reviewer's last undo took back, brought back."""
        self.run_worker(self._turn_back(lambda desk: desk.redo(), naming.brought_back), exit_on_error=True)

    async def _turn_back(self, what: Callable[[Desk], LogEntry], said: Callable[[Desk, LogEntry], str]) -> None:
        try:
            entry = await self._pen.record(what, after_all=True)
        except WorkbenchError as error:
            self._notice.say(str(error))
            return
        self._return_to(entry)
        self._notice.saved(said(self._desk, entry) + naming.about(self._desk, entry))
        self._keep_place()

    def _return_to(self, taken: LogEntry) -> None:
        """Shows what an undo or a redo was about."""
        try:
            reviewed = self._desk.claim(taken.subject)
        except WorkbenchError:  # it was about an article, or a claim that is gone
            self.session.articles = self._desk.articles()
            self.session.read_again()
            self._show_marks()
            self.show()
        else:
            if taken.action == Action.RE_CUT:  # the claims that it made go or come, and this one stays
                self.session.read_again()
                self._show_marks()
            self.go_to_claim(reviewed)

    def action_evidence(self) -> None:
        """The form for a source."""
        from workbench.tui.screens.evidence import EvidenceScreen

        if (claim := self._current()) is None:
            return
        id_ = claim.claim.id

        async def save(source: Source) -> None:
            await self._save_now(
                lambda desk: desk.cite(id_, source.reference, stance=source.stance, **source.details),
                f"evidence, {source.stance}: {source.reference}",
                id_,
            )

        def keep(draft: Source | None) -> None:
            self._sources.pop(id_, None)
            if draft is not None:
                self._sources[id_] = draft

        def open_() -> None:
            self.app.push_screen(EvidenceScreen(claim.claim.text, self._sources.get(id_), save), keep)

        self._reopen[id_, "e"] = open_
        open_()

    def action_note(self) -> None:
        """The editor for a note."""
        if (claim := self._current()) is not None:
            id_ = claim.claim.id

            async def save(text: str) -> None:
                await self._save_now(lambda desk: desk.claim(desk.note(id_, text)), f"note: {text}", id_)

            self._write("note", "Note on the claim", claim, "", save)

    def action_rationale(self) -> None:
        """The editor for the rationale of the verdict that the reviewer gave."""
        claim = self._current()
        if claim is None:
            return
        if self.session.is_saving(claim.claim.id):
            self._notice.say("The verdict is being saved; press r again in a moment.")
            return
        mine = self._own_verdict(claim.claim.id)
        if mine is None:
            self._notice.say("Give a verdict first; the rationale says why.")
            return
        id_, rating, entry = claim.claim.id, mine.rating, mine.entry

        def record(desk: Desk, text: str) -> ReviewedClaim:
            stands = desk.own_verdict(id_)
            if stands is None or stands.entry != entry:
                raise WorkbenchError("Your verdict on this claim was changed elsewhere meanwhile; look at it first.")
            return desk.decide(id_, rating, rationale=text)

        async def save(text: str) -> None:
            await self._save_now(lambda desk: record(desk, text), f"rationale: {text}", id_)

        self._write("rationale", f"Why “{mine.label}”?", claim, mine.rationale, save)

    def _write(
        self, kind: str, title: str, claim: ReviewedClaim, before: str, save: Callable[[str], Awaitable[None]]
    ) -> None:
        from workbench.tui.screens.writing import WritingScreen

        key = (kind, claim.claim.id)

        def keep(draft: str | None) -> None:
            self._drafts.pop(key, None)
            if draft:
                self._drafts[key] = draft

        def open_() -> None:
            self.app.push_screen(WritingScreen(title, claim.claim.text, before, self._drafts.get(key), save), keep)

        self._reopen[claim.claim.id, _KEYS[kind]] = open_
        open_()

    async def _save_now(self, what: Callable[[Desk], ReviewedClaim], said: str, id_: str) -> None:
        """Records on the claim with that id while a form waits for it. Raises WorkbenchError when it was not saved."""
        try:
            after = await self._pen.record(what)
        except WorkbenchError as error:
            if self._is_gone(id_):
                raise WorkbenchError(
                    "Not saved: the claim was taken out of the file. What you wrote stays here, to be copied."
                ) from error
            raise
        self._repaint(after)
        self._notice.saved(said)

    def _is_gone(self, claim_id: str) -> bool:
        """Whether the file can be read, and has no claim with that id."""
        article = self.session.article
        try:
            if article is not None:
                self._desk.article(article.id)
        except WorkbenchError:
            return False
        try:
            self._desk.claim(claim_id)
        except WorkbenchError:
            return True
        return False

    # Looking

    def action_search(self) -> None:
        """The search over all articles, with the words sought last."""
        from workbench.tui.screens.search import SearchScreen

        screen = SearchScreen(self._desk, *self._sought)

        def found(hit: tuple[str, Span, tuple[Span, ...]] | None) -> None:
            self._sought = screen.sought
            if hit is not None:
                self.open_at(*hit)
                self._notice.say("/ goes back to what was found; Esc takes the marks off the text.")

        self.app.push_screen(screen, found)

    def action_clear_search(self) -> None:
        """The marks of the last search, taken off the text."""
        self._reader.set_found(())

    def action_help(self) -> None:
        """Every key and what it does."""
        from workbench.tui.screens.help import HelpScreen

        def chosen(action: str | None) -> None:
            if action is not None:
                self.call_later(self.run_action, action)

        self.app.push_screen(HelpScreen(COMMANDS), chosen)

    def action_toggle_dark(self) -> None:
        """The theme's other half, dark or light; Textual's own for a theme that has none."""
        theme = self.app.current_theme
        here, there = ("dark", "light") if theme.dark else ("light", "dark")
        other = theme.name.replace(here, there)
        known = other != theme.name and other in self.app.available_themes
        self.app.theme = other if known else f"textual-{there}"

    # Leaving

    def _at_rest_later(self) -> None:
        self._resting.reset()

    def _rested(self) -> None:
        self._resting.pause()
        self._keep_place()

    def _keep_place(self) -> None:
        self.run_worker(self._place_kept(), group="bookmark", exit_on_error=True)

    async def _place_kept(self) -> None:
        place = self.session.bookmark
        if place is not None and not await self._pen.jot(lambda d: d.leave_bookmark(place.article_id, place.claim_id)):
            self._resting.reset()

    def action_quit(self) -> None:
        """Everything recorded, the place kept, the desk closed. Asked twice, leaves drafts behind."""
        drafts = (dict(self._drafts), dict(self._sources))
        if any(drafts) and self._warned != drafts:
            self._warned = drafts
            self._warn_of_drafts()
        else:
            self.leave()

    def leave(self) -> None:
        """Leaves once everything is on the disk; a second call while that is under way changes nothing."""
        if not self.leaving:
            self.leaving = True
            self._notice.say("Saving, then leaving.")
            self.run_worker(self._leave(), group="leaving", exit_on_error=True)

    def _warn_of_drafts(self) -> None:
        """Goes to the claim that has a draft, and says which key opens it; opens it where the claim is gone."""
        drafts = [(id_, _KEYS[kind]) for kind, id_ in self._drafts] + [(id_, "e") for id_ in self._sources]
        id_, key = drafts[0]
        count = f"{len(drafts)} drafts are" if len(drafts) > 1 else "A draft is"
        if self._is_gone(id_):
            self._notice.fail(f"{count} not saved: a claim was taken out of the file; q again leaves without.")
            self._reopen[id_, key]()
            return
        with suppress(WorkbenchError):  # a file that cannot be read now
            self.go_to_claim(self._desk.claim(id_))
        self._notice.fail(f"{count} not saved: {key} opens the one on this claim; q again leaves without.")

    async def _leave(self) -> None:
        place, failures = self.session.bookmark, self._failures
        if place is not None:
            try:
                await self._pen.record(lambda desk: desk.leave_bookmark(place.article_id, place.claim_id))
            except WorkbenchError as error:
                self.app.notify(str(error), severity="error", markup=False)
        # The pen is done with everything handed over before. What failed on the way is on the screen: stay to see it.
        if failures == self._failures:
            self.app.exit()
        self.leaving = False
