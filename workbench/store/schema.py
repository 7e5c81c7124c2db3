"""The file's shape: numbered migrations, applied once, refused when they come from a newer program."""

from __future__ import annotations

import contextlib
import re
import sqlite3 as stdlib_sqlite3
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench import __version__
from workbench.domain.errors import WorkbenchError
from workbench.store import place
from workbench.store.header import APPLICATION_ID, followed, header
from workbench.store.sqlite import (
    ReviewConnection,
    connect,
    file_of,
    in_memory,
    keep_wal,
    notice_of,
    told,
    writing,
)

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database, Migrations

_HEADER = ("application_id", "user_version")
_LEAD = re.compile(r"(?:\s|--[^\n]*\n)*")
_MAKES = re.compile(
    r"(?P<how>CREATE|DROP|ALTER)(?: VIRTUAL)? (?P<kind>TABLE|TRIGGER|VIEW) (?P<name>\w+)(?: RENAME TO (?P<to>\w+))?"
)
_KEEPS = re.compile(r"\('([a-z -]+)', '(every|last|last of each author|none)'\)")


@cache
def scripts() -> tuple[Path, ...]:
    """The migrations in order: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    folder = next((f for f in (package / "schema", package.parent / "schema") if f.is_dir()), None)
    if folder is None:
        raise WorkbenchError("The program's folder schema is missing; install factcheck-workbench again.")
    return tuple(sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql")))


def open_file(path: Path, *, create: bool = False, read_only: bool = False, reviewer: str = "") -> sqlite3.Connection:
    """A connection to the review file at *path*, made when *create* says so, brought up to this program's version.

    On a network it is held for this process alone, in *reviewer*'s name, until the connection is closed. Raises
    WorkbenchError, with nothing changed, when there is no such file, when it is none of ours, damaged, or was written
    by a newer program; when it lies in a synced folder, or another process holds it.
    """
    path = followed(path)
    known = header(path)
    if known is None:
        if not create:
            raise WorkbenchError(
                f"There is no review file {path}; start one by naming articles: workbench {path} ARTICLE..."
            )
    else:
        _require_ours(path, *known)
    connection: sqlite3.Connection = connect(path, read_only=True) if read_only else _held(path, reviewer)
    if read_only and known is not None and known[1] < len(scripts()):
        connection = _brought_up_in_memory(connection, path)
    with told(path), _closed_on_error(connection):
        if known is not None and not connection.execute("PRAGMA page_count").fetchone()[0]:
            if not create:
                raise WorkbenchError(f"{path} is empty: its making was broken off. Name articles for it, or delete it.")
        elif known is not None:
            # The newest pages may stand in the write-ahead log still, where the file's first bytes do not show them.
            _require_ours(path, *(connection.execute(f"PRAGMA {p}").fetchone()[0] for p in _HEADER))
        if not read_only:
            # Before WAL: what a write-ahead log holds is not in the file's first bytes, by which others know the file.
            _migrate(connection)
        _require_guards(connection, path)
        if not read_only and notice_of(connection) is None:
            keep_wal(connection)
    return connection


def _held(path: Path, reviewer: str) -> ReviewConnection:
    """A connection that may write where the file lies."""
    if path.exists() and (names := path.stat().st_nlink) > 1:
        raise WorkbenchError(
            f"{path} has {names} names (hard links), and under each of them SQLite would keep decisions of its own "
            f"until they are lost; take the other names away, or make a copy by `workbench backup {path} NEW.db`."
        )
    place.require_not_synced(path)
    if not place.is_for_one_writer(path):
        return connect(path)
    from workbench.store import holding

    hold = holding.hold(path, reviewer)
    with holding.released_on_error(hold):
        connection = connect(path)
        connection.hold = hold
        if hold is not None:
            with told(path), _closed_on_error(connection):
                holding.keep_rollback_journal(connection)
    return connection


def _require_ours(path: Path, application: int, version: int) -> None:
    if application != APPLICATION_ID:
        raise WorkbenchError(f"{path} is a database of another program; nothing in it was changed.")
    if version > len(scripts()):
        raise WorkbenchError(
            f"{path} was written by a newer version of this program (file version {version}, this is workbench "
            f"{__version__} with file version {len(scripts())}); upgrade factcheck-workbench to open it."
        )


def _brought_up_in_memory(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """A copy of an older file as this program reads it; the file itself, which is only to be read, stays as it is."""
    with told(path), contextlib.closing(connection):
        _require_ours(path, *(connection.execute(f"PRAGMA {p}").fetchone()[0] for p in _HEADER))
        copy = in_memory(path)
        with _closed_on_error(copy):
            connection.backup(copy)
            _migrate(copy)
    return copy


@contextlib.contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _migrate(connection: sqlite3.Connection) -> None:
    """Applies what is missing, all in one transaction, safe beside other processes that start at the same time."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == len(scripts()):
        return
    from sqlite_utils import Database

    database = Database(connection, use_counts_table=False)
    migrations = _migrations()
    # Tables that others refer to are made anew; that nothing refers to a row that is not there is looked at in the end.
    connection.execute("PRAGMA foreign_keys=OFF")
    with _references_again(connection), writing(connection):
        applied = {migration.name for migration in migrations.applied(database)}
        if unknown := applied - {script.stem for script in scripts()}:
            raise WorkbenchError(f"The file has changes of a newer program ({', '.join(sorted(unknown))}); upgrade.")
        if isinstance(connection, ReviewConnection) and connection.place is not None:
            from workbench.store.backup import before_migration

            before_migration(file_of(connection), len(scripts()))
        migrations.apply(database)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise WorkbenchError("The file has rows that belong to rows that are missing; work on a backup of it.")
        connection.execute(f"PRAGMA user_version = {len(scripts())}")


