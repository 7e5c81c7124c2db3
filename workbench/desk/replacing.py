"""A file is replaced in one step, by a whole one, and never one that matters to a review."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from workbench.domain.errors import WorkbenchError
from workbench.store.backup import folder_of
from workbench.store.header import is_database

_STREAM = re.compile("/(?:dev|proc/self)/fd/([0-9]{1,6})")  # where /dev/stdout leads to
_MOST_LINKS = 40  # as many as Linux follows


def require_no_review_file(path: Path, database: Path) -> None:
    """Raises WorkbenchError when a log at *path* would replace a review file, a part of one or one of its backups."""
    if _belongs_to(path, database):
        raise WorkbenchError(f"{path} is the review file itself, or a part of it; name another file for the log.")
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder_of(database))):
        raise WorkbenchError(f"{path} lies among the backups of {database}; name another place for the log.")
    with told(path):
        database_there = is_database(path)
    if database_there:
        raise WorkbenchError(
            f"{path} is a database, such as a review file, and was left as it is; name another file for the log."
        )


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what the system says of writing to *path* into a sentence for a person."""
    try:
        yield
    except OSError as error:
        raise WorkbenchError(f"{path} could not be written: {error.strerror}. Name another place.") from None


@contextlib.contextmanager
def replaced(path: Path, *, binary: bool = False) -> Iterator[IO[Any]]:
    """A stream to a new file that takes the place of *path* once the block has ended well and all is on the disk.

    The stream is of bytes where it is *binary*, else of text in UTF-8 with line ends as they are written.
    """
    how: dict[str, Any] = {"mode": "w+b"} if binary else {"mode": "w", "encoding": "utf-8", "newline": ""}
    with tempfile.NamedTemporaryFile(**how, dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            yield file.file  # itself: what stands around it looks each word up that is written
            settle(file)
            os.chmod(file.name, _permissions(path))
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise


def settle(file: IO[Any]) -> None:
    """Has all that was written to *file* on the disk."""
    file.flush()
    os.fsync(file.fileno())


def at_the_end_of(path: Path) -> Path:
    """Where the links at *path* lead in the end. Raises WorkbenchError where they lead round."""
    try:
        return path.resolve()
    except RuntimeError:  # so says pathlib; the system would say ELOOP
        raise WorkbenchError(f"{path} is a link that leads back to itself; name another place.") from None


def stream_named(path: Path) -> int | None:
    """The stream of this process that *path* is a name of, such as ``/dev/stdout``; None where it is none's.

    Opened by its name it would be begun anew where it leads to a file: what ``>>`` is to keep would be lost.
    """
    place = os.path.abspath(path)
    for _ in range(_MOST_LINKS):
        if found := _STREAM.fullmatch(place):
            return int(found[1])
        if not os.path.islink(place):
            break
        place = os.path.abspath(os.path.join(os.path.dirname(place), os.readlink(place)))
    return None


def _belongs_to(path: Path, database: Path) -> bool:
    """Whether writing to *path* would destroy the review file, or what stands beside it while it is open."""
    beside = [database.with_name(database.name + ending) for ending in ("-wal", "-shm", "-journal", ".writer")]
    return any(
        os.path.realpath(path) == os.path.realpath(part)
        or (os.path.exists(path) and os.path.exists(part) and os.path.samefile(path, part))
        for part in (database, *beside)
    )


def _permissions(path: Path) -> int:
    """Those of the file at *path*, else those that a new file of this user would have."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
