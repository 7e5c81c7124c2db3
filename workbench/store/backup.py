"""Copies of a review file that can be trusted: made while others write, checked, whole or not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.errors import WorkbenchError
from workbench.store import header, sqlite

if TYPE_CHECKING:
    import sqlite3
else:
    from workbench.store.sqlite import sqlite3

_DAILY = re.compile(r"\d{4}-\d{2}-\d{2}\.db")
_BEFORE = re.compile(r"before-\d{4}(-\d+)?\.db")
_UNFINISHED = ".unfinished"
_BESIDE = ("-wal", "-shm", "-journal")
_BUSY = (5, 6)  # SQLITE_BUSY, SQLITE_LOCKED
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EMLINK)


class Backup(Struct, frozen=True):
    """A backup that stands: where, and how many bytes it has."""

    path: Path
    size: int


def backup(source: Path, destination: Path) -> Backup:
    """A copy of the review file as it stands at one moment, checked, as one file at *destination*, on the disk.

    Writers are not held up. Raises WorkbenchError, with nothing left behind, when *destination* or a part of a database
    is there already, when there is no room or no way to write, and when the file is damaged.
    """
    source = header.followed(source)
    _require_review_file(source)
    _require_free(source, destination)
    with _unfinished(source, destination) as copy:
        _copy(source, copy)
        _put(copy, destination)
    return Backup(destination, destination.stat().st_size)


def folder_of(path: Path) -> Path:
    """Where the backups that the program makes by itself are."""
    real = header.followed(path)
    return real.with_name(real.name + "-backups")


def daily(path: Path, keep: int, *, today: str | None = None) -> Backup | None:
    """The backup of this day (UTC), made if the file changed since the newest one and today has none yet.

    Then the oldest go until *keep* are left; 0 makes none and leaves what is there. None, too, when another process is
    at it. Raises WorkbenchError when it fails.
    """
    if keep <= 0 or not os.access(path, os.W_OK):
        return None
    path = header.followed(path)
    folder, day = folder_of(path), today or datetime.now(UTC).strftime("%Y-%m-%d")
    _make(folder)
    with _told(folder), _alone_in(folder) as alone:
        if not alone:
            return None
        _clear(folder, _DAILY)
        before = _dailies(folder)
        changed = _last_change(path)
        if folder / f"{day}.db" in before or (before and before[-1].stat().st_mtime_ns == changed):
            return None
        made = _daily(path, folder / f"{day}.db", changed, before[-1] if before else None)
        if made is not None:
            for old in before[: max(0, len(before) + 1 - keep)]:
                old.unlink(missing_ok=True)
        return made


def before_migration(path: Path, version: int) -> Backup | None:
    """The backup of a file that is about to be brought to *version*, which stays; None of a file with nothing in it.

    To be called with the write lock held. Raises WorkbenchError, upon which the file must be left as it is.
    """
    if not path.stat().st_size:
        return None
    folder = folder_of(path)
    names = (f"before-{version:04}{again}.db" for again in ("", *(f"-{number}" for number in range(2, 1000))))
    try:
        _make(folder)
        with _told(folder):
            _clear(folder, _BEFORE)
        return backup(path, next(folder / name for name in names if not (folder / name).exists()))
    except WorkbenchError as error:
        raise WorkbenchError(
            f"{path} is of an older version and was left as it is, since no backup of it could be made first: {error}"
        ) from None


def _require_review_file(source: Path) -> None:
    # Never opened but by SQLite: closing it would drop the locks of every connection of this process.
    try:
        found = source.stat()
    except FileNotFoundError:
        raise WorkbenchError(f"There is no review file {source}; nothing was backed up.") from None
    except OSError as error:
        raise WorkbenchError(f"{source} cannot be read: {error.strerror}.") from None
    if not stat.S_ISREG(found.st_mode) or not found.st_size:
        raise WorkbenchError(f"{source} is not a review file; nothing was backed up.")


def _require_free(source: Path, destination: Path) -> None:
    real = Path(os.path.realpath(source))
    if Path(os.path.realpath(destination)) in [real.with_name(real.name + end) for end in (*_BESIDE, ".writer")]:
        raise WorkbenchError(f"{destination} is a name that belongs to {source}; name another file for the backup.")
    if os.path.lexists(destination):
        raise WorkbenchError(f"{destination} is there already and was left as it is; name a new file for the backup.")
    for part in (destination.with_name(destination.name + end) for end in _BESIDE):
        if os.path.lexists(part):
            raise WorkbenchError(
                f"{part} is left from another file and would spoil the backup; move it away first, together with the "
                "file that it belongs to."
            )


@contextlib.contextmanager
def _unfinished(source: Path, destination: Path) -> Iterator[Path]:
    """A new file beside *destination* to be filled and put in its place, gone afterwards whatever happens."""
    copy = destination.with_name(f".{destination.name}.{secrets.token_hex(4)}{_UNFINISHED}")
    with _told(destination):
        copy.open("x").close()
    try:
        with _told(destination):
            os.chmod(copy, stat.S_IMODE(source.stat().st_mode) | stat.S_IWUSR)
            yield copy
    finally:
        for part in (copy, *(copy.with_name(copy.name + end) for end in _BESIDE)):
            part.unlink(missing_ok=True)


def _copy(source: Path, copy: Path) -> None:
    with contextlib.closing(sqlite.connect(source, read_only=True)) as original, _told_source(source):
        if original.execute("PRAGMA application_id").fetchone()[0] != header.APPLICATION_ID:
            raise WorkbenchError(f"{source} is a database of another program; nothing was backed up.")
        with contextlib.closing(sqlite.connect(copy)) as target:
            original.backup(target, pages=-1, progress=_patience(source), sleep=0.05)
            # The copy took over that the original has a write-ahead log; it is to be a single file.
            target.execute("PRAGMA journal_mode=DELETE")
            found = [row[0] for row in target.execute("PRAGMA quick_check(1)")]
        if found != ["ok"]:
            raise WorkbenchError(_damaged(source))
    _sync(copy)


def _patience(source: Path) -> Callable[[int, int, int], None]:
    until = time.monotonic() + sqlite.BUSY_SECONDS

    def patient(status: int, _remaining: int, _total: int) -> None:
        if status in _BUSY and time.monotonic() > until:
            raise WorkbenchError(f"{source} is busy: another program keeps it locked. Try again.")

    return patient


def _put(copy: Path, destination: Path) -> None:
    """Gives the finished copy its name, in one step and never over another file."""
    try:
        os.link(copy, destination)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A file system without hard links: the name is taken first, by an empty file, and then given to the copy.
        destination.open("x").close()
        try:
            os.replace(copy, destination)
        except BaseException:
            destination.unlink()
            raise
    _sync(destination.parent)


def _sync(path: Path) -> None:
    """What was written to a file, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # where folders cannot be opened
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# Once a day


