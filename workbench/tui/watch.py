"""What others do to the review file while it is open here. Knows nothing of the screen."""

from __future__ import annotations

import sys

from msgspec import Struct

from workbench.desk.desk import Desk
from workbench.domain.review import FILE


class Changes(Struct, frozen=True):
    """What is new in the file: the *subjects* of the entries that arrived, and whether articles or claims did too."""

    subjects: frozenset[str]
    collection: bool

    @property
    def of_the_file(self) -> bool:
        """Whether somebody changed a setting of the file, such as blind review."""
        return FILE in self.subjects


class Watch:
    """Says what changed since it was asked last, at the cost of a few look-ups by number.

    One's own entries come as well: the screen reads over another connection than the pen writes with.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._version = desk.version()
        self._number, _ = desk.changed_since(sys.maxsize)  # the number alone: no entry comes after that one
        self._before = self._number
        self._newest = desk.newest()

    def look(self) -> Changes | None:
        """What changed since the last look; None where nobody wrote to the file."""
        # First, so that what is written from here on is seen now and looked for once more, not missed.
        version = self._desk.version()
        if version == self._version:
            return None
        number, subjects = self._desk.changed_since(self._number)
        newest = self._desk.newest()
        changes = Changes(frozenset(subjects), newest != self._newest)
        self._version, self._before, self._number, self._newest = version, self._number, number, newest
        return changes

    def forget(self) -> None:
        """Has what the last look found come once more: it could not be taken in."""
        self._version, self._number, self._newest = -1, self._before, (-1, -1, -1)
