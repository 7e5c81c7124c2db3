"""Verdicts, and what else takes a claim off the list of open ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.desk.desk import Desk
from workbench.domain.dismissal import REASONS
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ReviewedClaim, Workflow
from workbench.domain.scale import Rating
from workbench.tui.desk import naming
from workbench.tui.desk.reasoning import Reasoning, Words

OnEach = Callable[[Desk, Sequence[str]], Sequence[ReviewedClaim]]


class Deciding(Reasoning):
    """One key decides, and goes on to the next open claim; on all that is selected, if anything is."""

    _decided: str | None = None

    def action_decide(self, rating: str) -> None:
        """A verdict on the current claim, and on to the next open one."""
        claim, chosen = self._current(), self._desk.scale.rating(rating)
        if claim is None or chosen is None:
            return
        several = bool(self._chosen)
        kept, words = self._words_of(claim)

        def what(desk: Desk, ids: Sequence[str]) -> Sequence[ReviewedClaim]:
            with self._kept_on_failure(kept, words):
                return desk.decide_all(ids, rating, rationale=words.rationale, confidence=words.confidence)

        verdict = f"{chosen.glyph} {chosen.label}{words}"
        if not several:
            verdict += self._rationale_lost(claim, chosen, words)
        self._decide(claim, what, verdict, f"{verdict}: reviewers differ now, on: {claim.claim.text}")

    def _rationale_lost(self, claim: ReviewedClaim, chosen: Rating, words: Words) -> str:
        """That an earlier verdict's rationale does not go with another rating."""
        mine = self._own_verdict(claim.claim.id)
        if mine is not None and mine.rationale and mine.rating != chosen.id and not words.rationale:
            return f", without the rationale of “{mine.label}”"
        return ""

    def action_put_aside(self) -> None:
        """The current claim put aside, and on to the next open one."""
        if (claim := self._current()) is not None:
            self._put_aside(claim, "")

    def action_put_aside_because(self) -> None:
        """Asks why, and puts the current claim aside for that reason."""
        from workbench.tui.screens.reason import ReasonScreen

        if (claim := self._current()) is None:
            return
        what = self._count_of_chosen() if self._chosen else claim.claim.text

        def chosen(reason: str | None) -> None:
            if reason is not None:
                self._put_aside(claim, reason)

        self.app.push_screen(ReasonScreen(what, REASONS), chosen)

    def _put_aside(self, claim: ReviewedClaim, reason: str) -> None:
        said = f"dismissed ({reason})" if reason else "dismissed"
        self._decide(claim, lambda desk, ids: desk.dismiss_all(ids, reason), said)

    def action_second_review(self) -> None:
        """The current claim left to another reviewer, and on to the next open one."""
        if (claim := self._current()) is not None:
            self._decide(claim, lambda desk, ids: desk.move_all(ids, Workflow.SECOND_REVIEW), "needs second review")

    def _decide(self, claim: ReviewedClaim, what: OnEach, said: str, disputed: str = "") -> None:
        """Records *what* on *claim*, or on all that is selected, and goes on where that takes the current claim."""
        id_, was_open = claim.claim.id, self.session.is_open(claim)
        if self._chosen:
            if not self._record_on_chosen(what, said):
                return
        else:
            self._record(lambda desk: what(desk, [id_])[0], f"{said}: {claim.claim.text}", claim, disputed)
        self._decided = id_
        self._advance(was_open)

    def _advance(self, was_open: bool) -> None:
        """On to the next open claim; says so when it lies further back, or the one that *was_open* was the last."""
        before = self.session.reading_place
        if self.session.to_open(1):
            if self.session.only_left_are_open:
                self.app.notify(naming.left_for_later(self.session.left), markup=False)
            elif self.session.reading_place < before:
                self.app.notify("That was the last one; on with the open claims before it.", markup=False)
        elif was_open:
            self.app.notify("Every claim has been decided. `workbench export` writes the log.", markup=False)
        self.show()

    def action_later(self) -> None:
        """The current claim left for when all others are decided, or taken up again."""
        if (claim := self._current()) is None:
            return
        id_ = claim.claim.id
        if self.session.is_left_for_later(id_):
            self._leave_for_later(claim, later=False)
            self.show(scroll=False)
        elif not self.session.is_open(claim):
            self._notice.say("This claim is decided; only an open one can be left for later.")
        else:
            self._leave_for_later(claim, later=True)
            if not self.session.to_open(1):
                self._notice.say("It is the only claim that is still open.")
            self.show()

    def _leave_for_later(self, claim: ReviewedClaim, later: bool) -> None:
        self.session.leave_for_later(claim.claim.id, later)
        self._reader.set_mark(self._mark(claim))
        self.run_worker(self._left_for_later(claim, later), exit_on_error=True)

    async def _left_for_later(self, claim: ReviewedClaim, later: bool) -> None:
        id_, text = claim.claim.id, claim.claim.text
        try:
            await self._pen.record(lambda desk: desk.leave_for_later(id_) if later else desk.take_up(id_))
        except WorkbenchError as error:
            self.session.leave_for_later(id_, not later)
            self._repaint(claim)
            self._notice.fail(f"Not kept: {error}")
        else:
            again = f"{self.key('claim.later')} on it again takes that back"
            self._notice.saved(f"left for later; {again}: {text}" if later else f"no longer left for later: {text}")

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
