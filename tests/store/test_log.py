import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.making import COLUMNS, STORY_CLAIMS, bare, log_rows, unguarded
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry
from workbench.store import chains, log, schema, sqlite
from workbench.store.chains import Fault
from workbench.store.log import FIRST

CLAIM = STORY_CLAIMS[0].id
COVERED = [name for name in COLUMNS if name not in ("body", "salt", "hash")]


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def write(connection: sqlite3.Connection, chain: str, number: int, author: str = "ann") -> list[LogEntry]:
    entries = []
    for n in range(number):
        with sqlite.writing(connection):
            entries.append(log.append(connection, chain, author, CLAIM, "note", None, {"text": f"Note {n}"}))
    return entries


# Append-only


@pytest.mark.parametrize("recursive", [True, False], ids=["recursive_triggers", "plain"])
@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE log SET author = 'eve'",
        "UPDATE OR REPLACE log SET id = (SELECT max(id) FROM log) WHERE seq = 1",
        "UPDATE log SET id = id WHERE seq = 1",
        "DELETE FROM log",
        "DELETE FROM log WHERE seq = 2",
        "INSERT OR REPLACE INTO log SELECT * FROM log WHERE seq = 1",
        "REPLACE INTO log SELECT * FROM log",
        "INSERT OR IGNORE INTO log SELECT * FROM log",
        "INSERT INTO log SELECT * FROM log WHERE true ON CONFLICT (id) DO UPDATE SET author = 'eve'",
        "INSERT OR REPLACE INTO log (rowid, id, chain, seq, author, at, clock, subject, action, body, salt, body_hash, "
        "previous, hash) SELECT 1, 'new', chain, seq, 'eve', at, clock, subject, action, body, salt, body_hash, "
        "previous, hash FROM log WHERE seq = 1",
        "INSERT INTO log (id, chain, seq, author, at, clock, subject, action, body, salt, body_hash, previous, hash) "
        "SELECT NULL, chain, seq, author, at, clock, subject, action, body, salt, body_hash, previous, hash FROM log",
    ],
)
def test_no_statement_of_any_program_changes_or_removes_an_entry(
    connection: sqlite3.Connection, review_file: Path, attempt: str, recursive: bool
) -> None:
    write(connection, "aa", 3)
    before = log_rows(connection)
    other = bare(review_file)
    other.execute(f"PRAGMA recursive_triggers = {recursive}")
    with pytest.raises(sqlite3.Error):
        other.execute(attempt)
    other.close()
    assert log_rows(connection) == before


def test_an_entry_of_an_unknown_action_is_refused(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError), sqlite.writing(connection):
        log.append(connection, "aa", "ann", CLAIM, "praise")
    assert log_rows(connection) == []


# What an entry is made of


def test_entries_count_up_and_follow_one_another_in_their_own_chain(connection: sqlite3.Connection) -> None:
    first, second = log.new_chain(), log.new_chain()
    entries = [write(connection, chain, 1)[0] for chain in (first, second, first, first, second)]
    assert [entry.seq for entry in entries] == [1, 1, 2, 3, 2]
    assert [entry.previous for entry in entries] == [FIRST, FIRST, *(entries[n].hash for n in (0, 2, 1))]
    assert [entry.clock for entry in entries] == [1, 2, 3, 4, 5]
    assert list(chains.faults(connection)) == []


def test_the_ids_of_entries_are_uuids_of_version_7_in_the_order_of_writing(connection: sqlite3.Connection) -> None:
    ids = [entry.id for entry in write(connection, "aa", 20)]
    assert ids == sorted(ids)
    assert all(len(id_) == 32 and id_[12] == "7" for id_ in ids)


def test_the_bytes_that_were_hashed_are_the_bytes_that_are_kept(connection: sqlite3.Connection) -> None:
    body = {"b": "Größe “90 %” \\ \x00\x1b\n\u202e😀", "a": 5, "absent": None}
    with sqlite.writing(connection):
        log.append(connection, "aa", "ann", CLAIM, "note", "ünï", body)
    (row,) = connection.execute("SELECT * FROM log").fetchall()
    kept = row["body"].encode("utf-8")
    assert kept == rfc8785.dumps({"a": 5, "b": body["b"]})
    assert row["body_hash"] == hashlib.sha256(rfc8785.dumps({"body": row["body"], "salt": row["salt"]})).hexdigest()
    covered = rfc8785.dumps({name: row[name] for name in COVERED})
    assert row["hash"] == hashlib.sha256(covered).hexdigest()


@given(st.dictionaries(st.text(min_size=1), st.text() | st.integers(0, 2**53 - 1)))
def test_a_body_is_read_back_as_it_was_given(body: dict[str, Any]) -> None:
    assert json.loads(log.canonical(body)) == body


