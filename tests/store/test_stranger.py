import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import STORY_CLAIMS, bare
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.store import sqlite, stranger
from workbench.store.tables import TABLES

CLAIM = STORY_CLAIMS[0].id
ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT "


def entries(path: Path, patience: float = 60) -> int:
    with stranger.opened(path, patience) as connection:
        return int(connection.execute("SELECT count(*) FROM log").fetchone()[0])


def beside(path: Path) -> dict[str, bytes]:
    """Every file in the folder, with its bytes."""
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


@pytest.fixture
def other(review_file: Path) -> Path:
    with Desk.open(review_file, "bob") as desk:
        desk.note(CLAIM, "Hello.")
    return review_file


def test_a_sound_file_is_read_and_left_exactly_as_it_was(other: Path) -> None:
    before = beside(other)
    assert entries(other) == 2
    assert beside(other) == before


def test_what_a_desk_has_open_is_read_with_what_is_not_in_the_file_itself_yet(review_file: Path) -> None:
    with Desk.open(review_file, "bob") as desk:
        desk.note(CLAIM, "Hello.")
        assert entries(review_file) == 1
        desk.note(CLAIM, "Again.")
        assert entries(review_file) == 2


@pytest.mark.parametrize("index", [True, False], ids=["with its index", "alone"])
def test_a_write_ahead_log_that_was_copied_along_is_read_and_stays(
    review_file: Path, tmp_path: Path, index: bool
) -> None:
    folder = tmp_path / "copied"
    folder.mkdir()
    with Desk.open(review_file, "bob") as desk:
        desk.note(CLAIM, "Hello.")
        for ending in ("", "-wal", "-shm") if index else ("", "-wal"):
            shutil.copyfile(f"{review_file}{ending}", folder / f"copy.db{ending}")
    before = beside(folder / "copy.db")
    assert entries(folder / "copy.db") == 1
    after = beside(folder / "copy.db")
    assert after.keys() == before.keys()
    assert all(after[name] == before[name] for name in before if not name.endswith("-shm"))


def test_nothing_can_be_written_through_the_connection(other: Path) -> None:
    with pytest.raises(WorkbenchError), stranger.opened(other) as connection:
        connection.execute("DELETE FROM bookmarks")


def test_text_that_is_no_unicode_comes_out_marked(other: Path) -> None:
    with contextlib.closing(bare(other)) as connection:
        connection.execute("UPDATE articles SET byline = CAST(x'61ff' AS TEXT)")
    with stranger.opened(other) as connection:
        assert connection.execute("SELECT byline FROM articles").fetchone()[0] == "a\udcff"


# What is no review file


