"""The desk where one claim becomes several."""

from __future__ import annotations

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ReviewedClaim
from workbench.tui.screens.shared import SharedView


class CuttingView(SharedView):
    """Splits the current claim into its parts."""

    _failures = 0
    _splitting = False

    def _current(self) -> ReviewedClaim | None:
        """The claim to record on; None, and a word why, where there is none or the reviewer did not choose it."""
        if self.session.current is None:
            self._notice.say("There is no claim here to record anything on.")
        elif self._displaced:  # a key was meant for the claim that is gone; the next one is for what is seen now
            self._displaced = False
            self._notice.fail("The claim you were on was taken out of the file; you are at another one now.")
            return None
        elif self._splitting:
            self._notice.say("The claim is being split; press that again in a moment.")
            return None
        return self.session.current

    def action_split(self) -> None:
        """A claim of each part of the current one, which is put aside; on to the first of them."""
        claim = self._current()
        if claim is None:
            return
        if not claim.claim.parts:
            self._notice.say("This claim has no parts marked; workbench split takes stretches that you name.")
        elif not self.session.is_saving(claim.claim.id):
            self._splitting = True
            self._notice.saving(f"split: {claim.claim.text}")
            self.run_worker(self._split(claim), exit_on_error=True)

    async def _split(self, claim: ReviewedClaim) -> None:
        try:
            parts = await self._pen.record(lambda desk: desk.split(claim.claim.id))
        except WorkbenchError as error:
            self._failures += 1
            self._notice.fail(f"Not saved: split. {error}")
            return
        finally:
            self._splitting = False
        self.session.articles = self._desk.articles()
        self.session.read_again()
        self._show_marks()
        self.go_to_claim(parts[0])
        self._notice.saved(f"split into {len(parts)} claims: {claim.claim.text}")
