"""Somebody else's export in JSON lines, made a database again, so that it is proved as any stranger's file is.

Nothing of it is believed here: each line becomes a row as it says, in tables without types or conditions.
"""

from __future__ import annotations

import contextlib
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import WorkbenchError
from workbench.store import contents, header, tables

if TYPE_CHECKING:
    import sqlite3
else:
    from workbench.store.sqlite import sqlite3


def _quoted(name: str) -> str:
    return f'"{name}"'


def _declared(name: str) -> str:
    # Nothing else has a type: what stands in a line is what is looked at.
    return "number INTEGER PRIMARY KEY" if name == "number" else f'"{name}"'


def _refused(name: str) -> None:
    raise ValueError(name)


_FIRST = re.compile(rb'\s*\{\s*"factcheck_workbench"\s*:')
_END = "end"
_COLUMNS = {type_: contents.columns(table) for table, type_ in contents.TYPES.items()}
_INSERTS = {
    type_: f"INSERT INTO {table} ({', '.join(map(_quoted, _COLUMNS[type_]))})"  # noqa: S608 - our own names
    f" VALUES ({', '.join('?' * len(_COLUMNS[type_]))})"
    for table, type_ in contents.TYPES.items()
}
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, sqlite3.Error)
_DECODER = json.JSONDecoder(parse_constant=_refused)
_INDEXED = (
    *("articles (id)", "passages (article_id, start)", "locators (article_id)", "stated (article_id)"),
    *("claims (id)", "claims (article_id, start)", "quantities (claim_id)"),
    *("checks (id)", "log (id)", "log (chain, seq, id)", "log (action)"),
)
_SHAPE = (
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    f"PRAGMA application_id={header.APPLICATION_ID}",
    *(f"CREATE TABLE {table} ({', '.join(map(_declared, tables.columns(table)))})" for table in contents.TYPES),
    *(f"CREATE INDEX index_{n} ON {indexed}" for n, indexed in enumerate(_INDEXED)),
)


def is_export(path: Path) -> bool:
    """Whether the file at *path* begins as an export in JSON lines does. One that cannot be read does not."""
    try:
        with path.open("rb") as file:
            return path.is_file() and _FIRST.match(file.read(200).removeprefix(b"\xef\xbb\xbf")) is not None
    except OSError:
        return False


@contextlib.contextmanager
def as_database(path: Path, longest: int) -> Iterator[Path]:
    """Where the export at *path* is as a database, as long as the block lasts.

    Raises WorkbenchError for what is no whole export; a line may have *longest* characters.
    """
    with tempfile.TemporaryDirectory(prefix="workbench-merge-") as folder:
        made = Path(folder, "review.db")
        with contextlib.closing(sqlite3.connect(made, isolation_level=None)) as connection:
            for statement in _SHAPE:
                connection.execute(statement)
            try:
                _fill(connection, path, longest)
            except sqlite3.OperationalError:  # the disk's fault, not the line's
                raise
            except _MALFORMED:
                raise _unreadable(path, "a line of it is not as the program writes it") from None
        yield made


def _fill(connection: sqlite3.Connection, path: Path, longest: int) -> None:
    counted: Counter[str] = Counter()
    with path.open("r", encoding="utf-8-sig", newline="\n") as file:
        seal = _decoded(file.readline(longest))["factcheck_workbench"]
        version = seal.get("file_version")
        if version is None:
            raise _unreadable(path, "it holds one table and not a whole review (--rows all)")
        if type(version) is not int or not 0 < version < 2**31:
            raise ValueError(version)
        connection.execute(f"PRAGMA user_version={version}")
        connection.execute("BEGIN")
        for line in iter(lambda: file.readline(longest), ""):
            if not line.endswith("\n"):
                break
            row = _decoded(line)
            if (type_ := row.pop("type")) == _END:
                if row["counted"] == dict(counted) and not file.readline(longest):
                    connection.execute("COMMIT")
                    return
                break
            counted[type_] += 1
            connection.execute(_INSERTS[type_], [row.get(name) for name in _COLUMNS[type_]])
    raise _unreadable(path, "it was cut short, or lines of it were taken out")


def _decoded(line: str) -> dict[str, Any]:
    row = _DECODER.decode(line)
    if type(row) is not dict:
        raise TypeError(row)
    return row


def _unreadable(path: Path, said: str) -> WorkbenchError:
    return WorkbenchError(f"{path} was not merged, and nothing was changed: {said}; ask for a sound copy.")