def test_equal_bodies_have_unequal_hashes_so_that_a_blanked_one_cannot_be_guessed(
    connection: sqlite3.Connection,
) -> None:
    entries = [write(connection, chain, 1)[0] for chain in ("aa", "bb")]
    assert entries[0].body == entries[1].body
    assert entries[0].body_hash != entries[1].body_hash


@pytest.mark.parametrize("where", ["author", "subject", "value", "body"])
def test_text_that_is_no_unicode_is_refused_with_a_sentence_and_nothing_is_written(
    connection: sqlite3.Connection, where: str
) -> None:
    bad = "half of an emoji: \ud83d"
    given: dict[str, Any] = {"author": "ann", "subject": CLAIM, "value": "v", "body": {"text": "fine"}}
    given[where] = {"text": bad} if where == "body" else bad
    with pytest.raises(WorkbenchError, match="not valid Unicode; nothing was saved"), sqlite.writing(connection):
        log.append(connection, "aa", given["author"], given["subject"], "note", given["value"], given["body"])
    assert log_rows(connection) == []


def test_what_is_rolled_back_leaves_nothing_and_the_chain_goes_on(connection: sqlite3.Connection) -> None:
    before = write(connection, "aa", 2)
    with contextlib.suppress(ZeroDivisionError), sqlite.writing(connection):
        log.append(connection, "aa", "ann", CLAIM, "verdict", "true", {"label": "True"})
        raise ZeroDivisionError
    assert [row[0] for row in log_rows(connection)] == [entry.id for entry in before]
    assert connection.execute("SELECT verdicts, notes FROM state").fetchone()[:] == (0, 2)
    (after,) = write(connection, "aa", 1)
    assert (after.seq, after.previous) == (3, before[-1].hash)
    assert list(chains.faults(connection)) == []


# Proof


@pytest.fixture(scope="module")
def two_chains(template: bytes, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[LogEntry]]:
    """A file with a chain "bb" of four entries, one with a value, and a chain "aa" of two."""
    path = tmp_path_factory.mktemp("chains") / "review.db"
    path.write_bytes(template)
    connection = schema.open_file(path)
    write(connection, "aa", 2, "bob")
    entries = write(connection, "bb", 1)
    with sqlite.writing(connection):
        entries.append(log.append(connection, "bb", "ann", CLAIM, "verdict", "true", {"label": "True"}))
    entries += write(connection, "bb", 2)
    connection.close()
    return path, entries


def tampered(path: Path, copy: Path, statement: str, *given: Any) -> list[Fault]:
    """The faults of a copy in which *statement* was run with every guard gone."""
    copy.write_bytes(path.read_bytes())
    connection = unguarded(copy)
    assert connection.execute(statement, given).rowcount == 1
    connection.close()
    connection = sqlite.connect(copy)
    with sqlite.bytes_as_they_are(connection):
        found = list(chains.faults(connection))
    connection.close()
    return found


def test_every_column_of_an_entry_is_tried_below() -> None:
    assert set(COLUMNS) == {*COVERED, "body", "salt", "hash"}


@pytest.mark.parametrize("column", [name for name in COLUMNS if name not in ("seq", "clock", "chain", "id")])
@pytest.mark.parametrize(
    "way", ["'x' || {}", "upper({}) || ' '", "''", "CAST(x'c3' || {} AS TEXT)", "CAST({} AS BLOB)"]
)
def test_a_changed_text_of_an_entry_is_found_and_the_entry_named(
    two_chains: tuple[Path, list[LogEntry]], tmp_path: Path, column: str, way: str
) -> None:
    path, entries = two_chains
    change = f"UPDATE log SET {column} = {way.format(column)} WHERE id = ?"
    (fault,) = tampered(path, tmp_path / "copy.db", change, entries[1].id)
    assert (fault.chain, fault.entry) == ("bb", entries[1].id)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("seq = 9", {("bb", 2)}),  # what follows is the first that does not follow
        ("seq = 3", {("bb", 2), ("bb", 1)}),
        ("seq = 0", {("bb", 1)}),
        ("clock = clock + 1", {("bb", 1)}),
        ("clock = 9007199254740993", {("bb", 1)}),
        ("value = NULL", {("bb", 1)}),
        ("value = 'false'", {("bb", 1)}),
        ("at = '2020-01-01T00:00:00.000Z'", {("bb", 1)}),
        ("salt = upper(salt)", {("bb", 1)}),
        ("salt = substr(salt, 2), body = substr(salt, 1, 1) || body", {("bb", 1)}),
        ("id = 'ff'", {("bb", None)}),
        ("chain = 'cc'", {("bb", 2), ("cc", 1)}),
        ("chain = 'aa'", {("bb", 2), ("aa", None)}),
    ],
)
def test_a_changed_place_or_number_or_time_is_found(
    two_chains: tuple[Path, list[LogEntry]], tmp_path: Path, change: str, named: set[tuple[str, int | None]]
) -> None:
    path, entries = two_chains
    found = tampered(path, tmp_path / "copy.db", f"UPDATE log SET {change} WHERE id = ?", entries[1].id)
    possible = {(chain, None if n is None else entries[n].id) for chain, n in named}
    assert found
    assert all((f.chain, f.entry) in possible or (f.chain, None) in possible for f in found)
    assert {f.chain for f in found} == {chain for chain, _ in named}


