"""What every key that records has in common: the claim it is for, the saving, the forms and their drafts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ReviewedClaim, Verdict, Workflow
from workbench.tui.desk.shared import SharedView
from workbench.tui.pen import Pen

if TYPE_CHECKING:
    from workbench.tui.lookout import Lookout
    from workbench.tui.screens.form import FormScreen

_BOOKMARK_AFTER = 1.0  # seconds at rest before the place is kept; deciding and leaving keep it at once


class Recording(SharedView):
    """Everything is recorded by the pen, in order; no key waits for it."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__(desk, pen)
        self._drafts: dict[tuple[str, str], Any] = {}
        """What was typed into a form and left unsaved, by the id of the form's command and the claim's."""
        self._reopen: dict[tuple[str, str], Callable[[], None]] = {}
        self._failures = 0
        self._cutting = False
        """Whether the current claim is being made into others, so that nothing else is to be recorded on it."""

    _lookout: Lookout | None = None

    def on_mount(self) -> None:
        """Starts the clock that keeps the place."""
        self._resting = self.set_interval(_BOOKMARK_AFTER, self._rested, pause=True)

    def _current(self) -> ReviewedClaim | None:
        """The claim to record on; None, and a word why, where there is none or the reviewer did not choose it."""
        if self.session.current is None:
            self._notice.say("There is no claim here to record anything on.")
        elif self._displaced:  # a key was meant for the claim that is gone; the next one is for what is seen now
            self._displaced = False
            self._notice.fail("The claim you were on was taken out of the file; you are at another one now.")
            return None
        elif self._cutting:
            self._notice.say("The claim is being cut; press that again in a moment.")
            return None
        return self.session.current

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
        await self._place_kept()

    def _own_verdict(self, claim_id: str) -> Verdict | None:
        with suppress(WorkbenchError):  # what cannot be read now will not be recorded either, and that is said then
            return self._desk.own_verdict(claim_id)
        return None

    def _open_form(self, command: str, claim_id: str, make: Callable[[Any], FormScreen[Any]]) -> None:
        """Opens the form of *command* on the claim with that id: what *make* makes of the draft that was left there, or
        of None. What is left unsaved in it is kept as a draft."""

        def keep(draft: object) -> None:
            self._drafts.pop((command, claim_id), None)
            if draft:
                self._drafts[command, claim_id] = draft

        def open_() -> None:
            self.app.push_screen(make(self._drafts.get((command, claim_id))), keep)

        self._reopen[command, claim_id] = open_
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

    # What takes longer than a key may wait

    def _looking_out(self) -> Lookout:
        from workbench.tui.lookout import Lookout

        if self._lookout is None:
            self._lookout = Lookout(self._desk)
        return self._lookout

    def on_unmount(self) -> None:
        """The desk is closed."""
        if self._lookout is not None:
            self._lookout.close()

    # The place

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
