"""A review file's first bytes, looked into without SQLite, and without taking its locks away."""

from __future__ import annotations

import contextlib
import os
import stat
import threading
from pathlib import Path
from typing import BinaryIO

from workbench.domain.errors import WorkbenchError

APPLICATION_ID = 0x46435742
"""``FCWB`` in the file's header."""

_MAGIC = b"SQLite format 3\0"


def header(path: Path) -> tuple[int, int] | None:
    """Application id and schema version as the file's first bytes give them, before SQLite touches it.

    Where they were torn they are taken for ours, of no version: whoever opens the file has to ask SQLite. None when
    there is no file, or an empty one: SQLite would make a new database of either. Raises WorkbenchError when it cannot
    be read, is no SQLite file, or was cut short.
    """
    try:
        if not stat.S_ISREG(kind := path.stat().st_mode) and not stat.S_ISDIR(kind):
            raise WorkbenchError(f"{path} is no file but a device or a pipe; name a review file or a new one.")
        first = _beginning(path)
        # Asked in this order: while pages are on their way into the file, one of the two stands beside it.
        settled = not any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal"))
        size = path.stat().st_size
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise WorkbenchError(f"{path} is a folder, not a review file; name the file itself.") from None
    except PermissionError:
        raise WorkbenchError(f"{path} cannot be read: permission denied.") from None
    except OSError as error:
        raise WorkbenchError(f"{path} cannot be read: {error.strerror}.") from None
    if not first:
        return None
    if not settled and not first.startswith(_MAGIC):
        # Torn by a power cut while pages were on their way: SQLite mends it from what stands beside it, and tells then.
        return APPLICATION_ID, 0
    if len(first) < 100 or not first.startswith(_MAGIC):
        raise WorkbenchError(
            f"{path} is not a review file; nothing in it was changed. Name a review file or a new one."
        )
    if settled and size < _stated_size(first):
        raise WorkbenchError(damaged(path))
    return int.from_bytes(first[68:72], "big"), int.from_bytes(first[60:64], "big")


def is_database(path: Path) -> bool:
    """Whether there is a file at *path* that SQLite wrote, this program's or another's. Raises OSError."""
    return path.is_file() and _beginning(path).startswith(_MAGIC)


# By place on the disk: how many connections of this process are open there, and what `_beginning` may not close.
_open: dict[tuple[int, int], tuple[int, list[BinaryIO]]] = {}
_guard = threading.Lock()


def _beginning(path: Path) -> bytes:
    """The first 100 bytes of the file.

    Where this process has connections open on it the file is not closed before they are: on POSIX closing it would drop
    every lock that they hold (https://sqlite.org/howtocorrupt.html, 2.2), and with them what they commit from then on.
    """
    with _guard, contextlib.ExitStack() as stack:
        file = stack.enter_context(path.open("rb", buffering=0))
        found = os.fstat(file.fileno())
        if (place := (found.st_dev, found.st_ino)) in _open:
            _open[place][1].append(file)
            stack.pop_all()
        return file.read(100)


def came(place: tuple[int, int]) -> None:
    """Takes in that this process opened a connection on the file there."""
    with _guard:
        count, files = _open.get(place, (0, []))
        _open[place] = count + 1, files


def went(place: tuple[int, int]) -> None:
    """Takes in that one of them was closed; with the last what was looked into meanwhile is closed too."""
    with _guard:
        count, files = _open[place]
        if count > 1:
            _open[place] = count - 1, files
            return
        del _open[place]
        for file in files:
            file.close()


def is_open(path: Path) -> bool:
    """Whether this process has a connection open on the file, so that no other means may open and close it."""
    place = place_of(path)
    with _guard:
        return place is not None and place in _open


def _stated_size(first: bytes) -> int:
    """How many bytes the file has by its own account (https://sqlite.org/fileformat2.html#in_header_database_size)."""
    page = int.from_bytes(first[16:18], "big")
    return int.from_bytes(first[28:32], "big") * (65_536 if page == 1 else page)


def place_of(path: Path) -> tuple[int, int] | None:
    """Where on the disk the file is, as device and number; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def followed(path: Path) -> Path:
    """The file that a link leads to, beside which SQLite keeps its write-ahead log; *path* itself where it is none."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path


def damaged(path: Path) -> str:
    """What is said of a file that SQLite cannot read all of."""
    return f"{path} is damaged: SQLite cannot read all of it. Work on a backup of it."