def _daily(path: Path, place: Path, changed: int, newest: Path | None) -> Backup | None:
    """The backup at *place*; None when the file holds what *newest* holds, page for page, only written again."""
    _require_review_file(path)
    with _unfinished(path, place) as copy:
        _copy(path, copy)
        same = newest is not None and _same_pages(copy, newest)
        kept = newest if same and newest is not None else copy
        # The backup is as old as what it holds: so the next opening sees at a glance that nothing has changed since.
        os.utime(kept, ns=(changed, changed))
        if same:
            return None
        _put(copy, place)
    return Backup(place, place.stat().st_size)


def _last_change(path: Path) -> int:
    """When the file or its write-ahead log was last written to, in nanoseconds."""
    latest = path.stat().st_mtime_ns
    with contextlib.suppress(FileNotFoundError):
        wal = path.with_name(path.name + "-wal").stat()
        if wal.st_size:
            latest = max(latest, wal.st_mtime_ns)
    return latest


def _same_pages(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        first.seek(100), second.seek(100)  # the header counts how often it was written
        while piece := first.read(1 << 20):
            if piece != second.read(1 << 20):
                return False
    return True


def _make(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise WorkbenchError(f"{folder} is a file where the folder of the backups should be; move it away.")
    with _told(folder):
        folder.mkdir(exist_ok=True)


def _dailies(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if _DAILY.fullmatch(path.name))


def _clear(folder: Path, named: re.Pattern[str]) -> None:
    """Takes away what killed programs left of backups *named* so; whoever calls it makes such ones alone."""
    for path in folder.iterdir():
        if _UNFINISHED in path.name and named.match(path.name.removeprefix(".")):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[bool]:
    """Whether this process alone makes the daily backups in *folder*, meanwhile.

    A lock of SQLite's on an empty file: it is the same on every system, and goes with its process.
    """
    guard = sqlite.ReviewConnection(folder / ".at-work", timeout=0, isolation_level=None, check_same_thread=False)
    with contextlib.closing(guard):
        try:
            guard.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            yield False
            return
        yield True


# Words


def _damaged(source: Path) -> str:
    return (
        f"{source} is damaged: a copy of it does not stand SQLite's check, and was not kept. "
        f"Go back to a backup, such as one in {folder_of(source)}, and merge into it what the damaged file still holds."
    )


@contextlib.contextmanager
def _told_source(source: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if "malformed" in str(error):
            raise WorkbenchError(_damaged(source)) from None
        if "not a database" in str(error):
            raise WorkbenchError(f"{source} is not a review file; nothing was backed up.") from None
        raise


@contextlib.contextmanager
def _told(destination: Path) -> Iterator[None]:
    """Turns what the system and SQLite say while *destination* is made into a sentence for a person."""
    try:
        yield
    except FileExistsError:
        raise WorkbenchError(
            f"{destination} is there already and was left as it is; name a new file for the backup."
        ) from None
    except OSError as error:
        raise WorkbenchError(f"{destination} could not be written: {_reason(error)}") from None
    except sqlite3.DatabaseError as error:
        raise WorkbenchError(
            f"{destination} could not be written: SQLite says {error}. Is there room on the disk?"
        ) from None


def _reason(error: OSError) -> str:
    known = {
        errno.ENOENT: "its folder is missing. Make it, or name another place.",
        errno.ENOTDIR: "its folder is a file. Name another place.",
        errno.ENOSPC: "the disk is full. Make room, or name another place.",
        errno.EDQUOT: "the disk is full. Make room, or name another place.",
        errno.EACCES: "its folder may not be written to. Name another place.",
        errno.EPERM: "its folder may not be written to. Name another place.",
        errno.EROFS: "its disk is read-only. Name another place.",
    }
    return known.get(error.errno or 0, f"{error.strerror}. Name another place.")
