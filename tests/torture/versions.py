"""Review files as the first version of the program left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from workbench.store.schema import scripts


def of_version_1(folder: Path) -> bytes:
    """A file with nothing in it, and the first migration alone."""
    path = folder / "version-1"
    if not path.exists():
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.executescript(scripts()[0].read_text(encoding="utf-8"))
            connection.executescript(_APPLIED)
            connection.execute("PRAGMA user_version=1")
            connection.execute("PRAGMA journal_mode=WAL")
    return path.read_bytes()


# As sqlite-utils keeps it.
_APPLIED = """
CREATE TABLE _sqlite_migrations (
   id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT
);
CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name ON _sqlite_migrations (migration_set, name);
INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
    VALUES ('workbench', '0001_review_file', '2026-01-01 00:00:00+00:00');
"""
