"""What was checked in other review files, kept ready to be searched.

A file that the settings name is a stranger's: it is looked through as one that is to be merged, and only read. What was
decided in it is copied to a small database of this program's own, beside others in a folder of the cache, so that a
search neither waits for the file nor trusts an index that somebody else made. Words that reviewers wrote are not
copied: redacted there, they would stay here.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict, astuple, replace

from workbench.domain.check import Check
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import FILE, Action
from workbench.domain.scale import DEFAULT
from workbench.store import checks, stranger
from workbench.store.checks import COLUMNS, Indexed
from workbench.store.tables import CHECKED, has_checks, has_places

if TYPE_CHECKING:
    import sqlite3
else:
    from workbench.store.sqlite import sqlite3

_AIM = stranger.Aim("look into", "looked into")
_VERSION = 1
_SPARINGLY = 50
"""A file that changes all the time is read anew after this many times as long as reading it took."""

_QUICK = 0.5  # seconds
_SHAPE = (
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    f"PRAGMA user_version={_VERSION}",
    "CREATE TABLE about (stamp TEXT, took REAL, blind INTEGER)",
    # claim_id, authors and settled are of claims that were decided there: by whom, and whether that was adjudicated.
    f"CREATE TABLE checks (number INTEGER PRIMARY KEY, {', '.join(COLUMNS)}, claim_id, authors, settled)",
    "CREATE VIRTUAL TABLE check_index USING fts5 (claim, title, content = 'checks', content_rowid = 'number',"
    " tokenize = 'porter unicode61 remove_diacritics 2')",
)
_LONGEST = 10_000  # characters of a claim, and of whatever else is copied


class Elsewhere(Struct, frozen=True):
    """A claim that was checked in another review file, or a published check that it holds.

    *authors* decided it; *settled* says whether that was adjudicated. Of a published check there are none.
    """

    check: Check
    claim_id: str | None
    authors: tuple[str, ...]
    settled: bool


def place_in(folder: Path, path: Path) -> Path:
    """Where in *folder* what was checked in the file at *path* is kept."""
    return folder / f"{hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]}.db"


def keep_ready(path: Path, folder: Path) -> None:
    """Has what was checked in the file at *path* ready in *folder*, read anew where the file has changed.

    Raises WorkbenchError, with what was ready before left so, when the file is no sound review file.
    """
    place, stamp = place_in(folder, path), _stamp(path)
    if _is_fresh(place, stamp):
        return
    made = place.with_suffix(f".{os.getpid()}.{time.monotonic_ns()}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        began = time.monotonic()
        with stranger.opened(path, tables=_tables, aim=_AIM) as theirs, contextlib.closing(_new(made)) as kept:
            with _room(path, folder):
                _fill(kept, theirs)
            kept.execute("INSERT INTO about VALUES (?, ?, ?)", (stamp, time.monotonic() - began, _is_blind(theirs)))
            kept.execute("COMMIT")
        os.replace(made, place)  # whoever searches the one before goes on with it
    except OSError as error:
        raise WorkbenchError(f"What was checked in {path} cannot be kept in {folder}: {error.strerror}.") from None
    finally:
        with contextlib.suppress(OSError):  # where the folder is none
            made.unlink(missing_ok=True)


def forget_others(folder: Path, paths: Iterable[Path]) -> None:
    """Takes away what is kept in *folder* of files other than *paths*."""
    wanted = {place_in(folder, path) for path in paths}
    with contextlib.suppress(OSError):  # nothing hangs on it: it is looked for again
        for place in folder.iterdir():
            if place.suffix == ".db" and place not in wanted:
                place.unlink(missing_ok=True)


def opened(path: Path, folder: Path) -> sqlite3.Connection | None:
    """A connection to what is ready of the file at *path*; None where nothing is, or nothing that can be read."""
    place = place_in(folder, path)
    if not place.is_file():
        return None
    try:
        connection = sqlite3.connect(
            f"{place.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
        if connection.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
            return connection
        connection.close()
    except sqlite3.DatabaseError:
        pass  # a cache: it is made anew the next time
    return None


def total(connection: sqlite3.Connection) -> int:
    """How many checked claims there are to find."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM checks").fetchone()[0])


def words_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Indexed]:
    """What the index holds under each of *numbers*."""
    rows = connection.execute(
        f"SELECT number, claim, coalesce(title, '') FROM checks WHERE number IN ({', '.join('?' * len(numbers))})",  # noqa: S608 - question marks
        tuple(numbers),
    )
    return [Indexed(*row) for row in rows]


def elsewhere(connection: sqlite3.Connection, number: int) -> Elsewhere:
    """The checked claim with that number."""
    *said, claim_id, authors, settled = connection.execute(
        f"SELECT {', '.join(COLUMNS)}, claim_id, authors, settled FROM checks WHERE number = ?",  # noqa: S608 - our own names
        (number,),
    ).fetchone()
    return Elsewhere(Check(*said), claim_id, tuple(json.loads(authors)), bool(settled))


