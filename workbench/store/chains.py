"""Proof of the log: every hash computed again, every chain followed, every checkpoint looked up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry
from workbench.store import checkpoints, log

if TYPE_CHECKING:
    import sqlite3


class Fault(Struct, frozen=True):
    """The first entry of a chain that is not as it was written, and what is wrong with it."""

    chain: str
    entry: str
    wrong: str


class Fork(Struct, frozen=True):
    """A chain that goes on in several ways from one entry: no session does that, a file copied under one may."""

    chain: str
    seq: int
    entries: tuple[str, ...]


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """The first bad entry of every chain that has one, then whatever a checkpoint has seen that is gone."""
    redacted = log.redacted(connection)
    branches = _Branches()
    for entry in log.entries(connection, order="chain, seq, id"):
        if entry.chain != branches.chain:
            branches = _Branches(entry.chain)
        if not branches.broken and (wrong := branches.follow(entry) or _wrong(entry, redacted)):
            branches.broken = True
            yield Fault(entry.chain, entry.id, wrong)
    yield from _gone(connection)


def forks(connection: sqlite3.Connection) -> Iterator[Fork]:
    """Where chains go on in several ways."""
    for row in connection.execute("SELECT chain, seq, count(*) AS ways FROM log GROUP BY chain, seq HAVING ways > 1"):
        found = connection.execute("SELECT id FROM log WHERE chain = ? AND seq = ? ORDER BY id", tuple(row)[:2])
        yield Fork(row["chain"], row["seq"], tuple(entry["id"] for entry in found))


class _Branches:
    """The ends of one chain while its entries come by in order: one, as long as it has no fork."""

    def __init__(self, chain: str = "") -> None:
        self.chain = chain
        self.broken = False
        self._seq = 0
        self._before = {log.FIRST}
        self._ends: set[str] = set()

    def follow(self, entry: LogEntry) -> str | None:
        """What is wrong with the place of *entry*, None when it goes on from an entry that came by just before."""
        if entry.seq == self._seq + 1:
            if self._seq:
                self._before = self._ends
            self._seq, self._ends = entry.seq, set()
        elif entry.seq != self._seq or not self._seq:
            return f"entry {self._seq + 1} of its chain is missing or out of order"
        self._ends.add(entry.hash)
        return None if entry.previous in self._before else "it does not follow the entry before it"


def _wrong(entry: LogEntry, redacted: set[str]) -> str | None:
    try:
        if not entry.body and not entry.salt:
            if entry.id not in redacted:
                return "its body was blanked, and no entry says by whom and why"
        elif entry.body_hash != log.hash_of_body(entry.salt, entry.body):
            return "its body was changed"
        if entry.hash != log.hash_of(entry):
            return "it was changed"
    except (WorkbenchError, TypeError):
        return "it is malformed"
    return None


def _gone(connection: sqlite3.Connection) -> Iterator[Fault]:
    """For every chain, the first checkpoint that has seen an entry of it that is not there, nor in quarantine."""
    named = set()
    aside = {
        tuple(row)
        for row in connection.execute(
            "SELECT json_extract(entry, '$.chain'), json_extract(entry, '$.seq'), json_extract(entry, '$.hash')"
            " FROM quarantine WHERE json_valid(entry)"
        )
    }
    for entry, checkpoint in checkpoints.all_of(connection):
        for head in checkpoint.heads:
            if head.chain in named or (head.chain, head.seq, head.hash) in aside:
                continue
            if not checkpoints.is_there(connection, head):
                named.add(head.chain)
                yield Fault(
                    head.chain,
                    entry.id,
                    f"it is a checkpoint by {entry.author} of {entry.at} that has seen {head.seq} entries of chain "
                    f"{head.chain}; not all of them are here",
                )
