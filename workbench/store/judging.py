"""The log of somebody else's file, entry by entry: which of them can be taken in, and why the others cannot."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from workbench.domain.review import Action, LogEntry
from workbench.store import log
from workbench.store.accepting import cuts_of, is_blank, wrong

if TYPE_CHECKING:
    import sqlite3

AHEAD = 2**32
"""How far a clock may be ahead of the number of entries in its file.

A clock counts what was known when an entry was written, and all of that is in the file, but for what a merge
quarantined. Neither recording nor merging makes the distance greater, so that no file can drive another's clock to
where it stops.
"""

TAKEN = "an entry of that id is here already, and says something else"
MISSING = "an entry before it in its chain is missing"


_covered = attrgetter(*(name for name in LogEntry.__struct_fields__ if name not in ("body", "salt")))


class Judge:
    """Looks at the entries of *theirs* in the order of their chains, with the review file *ours* beside it.

    With *lenient*, an entry may follow one that only our file has; *redacted* are the ids whose bodies may be blank.
    """

    def __init__(
        self, theirs: sqlite3.Connection, ours: sqlite3.Connection, redacted: set[str], *, lenient: bool
    ) -> None:
        self._theirs = theirs
        self._ours = ours
        self._redacted = redacted
        self._lenient = lenient
        self._most_clock = theirs.execute("SELECT count(*) FROM log").fetchone()[0] + AHEAD
        self._chain = ""
        self._seq = 0
        self._chain_is_here = False
        self._before: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        """The hashes of the entries that the next may follow, with their clocks."""

    def judged(self) -> Iterator[tuple[LogEntry, str | None, bool]]:
        """Every entry, what is wrong with it, and whether our file has it already."""
        cursor = self._theirs.cursor()
        cursor.row_factory = None
        for row in cursor.execute(f"SELECT {log.COLUMNS} FROM log ORDER BY chain, seq, id"):  # noqa: S608 - our own names
            entry = LogEntry(*row)
            if entry.chain != self._chain:
                self._begin(entry.chain)
            known = self._known(entry)
            said = (None if known else self._wrong(entry, known)) or self._out_of_place(entry)
            if said is None:
                self._ends[entry.hash] = entry.clock
            yield entry, said, bool(known)

    def _begin(self, chain: str) -> None:
        self._chain, self._seq, self._ends = chain, 0, {log.FIRST: 0}
        with contextlib.suppress(UnicodeEncodeError):
            found = self._ours.execute("SELECT 1 FROM log WHERE chain = ? LIMIT 1", (chain,)).fetchone()
            self._chain_is_here = found is not None

    def _known(self, entry: LogEntry) -> bool | None:
        """Whether our file has the very entry; None when it has another one of that id in that chain."""
        if not self._chain_is_here or type(entry.id) is not str:
            return False
        try:
            row = self._ours.execute(f"SELECT {log.COLUMNS} FROM log WHERE id = ?", (entry.id,)).fetchone()  # noqa: S608 - our own names
        except UnicodeEncodeError:
            return False
        if row is None:
            return False
        ours = LogEntry(*row)
        blanked = is_blank(entry) and not is_blank(ours) and entry.id not in self._redacted
        return True if same(entry, ours) and not blanked else None

    def _wrong(self, entry: LogEntry, known: bool | None) -> str | None:
        if known is None:
            return TAKEN
        if said := wrong(entry):
            return said
        if is_blank(entry) and entry.id not in self._redacted:
            return "its body was blanked, and no entry says by whom and why"
        if entry.clock > self._most_clock:
            return "its clock is ahead of all that its file knows"
        if entry.action == Action.REDACT:
            return self._wrong_redaction(entry)
        if entry.action == Action.REPLACE:
            return self._wrong_replacement(entry)
        return self._wrong_cut(entry)

    def _wrong_redaction(self, entry: LogEntry) -> str | None:
        actions = {
            row[0]
            for file in (self._theirs, self._ours)
            for row in file.execute("SELECT action FROM log WHERE id = ?", (entry.value,))
        }
        if not actions:
            return "it redacts an entry that is not there"
        if actions & {Action.CHECKPOINT, Action.REDACT}:
            return "it redacts what cannot be redacted"
        return None

    def _wrong_replacement(self, entry: LogEntry) -> str | None:
        found = self._theirs.execute(
            "SELECT count(*) FROM articles WHERE id IN (?, ?)", (entry.subject, entry.value)
        ).fetchone()
        return None if found[0] == 2 else "it replaces an article that is not there, or by one that is not there"

    def _wrong_cut(self, entry: LogEntry) -> str | None:
        if not (cuts := cuts_of(entry)):
            return None
        article, spans = cuts
        end = spans[-1].end  # the furthest: each follows the one before
        found = self._theirs.execute("SELECT length(text) FROM articles WHERE id = ?", (article,)).fetchone()
        # SQLite counts as Python does, but stops at a NUL, of which it then says less than there is.
        if found is None or (end > found[0] and end > self._length(article)):
            return "it cuts a claim out of where there is no text"
        return None

    def _length(self, article: str) -> int:
        return len(self._theirs.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()[0])

    def _out_of_place(self, entry: LogEntry) -> str | None:
        gap = False
        if entry.seq != self._seq:
            gap = entry.seq != self._seq + 1
            self._seq, self._before, self._ends = entry.seq, {} if gap else self._ends, {}
        before = self._before.get(entry.previous, self._clock_here(entry) if self._lenient else None)
        if before is None:
            return MISSING if gap else "it does not follow the entry before it"
        return None if before < entry.clock else "its clock is behind that of the entry before it"

    def _clock_here(self, entry: LogEntry) -> int | None:
        """The clock of the entry before it, where our file has that."""
        row = self._ours.execute(
            "SELECT clock FROM log WHERE chain = ? AND seq = ? AND hash = ?",
            (entry.chain, entry.seq - 1, entry.previous),
        ).fetchone()
        return row[0] if row else None


def same(one: LogEntry, other: LogEntry) -> bool:
    """Whether two entries are the same but for one of them, or both, being redacted."""
    if _covered(one) != _covered(other):
        return False
    return (one.body, one.salt) == (other.body, other.salt) or is_blank(one) or is_blank(other)


def redacted(connection: sqlite3.Connection) -> set[str]:
    """The ids that entries of somebody else's log redact, by their own account."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return {row[0] for row in cursor.execute("SELECT value FROM log WHERE action = 'redact'") if type(row[0]) is str}
