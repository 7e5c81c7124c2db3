"""The verification log goes out: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import IO

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.export import csv

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
    """How many claims were written to *out*."""
    return csv.write(desk.records(), out, most_evidence=desk.most_evidence(), raw=raw)


def to_file(desk: Desk, path: Path, *, raw: bool = False) -> int:
    """How many claims were written to *path*, which is replaced in one step once everything is on the disk."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.absolute().parent, prefix=f".{path.name}.", delete=False
        ) as file:
            try:
                count = to_stream(desk, file, raw=raw)
                file.flush()
                os.fsync(file.fileno())
                _as_others_are(file.name)
                os.replace(file.name, path)
            except BaseException:
                os.unlink(file.name)
                raise
    except OSError as error:
        raise WorkbenchError(f"{path} could not be written: {error.strerror}. Name another place.") from None
    return count


def _as_others_are(name: str) -> None:
    """Gives a temporary file the permissions that a new file of this user would have."""
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(name, 0o666 & ~mask)
