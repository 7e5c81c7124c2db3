"""The screens over everything: the queue of all claims, adjudication, statistics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from workbench.desk.desk import Desk
from workbench.domain.review import LogEntry, ReviewedClaim
from workbench.tui.desk import naming, shared
from workbench.tui.desk.reasoning import Reasoning
from workbench.tui.widgets.lines import Notice

if TYPE_CHECKING:
    from workbench.domain.scale import Rating
    from workbench.tui.screens.queue_list import OnEach, QueuePlace

_ADJUDICATE = "adjudicate"  # the id of the command


class Surveying(Reasoning):
    """Opens them, and keeps where one was in them."""

    _queue_place: QueuePlace | None = None

    def action_queue(self) -> None:
        """All claims of all articles, where the reviewer left them."""
        from workbench.tui.screens.queue import QueuePlace, QueueScreen, Surroundings

        if self._queue_place is None:
            self._queue_place = QueuePlace()
        around = Surroundings(
            reading=self._desk,
            lookout=self._looking_out(),
            pen=self._pen,
            on_desk=self._on_claim,
            said=self._said,
            chosen=self._chosen,
            verdict=self._verdict,
            repaint=self._repaint,
            taken_back=_taken_back,
            brought_back=_brought_back,
            look_every=shared._LOOK_EVERY,
        )
        self.app.push_screen(QueueScreen(self._queue_place, around), self._left_for)

    def action_adjudicate(self) -> None:
        """The claims on which reviewers differ; a word on what to do where review is blind."""
        from workbench.tui.screens.adjudicating import AdjudicatingScreen, Bench

        if self._desk.hides():
            self._notice.say(
                "Review is blind: who adjudicates has to see the verdicts. Leave, and open the file with --reveal."
            )
            return
        rationales = _Rationales(self._drafts, self._reopen, self.action_adjudicate)
        bench = Bench(
            *(self._desk, self._looking_out(), self._pen, rationales, _taken_back, _brought_back, shared._LOOK_EVERY)
        )
        self.app.push_screen(AdjudicatingScreen(bench), self._left_for)

    def action_statistics(self) -> None:
        """How far the review has come."""
        from workbench.tui.screens.statistics import Outlook, StatisticsScreen

        self.app.push_screen(StatisticsScreen(Outlook(self._desk, self._looking_out(), shared._LOOK_EVERY)))

    def _left_for(self, claim: ReviewedClaim | None) -> None:
        """Goes to the claim that was chosen in one of the screens."""
        self._show_marks()  # what is selected may be others
        if claim is not None:
            self.go_to_claim(claim)
            self._at_rest_later()
            self._notice.say(f"{self.key('queue')} goes back to the queue, where you were in it.")

    def _on_claim(self, claim: ReviewedClaim, action: str) -> None:
        """Does here what the action of that name does, on the claim."""
        self.go_to_claim(claim)
        getattr(self, f"action_{action}")()

    def _verdict(self, claim: ReviewedClaim, rating: Rating) -> tuple[OnEach, str]:
        """What records the verdict with the words that wait for it, and what is said of it."""
        kept, words = self._words_of(claim)

        def record(desk: Desk, ids: Sequence[str]) -> object:
            with self._kept_on_failure(kept, words):
                return desk.decide_all(ids, rating.id, rationale=words.rationale, confidence=words.confidence)

        return record, f"{rating.glyph} {rating.label}{words}"

    def _said(self, notice: Notice) -> None:
        """Has *notice* say what the desk's own says."""
        notice.repeat(self._notice)


class _Rationales(MutableMapping[str, str]):
    """Why claims will be settled, written and not recorded yet: drafts of the desk's, of which it warns who leaves."""

    def __init__(
        self,
        drafts: dict[tuple[str, str], Any],
        reopen: dict[tuple[str, str], Callable[[], None]],
        open_: Callable[[], None],
    ) -> None:
        self._drafts, self._reopen, self._open = drafts, reopen, open_

    def __getitem__(self, claim: str) -> str:
        return str(self._drafts[_ADJUDICATE, claim])

    def __setitem__(self, claim: str, text: str) -> None:
        self._drafts[_ADJUDICATE, claim] = text
        self._reopen[_ADJUDICATE, claim] = self._open

    def __delitem__(self, claim: str) -> None:
        del self._drafts[_ADJUDICATE, claim]

    def __iter__(self) -> Iterator[str]:
        return (claim for command, claim in self._drafts if command == _ADJUDICATE)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _taken_back(desk: Desk, entry: LogEntry) -> str:
    return naming.taken_back(desk, entry) + naming.about(desk, entry)


def _brought_back(desk: Desk, entry: LogEntry) -> str:
    return naming.brought_back(desk, entry) + naming.about(desk, entry)
