"""What was checked before, shown at a claim that says the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.tui.desk.recording import Recording
from workbench.tui.pen import Pen
from workbench.tui.session import News

if TYPE_CHECKING:
    from workbench.domain.check import EarlierCheck

_AT_REST = 0.4  # seconds at a claim before it is looked up: who walks past, or decides at a glance, does not ask
_KEPT = 200  # claims whose earlier checks are kept


class Recalling(Recording):
    """Looks earlier checks up beside the screen, once the reviewer stays at a claim."""

    def __init__(self, desk: Desk, pen: Pen) -> None:
        super().__init__(desk, pen)
        self._resting_at: Timer | None = None
        self._recalled: OrderedDict[str, Sequence[EarlierCheck]] = OrderedDict()

    def earlier(self, claim_id: str) -> Sequence[EarlierCheck]:
        """What is known so far to have been checked before; it is looked up, and shown, where that was not done yet."""
        if self._resting_at is not None:
            self._resting_at.stop()
        if claim_id not in self._recalled:
            self._resting_at = self.set_timer(_AT_REST, partial(self._look_up, claim_id))
        return self._recalled.get(claim_id, ())

    def _look_up(self, claim_id: str) -> None:
        if self._pen.is_busy:  # what is on its way to the disk does not wait for this
            self._resting_at = self.set_timer(_AT_REST, partial(self._look_up, claim_id))
            return
        self.run_worker(self._recall(claim_id), group="recalling", exit_on_error=True)

    async def _recall(self, claim_id: str) -> None:
        try:
            found = await self._looking_out().ask(lambda desk: desk.earlier_checks(claim_id))
        except WorkbenchError:  # the claim went out of the file, or that cannot be read now: others say so
            return
        self._recalled[claim_id] = found
        if len(self._recalled) > _KEPT:
            self._recalled.popitem(last=False)
        if found and self.session.current is not None and self.session.current.claim.id == claim_id:
            self._show_panel()

    def _show_news(self, news: News) -> None:
        self._recalled.clear()  # what was decided meanwhile is an earlier check now
        super()._show_news(news)
