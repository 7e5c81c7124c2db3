"""Somebody else's review file, opened to be read and never trusted: nothing in it runs, nothing of it is changed."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench import __version__
from workbench.domain.errors import WorkbenchError
from workbench.store import header, lines, schema, sqlite
from workbench.store.tables import FORMER, LATER, SINCE_3, SINCE_4, TABLES, has_checks, has_places

if TYPE_CHECKING:
    import sqlite3
else:
    from workbench.store.sqlite import sqlite3

LONGEST_ROW = 200_000_000
"""Bytes: several times the longest article that can be imported."""

PATIENCE = 120.0
"""Seconds that reading a small file may take; a large one may take a second more for every half megabyte."""


class Aim(Struct, frozen=True):
    """What a file is opened for, as sentences say it: to *do* it, or that it was *done*."""

    do: str
    done: str


MERGE = Aim("merge", "merged")

_HEADER = ("application_id", "user_version")
_BYTES_A_SECOND = 500_000
_STEPS = 2_000  # of SQLite's machine between two looks at the clock

# Far above what a review file needs, far below what would stop the machine.
_LIMITS = {
    "SQLITE_LIMIT_LENGTH": LONGEST_ROW,
    "SQLITE_LIMIT_SQL_LENGTH": 100_000,
    "SQLITE_LIMIT_COLUMN": 100,
    "SQLITE_LIMIT_EXPR_DEPTH": 100,
    "SQLITE_LIMIT_COMPOUND_SELECT": 20,
    "SQLITE_LIMIT_VDBE_OP": 100_000,
    "SQLITE_LIMIT_ATTACHED": 0,
    "SQLITE_LIMIT_TRIGGER_DEPTH": 1,
    "SQLITE_LIMIT_WORKER_THREADS": 0,
}


@contextlib.contextmanager
def opened(
    path: Path,
    patience: float = PATIENCE,
    tables: Callable[[sqlite3.Connection], dict[str, str]] | None = None,
    aim: Aim = MERGE,
) -> Iterator[sqlite3.Connection]:
    """A connection that reads the review file at *path* as it stands at one moment, once it was looked through.

    *tables* says which tables with which columns will be read; where nothing is said, those that a merge takes in. An
    export of all of one in JSON lines is as good as the file itself. Text that is not valid Unicode comes out with lone
    surrogates in it. Raises WorkbenchError, inside the block too, when the file is none, or of another program,
    newer, damaged, not made as the program makes it, or takes too long.
    """
    is_export = lines.is_export(path)
    if not is_export:
        _require_review_file(path, aim)
    with _told(path, aim), contextlib.ExitStack() as stack:
        if is_export:
            place = stack.enter_context(lines.as_database(path, LONGEST_ROW))
        else:
            place = stack.enter_context(_place_to_read(header.followed(path)))
        connection = stack.enter_context(contextlib.closing(_connect(place)))
        _disarm(connection)
        size = sum(part.stat().st_size for part in (place, _beside(place, "-wal")) if part.exists())
        deadline = time.monotonic() + patience + size / _BYTES_A_SECOND
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        connection.execute("BEGIN")
        _require_known(path, *(connection.execute(f"PRAGMA {p}").fetchone()[0] for p in _HEADER), aim=aim)
        wanted = (tables or _tables)(connection)
        _require_tables(connection, path, wanted, aim)
        _require_undamaged(connection, path, wanted, aim)
        yield connection


def require_other(path: Path, own: Path) -> None:
    """Raises WorkbenchError when *path* is the very file *own*, whatever it is called. Opens neither."""
    with contextlib.suppress(OSError):
        if os.path.samefile(path, own):
            raise WorkbenchError(f"{path} is {own} itself; name another review file to merge into it.")


def _require_review_file(path: Path, aim: Aim) -> None:
    known = header.header(path)
    if known is None:
        said = "is empty" if path.exists() else "is not there"
        raise WorkbenchError(f"{path} {said}; name a review file to {aim.do}.")
    _require_known(path, *known, aim=aim)


def _require_known(path: Path, application: int, version: int, *, aim: Aim) -> None:
    if application != header.APPLICATION_ID:
        raise WorkbenchError(f"{path} is a database of another program; nothing was {aim.done}.")
    if version > len(schema.scripts()):
        raise WorkbenchError(
            f"{path} was written by a newer version of this program (file version {version}, this is workbench "
            f"{__version__} with file version {len(schema.scripts())}); upgrade factcheck-workbench to {aim.do} it."
        )
    if version < 1:
        raise WorkbenchError(f"{path} is no finished review file; nothing was {aim.done}.")


def _disarm(connection: sqlite3.Connection) -> None:
    for name, most in _LIMITS.items():
        connection.setlimit(getattr(sqlite3, name), most)
    # Its CHECK constraints would be worked out by quick_check, and may be made to take for ever.
    for pragma in (
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        "query_only=ON",
        "ignore_check_constraints=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")


def _tables(connection: sqlite3.Connection) -> dict[str, str]:
    since_3 = SINCE_3 if has_places(connection) else {}
    return TABLES | since_3 | (SINCE_4 if has_checks(connection) else {})


def _require_tables(connection: sqlite3.Connection, path: Path, tables: dict[str, str], aim: Aim) -> None:
    """Every table that will be read is an ordinary one with the columns that the program gives it."""
    kinds = {row[1]: row[2] for row in connection.execute("PRAGMA main.table_list")}
    for table, columns in tables.items():
        made = connection.execute(
            "SELECT count(*) FROM main.sqlite_master WHERE name = ? COLLATE NOCASE AND type = 'table' AND rootpage > 1",
            (table,),
        ).fetchone()[0]
        found = {row[1]: row[6] for row in connection.execute(f"PRAGMA main.table_xinfo({table})")}
        wanted = set(columns.split())
        if (
            kinds.get(table) != "table"
            or made != 1
            or not wanted <= found.keys() <= wanted | set(LATER.get(table, FORMER.get(table, "")).split())
            or any(found.values())  # hidden, or computed by an expression of theirs
        ):
            raise WorkbenchError(
                f"{path} cannot be {aim.done}: its table {table} is not as the program makes it; ask for a sound copy."
            )


def _require_undamaged(connection: sqlite3.Connection, path: Path, tables: Iterable[str], aim: Aim) -> None:
    for table in tables:  # and not what else may be in the file, which is never read
        if [row[0] for row in connection.execute(f"PRAGMA main.quick_check('{table}')")] != ["ok"]:
            raise WorkbenchError(_damaged(path, aim))


# Where it is read


def _connect(place: Path) -> sqlite3.Connection:
    # The one who closes a file last moves its write-ahead log into it, unless he may only read. Whoever may write takes
    # away again what reading puts beside a file; where there is no such log nobody else has the file open.
    if _beside(place, "-wal").exists() or _beside(place, "-journal").exists():
        mode = "mode=ro"
    elif os.access(place, os.W_OK) and os.access(place.parent, os.W_OK):
        mode = "mode=rw"
    else:
        mode = "mode=ro&immutable=1"
    return sqlite3.connect(
        f"{place.absolute().as_uri()}?{mode}", uri=True, timeout=sqlite.BUSY_SECONDS, isolation_level=None
    )


@contextlib.contextmanager
def _place_to_read(path: Path) -> Iterator[Path]:
    """The file itself, or a copy of it where SQLite would have to leave something beside the original.

    That is so where a write-ahead log lies there without its index: nobody has the file open then, and whoever opens
    it makes the index.
    """
    log = _beside(path, "-wal")
    if not log.exists() or _beside(path, "-shm").exists():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="workbench-merge-") as folder:
        copy = Path(folder, path.name)
        shutil.copyfile(path, copy)
        shutil.copyfile(log, _beside(copy, "-wal"))
        yield copy


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


# What is said


@contextlib.contextmanager
def _told(path: Path, aim: Aim) -> Iterator[None]:
    """Turns whatever a hostile or broken file brings SQLite and Python to say into a sentence for a person."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise WorkbenchError(_sentence(path, str(error), aim)) from None
    except (MemoryError, OverflowError, UnicodeError, ValueError, RecursionError):
        raise WorkbenchError(_damaged(path, aim)) from None
    except OSError as error:
        raise WorkbenchError(f"{path} cannot be read: {error.strerror}.") from None


def _damaged(path: Path, aim: Aim) -> str:
    return f"{path} is damaged and was not {aim.done}; ask for a sound copy, or restore a backup of it."


def _sentence(path: Path, said: str, aim: Aim) -> str:
    known = {
        "interrupted": f"{path} was not {aim.done}: reading it takes too long for a file of its size; it is no sound "
        "copy.",
        "locked": f"{path} is busy: another program has been writing to it. Try again.",
        "readonly": f"{path} was left in the middle of a change; open it once with workbench, then {aim.do} it.",
        "unable to open": f"{path} cannot be opened to be read: look at its permissions and its folder's.",
        "no such": f"{path} cannot be {aim.done}: its tables are not as the program makes them; ask for a sound copy.",
        "too big": f"{path} cannot be {aim.done}: a row of it is longer than any that the program writes.",
    }
    return next((text for mark, text in known.items() if mark in said), _damaged(path, aim))
