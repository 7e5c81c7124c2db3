"""The verification log goes out: whole, or not at all, and sealed."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from workbench import __version__
from workbench.desk.desk import Desk
from workbench.desk.replacing import at_the_end_of, replaced, require_no_review_file, settle, stream_named, told
from workbench.domain.errors import WorkbenchError
from workbench.domain.seal import Seal
from workbench.domain.shown import safe_lines
from workbench.export import formats, sealing
from workbench.export.formats import FORMATS, Format, Options, Rows, Written
from workbench.store.log import now

__all__ = ["FORMATS", "Format", "Options", "Rows", "Written", "format_of", "named", "to_file", "to_stream"]

PLAIN = Options()
"""Rows of claims, as they are safest."""

named = formats.named


def format_of(path: Path | None, asked: str | None) -> Format:
    """The format asked for, else the one that the file's ending names. Raises WorkbenchError where there is none."""
    if asked:
        return named(asked)
    if path is None:
        return FORMATS[0]
    found = formats.by_ending(path.name)
    if found is None:
        endings = ", ".join(format_.endings[0] for format_ in FORMATS)
        raise WorkbenchError(
            f"What {path} should be is not clear from its ending ({endings}); name it like log.csv, or say --format "
            "csv."
        )
    return found


def require_sense(format_: Format, options: Options) -> None:
    """Raises WorkbenchError where the format has no such rows."""
    if options.rows not in format_.rows:
        raise WorkbenchError(f"{format_.name} has no rows of {options.rows}; it has {', '.join(format_.rows)}.")


def seal_of(desk: Desk, rows: str) -> Seal:
    """What is to be said of the log as *desk* sees it now: by its last checkpoint, where nothing came after that."""
    if found := desk.last_checkpoint():
        checkpoint, entries, digest = found[0].id, found[1].count, found[1].digest
    else:
        checkpoint, (entries, digest) = None, desk.digest()
    return Seal(entries, digest, checkpoint, __version__, desk.scale, rows, now(), desk.reviewer)


def to_stream(desk: Desk, out: IO[Any], format_: Format = FORMATS[0], options: Options = PLAIN) -> tuple[Written, Seal]:
    """What was written to *out*, and its seal; on a terminal, without what would steer it.

    *out* is of bytes where the format is binary, else of text and open with ``newline=""``.
    """
    require_sense(format_, options)
    with desk.at_one_moment():
        seal = seal_of(desk, options.rows)
        harmless: Any = _Harmless(out) if out.isatty() else out
        return format_.write(desk, seal, harmless, options), seal


class _Harmless:
    """Writes to a terminal what may be drawn there."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        """How many characters were written."""
        return self._terminal.write("\n".join(safe_lines(text.replace("\r\n", "\n"))))


def to_file(desk: Desk, path: Path, format_: Format = FORMATS[0], options: Options = PLAIN) -> tuple[Written, Seal]:
    """What was written to *path*, which is replaced in one step once everything is on the disk, and its seal.

    Where the format has no place for the seal, it is put beside the file; where that cannot be, the file stays as it
    was too. A link stays one, and what is no file (``/dev/stdout``, whatever that is led to, a pipe) is written to, not
    replaced. Raises WorkbenchError for a database or a place among the backups, which a log must not replace.
    """
    require_no_review_file(path, desk.path)
    require_no_review_file(meta_of(path), desk.path)
    require_sense(format_, options)
    with told(path):
        stream = stream_named(path)
        if stream is not None or (path.exists() and not path.is_file()):
            with _opened(path if stream is None else stream, format_) as out:
                return to_stream(desk, out, format_, options)
        with replaced(at_the_end_of(path), binary=format_.is_binary) as out:
            written, seal = to_stream(desk, out, format_, options)
            if not format_.is_sealed:
                _put_beside(path, out, seal)
    return written, seal


@contextlib.contextmanager
def _opened(place: Path | int, format_: Format) -> Iterator[IO[Any]]:
    how: dict[str, Any] = {"mode": "wb"} if format_.is_binary else {"mode": "w", "encoding": "utf-8", "newline": ""}
    with open(place, closefd=not isinstance(place, int), **how) as out:
        yield out


def _put_beside(path: Path, written: IO[Any], seal: Seal) -> None:
    """Puts *seal* into a file beside the export that will be at *path*, with the hash of what is *written* of it."""
    settle(written)
    with open(written.name, "rb") as file:
        hashed = hashlib.file_digest(file, "sha256").hexdigest()
    beside = meta_of(path)
    with told(beside), replaced(at_the_end_of(beside)) as out:
        name = os.fsencode(path.name).decode("utf-8", "replace")
        out.write(sealing.as_json(seal, file=name, sha256=hashed) + "\n")


def meta_of(path: Path) -> Path:
    """Where the seal of the export at *path* is, where the format has no place for it."""
    return path.with_name(path.name + sealing.META)
