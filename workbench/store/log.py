"""The append-only log: how an entry is made and put in, and what of it can be taken back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from json.encoder import encode_basestring
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import FILE, Action, LogEntry

if TYPE_CHECKING:
    import sqlite3

FIRST = "0" * 64
"""What stands for the entry before the first of a chain."""

COLUMNS = "id, chain, seq, author, at, clock, subject, action, value, body, salt, body_hash, previous, hash"

Body: TypeAlias = Mapping[str, "str | int | list[str] | None"]

_row_of = attrgetter(*LogEntry.__struct_fields__)

LONGEST = 1_000_000
"""Characters of a body: more than anybody writes, less than what could fill a disk."""

LONGEST_CHECKPOINT = 100_000_000
"""Characters of a checkpoint's, which names a million sessions."""

LONGEST_WORD = 10_000
"""Characters of an author's name and of a value."""

WORDS = ("text", "rationale", "reason", "title", "publisher", "quote", "locator", "url", "file")
"""Members of a body that people write and search for, in the order in which they are indexed."""


def now() -> str:
    """This moment in UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_chain() -> str:
    """The id of a new writing session: random, so that no copied or restored file can fork a chain."""
    return random_id()


def random_id() -> str:
    """128 bits from the system's own source of chance, as 32 hexadecimal digits."""
    return os.urandom(16).hex()  # as secrets does, whose import costs 5 ms before the first screen


def append(
    connection: sqlite3.Connection,
    chain: str,
    author: str,
    subject: str,
    action: str,
    value: str | None = None,
    body: Body | None = None,
) -> LogEntry:
    """The entry as it was written to the end of *chain*. Call inside `writing` only.

    Members of *body* that are None are left out. Raises WorkbenchError when a text cannot be written down as Unicode.
    """
    from uuid6 import uuid7

    last = connection.execute(
        "SELECT seq, hash FROM log WHERE chain = ? ORDER BY seq DESC LIMIT 1", (chain,)
    ).fetchone()
    clock = connection.execute("SELECT max(clock) FROM log").fetchone()[0] or 0
    salt = random_id()
    text = canonical({name: member for name, member in (body or {}).items() if member is not None}).decode("utf-8")
    _require_fitting(author, action, value, text)
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
        body_hash=hash_of_body(salt, text),
        previous=last["hash"] if last else FIRST,
        hash="",
    )
    entry = replace(unsigned, hash=hash_of(unsigned))
    put(connection, [entry])
    return entry


def longest(action: str) -> int:
    """How many characters the body of an entry may have that records *action*."""
    return LONGEST_CHECKPOINT if action == Action.CHECKPOINT else LONGEST


def _require_fitting(author: str, action: str, value: str | None, body: str) -> None:
    """Raises WorkbenchError for what no other file would take in by a merge."""
    if not author.strip() or len(author) > LONGEST_WORD:
        raise WorkbenchError(f"A reviewer's name has 1 to {LONGEST_WORD} characters; nothing was saved.")
    if len(value or "") > LONGEST_WORD:
        raise WorkbenchError(f"That is longer than {LONGEST_WORD} characters; nothing was saved.")
    if len(body) > longest(action):
        raise WorkbenchError(f"That is longer than {longest(action)} characters; nothing was saved.")


def put(connection: sqlite3.Connection, entries: Iterable[LogEntry]) -> None:
    """Puts *entries*, made or proved elsewhere, into the log, and their words into the index. Call inside `writing`.

    Within a chain the earlier come first. What one of them redacts, or an entry here has redacted of them, is blanked.
    """
    redacts = False
    for entry in entries:
        number = connection.execute(
            f"INSERT INTO log ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own names
            _row_of(entry),
        ).lastrowid
        if words := words_of(entry.body):
            connection.execute("INSERT INTO entry_words (number, text) VALUES (?, ?)", (number, words))
        redacts = redacts or entry.action == Action.REDACT or _is_redacted(connection, entry.id)
    if redacts:
        _blank(connection)


def words_of(body: str) -> str:
    """What people wrote in an entry's *body* (JSON, or nothing once it was redacted), a line each."""
    kept = json.loads(body) if len(body) > len("{}") else {}
    return "\n".join(kept[name] for name in WORDS if isinstance(kept.get(name), str))


# The second condition is the one by which SQLite knows the index log_by_target to hold the rows.
_REDACTIONS = "SELECT * FROM log WHERE action = 'redact' AND action IN ('undo', 'redo', 'withdraw', 'redact')"


def redaction_of(connection: sqlite3.Connection, id_: str) -> LogEntry | None:
    """The entry that redacts the one with that id, None when none does."""
    row = connection.execute(
        f"SELECT {COLUMNS} FROM ({_REDACTIONS}) WHERE value = ? ORDER BY clock, id LIMIT 1",  # noqa: S608 - our own words
        (id_,),
    ).fetchone()
    return LogEntry(*row) if row else None


def _is_redacted(connection: sqlite3.Connection, id_: str) -> bool:
    return connection.execute(f"SELECT 1 FROM ({_REDACTIONS}) WHERE value = ?", (id_,)).fetchone() is not None  # noqa: S608 - our own words


def redacted(connection: sqlite3.Connection) -> set[str]:
    """Ids of the entries that some entry redacts."""
    return {row["value"] for row in connection.execute(_REDACTIONS)}


