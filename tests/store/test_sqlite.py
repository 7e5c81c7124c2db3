import contextlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import STORY, STORY_CLAIMS, bare
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Bookmark
from workbench.store import articles, header, log, reviews, schema, sqlite

CLAIM = STORY_CLAIMS[0].id


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def test_what_is_acknowledged_is_on_the_disk_and_guards_hold_inside_triggers_too(
    connection: sqlite3.Connection,
) -> None:
    kept = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "wal_autocheckpoint")
    }
    assert kept == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "wal_autocheckpoint": 0,
    }


def test_everything_written_together_is_saved_or_nothing(connection: sqlite3.Connection) -> None:
    with contextlib.suppress(sqlite3.IntegrityError), sqlite.writing(connection):
        reviews.leave_bookmark(connection, "ann", Bookmark("ab", None))
        connection.execute("DELETE FROM articles")
    assert reviews.bookmark(connection, "ann") is None
    assert not connection.in_transaction


def test_text_that_is_no_unicode_is_a_sentence_whatever_it_was_for(connection: sqlite3.Connection) -> None:
    with pytest.raises(WorkbenchError, match="not valid Unicode"), sqlite.writing(connection):
        reviews.leave_bookmark(connection, "\udcff", Bookmark("ab", None))
    assert not connection.in_transaction


def test_what_is_read_at_one_moment_belongs_together(review_file: Path, connection: sqlite3.Connection) -> None:
    with Desk.open(review_file, "bob") as bob:
        with sqlite.reading(connection):
            assert articles.summaries(connection)[0].reviewed == 0
            bob.decide(CLAIM, "true")
            assert articles.summaries(connection)[0].reviewed == 0
        assert articles.summaries(connection)[0].reviewed == 1


def test_a_read_only_connection_changes_nothing(review_file: Path) -> None:
    before = review_file.read_bytes()
    connection = schema.open_file(review_file, read_only=True)
    with pytest.raises(WorkbenchError, match="the file or its folder is read-only"), sqlite.writing(connection):
        reviews.leave_bookmark(connection, "ann", Bookmark("ab", None))
    connection.close()
    assert review_file.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_in_a_folder_that_cannot_be_written_can_be_read(review_file: Path) -> None:
    review_file.parent.chmod(0o555)
    with Desk.open(review_file, "", read_only=True) as desk:
        assert len(desk.articles()) == 2
    review_file.parent.chmod(0o755)


def wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def long_notes(connection: sqlite3.Connection, number: int) -> None:
    with sqlite.writing(connection):
        for _ in range(number):
            log.append(connection, "aa", "ann", CLAIM, "note", None, {"text": "x" * 900_000})


def test_a_long_write_ahead_log_is_moved_into_the_file_and_cut(
    review_file: Path, connection: sqlite3.Connection
) -> None:
    long_notes(connection, 7)
    assert review_file.stat().st_size > 6_300_000
    long_notes(connection, 1)
    assert wal_of(review_file).stat().st_size <= 4_000_000
    assert [note.text for note in reviews.notes(connection, CLAIM)] == ["x" * 900_000] * 8


def test_a_long_write_ahead_log_waits_for_a_reader_and_nothing_is_lost(
    review_file: Path, connection: sqlite3.Connection
) -> None:
    reader = bare(review_file)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM log").fetchone()
    long_notes(connection, 7)
    long_notes(connection, 1)
    assert reader.execute("SELECT count(*) FROM log").fetchone()[0] == 0
    reader.close()
    assert [len(note.text) for note in reviews.notes(connection, CLAIM)] == [900_000] * 8


