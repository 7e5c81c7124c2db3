"""Files as evidence: what proves which file it was, and a copy beside the review file where one is wanted."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import SourceFile

_CHUNK = 1 << 20
_UNFIT = re.compile(r"[^\w.,() -]+")
_LONGEST_NAME = 80


def named(reference: str) -> Path | None:
    """The file that a reviewer means by *reference*, if that is how a file is named: a ``file://`` address, a path that
    begins with ``/``, ``~`` or ``.``, or the name of one that is here."""
    given = reference.strip()
    if given.lower().startswith("file://"):
        with suppress(ValueError):
            return Path(unquote(urlsplit(given).path))
    # Unlike Path.expanduser this leaves the name of somebody unknown as it is.
    path = Path(os.path.expanduser(given)) if "\0" not in given else Path(given)
    if given.startswith(("/", "~", "./", "../")) or (given and path.is_absolute()):
        return path
    try:
        return path if "://" not in given and given and path.is_file() else None
    except (OSError, ValueError):
        return None


def folder(database: Path) -> Path:
    """Where the copies of the review file at *database* are kept: a folder beside it, with its name."""
    return database.with_name(f"{database.name}-evidence")


def captured(path: Path, keep_beside: Path | None = None) -> SourceFile:
    """What is to be known of the file at *path*, read to its end.

    With *keep_beside*, the path of a review file, a copy is put into the `folder` beside that, under a name that begins
    with the hash, unless it is there already. Raises WorkbenchError where there is no such file or it cannot be read or
    copied; then there is no copy, and none half-written.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise WorkbenchError(f"{path} is no file that could be evidence; name one file.")
        with path.open("rb") as source:
            if keep_beside is None:
                hash_, size = _copied(source, None)
            else:
                hash_, size = _kept(source, path.name, folder(keep_beside))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WorkbenchError(f"{path} cannot be taken as evidence: {why}.") from error
    media_type, _ = mimetypes.guess_type(path.name)
    return SourceFile(path.name, f"SHA-256:{hash_}", size, media_type, keep_beside is not None)


def copies(database: Path, piece: SourceFile) -> Iterator[Path]:
    """The copies of *piece* beside the review file at *database*: those whose names begin with its hash."""
    yield from sorted(folder(database).glob(f"{piece.hash.removeprefix('SHA-256:')[:16]}-*"))


def is_as_it_was(path: Path, piece: SourceFile) -> bool:
    """Whether the bytes of the file at *path* are those of *piece*. Raises OSError where they cannot be read."""
    with path.open("rb") as copy:
        hash_, size = _copied(copy, None)
    return (f"SHA-256:{hash_}", size) == (piece.hash, piece.size)


def _kept(source: IO[bytes], name: str, into: Path) -> tuple[str, int]:
    into.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=into, prefix=".", delete=False) as copy:
        try:
            hash_, size = _copied(source, copy)
            copy.flush()
            os.fsync(copy.fileno())
        except BaseException:
            Path(copy.name).unlink(missing_ok=True)
            raise
    fit = _UNFIT.sub("_", name)[-_LONGEST_NAME:].lstrip(". ") or "file"
    Path(copy.name).replace(into / f"{hash_[:16]}-{fit}")
    return hash_, size


def _copied(source: IO[bytes], copy: IO[bytes] | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if copy is not None:
            copy.write(chunk)
    return digest.hexdigest(), size