def _blank(connection: sqlite3.Connection) -> None:
    """Takes out of the file every body that an entry redacts, and its words from the index."""
    numbers = [
        row["number"]
        for row in connection.execute(
            f"SELECT t.number FROM ({_REDACTIONS}) AS r JOIN log AS t ON t.id = r.value WHERE t.body <> ''"  # noqa: S608 - our own words
        )
    ]
    for number in numbers:
        connection.execute("UPDATE log SET body = '', salt = '' WHERE number = ?", (number,))
        connection.execute("DELETE FROM entry_words WHERE number = ?", (number,))
        connection.execute(
            "DELETE FROM quarantine WHERE json_extract(entry, '$.id') = (SELECT id FROM log WHERE number = ?)",
            (number,),
        )
    if numbers:
        # Deleting leaves the words in the index's older segments until they are merged.
        connection.execute("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")


def canonical(value: Body) -> bytes:
    """*value* as canonical JSON (RFC 8785), UTF-8. Raises WorkbenchError when a text in it is not valid Unicode."""
    import rfc8785

    try:
        return rfc8785.dumps(dict(value))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        raise WorkbenchError("That text holds characters that are not valid Unicode; nothing was saved.") from None


def hash_of_body(salt: str, body: str) -> str:
    """SHA-256 of the canonical JSON of body and salt, hexadecimal: the salt keeps a short body from being guessed."""
    return _hash_of({"body": body, "salt": salt})


def hash_of(entry: LogEntry) -> str:
    """SHA-256, hexadecimal, of the canonical JSON of what the chain covers of *entry*; what is None is left out."""
    return _hash_of({name: value for name in _COVERED if (value := getattr(entry, name)) is not None})


_COVERED = sorted(name for name in LogEntry.__struct_fields__ if name not in ("body", "salt", "hash"))
MOST = 2**53 - 1
"""The greatest number that canonical JSON can hold."""


def _hash_of(members: Mapping[str, str | int]) -> str:
    """SHA-256, hexadecimal, of the canonical JSON of *members*, which are in the order of their names.

    Written out here: proving a log takes a quarter of the time that it takes with a general writer.
    """
    from hashlib import sha256

    try:
        text = ",".join(f'"{name}":{_json(value)}' for name, value in members.items())
        return sha256(f"{{{text}}}".encode()).hexdigest()
    except UnicodeEncodeError:
        raise WorkbenchError("That text holds characters that are not valid Unicode; nothing was saved.") from None


def _json(value: str | int) -> str:
    """*value* in canonical JSON; RFC 8785 and the standard library write strings alike."""
    if isinstance(value, str):
        return encode_basestring(value)
    if type(value) is int and -MOST <= value <= MOST:
        return str(value)
    raise WorkbenchError(f"{value!r:.40} cannot be written down; nothing was saved.")


def entries(
    connection: sqlite3.Connection, *, subject: str | None = None, order: str = "clock, id"
) -> Iterator[LogEntry]:
    """The entries of the log, or of one subject, oldest first; *order* is ``clock, id`` or ``chain, seq, id``."""
    if order not in ("clock, id", "chain, seq, id"):
        raise ValueError(order)
    where, given = ("WHERE subject = ?", (subject,)) if subject is not None else ("", ())
    for row in connection.execute(f"SELECT {COLUMNS} FROM log {where} ORDER BY {order}", given):  # noqa: S608 - our own words
        yield LogEntry(*row)


def entries_of(connection: sqlite3.Connection, action: Action) -> Iterator[LogEntry]:
    """The entries about the file itself that record *action*, oldest first."""
    for row in connection.execute(
        f"SELECT {COLUMNS} FROM log WHERE subject = ? AND action = ? ORDER BY clock, id",  # noqa: S608 - our own words
        (FILE, action),
    ):
        yield LogEntry(*row)


def entry(connection: sqlite3.Connection, id_: str) -> LogEntry | None:
    """The entry with that id, None when there is none."""
    row = connection.execute(f"SELECT {COLUMNS} FROM log WHERE id = ?", (id_,)).fetchone()  # noqa: S608 - our own names
    return LogEntry(*row) if row else None


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever recorded."""
    return connection.execute("SELECT 1 FROM log LIMIT 1").fetchone() is None


def subjects_since(connection: sqlite3.Connection, number: int) -> tuple[int, list[str]]:
    """The number of the last entry that arrived in this file, and whom those after *number* are about, each once."""
    last = connection.execute("SELECT coalesce(max(number), 0) FROM log").fetchone()[0]
    # NOT INDEXED: else the whole index by subject is walked to make them distinct, 10 ms for 100,000 entries.
    rows = connection.execute("SELECT DISTINCT subject FROM log NOT INDEXED WHERE number > ?", (number,))
    return last, [row["subject"] for row in rows] if last > number else []


def newest(connection: sqlite3.Connection, limit: int) -> Iterator[tuple[int, LogEntry]]:
    """The *limit* entries that arrived last in this file, each after its number, the last one first; no checkpoints."""
    for number, *columns in connection.execute(
        f"SELECT number, {COLUMNS} FROM log WHERE action <> 'checkpoint' ORDER BY number DESC LIMIT ?",  # noqa: S608 - our own names
        (limit,),
    ):
        yield number, LogEntry(*columns)


def last_number(connection: sqlite3.Connection) -> int:
    """The number of the entry that arrived last; 0 in an empty log."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM log").fetchone()[0])


def last_undo_of(connection: sqlite3.Connection, author: str) -> LogEntry | None:
    """What *author* would bring back with a redo: their last undo that holds, if they did nothing else after it."""
    rows = connection.execute(
        f"""
        SELECT {COLUMNS} FROM log
        WHERE author = ? AND action NOT IN ('redo', 'redact', 'checkpoint')
        ORDER BY clock DESC, id DESC
        """,  # noqa: S608 - our own names
        (author,),
    )
    for row in rows:
        if row["action"] != Action.UNDO:
            return None
        if connection.execute("SELECT 1 FROM taken_back WHERE undo = ?", (row["id"],)).fetchone():
            return LogEntry(*row)
    return None