def test_a_decision_that_is_saved_is_not_reported_as_failed_when_tidying_up_fails(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(sqlite, "checkpoint", fails)
    long_notes(connection, 7)
    assert len(reviews.notes(connection, CLAIM)) == 7


@pytest.mark.parametrize("replaced", [True, False], ids=["replaced", "deleted"])
def test_nothing_is_called_saved_in_a_file_that_was_replaced_or_deleted_meanwhile(
    review_file: Path, connection: sqlite3.Connection, replaced: bool
) -> None:
    other = review_file.with_name("other.db")
    schema.open_file(other, create=True).close()
    before = other.read_bytes()
    other.replace(review_file) if replaced else review_file.unlink()
    with pytest.raises(WorkbenchError, match="replaced, moved or deleted"), sqlite.writing(connection):
        log.append(connection, "aa", "ann", CLAIM, "note", None, {"text": "lost"})
    assert not replaced or review_file.read_bytes() == before


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "is busy"),
        ("attempt to write a readonly database", "read-only"),
        ("unable to open database file", "its folder is missing"),
        ("database or disk is full", "the disk is full"),
        ("disk I/O error", "was not changed"),
        ("database disk image is malformed", "is damaged"),
        ("file is not a database", "is not a review file"),
        ("something new", "could not be used: something new"),
    ],
)
def test_what_sqlite_says_is_told_in_a_sentence_that_names_the_file(said: str, told: str) -> None:
    with pytest.raises(WorkbenchError, match=rf"^review\.db .*{told}.*\.$"), sqlite.told(Path("review.db")):
        raise sqlite3.OperationalError(said)


def test_what_is_no_failure_of_the_file_is_not_dressed_up_as_one() -> None:
    with pytest.raises(sqlite3.IntegrityError), sqlite.told(Path("review.db")):
        raise sqlite3.IntegrityError("an entry is never changed")


def test_an_article_is_in_the_file_that_the_connection_names(review_file: Path, connection: sqlite3.Connection) -> None:
    assert sqlite.file_of(connection) == review_file
    assert articles.article(connection, STORY.id).text == STORY.text


def test_what_is_saved_while_another_program_opens_and_leaves_the_file_is_kept(review_file: Path) -> None:
    """Looking into a file that one has open must not drop the locks that hold its write-ahead log."""
    screen = schema.open_file(review_file)
    assert header.header(review_file) is not None
    with contextlib.closing(schema.open_file(review_file)) as pen, sqlite.writing(pen):
        pen.execute("INSERT INTO bookmarks VALUES ('ann', 'a', NULL, '')")
    elsewhere = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); print(*c.execute(sys.argv[2])); c.close()"
    look = [sys.executable, "-c", elsewhere, review_file, "SELECT reviewer FROM bookmarks"]
    subprocess.run(look, check=True, capture_output=True)
    with sqlite.writing(screen):
        screen.execute("INSERT INTO bookmarks VALUES ('bob', 'b', NULL, '')")
    found = subprocess.run(look, check=True, capture_output=True, text=True)
    assert found.stdout == "('ann',) ('bob',)\n"
    screen.close()


def test_a_file_that_was_looked_into_while_it_was_open_is_closed_with_the_last_connection(review_file: Path) -> None:
    first, second = schema.open_file(review_file), schema.open_file(review_file)
    header.header(review_file)
    place = first.place
    first.close()
    assert len(header._open[place][1]) >= 1
    second.close()
    second.close()
    assert place not in header._open


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode elsewhere")
def test_a_file_whose_name_is_no_unicode_is_known_by_the_path_it_was_opened_by(review_file: Path) -> None:
    odd = review_file.with_name(os.fsdecode(b"bad\xff.db"))
    review_file.rename(odd)
    connection = schema.open_file(odd, read_only=True)
    assert sqlite.file_of(connection) == odd
    assert sqlite.can_be_written(connection)
    connection.close()


def test_a_file_brought_up_in_memory_cannot_be_written(review_file: Path) -> None:
    connection = sqlite.in_memory(review_file)
    assert not sqlite.can_be_written(connection)
    connection.close()


def test_a_file_behind_a_link_is_kept_where_it_lies(review_file: Path) -> None:
    link = review_file.parent / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(review_file)
    with contextlib.closing(schema.open_file(link)) as behind, sqlite.writing(behind):
        behind.execute("INSERT INTO bookmarks VALUES ('ann', 'a', NULL, '')")
        assert wal_of(review_file).exists()
        assert [path.name for path in link.parent.iterdir()] == ["link.db"]
    with contextlib.closing(schema.open_file(review_file)) as connection:
        assert connection.execute("SELECT reviewer FROM bookmarks").fetchone()[0] == "ann"


def test_a_file_with_two_names_is_refused_before_decisions_part_between_them(review_file: Path) -> None:
    os.link(review_file, review_file.parent / "other.db")
    with pytest.raises(WorkbenchError, match=r"has 2 names \(hard links\)"):
        schema.open_file(review_file)
    with contextlib.closing(schema.open_file(review_file, read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone()[0] == 5
