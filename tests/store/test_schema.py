import contextlib
import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.making import bare
from workbench.domain.errors import WorkbenchError
from workbench.store import header, schema
from workbench.store.check import check


def test_a_new_file_is_ours_of_this_version_and_guarded(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    connection = schema.open_file(path, create=True)
    assert header.header(path) == (0x46435742, len(schema.scripts()))
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert schema.missing_guards(connection) == []
    assert check(connection).problems == []
    connection.close()


def test_the_guards_are_all_the_triggers_of_the_file(review_file: Path) -> None:
    with contextlib.closing(bare(review_file)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert schema.guards() == {row["name"]: row["sql"] for row in rows}
    assert {"log_is_not_changed", "log_is_not_shortened", "log_is_not_replaced"} <= set(schema.guards())


def test_an_empty_file_becomes_a_review_file_when_one_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    schema.open_file(path, create=True).close()
    schema.open_file(path).close()


def test_a_file_is_opened_again_and_again_without_change(review_file: Path) -> None:
    before = review_file.read_bytes()
    for read_only in (True, False, True):
        schema.open_file(review_file, read_only=read_only).close()
    assert review_file.read_bytes() == before


def test_a_file_taken_out_of_wal_mode_is_put_back_into_it(review_file: Path) -> None:
    other = bare(review_file)
    assert other.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete"
    other.close()
    connection = schema.open_file(review_file)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()


# Refusals. Each maker turns a sound review file into something else.


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside.txt").write_text("kept")


def text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 100, encoding="utf-8")


def short_text(path: Path) -> None:
    path.write_text("Dear diary,", encoding="utf-8")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20_000])


def cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def header_alone(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def noise_after_the_header(path: Path) -> None:
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[:100] + bytes(range(256)) * (size // 256))


def another_programs(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE log (id TEXT PRIMARY KEY)")
    other.close()


def newer(path: Path) -> None:
    other = bare(path)
    other.execute("PRAGMA user_version = 4242")
    other.close()


def unguarded(path: Path) -> None:
    other = bare(path)
    other.execute("DROP TRIGGER log_is_not_shortened")
    other.close()


def guarded_in_name_alone(path: Path) -> None:
    other = bare(path)
    other.execute("DROP TRIGGER log_is_not_changed")
    other.execute("CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT 1; END")
    other.close()


def bytes_below(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (missing, "There is no review file"),
        (empty, "There is no review file"),
        (folder, "is a folder, not a review file"),
        (text, "is not a review file; nothing in it was changed"),
        (short_text, "is not a review file; nothing in it was changed"),
        (cut_short, "is damaged"),
        (cut_in_the_header, "is not a review file; nothing in it was changed"),
        (header_alone, "is (damaged|not a review file)"),
        (another_programs, "is a database of another program; nothing in it was changed"),
        (newer, r"was written by a newer version of this program \(file version 4242, .*upgrade"),
        (unguarded, r"has lost the triggers that guard its log \(log_is_not_shortened\)"),
        (guarded_in_name_alone, r"has lost the triggers that guard its log \(log_is_not_changed\)"),
    ],
)
def test_what_is_no_sound_file_of_ours_is_refused_in_one_sentence_and_left_as_it_is(
    review_file: Path, change: Callable[[Path], None], sentence: str, read_only: bool
) -> None:
    change(review_file)
    before = bytes_below(review_file.parent)
    with pytest.raises(WorkbenchError, match=sentence) as caught:
        schema.open_file(review_file, read_only=read_only)
    assert str(review_file) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert bytes_below(review_file.parent) == before


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
def test_noise_behind_a_sound_header_is_refused_and_left_as_it_is(review_file: Path, read_only: bool) -> None:
    noise_after_the_header(review_file)
    before = review_file.read_bytes()
    with pytest.raises(WorkbenchError, match=r"review\.db is (damaged|not a review file)"):
        schema.open_file(review_file, read_only=read_only)
    assert review_file.read_bytes() == before


def test_a_file_whose_pages_are_on_their_way_into_it_is_not_taken_for_a_short_one(review_file: Path) -> None:
    """As it is when a program is killed while it moves a long write-ahead log into the file."""
    at_work = schema.open_file(review_file)
    at_work.execute("CREATE TABLE more (a)")
    at_work.execute("INSERT INTO more VALUES (zeroblob(100000))")
    copy = review_file.with_name("copy.db")
    wal = review_file.with_name("review.db-wal").read_bytes()
    at_work.close()
    copy.write_bytes(review_file.read_bytes()[:-50_000])
    copy.with_name("copy.db-wal").write_bytes(wal)
    connection = schema.open_file(copy)
    assert connection.execute("SELECT length(a) FROM more").fetchone()[0] == 100_000
    assert check(connection).problems == []
    connection.close()


@pytest.mark.parametrize("name", ["missing/new.db", "a-file/new.db", "x" * 300 + ".db"])
def test_a_file_that_cannot_be_made_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("kept")
    with pytest.raises(WorkbenchError, match=r"cannot be (opened|read): "):
        schema.open_file(tmp_path / name, create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


def test_a_newer_version_that_stands_in_the_write_ahead_log_still_is_seen(review_file: Path) -> None:
    newer_program = bare(review_file)
    newer_program.execute("PRAGMA wal_autocheckpoint = 0")
    newer_program.execute("PRAGMA user_version = 4242")
    assert header.header(review_file) == (0x46435742, len(schema.scripts()))
    with pytest.raises(WorkbenchError, match="newer version"):
        schema.open_file(review_file)
    newer_program.close()


# Migrations


@pytest.fixture
def with_one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The script of one more migration, for the test to write."""
    script = tmp_path / "9999_more.sql"
    known = schema.scripts()
    monkeypatch.setattr(schema, "scripts", lambda: (*known, script))
    schema._migrated.cache_clear()
    return script


@pytest.fixture(autouse=True)
def _guards_of_this_version_again() -> None:
    schema._migrated.cache_clear()


def test_an_older_file_is_brought_up_to_this_version(review_file: Path, with_one_more: Path) -> None:
    with_one_more.write_text("CREATE TABLE more (a);\n-- a closing remark\n")
    connection = schema.open_file(review_file)
    assert connection.execute("SELECT count(*) FROM more").fetchone()[0] == 0
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(schema.scripts())
    assert connection.execute("SELECT count(*) FROM claims").fetchone()[0] == 5
    connection.close()
    schema.open_file(review_file).close()


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE more (a);\nCREATE TABLE log (b);",
        "CREATE TABLE more (a);\nINSERT INTO nowhere VALUES (1);",
        "CREATE TABLE more (a);\nCREATE TABLE unfinished (",
    ],
)
def test_a_migration_that_fails_half_way_leaves_nothing(review_file: Path, with_one_more: Path, script: str) -> None:
    with_one_more.write_text(script)
    before = review_file.read_bytes()
    with pytest.raises(WorkbenchError):
        schema.open_file(review_file)
    assert review_file.read_bytes() == before


def test_a_new_file_whose_migration_fails_holds_nothing(tmp_path: Path, with_one_more: Path) -> None:
    with_one_more.write_text("CREATE TABLE more (a);\nCREATE TABLE log (b);")
    with pytest.raises(WorkbenchError):
        schema.open_file(tmp_path / "new.db", create=True)
    assert (tmp_path / "new.db").read_bytes() == b""


def test_a_file_with_a_migration_that_this_program_does_not_know_is_refused(
    review_file: Path, with_one_more: Path
) -> None:
    with_one_more.write_text("CREATE TABLE more (a);\n")
    other = bare(review_file)
    other.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('workbench', '0007_x', '')")
    other.close()
    with pytest.raises(WorkbenchError, match="0007_x"):
        schema.open_file(review_file)


def test_the_rules_tables_views_and_triggers_that_opening_looks_for_are_those_of_a_new_file(tmp_path: Path) -> None:
    with contextlib.closing(schema.open_file(tmp_path / "new.db", create=True)) as connection:
        made = {
            kind: {
                row["name"]: row["sql"]
                for row in connection.execute(
                    "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL", (kind,)
                )
            }
            for kind in ("table", "view", "trigger")
        }
        assert schema.rules() == dict(map(tuple, connection.execute("SELECT action, keeps FROM actions")))
    assert schema.views() == made["view"]
    assert schema.guards() == made["trigger"]
    assert schema.tables() <= made["table"].keys()