@contextlib.contextmanager
def _references_again(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


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
    yield statement  # a comment, or a statement whose end is missing, which then says so


class _Migrated(Struct):
    """What the migrations make and do not take away again: definitions by name, and the rules for recording."""

    tables: dict[str, str] = {}
    triggers: dict[str, str] = {}
    views: dict[str, str] = {}
    rules: dict[str, str] = {}

    def with_statement(self, sql: str) -> None:
        """Takes in what the statement *sql* makes, renames or drops."""
        if sql.startswith("INSERT INTO actions "):
            self.rules |= dict(_KEEPS.findall(sql))
        if not (found := _MAKES.match(sql)):
            return
        made = {"TABLE": self.tables, "TRIGGER": self.triggers, "VIEW": self.views}[found["kind"]]
        if found["how"] == "CREATE":
            made[found["name"]] = sql[: sql.rindex(";")]
        elif found["how"] == "DROP":
            del made[found["name"]]
        elif found["to"]:
            made[found["to"]] = made.pop(found["name"])


@cache
def _migrated(scripts: tuple[Path, ...]) -> _Migrated:
    made = _Migrated()
    for script in scripts:
        for statement in _statements(script.read_text(encoding="utf-8")):
            lead = _LEAD.match(statement)
            made.with_statement(statement[lead.end() if lead else 0 :])
    return made


def guards() -> dict[str, str]:
    """The triggers without which nothing may be written, name to definition, as the migrations make them.

    They guard the log and keep the current state.
    """
    return _migrated(scripts()).triggers


def views() -> dict[str, str]:
    """The views that what stands is read through, name to definition, as the migrations make them."""
    return _migrated(scripts()).views


def rules() -> dict[str, str]:
    """Which of several entries on one subject stands, by what they record, as the migrations say it."""
    return _migrated(scripts()).rules


def tables() -> Set[str]:
    """Names of the tables that the migrations leave, those of the search indexes among them."""
    return _migrated(scripts()).tables.keys()


def missing_guards(connection: sqlite3.Connection) -> list[str]:
    """Names of the guarding triggers that the file has lost, or has something else in the place of."""
    found = _triggers(connection)
    return sorted(name for name, sql in guards().items() if found.get(name) != sql)


def foreign_triggers(connection: sqlite3.Connection) -> list[str]:
    """Names of triggers that no migration makes: whatever is recorded would set them off."""
    return sorted(_triggers(connection).keys() - guards().keys())


def _triggers(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row["name"]: row["sql"] for row in rows}


def differences(connection: sqlite3.Connection) -> list[str]:
    """What the file's schema and rules lack, or have changed, compared with a new file's: a sentence each.

    Tables, views and indexes of somebody's own do no harm; a trigger of somebody's own may.
    """
    with contextlib.closing(stdlib_sqlite3.connect(":memory:")) as fresh:
        for script in scripts():
            fresh.executescript(script.read_text(encoding="utf-8"))
        ours, rules = _made(fresh), set(map(tuple, fresh.execute(_RULES)))
    here = _made(connection)
    wrong = [f"The {kind} {name} is missing." for kind, name in sorted(ours.keys() - here.keys())]
    wrong += [f"The trigger {name} is not one of the program's." for name in foreign_triggers(connection)]
    wrong += [
        f"The {key[0]} {key[1]} is not as the program makes it."
        for key in sorted(ours.keys() & here.keys())
        if ours[key] != here[key]
    ]
    if ("table", "actions") in here and set(map(tuple, connection.execute(_RULES))) != rules:
        wrong.append("The table actions does not say what the program's says.")
    return wrong


_RULES = "SELECT action, keeps FROM actions"


def _made(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Kind and name of everything in the schema, with its definition; what SQLite and sqlite-utils keep is left out."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' "
        "AND tbl_name <> '_sqlite_migrations'"
    )
    return {(row[0], row[1]): row[2] for row in rows}


def _require_guards(connection: sqlite3.Connection, path: Path) -> None:
    made = {row["name"]: row for row in connection.execute("SELECT name, type, sql FROM sqlite_master")}
    feigned = {name for name in tables() if name not in made or made[name]["type"] != "table"}
    if feigned := feigned | {name for name, sql in views().items() if name not in made or made[name]["sql"] != sql}:
        raise WorkbenchError(
            f"{path} has lost tables or views of this program's, or has others in their place "
            f"({', '.join(sorted(feigned))}); it was changed by another program. Work on a backup of it."
        )
    if foreign := foreign_triggers(connection):
        raise WorkbenchError(
            f"{path} has triggers that are not this program's ({', '.join(foreign)}); it was changed by another "
            "program. Work on a backup of it."
        )
    known = dict(map(tuple, connection.execute(_RULES)))
    if lost := sorted(action for action, keeps in rules().items() if known.get(action) != keeps):
        raise WorkbenchError(
            f"{path} has lost the rules for recording ({', '.join(lost)}); it was changed by another program. "
            "Work on a backup of it."
        )
    if missing := missing_guards(connection):
        raise WorkbenchError(
            f"{path} has lost the triggers that guard its log ({', '.join(missing)}); it was changed by another "
            "program. Work on a backup of it."
        )
