"""One claim made into several."""

from __future__ import annotations

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ReviewedClaim
from workbench.tui.desk.recording import Recording


class Cutting(Recording):
    """Splits the current claim into its parts."""

    def action_split(self) -> None:
        """A claim of each part of the current one, which is put aside; on to the first of them."""
        claim = self._current()
        if claim is None:
            return
        if not claim.claim.parts:
            self._notice.say("This claim has no parts marked; workbench split takes stretches that you name.")
        elif not self.session.is_saving(claim.claim.id):
            self._cutting = True
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
            self._cutting = False
        self.session.articles = self._desk.articles()
        self.session.read_again()
        self._show_marks()
        self.go_to_claim(parts[0])
        self._notice.saved(f"split into {len(parts)} claims: {claim.claim.text}")
