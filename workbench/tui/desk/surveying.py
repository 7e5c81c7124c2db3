"""The screens over everything: the queue of all claims, adjudication, statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.review import ReviewedClaim
from workbench.tui.desk import naming, shared
from workbench.tui.desk.recording import Recording
from workbench.tui.widgets.lines import Notice

if TYPE_CHECKING:
    from workbench.tui.lookout import Lookout
    from workbench.tui.screens.queue_list import QueuePlace


class Surveying(Recording):
    """Opens them, and keeps where one was in them."""

    _lookout: Lookout | None = None
    _queue_place: QueuePlace | None = None

    def action_queue(self) -> None:
        """All claims of all articles, where the reviewer left them."""
        from workbench.tui.screens.queue import QueuePlace, QueueScreen, Surroundings

        if self._queue_place is None:
            self._queue_place = QueuePlace()
        around = Surroundings(
            *(self._desk, self._looking_out(), self._pen, self._on_claim, self._said),
            lambda desk, entry: naming.taken_back(desk, entry) + naming.about(desk, entry),
            lambda desk, entry: naming.brought_back(desk, entry) + naming.about(desk, entry),
            shared._LOOK_EVERY,
        )
        self.app.push_screen(QueueScreen(self._queue_place, around), self._left_for)

    def _looking_out(self) -> Lookout:
        from workbench.tui.lookout import Lookout

        if self._lookout is None:
            self._lookout = Lookout(self._desk)
        return self._lookout

    def _left_for(self, claim: ReviewedClaim | None) -> None:
        """Goes to the claim that was chosen in one of the screens."""
        if claim is not None:
            self.go_to_claim(claim)
            self._at_rest_later()
            self._notice.say(f"{self.key('queue')} goes back to the queue, where you were in it.")

    def _on_claim(self, claim: ReviewedClaim, action: str) -> None:
        """Does here what the action of that name does, on the claim."""
        self.go_to_claim(claim)
        getattr(self, f"action_{action}")()

    def _said(self, notice: Notice) -> None:
        """Has *notice* say what the desk's own says."""
        notice.repeat(self._notice)

    def on_unmount(self) -> None:
        """The desk is closed."""
        if self._lookout is not None:
            self._lookout.close()
