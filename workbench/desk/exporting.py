"""The verification log goes out: whole, or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path
from typing import IO

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.shown import safe_lines
from workbench.export import csv
from workbench.store.backup import folder_of
from workbench.store.header import is_database

FORMATS = ("csv",)


def format_of(path: Path | None, asked: str | None) -> str:
    """The format asked for, else the one that the file's ending names. Raises WorkbenchError where there is none."""
    if asked:
        return asked
    if path is None:
        return "csv"
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise WorkbenchError(
            f"What {path} should be is not clear from its ending; name it like log.csv, or say --format csv."
        )
    return ending


def to_stream(desk: Desk, out: IO[str], *, raw: bool = False) -> int:
    """How many claims were written to *out*; on a terminal, without what would steer it."""
    with desk.at_one_moment():
        return csv.write(
            desk.records(), _Harmless(out) if out.isatty() else out, most_evidence=desk.most_evidence(), raw=raw
        )


class _Harmless:
    """Writes to a terminal what may be drawn there."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        """How many characters were written."""
        return self._terminal.write("\n".join(safe_lines(text.replace("\r\n", "\n"))))


def to_file(desk: Desk, path: Path, *, raw: bool = False) -> int:
    """How many claims were written to *path*, which is replaced in one step once everything is on the disk.

    A link stays one, and what is no file (``/dev/stdout``, a pipe) is written to, not replaced. Raises WorkbenchError
    for a database or a place among the backups, which a log must not replace.
    """
    require_no_review_file(path, desk.path)
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="") as out:
                return to_stream(desk, out, raw=raw)
        return _replaced(desk, path.resolve(), raw=raw)
    except OSError as error:
        raise WorkbenchError(f"{path} could not be written: {error.strerror}. Name another place.") from None


def require_no_review_file(path: Path, database: Path) -> None:
    """Raises WorkbenchError when a log at *path* would replace a review file, a part of one or one of its backups."""
    if _belongs_to(path, database):
        raise WorkbenchError(f"{path} is the review file itself, or a part of it; name another file for the log.")
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder_of(database))):
        raise WorkbenchError(f"{path} lies among the backups of {database}; name another place for the log.")
    try:
        database_there = is_database(path)
    except OSError as error:
        raise WorkbenchError(f"{path} could not be written: {error.strerror}. Name another place.") from None
    if database_there:
        raise WorkbenchError(
            f"{path} is a database, such as a review file, and was left as it is; name another file for the log."
        )


def _belongs_to(path: Path, database: Path) -> bool:
    """Whether writing to *path* would destroy the review file, or what stands beside it while it is open."""
    beside = [database.with_name(database.name + ending) for ending in ("-wal", "-shm", "-journal", ".writer")]
    return any(
        os.path.realpath(path) == os.path.realpath(part)
        or (os.path.exists(path) and os.path.exists(part) and os.path.samefile(path, part))
        for part in (database, *beside)
    )


def _replaced(desk: Desk, path: Path, *, raw: bool) -> int:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        try:
            count = to_stream(desk, file, raw=raw)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(file.name, _permissions(path))
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise
    return count


def _permissions(path: Path) -> int:
    """Those of the file at *path*, else those that a new file of this user would have."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
