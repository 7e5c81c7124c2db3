"""What happened in a review file, to be read by a person."""

from __future__ import annotations

from workbench.desk.chapters import Chapters
from workbench.domain.review import LogEntry
from workbench.store import log, reviews, sqlite

RECENT = 1_000
"""Entries that are told of at most; `workbench log` lists all."""


class Telling(Chapters):
    """An open review file that tells who did what, and when."""

    def recent(self, limit: int = RECENT) -> list[tuple[int, LogEntry]]:
        """The entries that arrived last, each with its number in this file, the last one first; checkpoints left out,
        and what blind review hides from the reviewer."""
        with sqlite.told(self.path), sqlite.bytes_as_they_are(self._connection):
            found = dict(log.newest(self._connection, limit))
            seen = {entry.id for entry in reviews.seen_by(self._connection, self._hidden_from(), found.values())}
        return [(number, entry) for number, entry in found.items() if entry.id in seen]

    def last_number(self) -> int:
        """The number of the entry that arrived last; 0 where nothing was recorded."""
        with sqlite.told(self.path):
            return log.last_number(self._connection)
