"""Recording: how everything that a reviewer does gets into the log, and what follows from it is brought about."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from workbench.desk import versions
from workbench.desk.chapters import Chapters
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry, ReviewedClaim
from workbench.domain.scale import DEFAULT, Scale
from workbench.store import articles, log, sqlite

if TYPE_CHECKING:
    import sqlite3

    from workbench.store import checkpoints

EXTRACTION_DEPENDS_ON = frozenset({Action.SET_PUBLISHED, Action.SET_LANGUAGE})
"""Corrections after which an article's claims are looked for again: their dates and words hang on them."""

CUTS = frozenset({Action.ADD_CLAIM, Action.RE_CUT})
"""Entries that cut a claim out of an article."""

Change: TypeAlias = tuple[str, Action, str | None, log.Body]
"""An entry to come: its subject, action, value and body."""


class Recording(Chapters):
    """An open review file that a reviewer writes to, a session at a time."""

    scale: Scale = DEFAULT
    signer: checkpoints.Signer | None = None
    """What proves who made a checkpoint; without it they are not signed."""

    def __init__(self, connection: sqlite3.Connection, path: Path, reviewer: str, *, reveal: bool = False) -> None:
        super().__init__(connection, path, reviewer, reveal=reveal)
        self.session = log.random_id()
        self._chain = log.new_chain()
        self._recorded = False

    def wait_by(self, told: Callable[[], None]) -> None:
        """Calls *told* whenever a recording has to wait for another writer, before it waits on."""
        sqlite.when_waiting(self._connection, told)

    def close(self) -> None:
        """Ends the session with a checkpoint, if anything was recorded in it, and closes the file."""
        # What was recorded is on the disk; a checkpoint that cannot be made now is made up for by the next one.
        with contextlib.suppress(WorkbenchError):
            if self._recorded:
                self.checkpoint("session")
        super().close()

    def checkpoint(self, occasion: str) -> LogEntry | None:
        """The checkpoint over the whole log as it is now; None when nothing came since the last one."""

        from workbench.store import checkpoints

        with sqlite.told(self.path), sqlite.reading(self._connection):
            chains = checkpoints.unseen(self._connection)
            if not chains:
                return None
            said = checkpoints.statement(self._connection, occasion, chains)
        # Whatever others record meanwhile the next checkpoint sees: nobody waits for a key that wants to be touched.
        proof = self.signer(checkpoints.signed(said)) if self.signer else {}
        with sqlite.writing(self._connection):
            return checkpoints.record(self._connection, self._chain, self.reviewer, said, proof)

    def _record_on(self, ref: str, action: Action, value: str | None, body: log.Body) -> ReviewedClaim:
        id_ = self._whole(ref, "claims")
        self._append(id_, action, value, body)
        return self.claim(id_)

    def _record_together(self, changes: Sequence[Change]) -> None:
        """Records *changes*: all of them, or none.

        Where there are several, each says by a common mark that it came with the others: one undo takes back all.
        """
        with sqlite.writing(self._connection):
            self._write_together(changes)

    def _write_together(self, changes: Sequence[Change], taken: Sequence[LogEntry] = ()) -> None:
        """Appends *changes*, and then has what is derived from the log follow all of them, or the entries *taken* that
        they take or bring back."""
        mark = {"together": log.random_id()} if len(changes) > 1 else {}
        entries = [
            log.append(self._connection, self._chain, self.reviewer, subject, action, value, {**body, **mark})
            for subject, action, value, body in changes
        ]
        for entry in taken or entries:
            self._follow(entry)

    def _append(self, subject: str, action: Action, value: str | None, body: log.Body) -> None:
        with sqlite.writing(self._connection):
            self._write(subject, action, value, body)

    def _write(
        self, subject: str, action: Action, value: str | None, body: log.Body, *, taken: LogEntry | None = None
    ) -> None:
        """Appends an entry, and has what is derived from the log follow it. *taken* is what it takes or brings back."""
        self._write_together([(subject, action, value, body)], [taken] if taken else [])

    def _follow(self, changed: LogEntry) -> None:
        from workbench.store import handmade

        if changed.action in EXTRACTION_DEPENDS_ON:
            articles.extract_again(self._connection, changed.subject)
        if changed.action in CUTS and changed.value:
            handmade.follow(self._connection, changed.value.partition(":")[0])
        versions.follow_entry(
            self._connection,
            changed.subject,
            replaces=changed.action == Action.REPLACE,
            cuts=changed.action in CUTS,
        )
        self._recorded = True
