"""How one leaves."""

from __future__ import annotations

from contextlib import suppress

from workbench.domain.errors import WorkbenchError
from workbench.tui.desk.recording import Recording


class Leaving(Recording):
    """Leaves when everything is on the disk, and not over an unsaved draft without a word."""

    leaving = False
    _warned: object = None

    def action_quit(self) -> None:
        """Everything recorded, the place kept, the desk closed. Asked twice, leaves drafts behind."""
        drafts = dict(self._drafts)
        if drafts and self._warned != drafts:
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
        command, id_ = next(iter(self._drafts))
        key, leaves = self.key(command), f"{self.key('quit')} again leaves without."
        count = f"{len(self._drafts)} drafts are" if len(self._drafts) > 1 else "A draft is"
        if command.startswith("article."):
            if any(summary.id == id_ for summary in self.session.articles):
                self.open_at(id_)
            self._notice.fail(f"{count} not saved: {key} opens the one on this article; {leaves}")
            return
        if self._is_gone(id_):
            self._notice.fail(f"{count} not saved: a claim was taken out of the file; {leaves}")
            self._reopen[command, id_]()
            return
        with suppress(WorkbenchError):  # a file that cannot be read now
            self.go_to_claim(self._desk.claim(id_))
        self._notice.fail(f"{count} not saved: {key} opens the one on this claim; {leaves}")

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
