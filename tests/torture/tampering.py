"""One thing in one entry of a copy changed, past every guard of the file: what the chains must show."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.store.making import COLUMNS
from tests.torture.rounds import chance
from tests.torture.work import Worker
from workbench.desk.desk import Desk

_NUMBERS = ("seq", "clock")
_WORDS = tuple(name for name in COLUMNS if name not in _NUMBERS)
# What no index repeats: a byte changed there is one byte of the file.
_ONLY_IN_THE_ENTRY = ("body", "at", "salt", "body_hash", "previous", "hash")


def several_chains(path: Path) -> None:
    """Work of three reviewers in five sessions, in the file at *path*."""
    for session, name in enumerate(("ann", "bob", "ann", "eve", "bob")):
        with Desk.open(path, name) as desk:
            worker = Worker(desk, chance("chains", session), f"{name}{session}", weights={"article": 0, "bookmark": 0})
            for _ in range(12):
                worker.begun()[1]()


def tampered(path: Path, dice: random.Random) -> str:
    """What was changed in the file at *path*, in words. Its triggers are there again afterwards, as they were."""
    kind = dice.choice(("word", "word", "word", "number", "order", "byte", "byte"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        entries = connection.execute("SELECT id, chain, body FROM log ORDER BY id").fetchall()
    entry, chain, _ = dice.choice(entries)
    if kind == "byte":
        return _byte(path, entry, dice)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        changed = {"word": _word, "number": _number, "order": _order}[kind](connection, entry, chain, dice)
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return changed


def _word(connection: sqlite3.Connection, entry: str, chain: str, dice: random.Random) -> str:
    column = dice.choice(_WORDS)
    before = connection.execute(f"SELECT {column} FROM log WHERE id = ?", (entry,)).fetchone()[0]
    after = _other_letter(before, dice) if before else "x"
    connection.execute(f"UPDATE log SET {column} = ? WHERE id = ?", (after, entry))
    return f"{column} {before!r:.80} made {after!r:.80}"


def _other_letter(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    other = dice.choice([letter for letter in "0123456789abcdefXYZ .,-{}é" if letter != text[at]])
    return text[:at] + other + text[at + 1 :]


def _number(connection: sqlite3.Connection, entry: str, chain: str, dice: random.Random) -> str:
    column, by = dice.choice(_NUMBERS), dice.choice((-1, 1, 7, 1 << 20))
    connection.execute(f"UPDATE log SET {column} = {column} + ? WHERE id = ?", (by, entry))
    return f"{column} of {entry} changed by {by}"


def _order(connection: sqlite3.Connection, entry: str, chain: str, dice: random.Random) -> str:
    """Two entries of a chain change places, in their chain or in time."""
    column = dice.choice((*_NUMBERS, "at"))
    rows = connection.execute(f"SELECT id, {column} FROM log WHERE chain = ? AND id <> ?", (chain, entry)).fetchall()
    own = connection.execute(f"SELECT {column} FROM log WHERE id = ?", (entry,)).fetchone()[0]
    other, theirs = dice.choice([row for row in rows if row[1] != own])
    connection.executemany(f"UPDATE log SET {column} = ? WHERE id = ?", [(theirs, entry), (own, other)])
    return f"{column} of {entry} and {other} exchanged"


def _byte(path: Path, entry: str, dice: random.Random) -> str:
    """A byte of the database file itself, inside one of the entry's words; only where it stands once in the file."""
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute(f"SELECT {', '.join(_ONLY_IN_THE_ENTRY)} FROM log WHERE id = ?", (entry,)).fetchone()
    whole = path.read_bytes()
    found = {
        name: whole.index(word.encode())
        for name, word in zip(_ONLY_IN_THE_ENTRY, row, strict=True)
        if whole.count(word.encode()) == 1
    }
    words = dict(zip(_ONLY_IN_THE_ENTRY, row, strict=True))
    name = dice.choice(sorted(found))
    at = found[name] + dice.randrange(len(words[name].encode()))
    other = dice.choice([byte for byte in range(256) if byte != whole[at]])
    path.write_bytes(whole[:at] + bytes([other]) + whole[at + 1 :])
    return f"byte {at} of the file, in {name} of {entry}: {whole[at]} made {other}"


Verify = Callable[[Path], bool]
"""Whether something is found in the file at a path."""


def unfound(original: Path, copy: Path, tries: int, verify: Verify) -> list[str]:
    """What was changed in a fresh *copy* of the *original*, try by try, and not found."""
    content, overlooked = original.read_bytes(), []
    for number in range(tries):
        copy.write_bytes(content)
        for ending in ("-wal", "-shm"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)
        changed = tampered(copy, chance("tampered", number))
        if not verify(copy):
            overlooked.append(f"try {number}: {changed}")
    return overlooked