def made_by_another_program(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE log (id)")
        connection.commit()


NO_FILES = {
    "is not there": lambda _path: None,
    "is empty": lambda path: path.touch(),
    "is a folder": lambda path: path.mkdir(),
    "is not a review file": lambda path: path.write_text("Dear Ann, " * 100),
    "is a database of another program": made_by_another_program,
}


@pytest.mark.parametrize("said", NO_FILES)
def test_what_is_no_review_file_is_refused_in_a_sentence(tmp_path: Path, said: str) -> None:
    path = tmp_path / "other.db"
    NO_FILES[said](path)
    with pytest.raises(WorkbenchError, match=said):
        entries(path)


def test_the_file_itself_is_known_by_any_name(review_file: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(review_file)
    os.link(review_file, tmp_path / "hard.db")
    for name in ("review.db", "link.db", "hard.db", "../" + tmp_path.name + "/review.db"):
        with pytest.raises(WorkbenchError, match="itself"):
            stranger.require_other(tmp_path / name, review_file)


@pytest.mark.parametrize("version", [0, 99])
def test_a_file_of_another_version_is_refused(other: Path, version: int) -> None:
    with contextlib.closing(bare(other)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(WorkbenchError, match="upgrade" if version else "no finished review file"):
        entries(other)


# What means harm


@pytest.fixture
def crafted(other: Path) -> Iterator[sqlite3.Connection]:
    """The file, to be made to do harm."""
    with contextlib.closing(bare(other)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})")]


@pytest.mark.parametrize("table", TABLES)
def test_a_view_in_the_place_of_a_table_is_not_read(crafted: sqlite3.Connection, other: Path, table: str) -> None:
    columns = columns_of(crafted, table)
    crafted.execute(f"ALTER TABLE {table} RENAME TO kept")
    crafted.execute(f"CREATE VIEW {table} ({', '.join(columns)}) AS {ENDLESS}{', '.join('x' for _ in columns)} FROM n")
    with pytest.raises(WorkbenchError, match=f"its table {table} is not as the program makes it"):
        entries(other)


def test_a_view_disguised_as_a_table_is_not_read(crafted: sqlite3.Connection, other: Path) -> None:
    columns = columns_of(crafted, "log")
    crafted.execute("PRAGMA writable_schema = ON")
    crafted.execute(
        "UPDATE sqlite_master SET sql = ? WHERE name = 'log'",
        (f"CREATE VIEW log ({', '.join(columns)}) AS {ENDLESS}{', '.join('x' for _ in columns)} FROM n",),
    )
    with pytest.raises(WorkbenchError):
        entries(other)


def test_a_table_of_a_module_is_not_read(crafted: sqlite3.Connection, other: Path) -> None:
    columns = [name.strip('"') for name in columns_of(crafted, "links")]
    crafted.execute("ALTER TABLE links RENAME TO kept")
    crafted.execute(f"CREATE VIRTUAL TABLE links USING fts5 ({', '.join(columns)})")
    with pytest.raises(WorkbenchError, match="its table links"):
        entries(other)


def test_a_column_that_is_computed_is_not_read(crafted: sqlite3.Connection, other: Path) -> None:
    crafted.execute("ALTER TABLE bookmarks RENAME TO kept")
    crafted.execute("DROP TABLE links")
    crafted.execute("CREATE TABLE links (first, second, relation, score, grounds AS (hex(zeroblob(100000))))")
    with pytest.raises(WorkbenchError, match="its table links"):
        entries(other)


@pytest.mark.parametrize("change", ["DROP COLUMN salt", "ADD COLUMN more", "RENAME COLUMN body TO words"])
def test_a_table_with_other_columns_is_not_read(crafted: sqlite3.Connection, other: Path, change: str) -> None:
    crafted.execute(f"ALTER TABLE log {change}")
    with pytest.raises(WorkbenchError, match="its table log"):
        entries(other)


def test_its_triggers_and_other_views_do_not_matter(crafted: sqlite3.Connection, other: Path) -> None:
    crafted.execute(f"CREATE VIEW more AS {ENDLESS}x FROM n")
    crafted.execute("CREATE TRIGGER harm AFTER INSERT ON log BEGIN DELETE FROM articles; END")
    assert entries(other) == 2


def test_reading_that_takes_too_long_is_given_up(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stranger, "_STEPS", 1)
    with pytest.raises(WorkbenchError, match="takes too long"):
        entries(other, patience=-1000)


def test_its_rules_for_rows_are_not_worked_out(crafted: sqlite3.Connection, other: Path) -> None:
    columns = ", ".join(columns_of(crafted, "links"))
    crafted.execute("DROP TABLE links")
    crafted.execute(f"CREATE TABLE links ({columns}, CHECK (abs(-9223372036854775807 - 1)))")  # fails when worked out
    crafted.execute("PRAGMA ignore_check_constraints = ON")
    crafted.execute("INSERT INTO links VALUES ('a', 'b', 'same quote', 1, '\"x\"')")
    with stranger.opened(other) as connection:
        assert connection.execute("SELECT count(*) FROM links").fetchone() == (1,)


def test_a_damaged_page_is_found_before_anything_is_read(other: Path) -> None:
    with contextlib.closing(bare(other)) as connection:
        page, size = (
            connection.execute(sql).fetchone()[0]
            for sql in ("SELECT rootpage FROM sqlite_master WHERE name = 'log'", "PRAGMA page_size")
        )
    data = bytearray(other.read_bytes())
    data[(page - 1) * size : page * size] = b"\x0d" + b"\xff" * (size - 1)
    other.write_bytes(data)
    with pytest.raises(WorkbenchError, match="damaged"):
        entries(other)


def test_a_file_that_was_cut_short_is_refused(other: Path) -> None:
    data = other.read_bytes()
    other.write_bytes(data[: len(data) // 2])
    with pytest.raises(WorkbenchError, match="damaged"):
        entries(other)


def test_the_connection_is_armoured(other: Path) -> None:
    with stranger.opened(other) as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("trusted_schema", "cell_size_check", "mmap_size", "query_only")
        }
        assert found == {"trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0, "query_only": 1}
        assert connection.getlimit(sqlite.sqlite3.SQLITE_LIMIT_ATTACHED) == 0
