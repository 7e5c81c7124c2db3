"""Checkpoints: what each has seen, and what a later one lists."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.making import COLUMNS, STORY, STORY_CLAIMS, off_guard
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import FILE, LogEntry
from workbench.store import chains, checkpoints, log, schema, sqlite

CLAIM = STORY_CLAIMS[0].id


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def write(connection: sqlite3.Connection, chain: str, number: int = 1) -> None:
    for n in range(number):
        with sqlite.writing(connection):
            log.append(connection, chain, "ann", CLAIM, "note", None, {"text": f"Note {n}"})


def checkpoint(connection: sqlite3.Connection, chain: str) -> checkpoints.Checkpoint | None:
    with sqlite.writing(connection):
        unseen = checkpoints.unseen(connection)
        if not unseen:
            return None
        said = checkpoints.statement(connection, "session", unseen)
        entry = checkpoints.record(connection, chain, "ann", said, {})
    return checkpoints.read(json.loads(entry.body))


def moved(source: sqlite3.Connection, to: sqlite3.Connection) -> None:
    """What a merge does to the log."""
    known = {row["id"] for row in to.execute("SELECT id FROM log")}
    with sqlite.writing(to):
        log.put(to, [entry for entry in log.entries(source, order="chain, seq, id") if entry.id not in known])


def test_a_file_without_entries_has_nothing_to_see(connection: sqlite3.Connection) -> None:
    assert checkpoints.heads(connection) == []
    assert checkpoints.unseen(connection) == set()
    assert checkpoints.last(connection) is None


def test_a_checkpoint_counts_everything_and_lists_what_is_new(connection: sqlite3.Connection) -> None:
    write(connection, "aa", 2)
    write(connection, "bb")
    first = checkpoint(connection, "aa")
    assert first is not None
    assert (first.count, [(head.chain, head.seq) for head in first.heads]) == (3, [("aa", 2), ("bb", 1)])
    write(connection, "cc")
    second = checkpoint(connection, "cc")
    assert second is not None
    assert (second.count, [(head.chain, head.seq) for head in second.heads]) == (5, [("aa", 3), ("cc", 1)])
    assert first.digest != second.digest


def test_there_is_none_where_nothing_came_since_the_last_one(connection: sqlite3.Connection) -> None:
    write(connection, "aa")
    assert checkpoint(connection, "aa") is not None
    assert checkpoint(connection, "aa") is None
    assert checkpoint(connection, "bb") is None


def test_the_digest_is_that_of_all_heads_whoever_wrote_first(connection: sqlite3.Connection) -> None:
    write(connection, "bb")
    write(connection, "aa")
    heads = checkpoints.heads(connection)
    assert [head.chain for head in heads] == ["aa", "bb"]
    assert checkpoints.digest_of(heads) == checkpoints.digest_of(reversed(heads))


def test_entries_of_an_older_clock_that_a_merge_brings_are_seen_by_the_next_checkpoint(
    connection: sqlite3.Connection, tmp_path: Path, template: bytes
) -> None:
    other_file = tmp_path / "other.db"
    other_file.write_bytes(template)
    other = schema.open_file(other_file)
    write(connection, "aa", 9)
    checkpoint(connection, "aa")
    write(other, "bb", 2)  # clocks 1 and 2
    moved(other, connection)
    assert checkpoints.unseen(connection) == {"aa", "bb"}
    found = checkpoint(connection, "cc")
    assert found is not None
    assert ("bb", 2) in [(head.chain, head.seq) for head in found.heads]
    other.close()


def test_a_checkpoint_that_a_merge_brings_has_not_seen_what_was_only_here(
    connection: sqlite3.Connection, tmp_path: Path, template: bytes
) -> None:
    other_file = tmp_path / "other.db"
    other_file.write_bytes(template)
    other = schema.open_file(other_file)
    write(connection, "aa", 2)
    write(other, "bb", 20)
    checkpoint(other, "bb")
    moved(other, connection)
    assert checkpoints.last(connection) is None
    assert checkpoints.unseen(connection) == {"aa", "bb"}
    moved(connection, other)
    assert checkpoints.unseen(other) == {"aa", "bb"}
    other.close()


def test_a_checkpoint_beside_which_somebody_recorded_is_not_taken_to_have_seen_it(
    connection: sqlite3.Connection,
) -> None:
    write(connection, "aa")
    said = checkpoints.statement(connection, "session", checkpoints.unseen(connection))
    write(connection, "bb")
    with sqlite.writing(connection):
        checkpoints.record(connection, "aa", "ann", said, {})
    assert checkpoints.unseen(connection) == {"aa", "bb"}


def test_whatever_a_checkpoint_has_seen_and_is_gone_is_named(connection: sqlite3.Connection) -> None:
    write(connection, "aa", 3)
    write(connection, "bb")
    checkpoint(connection, "bb")
    with off_guard(connection):
        connection.execute("DELETE FROM log WHERE chain = 'aa' AND seq = 3")
    (fault,) = chains.faults(connection)
    assert fault.chain == "aa"
    assert "has seen 3 entries of chain aa; not all of them are here" in fault.wrong


def test_a_whole_chain_that_is_gone_is_named(connection: sqlite3.Connection) -> None:
    write(connection, "aa", 3)
    write(connection, "bb")
    checkpoint(connection, "bb")
    with off_guard(connection):
        connection.execute("DELETE FROM log WHERE chain = 'aa'")
    assert [fault.chain for fault in chains.faults(connection)] == ["aa"]


BODIES = [
    "",
    "[]",
    "7",
    "null",
    '"x"',
    "{",
    "{}",
    "[" * 100_000,
    '{"count":1,"digest":"x","heads":5,"occasion":"x"}',
    '{"count":1,"digest":"x","heads":[5],"occasion":"x"}',
    '{"count":1,"digest":"x","heads":["a 1"],"occasion":"x"}',
    '{"count":1,"digest":"x","heads":["a 99999999999999999999 x"],"occasion":"x"}',
    '{"count":"1","digest":"x","heads":[],"occasion":"x"}',
    '{"count":1,"digest":"x","heads":{},"occasion":"x"}',
    '{"count":1,"digest":"x","heads":[],"key":5,"occasion":"x"}',
    b"\xff",
    5,
    1.5,
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body)[:40])
def test_what_calls_itself_a_checkpoint_and_is_none_is_passed_over_and_named_by_its_hash(
    connection: sqlite3.Connection, body: Any
) -> None:
    write(connection, "aa")
    with sqlite.writing(connection):
        entry = checkpoints.record(connection, "aa", "ann", checkpoints.statement(connection, "session", {"aa"}), {})
    with off_guard(connection):
        connection.execute("UPDATE log SET body = ? WHERE id = ?", (body, entry.id))
    with sqlite.bytes_as_they_are(connection):
        assert [fault.entry for fault in chains.faults(connection)] == [entry.id]
    assert checkpoints.last(connection) is None
    assert checkpoints.unseen(connection) == {"aa"}


def test_every_column_of_every_type_is_named_never_a_crash(connection: sqlite3.Connection) -> None:
    write(connection, "aa", 2)
    checkpoint(connection, "aa")
    before = [tuple(row) for row in connection.execute(f"SELECT number, {', '.join(COLUMNS)} FROM log")]
    for pragma in ("synchronous", "foreign_keys"):
        connection.execute(f"PRAGMA {pragma}=OFF")
    with off_guard(connection), sqlite.bytes_as_they_are(connection):
        for place, column in enumerate(COLUMNS, 1):
            for value in (b"\xff\x00", 2**62, -1, 1.5, "", "\x00", "é" * 5000):
                for row in before:
                    connection.execute(f"UPDATE log SET {column} = ? WHERE number = ?", (value, row[0]))
                    assert list(chains.faults(connection)), (column, value)
                    list(chains.forks(connection))
                    list(checkpoints.all_of(connection))
                    connection.execute(f"UPDATE log SET {column} = ? WHERE number = ?", (row[place], row[0]))
    assert list(chains.faults(connection)) == []


# At the end of a session


def last(desk: Desk) -> LogEntry:
    return list(desk.log())[-1]


def test_a_session_that_recorded_something_ends_with_one(review_file: Path) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.note(STORY.id, "One.")
        desk.note(STORY.id, "Two.")
    with Desk.open(review_file, "bob") as desk:
        assert (last(desk).action, last(desk).subject, last(desk).author) == ("checkpoint", FILE, "ann")
        ((_, said),) = desk.checkpoints()
        assert (said.occasion, said.count) == ("session", 2)


def test_a_session_that_only_read_leaves_nothing(review_file: Path) -> None:
    with Desk.open(review_file, "ann") as desk:
        list(desk.claims())
        desk.leave_bookmark(STORY.id, None)
        with pytest.raises(WorkbenchError):
            desk.undo()
    with Desk.open(review_file, "bob") as desk:
        assert list(desk.log()) == []
