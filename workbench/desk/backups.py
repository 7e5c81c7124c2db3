"""Backups: one where somebody wants it, and one a day without anybody asking."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from workbench.domain.errors import WorkbenchError
from workbench.store import backup as store

Backup = store.Backup
folder_of = store.folder_of


def backup(database: Path, destination: str | Path) -> Backup:
    """The backup of *database* that now stands at *destination*, or under a dated name in that folder.

    Raises WorkbenchError, with nothing left behind, when it cannot be made; nothing is ever overwritten. What ends in a
    separator is meant for a folder, and has to be one.
    """
    place = Path(destination)
    if place.is_dir():
        return store.backup(database, _dated(database, place))
    if os.fspath(destination).endswith((os.sep, os.altsep or os.sep)):
        raise WorkbenchError(f"There is no folder {destination}; make it first, or name a new file.")
    return store.backup(database, place)


def _dated(database: Path, folder: Path) -> Path:
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    names = (f"{database.stem}-{day}{f'-{n}' if n > 1 else ''}{database.suffix}" for n in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def start_daily(database: Path, keep: int, failed: Callable[[str], None]) -> threading.Thread:
    """The thread that makes today's backup if there is none, while the desk is open on the file already.

    It is quiet unless it fails; then *failed* is called, from that thread, with a sentence for the person. It does not
    keep the program from ending: what it had not finished then is taken away the next time.
    """

    def make() -> None:
        try:
            store.daily(database, keep)
        except WorkbenchError as error:
            failed(f"Today's backup was not made: {error}")

    thread = threading.Thread(target=make, name="daily backup", daemon=True)
    thread.start()
    return thread
