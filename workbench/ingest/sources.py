"""From what a reviewer names to what there is to read."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.domain.errors import WorkbenchError
from workbench.ingest.kinds import ENDINGS, foreign_by_name, is_text_name, refusal

LIMIT = 5_000_000
"""Bytes of the largest file that is read: a very long book. Of 18 MB of one-letter lines 2.7 GB of memory are made."""

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read, or what stands in the way of it.

    *path* is None for standard input. A source with a *problem* is yielded too, so that whoever reads in turn can say
    what is wrong with one and go on with the next.
    """

    name: str
    path: Path | None = None
    problem: str | None = None

    def read(self) -> bytes:
        """The bytes, at most LIMIT of them; a WorkbenchError says in one sentence why there are none."""
        if self.problem is not None:
            raise WorkbenchError(self.problem)
        if self.path is None:
            return _capped(sys.stdin.buffer, self.name)
        try:
            _refuse_device(self.path, self.name)
            with self.path.open("rb") as file:
                return _capped(file, self.name)
        except OSError as error:
            raise WorkbenchError(_why(self.name, error)) from error


def sources(names: Iterable[str]) -> Iterator[Source]:
    """What the reviewer's *names* stand for, in their order, each file once.

    A name is a file, a folder (all text in it, sorted by path), a glob pattern or ``-`` for standard input.
    """
    seen: set[str] = set()
    for name in names:
        for source in _named(name):
            real = os.path.realpath(source.path) if source.path is not None else source.name
            if source.problem is not None or real not in seen:
                seen.add(real)
                yield source


def _named(name: str) -> Iterator[Source]:
    if name == "-":
        yield Source(STANDARD_INPUT)
    elif name.startswith(("http://", "https://")):
        yield Source(
            name, problem=f"{name} is a web address and was not fetched; save the article as text, import that."
        )
    elif "\x00" in name or not os.path.lexists(name):
        yield from _matching(name)
    else:
        yield from _existing(name)


def _existing(name: str) -> Iterator[Source]:
    """The file *name*, or the text files of the folder *name*."""
    kind = foreign_by_name(name)
    if os.path.isdir(name):
        yield from _inside(name)
    elif kind is not None:
        yield Source(name, problem=refusal(name, kind))
    else:
        yield Source(name, Path(name))


def _matching(name: str) -> Iterator[Source]:
    """The files that the glob pattern *name* matches, in the order of their names."""
    if "\x00" in name or not glob.has_magic(name):
        yield Source(name, problem=f"{name} does not exist; check how it is spelt and where it is.")
        return
    hits = sorted(glob.glob(name, recursive=True))
    if not hits:
        yield Source(name, problem=f"{name} matches no file; check the pattern and the folder.")
    for hit in hits:
        yield from _existing(hit)


def _inside(folder: str) -> Iterator[Source]:
    """The text files below *folder*, or the sentence that there are none."""
    found = False
    for source in _walk(folder, set()):
        found = True
        yield source
    if not found:
        yield Source(folder, problem=f"{folder} holds no text to read; put files ending in {', '.join(ENDINGS)} in it.")


def _walk(folder: str, visited: set[tuple[int, int]]) -> Iterator[Source]:
    """Text files of *folder* and below; *visited* holds the folders already entered, so that links cannot loop."""
    try:
        here = os.stat(folder)
        entries = sorted(os.listdir(folder))
    except OSError as error:
        yield Source(folder, problem=_why(folder, error))
        return
    if (here.st_dev, here.st_ino) in visited:
        return
    visited.add((here.st_dev, here.st_ino))
    for path in (os.path.join(folder, entry) for entry in entries if not entry.startswith(".")):
        if os.path.isdir(path):
            yield from _walk(path, visited)
        elif is_text_name(path) and (os.path.isfile(path) or os.path.islink(path)):
            yield Source(path, Path(path))


def _refuse_device(path: Path, name: str) -> None:
    """Raise for what never ends or is no file: devices and sockets. Regular files and pipes pass."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise WorkbenchError(f"{name} is not a file that can be read; name a text file, a folder, or - for input.")


def _capped(file: BinaryIO, name: str) -> bytes:
    data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise WorkbenchError(f"{name} is larger than {LIMIT // 1_000_000} MB; split it into one file an article.")
    return data


def _why(name: str, error: OSError) -> str:
    """The sentence for what the system said."""
    if isinstance(error, FileNotFoundError):
        return f"{name} does not exist any more, or is a link to nothing; check where it is."
    if isinstance(error, PermissionError):
        return f"{name} may not be read by you; ask its owner or change its permissions."
    return f"{name} could not be read ({error.strerror or error}); check the file and try again."
