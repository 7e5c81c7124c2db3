"""Taking back what was recorded, and bringing it back."""

from __future__ import annotations

from workbench.desk.recording import Recording
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry
from workbench.store import log, sqlite


class TakingBack(Recording):
    """An open review file in which every entry can be taken back by whoever wrote it."""

    def undo(self) -> LogEntry:
        """The reviewer's last entry, taken back. Raises WorkbenchError when there is nothing to take back."""
        with sqlite.writing(self._connection):
            last = log.last_of(self._connection, self.reviewer)
            if last is None:
                raise WorkbenchError(f"There is nothing of {self.reviewer}'s to take back.")
            self._write(last.subject, Action.UNDO, last.id, {}, taken=last)
        return last

    def redo(self) -> LogEntry:
        """The entry that the reviewer's last undo took back, which stands again.

        Raises WorkbenchError when there is none, or they recorded something else since.
        """
        with sqlite.writing(self._connection):
            undone = log.last_undo_of(self._connection, self.reviewer)
            taken = log.entry(self._connection, undone.value) if undone and undone.value else None
            if undone is None or taken is None:
                raise WorkbenchError(f"{self.reviewer} has taken nothing back that could be brought back.")
            self._write(taken.subject, Action.REDO, undone.id, {}, taken=taken)
        return taken