_SWAPPED = "UPDATE log SET seq = CASE seq WHEN 2 THEN 3 ELSE 2 END WHERE chain = 'bb' AND seq IN (2, 3)"


def test_two_entries_that_changed_places_are_found(two_chains: tuple[Path, list[LogEntry]], tmp_path: Path) -> None:
    path, entries = two_chains
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    unguarded(copy).execute(_SWAPPED)
    (fault,) = chains.faults(sqlite.connect(copy))
    assert fault.entry == entries[2].id


def test_a_missing_entry_is_found_by_the_one_after_it(two_chains: tuple[Path, list[LogEntry]], tmp_path: Path) -> None:
    path, entries = two_chains
    (fault,) = tampered(path, tmp_path / "copy.db", "DELETE FROM log WHERE id = ?", entries[1].id)
    assert fault == Fault("bb", entries[2].id, "entry 2 of its chain is missing or out of order")


def test_an_entry_made_up_without_its_hashes_is_found(two_chains: tuple[Path, list[LogEntry]], tmp_path: Path) -> None:
    path, entries = two_chains
    columns = ", ".join(COLUMNS)
    forged = columns.replace("id, chain, seq, author", "'ff', chain, 5, 'eve'").replace("previous, hash", "hash, hash")
    made_up = f"INSERT INTO log ({columns}) SELECT {forged} FROM log WHERE id = ?"
    faults = tampered(path, tmp_path / "copy.db", made_up, entries[3].id)
    assert [fault.entry for fault in faults] == ["ff"]


def test_an_entry_forged_with_sound_hashes_of_its_own_is_found_by_the_one_after_it(
    two_chains: tuple[Path, list[LogEntry]], tmp_path: Path
) -> None:
    path, entries = two_chains
    forged = replace(entries[1], value="false")
    covered = rfc8785.dumps({name: getattr(forged, name) for name in COVERED})
    change = "UPDATE log SET value = ?, hash = ? WHERE id = ?"
    given = ("false", hashlib.sha256(covered).hexdigest(), forged.id)
    (fault,) = tampered(path, tmp_path / "copy.db", change, *given)
    assert fault == Fault("bb", entries[2].id, "it does not follow the entry before it")


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_other_text_in_any_column_of_any_entry_is_found(
    two_chains: tuple[Path, list[LogEntry]], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path, entries = two_chains
    entry = data.draw(st.sampled_from(entries))
    column = data.draw(st.sampled_from(COLUMNS))
    old = getattr(entry, column)
    new = data.draw(
        st.integers(-(2**63), 2**63 - 1) if isinstance(old, int) else st.text(st.characters(exclude_categories=["Cs"]))
    )
    if new == old:
        return
    copy = tmp_path_factory.getbasetemp() / "any.db"
    assert tampered(path, copy, f"UPDATE log SET {column} = ? WHERE id = ?", new, entry.id)


# Reading


def test_the_history_of_a_subject_is_told_oldest_first_and_without_others(connection: sqlite3.Connection) -> None:
    written = write(connection, "aa", 2) + write(connection, "bb", 1, "bob")
    with sqlite.writing(connection):
        log.append(connection, "aa", "ann", STORY_CLAIMS[1].id, "note", None, {"text": "elsewhere"})
    assert list(log.entries(connection, subject=CLAIM)) == written
    assert len(list(log.entries(connection))) == 4


def test_the_log_has_no_third_order(connection: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="at DESC"):
        list(log.entries(connection, order="at DESC"))


TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(body=TEXT, salt=st.binary(min_size=16, max_size=16))
def test_the_hash_of_a_body_is_that_of_its_canonical_json(body: str, salt: bytes) -> None:
    covered = rfc8785.dumps({"body": body, "salt": salt.hex()})
    assert log.hash_of_body(salt.hex(), body) == hashlib.sha256(covered).hexdigest()


@given(author=TEXT, value=TEXT | st.none(), clock=st.integers(1, 2**53 - 1))
def test_the_hash_of_an_entry_is_that_of_its_canonical_json(author: str, value: str | None, clock: int) -> None:
    digits = "0123456789abcdef" * 4
    entry = LogEntry(
        *(digits[:32], digits[:32], 1, author, "2020-01-01T00:00:00.000Z", clock, digits[:32], "note", value, "", ""),
        *(digits, digits, ""),
    )
    covered = {name: member for name in COVERED if (member := getattr(entry, name)) is not None}
    assert log.hash_of(entry) == hashlib.sha256(rfc8785.dumps(covered)).hexdigest()
