"""The file's shape: numbered migrations, applied once, refused when they come from a newer program."""

from __future__ import annotations

import contextlib
import sqlite3 as stdlib_sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.errors import WorkbenchError
from workbench.store.sqlite import APPLICATION_ID, connect, header, told

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database, Migrations

GUARDS = frozenset(
    {
        "log_is_not_changed",
        "log_is_not_shortened",
        "log_is_not_replaced",
        "log_undo_is_known",
        "log_entry_stands",
        "state_gains",
        "state_loses",
    }
)
"""The triggers without which nothing may be written: they guard the log and keep the current state."""


@cache
def scripts() -> tuple[Path, ...]:
    """The migrations in order: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    folder = next((f for f in (package / "schema", package.parent / "schema") if f.is_dir()), None)
    if folder is None:
        raise WorkbenchError("The program's folder schema is missing; install factcheck-workbench again.")
    return tuple(sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql")))


def open_file(path: Path, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """A connection to the review file at *path*, made when *create* says so, brought up to this program's version.

    Raises WorkbenchError, with nothing changed, when there is no such file, when it is none of ours, damaged, or was
    written by a newer program.
    """
    known = header(path) if path.exists() else None
    if known is None:
        if not create:
            raise WorkbenchError(
                f"There is no review file {path}; start one by naming articles: workbench {path} ARTICLE..."
            )
        return _make(path)
    application, version = known
    if application != APPLICATION_ID:
        raise WorkbenchError(f"{path} is a database of another program; nothing in it was changed.")
    if version > len(scripts()):
        raise WorkbenchError(
            f"{path} was written by a newer version of this program (file version {version}, this is workbench "
            f"{__version__} with file version {len(scripts())}); upgrade factcheck-workbench to open it."
        )
    connection = connect(path, read_only=read_only)
    with told(path), _closed_on_error(connection):
        if version < len(scripts()) and not read_only:
            _migrate(connection)
        _require_guards(connection, path)
    return connection


def _make(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    with told(path), _closed_on_error(connection):
        connection.execute("PRAGMA journal_mode=WAL")
        _migrate(connection)
    return connection


@contextlib.contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _migrate(connection: sqlite3.Connection) -> None:
    """Applies what is missing, all in one transaction, safe beside other processes that start at the same time."""
    from sqlite_utils import Database

    database = Database(connection, use_counts_table=False)
    migrations = _migrations()
    connection.execute("BEGIN IMMEDIATE")
    try:
        applied = {migration.name for migration in migrations.applied(database)}
        if unknown := applied - {script.stem for script in scripts()}:
            raise WorkbenchError(f"The file has changes of a newer program ({', '.join(sorted(unknown))}); upgrade.")
        migrations.apply(database)
        connection.execute(f"PRAGMA user_version = {len(scripts())}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    migrations = Migrations("workbench")
    for script in scripts():

        def apply(database: Database, script: Path = script) -> None:
            for statement in _statements(script.read_text(encoding="utf-8")):
                database.execute(statement)

        migrations(name=script.stem)(apply)
    return migrations


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: executing it whole would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if stdlib_sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def missing_guards(connection: sqlite3.Connection) -> list[str]:
    """Names of the guarding triggers that the file has lost."""
    found = {row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return sorted(GUARDS - found)


def _require_guards(connection: sqlite3.Connection, path: Path) -> None:
    if missing := missing_guards(connection):
        raise WorkbenchError(
            f"{path} has lost the triggers that guard its log ({', '.join(missing)}); it was changed by another "
            "program. Work on a backup of it."
        )
