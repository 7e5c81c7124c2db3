"""Working straight from the queue: what is recorded on the claim under the cursor, or on all that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.desk.desk import Desk
from workbench.domain.dismissal import REASONS
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry, Workflow
from workbench.domain.sifting import QueuedClaim
from workbench.tui.screens.queue_list import OnEach, QueueList
from workbench.tui.widgets.virtual_list import VirtualList

Target = tuple[int, str]
"""The number and the id of a claim."""


class Working(QueueList):
    """Everything is recorded by the pen, in order; no key waits for it."""

    def action_decide(self, rating: str) -> None:
        """The same verdict on the claim, or on all that are selected."""
        chosen, current = self._desk.scale.rating(rating), self._chosen()
        if chosen is not None and current is not None:
            self._record(*self._around.verdict(current.reviewed, chosen))

    def action_put_aside(self) -> None:
        """The claim dismissed, or all that are selected."""
        self._record(lambda desk, ids: desk.dismiss_all(ids), "dismissed")

    def action_put_aside_because(self) -> None:
        """Asks why, and dismisses for that reason."""
        from workbench.tui.screens.reason import ReasonScreen

        if (current := self._chosen()) is None:
            return
        count = len(self._around.chosen)
        what = f"{count} claim{'s' if count > 1 else ''} selected" if count else current.reviewed.claim.text

        def chosen(reason: str | None) -> None:
            if reason is not None:
                said = f"dismissed ({reason})" if reason else "dismissed"
                self._record(lambda desk, ids: desk.dismiss_all(ids, reason), said)

        self.app.push_screen(ReasonScreen(what, REASONS), chosen)

    def action_later(self) -> None:
        """The claim left for when all others are decided, or taken up again; and on to the next row."""
        current = self._chosen()
        if current is not None and current.number not in self._saving:
            self.run_worker(self._left_for_later(current), exit_on_error=True)
            self.query_one(VirtualList).action_cursor(1)

    async def _left_for_later(self, current: QueuedClaim) -> None:
        id_, text = current.reviewed.claim.id, current.reviewed.claim.text
        later = id_ not in self._later
        try:
            if later and not current.reviewed.standing.workflow.is_open:
                raise WorkbenchError("This claim is decided; only an open one can be left for later.")
            await self._around.pen.record(lambda desk: desk.leave_for_later(id_) if later else desk.take_up(id_))
            self._later = self._desk.left_for_later()
        except WorkbenchError as error:
            self._notice.fail(str(error))
        else:
            self._around.repaint(current.reviewed)
            self._notice.saved(f"left for later: {text}" if later else f"no longer left for later: {text}")
        self._redraw()

    def action_second_review(self) -> None:
        """The claim left to another reviewer, or all that are selected."""
        self._record(lambda desk, ids: desk.move_all(ids, Workflow.SECOND_REVIEW), "needs second review")

    def action_evidence(self) -> None:
        """The form for a source."""
        self._on_desk("evidence")

    def action_sources(self) -> None:
        """The claim's evidence, and what else may bear on it."""
        self._on_desk("sources")

    def action_note(self) -> None:
        """The editor for a note."""
        self._on_desk("note")

    def action_rationale(self) -> None:
        """The editor for the rationale of one's verdict."""
        self._on_desk("rationale")

    def action_undo(self) -> None:
        """What was recorded last, taken back."""
        self._turn_back(lambda desk: desk.take_back(), self._around.taken_back)

    def action_redo(self) -> None:
        """What was taken back last, brought back."""
        self._turn_back(lambda desk: desk.bring_back(), self._around.brought_back)

    def action_select(self) -> None:
        """The claim selected, or no longer; and on to the next row."""
        current = self._chosen()
        if current is not None:
            selected, id_ = self._around.chosen, current.reviewed.claim.id
            if selected.pop(id_, None) is None:
                selected[id_] = current.reviewed
            list_ = self.query_one(VirtualList)
            list_.refresh_row(list_.cursor or 0)
            list_.action_cursor(1)
            self._show_heading()

    def _chosen(self) -> QueuedClaim | None:
        """The claim under the cursor; None, and a word why, where there is none."""
        if self.current is None:
            self._notice.say("There is no claim here to record anything on.")
        return self.current

    def _on_desk(self, action: str) -> None:
        """What the desk does under that name, on the claim under the cursor."""
        current = self._chosen()
        if current is None:
            return
        if current.number in self._saving:
            self._notice.say("The claim is being saved; press that again in a moment.")
        else:
            self._is_on_desk = True
            self._around.on_desk(current.reviewed, action)

    # Recording

    def _record(self, what: OnEach, said: str) -> None:
        """Records on all that are selected, else on the claim under the cursor, and goes on to the next row."""
        selected, current = self._around.chosen, self._chosen()
        if current is None:
            return
        several = bool(selected)
        if several:
            targets = [(self._queue.number_of(id_) or 0, id_) for id_ in selected]
            said = f"{said}, on {len(targets)} claim{'s' if len(targets) > 1 else ''}"
            selected.clear()
        else:
            targets = [(current.number, current.reviewed.claim.id)]
            said = f"{said}: {current.reviewed.claim.text}"
        self._saving.update(number for number, _ in targets)
        self._redraw()
        self._notice.saving(said)
        self.run_worker(self._recorded(what, said, targets), exit_on_error=True)
        if not several:
            self.query_one(VirtualList).action_cursor(1)

    async def _recorded(self, what: OnEach, said: str, targets: Sequence[Target]) -> None:
        ids = [id_ for _, id_ in targets]
        try:
            await self._around.pen.record(lambda desk: what(desk, ids))
        except WorkbenchError as error:
            self._notice.fail(f"Not saved: {said}. {error}")
            self.app.notify(f"Not saved: {error}", severity="error", markup=False, timeout=30)
        else:
            self._notice.saved(self._differing(targets) + said)
        finally:
            for number, _ in targets:
                self._saving[number] -= 1
                if self._saving[number] <= 0:
                    del self._saving[number]
                self._rows.pop(number, None)
            self._redraw()

    def _differing(self, targets: Sequence[Target]) -> str:
        """A word on what became disputed, where that is not to be hidden."""
        if self._desk.hides():
            return ""
        rows = self._queue.rows([number for number, _ in targets])
        disputed = sum(row.reviewed.standing.workflow is Workflow.DISPUTED for row in rows)
        return f"reviewers differ now{f' on {disputed}' if len(targets) > 1 else ''}: " if disputed else ""

    def _turn_back(self, what: Callable[[Desk], list[LogEntry]], said: Callable[[Desk, LogEntry], str]) -> None:
        self.run_worker(self._turned_back(what, said), exit_on_error=True)

    async def _turned_back(self, what: Callable[[Desk], list[LogEntry]], said: Callable[[Desk, LogEntry], str]) -> None:
        try:
            entries = await self._around.pen.record(what, after_all=True)
        except WorkbenchError as error:
            self._notice.say(str(error))
            return
        several = f"on {len(entries)} claims, " if len(entries) > 1 else ""
        self._notice.saved(several + said(self._desk, entries[0]))
        self._rows.clear()
        self._redraw()
        self._go_to(entries[0].subject)

    def _go_to(self, claim: str) -> None:
        """The row of the claim with that id, if it is listed."""
        number, numbers = self._queue.number_of(claim), self._place.numbers
        if number is not None and numbers is not None and number in numbers:
            self.query_one(VirtualList).move_cursor(numbers.index(number))
