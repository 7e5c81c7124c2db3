"""Taking back, and bringing back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry
from workbench.tui.desk import naming
from workbench.tui.desk.recording import Recording
from workbench.tui.pen import Pen

if TYPE_CHECKING:
    from workbench.tui.screens.history import HistoryScreen
    from workbench.tui.screens.history_pages import Page, Wish


class TakingBack(Recording):
    """Undoes and redoes what the reviewer recorded, and shows what it was about."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__(desk, pen)
        self._since = desk.last_number()
        """The number of the last entry that was there when the desk was opened."""

    def action_history(self) -> None:
        """What happened to the claim and in the session, and what can be taken back."""
        from workbench.tui.screens.history import HistoryScreen
        from workbench.tui.screens.history_pages import OfClaim, OfSession, OfUndo

        claim = self.session.current.claim.id if self.session.current is not None else None

        def pages() -> Sequence[Page]:
            return OfClaim(self._desk, claim), OfSession(self._desk, self._since), OfUndo(self._desk)

        try:
            known, screen = self._desk.last_number(), HistoryScreen(pages())
        except WorkbenchError as error:
            self._notice.fail(str(error))
            return
        self.app.push_screen(screen, self._wished)
        self.run_worker(self._show_again(screen, pages, known), exit_on_error=True)

    async def _show_again(self, screen: HistoryScreen, pages: Callable[[], Sequence[Page]], known: int) -> None:
        """Has *screen* tell what was being saved when it was opened, once that is on the disk."""
        with suppress(WorkbenchError):  # what could not be saved is told by whoever saved it
            await self._pen.record(lambda _: None)
            if screen.is_current and self._desk.last_number() != known:
                screen.show_pages(pages())

    def _wished(self, wish: Wish | None) -> None:
        from workbench.tui.screens.history_pages import Again, GoTo, TakeBack

        if isinstance(wish, Again):
            self._give_again(wish.entry)
        elif isinstance(wish, TakeBack):
            self.take_back(wish.steps, wish.seen)
        elif isinstance(wish, GoTo):
            self._show_subject(wish.subject)

    def _give_again(self, entry: str) -> None:
        if (claim := self._current()) is not None:
            id_ = claim.claim.id
            said = f"the earlier verdict, given again: {claim.claim.text}"
            self._record(lambda desk: desk.decide_again(id_, entry), said, claim)

    def _show_subject(self, subject: str) -> None:
        try:
            self.go_to_claim(self._desk.claim(subject))
            self._at_rest_later()
        except WorkbenchError:
            if any(summary.id == subject for summary in self.session.articles):
                self.open_at(subject)
            else:
                self._notice.say("That is not about a claim or an article that is in the file now.")

    def action_undo(self) -> None:
        """The reviewer's last entry, taken back."""
        self.take_back(1)

    def take_back(self, steps: int, seen: str | None = None) -> None:
        """The reviewer's last *steps*, taken back, if their last entry is still the one with the id *seen*."""
        self.run_worker(
            self._turn_back(lambda desk: desk.take_back(steps, seen=seen), naming.taken_back), exit_on_error=True
        )

    def action_redo(self) -> None:
        """What the reviewer's last undo took back, brought back."""
        self.run_worker(self._turn_back(lambda desk: desk.bring_back(), naming.brought_back), exit_on_error=True)

    async def _turn_back(
        self, what: Callable[[Desk], Sequence[LogEntry]], said: Callable[[Desk, LogEntry], str]
    ) -> None:
        try:
            turned = await self._pen.record(what, after_all=True)
        except WorkbenchError as error:
            self._notice.say(str(error))
            return
        last = turned[0]
        if len(turned) > 1:
            self.session.articles = self._desk.articles()
            self.session.read_again()
            self._show_marks()
        self._return_to(last)
        self._notice.saved(said(self._desk, last) + naming.about(self._desk, last, len(turned) - 1))
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
