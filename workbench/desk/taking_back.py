"""Taking back what was recorded, and bringing it back."""

from __future__ import annotations

from itertools import chain, islice

from workbench.desk.recording import Recording
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry
from workbench.store import log, sqlite


class TakingBack(Recording):
    """An open review file in which every entry can be taken back by whoever wrote it."""

    def undo(self) -> LogEntry:
        """The reviewer's last entry, taken back, with all that was recorded together with it.

        Raises WorkbenchError when there is nothing to take back.
        """
        return self.take_back()[0]

    def take_back(self, count: int = 1, *, seen: str | None = None) -> list[LogEntry]:
        """The entries of the reviewer's last *count* steps, taken back, the last one first. A step is an entry, or
        several that were recorded together.

        Raises WorkbenchError, with nothing taken back, when there are fewer; or when their last entry is no longer the
        one with the id *seen*, where that is given.
        """

        from workbench.store import steps

        with sqlite.writing(self._connection):
            found = list(islice(steps.standing(self._connection, self.reviewer), count))
            if not found:
                raise WorkbenchError(f"There is nothing of {self.reviewer}'s to take back.")
            if seen is not None and found[0][0].id != seen:
                raise WorkbenchError("You recorded something else meanwhile; nothing was taken back. Look again.")
            if len(found) < count:
                raise WorkbenchError(f"{self.reviewer} can take back {len(found)}, not {count}; nothing was changed.")
            entries = list(chain.from_iterable(found))
            self._write_together([(entry.subject, Action.UNDO, entry.id, {}) for entry in entries], entries)
        return entries

    def can_be_taken_back(self, limit: int = 200) -> list[list[LogEntry]]:
        """What the reviewer recorded and has not taken back, a step at a time, *limit* at most, the last one first."""

        from workbench.store import steps

        with sqlite.told(self.path):
            return list(islice(steps.standing(self._connection, self.reviewer), limit))

    def redo(self) -> LogEntry:
        """The entry that the reviewer's last undo took back, which stands again, with all taken back together with it.

        Of several it is the one recorded last, which `undo` names too.

        Raises WorkbenchError when there is none, or they recorded something else since.
        """
        return self.bring_back()[-1]

    def bring_back(self) -> list[LogEntry]:
        """The entries that the reviewer's last undo took back, which stand again, the one taken back last first.

        Raises WorkbenchError when there is none, or they recorded something else since.
        """

        from workbench.store import steps

        with sqlite.writing(self._connection):
            undone = steps.undone(self._connection, self.reviewer)
            taken = [log.entry(self._connection, undo.value or "") for undo in undone]
            known = [(entry, undo) for entry, undo in zip(taken, undone, strict=True) if entry]
            if not known:
                raise WorkbenchError(f"{self.reviewer} has taken nothing back that could be brought back.")
            entries = [entry for entry, _ in known]
            self._write_together([(entry.subject, Action.REDO, undo.id, {}) for entry, undo in known], entries)
        return entries
