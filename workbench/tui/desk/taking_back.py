"""Taking back, and bringing back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry
from workbench.tui.desk import naming
from workbench.tui.desk.recording import Recording


class TakingBack(Recording):
    """Undoes and redoes what the reviewer recorded, and shows what it was about."""

    def action_undo(self) -> None:
        """The reviewer's last entry, taken back."""
        self.take_back(1)

    def take_back(self, steps: int, seen: str | None = None) -> None:
        """The reviewer's last *steps*, taken back, if their last entry is still the one with the id *seen*."""
        self.run_worker(
            self._turn_back(lambda desk: desk.take_back(steps, seen=seen), naming.taken_back), exit_on_error=True
        )

    def action_redo(self) -> None:
        """What the reviewer's last undo took back, brought back."""
        self.run_worker(self._turn_back(lambda desk: desk.bring_back(), naming.brought_back), exit_on_error=True)

    async def _turn_back(
        self, what: Callable[[Desk], Sequence[LogEntry]], said: Callable[[Desk, LogEntry], str]
    ) -> None:
        try:
            turned = await self._pen.record(what, after_all=True)
        except WorkbenchError as error:
            self._notice.say(str(error))
            return
        last = turned[0]
        if len(turned) > 1:
            self.session.articles = self._desk.articles()
            self.session.read_again()
            self._show_marks()
        self._return_to(last)
        self._notice.saved(said(self._desk, last) + naming.about(self._desk, last, len(turned) - 1))
        self._keep_place()

    def _return_to(self, taken: LogEntry) -> None:
        """Shows what an undo or a redo was about."""
        try:
            reviewed = self._desk.claim(taken.subject)
        except WorkbenchError:  # it was about an article, or a claim that is gone
            self.session.articles = self._desk.articles()
            self.session.read_again()
            self._show_marks()
            self.show()
        else:
            if taken.action == Action.RE_CUT:  # the claims that it made go or come, and this one stays
                self.session.read_again()
                self._show_marks()
            self.go_to_claim(reviewed)
