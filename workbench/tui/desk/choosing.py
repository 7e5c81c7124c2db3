"""Several claims selected, so that the next decision falls on all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Bookmark, ReviewedClaim, Workflow
from workbench.tui.desk.recording import Recording
from workbench.tui.pen import Pen
from workbench.tui.widgets.appearance import CHOSEN, LATER
from workbench.tui.widgets.marks import Mark


class Choosing(Recording):
    """Keeps what is selected, shows it in the text, and records one decision on all of it: all of them or none."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__(desk, pen)
        self._chosen: dict[str, ReviewedClaim] = {}
        self._counted_at: Bookmark | None = None

    def action_choose(self) -> None:
        """The current claim, selected or let go."""
        if (claim := self._current()) is None:
            return
        if self._chosen.pop(claim.claim.id, None) is None:
            self._chosen[claim.claim.id] = claim
        self._reader.set_mark(self._mark(claim))
        self._notice.say(self._told_of_chosen())

    def show(self, *, scroll: bool = True) -> None:
        """Draws everything; while claims are selected their number is in sight wherever one goes."""
        super().show(scroll=scroll)
        if self._chosen and self.session.bookmark != self._counted_at:
            self._counted_at = self.session.bookmark
            self._notice.say(self._told_of_chosen())

    def _told_of_chosen(self) -> str:
        if not self._chosen:
            return "No claim is selected any more."
        article = self.session.article
        elsewhere = sum(article is None or c.claim.article_id != article.id for c in self._chosen.values())
        where = f", {elsewhere} in other articles" if elsewhere else ""
        return f"{self._count_of_chosen()}{where}: the next decision is for all; {self.key('search.clear')} lets go."

    def _count_of_chosen(self) -> str:
        return f"{_claims(len(self._chosen))} selected"

    def action_clear_search(self) -> None:
        """What is selected, let go."""
        if self._chosen:
            self._let_go()
            self._notice.say("No claim is selected any more.")
        else:
            super().action_clear_search()

    def _let_go(self) -> None:
        self._chosen.clear()
        self._show_marks()

    def _mark(self, reviewed: ReviewedClaim) -> Mark:
        mark, id_ = super()._mark(reviewed), reviewed.claim.id
        if id_ in self._chosen:
            return replace(mark, style="chosen", glyph=CHOSEN)
        later = self.session.is_left_for_later(id_) and self.session.is_open(reviewed)
        return replace(mark, glyph=LATER) if later else mark

    def _record_on_chosen(self, what: Callable[[Desk, Sequence[str]], Sequence[ReviewedClaim]], said: str) -> bool:
        """Records on all that is selected, which is let go; whether the current claim is one of them."""
        chosen = list(self._chosen.values())
        for claim in chosen:
            self.session.set_out(claim.claim.id)
        self._chosen.clear()
        self._show_marks()
        self._notice.saving(f"{said}, on {_claims(len(chosen))}")
        self.run_worker(self._recorded_on(what, said, chosen), exit_on_error=True)
        current = self.session.current
        return current is not None and any(claim.claim.id == current.claim.id for claim in chosen)

    async def _recorded_on(
        self,
        what: Callable[[Desk, Sequence[str]], Sequence[ReviewedClaim]],
        said: str,
        chosen: Sequence[ReviewedClaim],
    ) -> None:
        ids = [claim.claim.id for claim in chosen]
        try:
            after = await self._pen.record(lambda desk: what(desk, ids))
        except WorkbenchError as error:
            self._failures += 1
            self._chosen.update(zip(ids, chosen, strict=True))
            self._all_arrived(ids, ())
            self._notice.fail(f"Not saved, on none of {_claims(len(ids))}: {said}. {error}")
            self.app.notify(f"Not saved: {error}", severity="error", markup=False, timeout=30)
            return
        self._all_arrived(ids, after)
        differ = sum(c.standing.workflow is Workflow.DISPUTED for c in after) if not self._desk.hides() else 0
        differing = f"; reviewers differ now on {differ}" if differ else ""
        back = "takes it back" if len(ids) == 1 else "takes back all"
        self._notice.saved(f"{said}, on {_claims(len(ids))}{differing}; {self.key('undo')} {back}.")
        self._keep_place()

    def _all_arrived(self, ids: Sequence[str], after: Sequence[ReviewedClaim]) -> None:
        for id_ in ids:
            self.session.arrived(id_)
        for reviewed in after:
            self.session.refresh(reviewed)
        self._show_marks()
        self.show(scroll=False)


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"
