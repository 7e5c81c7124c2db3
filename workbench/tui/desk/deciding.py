"""Verdicts, and what else takes a claim off the list of open ones."""

from __future__ import annotations

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Workflow
from workbench.tui.desk.recording import Recording


class Deciding(Recording):
    """One key decides, and goes on to the next open claim."""

    _decided: str | None = None

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
