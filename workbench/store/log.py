"""The append-only log: how an entry is made, and how the chains are proved."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry

if TYPE_CHECKING:
    import sqlite3

FIRST = "0" * 64
"""What stands for the entry before the first of a chain."""

_COLUMNS = "id, chain, seq, author, at, clock, subject, action, value, body, salt, body_hash, previous, hash"

type_of_body = Mapping[str, str | int | None]


def now() -> str:
    """This moment in UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_chain() -> str:
    """The id of a new writing session: random, so that no copied or restored file can fork a chain."""
    return secrets.token_hex(16)


def append(
    connection: sqlite3.Connection,
    chain: str,
    author: str,
    subject: str,
    action: str,
    value: str | None = None,
    body: type_of_body | None = None,
) -> LogEntry:
    """The entry as it was written to the end of *chain*. Call inside `writing` only.

    Members of *body* that are None are left out. Raises WorkbenchError when a text cannot be written down as Unicode.
    """
    from uuid6 import uuid7

    last = connection.execute(
        "SELECT seq, hash FROM log WHERE chain = ? ORDER BY seq DESC LIMIT 1", (chain,)
    ).fetchone()
    clock = connection.execute("SELECT max(clock) FROM log").fetchone()[0] or 0
    salt = secrets.token_hex(16)
    text = _canonical({name: member for name, member in (body or {}).items() if member is not None}).decode("utf-8")
    unsigned = LogEntry(
        id=uuid7().hex,
        chain=chain,
        seq=last["seq"] + 1 if last else 1,
        author=author,
        at=now(),
        clock=clock + 1,
        subject=subject,
        action=action,
        value=value,
        body=text,
        salt=salt,
        body_hash=_body_hash(salt, text),
        previous=last["hash"] if last else FIRST,
        hash="",
    )
    entry = LogEntry(**{**asdict(unsigned), "hash": _hash(unsigned)})
    connection.execute(
        f"INSERT INTO log ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own names
        tuple(asdict(entry).values()),
    )
    return entry


def _canonical(value: Mapping[str, str | int | None]) -> bytes:
    import rfc8785

    try:
        return rfc8785.dumps(dict(value))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        raise WorkbenchError("That text holds characters that are not valid Unicode; nothing was saved.") from None


def _body_hash(salt: str, body: str) -> str:
    return hashlib.sha256(_canonical({"body": body, "salt": salt})).hexdigest()


def _hash(entry: LogEntry) -> str:
    covered = {
        name: value
        for name, value in asdict(entry).items()
        if name not in ("body", "salt", "hash") and value is not None
    }
    return hashlib.sha256(_canonical(covered)).hexdigest()


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry of a chain that is not as it was written, and what is wrong with it."""

    chain: str
    entry: str
    wrong: str


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """The first bad entry of every chain that has one, found by computing every hash again."""
    chain, seq, previous, broken = "", 0, FIRST, False
    for entry in entries(connection, order="chain, seq"):
        if entry.chain != chain:
            chain, seq, previous, broken = entry.chain, 0, FIRST, False
        if broken:
            continue
        if wrong := _wrong(entry, seq, previous):
            broken = True
            yield Fault(chain, entry.id, wrong)
        seq, previous = entry.seq, entry.hash


def _wrong(entry: LogEntry, seq: int, previous: str) -> str | None:
    if entry.seq != seq + 1:
        return f"entry {seq + 1} of its chain is missing or out of order"
    if entry.previous != previous:
        return "it does not follow the entry before it"
    try:
        if entry.body_hash != _body_hash(entry.salt, entry.body):
            return "its body was changed"
        if entry.hash != _hash(entry):
            return "it was changed"
    except WorkbenchError:
        return "it is malformed"
    return None


def entries(
    connection: sqlite3.Connection, *, subject: str | None = None, order: str = "clock, id"
) -> Iterator[LogEntry]:
    """The entries of the log, or of one subject, oldest first; *order* is ``clock, id`` or ``chain, seq``."""
    if order not in ("clock, id", "chain, seq"):
        raise ValueError(order)
    where, given = ("WHERE subject = ?", (subject,)) if subject is not None else ("", ())
    for row in connection.execute(f"SELECT {_COLUMNS} FROM log {where} ORDER BY {order}", given):  # noqa: S608 - our own words
        yield LogEntry(*row)


def last_of(connection: sqlite3.Connection, author: str) -> LogEntry | None:
    """What *author* would take back with an undo: the last entry that is no undo and was not taken back."""
    row = connection.execute(
        f"""
        SELECT {_COLUMNS} FROM log
        WHERE author = ? AND action <> 'undo' AND NOT EXISTS (SELECT 1 FROM taken_back WHERE entry = log.id)
        ORDER BY clock DESC, id DESC LIMIT 1
        """,  # noqa: S608 - our own names
        (author,),
    ).fetchone()
    return LogEntry(*row) if row else None