def is_blind(connection: sqlite3.Connection) -> bool:
    """Whether review is blind in the file that it was read from."""
    return bool(connection.execute("SELECT blind FROM about").fetchone()[0])


# Whether what is ready is what is there


def _stamp(path: Path) -> str:
    """By which it is known whether a file, or what stands beside it and belongs to it, was written to since."""
    found: list[Any] = []
    for part in (path, path.with_name(path.name + "-wal")):
        try:
            state = part.stat()
            found.append([state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns])
        except OSError:
            found.append(None)
    return json.dumps(found)


def _is_fresh(place: Path, stamp: str) -> bool:
    try:
        age = time.time() - place.stat().st_mtime
        with contextlib.closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                return False
            known, took = connection.execute("SELECT stamp, took FROM about").fetchone()
    except (OSError, sqlite3.DatabaseError, TypeError):
        return False
    return bool(known == stamp or (took > _QUICK and 0 <= age < took * _SPARINGLY))


# Reading a stranger's file


def _tables(theirs: sqlite3.Connection) -> dict[str, str]:
    later = {"carried": has_places(theirs), "checks": has_checks(theirs)}
    return {table: columns for table, columns in CHECKED.items() if later.get(table, True)}


def _new(place: Path) -> sqlite3.Connection:
    os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection: sqlite3.Connection = sqlite3.connect(place, isolation_level=None)
    for statement in _SHAPE:
        connection.execute(statement)
    connection.execute("BEGIN")
    return connection


@contextlib.contextmanager
def _room(path: Path, folder: Path) -> Iterator[None]:
    """Raises WorkbenchError where the disk takes no more: else the file that is read would be called damaged."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise WorkbenchError(f"What was checked in {path} cannot be kept in {folder}: the disk is full.") from None
        raise


def _fill(kept: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
    names = ", ".join((*COLUMNS, "claim_id", "authors", "settled"))
    rows = (
        (*astuple(one.check), one.claim_id, json.dumps(one.authors), one.settled)
        for one in (*_decided(theirs), *_published(theirs))
    )
    kept.executemany(f"INSERT INTO checks ({names}) VALUES ({', '.join('?' * (len(COLUMNS) + 3))})", rows)  # noqa: S608 - our own names
    kept.execute("INSERT INTO check_index (check_index) VALUES ('rebuild')")


def _is_blind(theirs: sqlite3.Connection) -> bool:
    row = theirs.execute(
        "SELECT 1 FROM standing WHERE subject = ? AND action = ? AND value = 'on'", (FILE, Action.BLIND)
    )
    return row.fetchone() is not None


def _decided(theirs: sqlite3.Connection) -> Iterator[Elsewhere]:
    """The claims with a final verdict, as far as they are as this program writes them."""
    newest = (
        "AND c.id NOT IN (SELECT subject FROM carried WHERE how IN ('exact', 'moved'))" if has_places(theirs) else ""
    )
    # An adjudication comes before the verdicts, and of those the last one last.
    rows = theirs.execute(
        f"""
        SELECT c.id, c.text, c.claimant, a.title, s.rating, t.action, t.author, l.at
        FROM state AS s
        JOIN claims AS c ON c.id = s.subject
        JOIN articles AS a ON a.id = c.article_id
        JOIN standing AS t ON t.subject = s.subject AND t.action IN ('adjudicate', 'verdict')
        JOIN log AS l ON l.id = t.entry
        WHERE s.workflow = 'final' {newest}
        ORDER BY c.id, t.action, t.clock, t.entry
        """  # noqa: S608 - our own words
    )
    for _, entries in groupby(rows, key=lambda row: row[0]):
        given = list(entries)
        if all(isinstance(value, str) for row in given for value in (*row[:2], *row[3:])):
            yield _one(given)


def _one(given: list[tuple[Any, ...]]) -> Elsewhere:
    id_, text, claimant, title, rating, action, *_ = given[0]
    settled = action == Action.ADJUDICATE
    _, author, at = given[0 if settled else -1][-3:]
    known = DEFAULT.rating(rating)
    check = Check(
        _fit(text),
        claimant=_fit(claimant) if isinstance(claimant, str) else None,
        rating=known.label if known else _fit(rating),
        checker=_fit(author),
        published=_fit(at)[:10],
        title=_fit(title),
    )
    return Elsewhere(check, _fit(id_)[:32], tuple(sorted({_fit(row[-2]) for row in given})), settled)


def _published(theirs: sqlite3.Connection) -> Iterator[Elsewhere]:
    """The published checks that the file holds."""
    if not has_checks(theirs):
        return
    for _, check in checks.told(theirs):
        if check is not None:
            words: dict[str, Any] = {
                name: _fit(value) for name, value in asdict(check).items() if isinstance(value, str)
            }
            yield Elsewhere(replace(check, **words), None, (), False)


def _fit(text: str) -> str:
    """*text* as any database takes it, no longer than anything of the kind is."""
    return text[:_LONGEST].encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")
