"""Checkpoints: what the whole log was at a moment, said in an entry, so that nothing is cut off before it unseen."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from workbench.domain.review import FILE, Action, LogEntry
from workbench.store import log

if TYPE_CHECKING:
    import sqlite3

Signer = Callable[[bytes], Mapping[str, str]]
"""Given the bytes of a checkpoint, gives what proves who made it: ``key`` and ``signature``, or nothing."""

# A chain's id is only said not to hold what would tear the line: what it is like is the log's business.
_HEAD = re.compile("([!-~]+) ([1-9][0-9]{0,15}) ([0-9a-f]{64})")

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a body that is no checkpoint's may raise."""


class Head(Struct, frozen=True):
    """The last entry of a chain: its place in it, counted from 1, and its hash, which covers all before it."""

    chain: str
    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.chain} {self.seq} {self.hash}"


class Checkpoint(Struct, frozen=True):
    """What a checkpoint says.

    *count* is the number of entries, *digest* SHA-256 over all heads (`digest_of`). Of the *heads* only those are
    listed that no checkpoint before it had seen.
    """

    occasion: str
    count: int
    digest: str
    heads: list[Head]
    key: str | None = None
    signature: str | None = None


def heads(connection: sqlite3.Connection) -> list[Head]:
    """The heads of all chains, in the order of the chains' ids; a chain with a fork has several."""
    # Of a chain without a fork the last entry; of one with a fork every entry that none follows.
    rows = connection.execute(
        """
        WITH chains (chain, seq, forked) AS (
            SELECT chain, max(seq), count(*) <> max(seq) FROM log GROUP BY chain
        )
        SELECT l.chain, l.seq, l.hash
        FROM chains JOIN log AS l ON l.chain = chains.chain
        WHERE CASE WHEN forked THEN NOT EXISTS (
                SELECT 1 FROM log AS next WHERE next.chain = l.chain AND next.seq = l.seq + 1 AND next.previous = l.hash
            ) ELSE l.seq = chains.seq END
            AND (forked OR l.seq = chains.seq)
        ORDER BY l.chain, l.seq, l.hash
        """
    )
    return [Head(*row) for row in rows]


def heads_of_first(connection: sqlite3.Connection, count: int) -> list[Head]:
    """The heads of all chains as they were when the file had only its first *count* entries."""
    ends: dict[tuple[str, str], Head] = {}
    for chain, seq, hashed, previous in connection.execute(
        "SELECT chain, seq, hash, previous FROM log WHERE number <= ? ORDER BY number", (count,)
    ):
        ends.pop((chain, previous), None)
        ends[chain, hashed] = Head(chain, seq, hashed)
    return list(ends.values())


def is_there(connection: sqlite3.Connection, head: Head) -> bool:
    """Whether the log has the very entry that *head* names."""
    row = connection.execute(
        "SELECT 1 FROM log WHERE chain = ? AND seq = ? AND hash = ?", (head.chain, head.seq, head.hash)
    ).fetchone()
    return row is not None


def digest_of(all_heads: Iterable[Head]) -> str:
    """SHA-256, hexadecimal, of a line ``chain seq hash`` for each head, the lines in order and ended by ``\\n``."""
    return hashlib.sha256("".join(sorted(f"{head}\n" for head in all_heads)).encode()).hexdigest()


def last(connection: sqlite3.Connection) -> LogEntry | None:
    """The last checkpoint that has seen every entry which came into this file before it, None when there is none.

    One that a merge brought has not, unless all that was here was there too: it counts fewer entries.
    """
    for row in connection.execute(
        "SELECT id, number, body FROM log WHERE subject = ? AND action = ? ORDER BY clock DESC, id DESC",
        (FILE, Action.CHECKPOINT),
    ):
        with contextlib.suppress(*_UNREADABLE):
            if read(json.loads(row["body"])).count == row["number"] - 1:
                return log.entry(connection, row["id"])
    return None


def unseen(connection: sqlite3.Connection) -> set[str]:
    """The chains that came or went on since the last checkpoint, with its own: empty when nothing came after it."""
    before = last(connection)
    number = 0
    if before is not None:
        number = connection.execute("SELECT number FROM log WHERE id = ?", (before.id,)).fetchone()["number"]
        if not connection.execute("SELECT 1 FROM log WHERE number > ? LIMIT 1", (number,)).fetchone():
            return set()
    rows = connection.execute("SELECT DISTINCT chain FROM log NOT INDEXED WHERE number >= ?", (number,))
    return {row["chain"] for row in rows}


def statement(connection: sqlite3.Connection, occasion: str, chains: Set[str]) -> dict[str, Any]:
    """What a checkpoint made now would say, ready to be signed, with the heads of *chains* listed by name."""
    found = heads(connection)
    return {
        "occasion": occasion,
        "count": connection.execute("SELECT count(*) FROM log").fetchone()[0],
        "digest": digest_of(found),
        "heads": [str(head) for head in found if head.chain in chains],
    }


def record(
    connection: sqlite3.Connection, chain: str, author: str, said: Mapping[str, Any], proof: Mapping[str, str]
) -> LogEntry:
    """The checkpoint that says *said*, with what proves who made it. Call inside `writing` only."""
    return log.append(connection, chain, author, FILE, Action.CHECKPOINT, None, {**said, **proof})


def read(body: Mapping[str, Any]) -> Checkpoint:
    """The checkpoint that an entry's body tells. Raises KeyError, ValueError or TypeError when it tells none."""
    words = [body["occasion"], body["digest"], body.get("key", ""), body.get("signature", ""), *body["heads"]]
    if (
        type(body["count"]) is not int
        or type(body["heads"]) is not list
        or not all(isinstance(word, str) for word in words)
    ):
        raise TypeError("no checkpoint")
    return Checkpoint(
        occasion=body["occasion"],
        count=body["count"],
        digest=body["digest"],
        heads=[_head(line) for line in body["heads"]],
        key=body.get("key"),
        signature=body.get("signature"),
    )


def _head(line: str) -> Head:
    found = _HEAD.fullmatch(line)
    if found is None:
        raise ValueError(line)
    return Head(found[1], int(found[2]), found[3])


def all_of(connection: sqlite3.Connection) -> Iterator[tuple[LogEntry, Checkpoint]]:
    """Every checkpoint, oldest first, with the entry that keeps it; what was redacted or is none is left out."""
    for entry in log.entries_of(connection, Action.CHECKPOINT):
        with contextlib.suppress(*_UNREADABLE):
            checkpoint = read(json.loads(entry.body))
            yield entry, checkpoint


def signed(body: Mapping[str, Any]) -> bytes:
    """The bytes that are signed of a checkpoint with that *body*: all of it in canonical JSON but the proof itself."""
    return log.canonical({name: said for name, said in body.items() if name not in ("key", "signature")})
