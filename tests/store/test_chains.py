"""Forks: where a file that was copied under a running session was merged with what the session wrote."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.making import COLUMNS, STORY_CLAIMS
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry
from workbench.store import chains, checkpoints, log, schema, sqlite
from workbench.store.check import check

CLAIM = STORY_CLAIMS[0].id


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def made(previous: LogEntry | None, id_: str, chain: str = "aa") -> LogEntry:
    body = f'{{"text":"{id_}"}}'
    entry = LogEntry(
        id=id_,
        chain=chain,
        seq=previous.seq + 1 if previous else 1,
        author="ann",
        at="2026-01-02T03:04:05.678Z",
        clock=previous.clock + 1 if previous else 1,
        subject=CLAIM,
        action="note",
        value=None,
        body=body,
        salt="00",
        body_hash=log.hash_of_body("00", body),
        previous=previous.hash if previous else log.FIRST,
        hash="",
    )
    return replace(entry, hash=log.hash_of(entry))


def put(connection: sqlite3.Connection, *entries: LogEntry) -> None:
    with sqlite.writing(connection):
        log.put(connection, entries)


def forked() -> list[LogEntry]:
    """A first entry, then two branches of two and three."""
    first = made(None, "01")
    left = made(first, "02")
    right = made(first, "03")
    left2, right2 = made(left, "04"), made(right, "05")
    return [first, left, right, left2, right2, made(right2, "06")]


def test_a_fork_is_named_and_no_fault(connection: sqlite3.Connection) -> None:
    put(connection, *forked())
    assert list(chains.faults(connection)) == []
    assert [(fork.chain, fork.seq, fork.entries) for fork in chains.forks(connection)] == [
        ("aa", 2, ("02", "03")),
        ("aa", 3, ("04", "05")),
    ]
    found = check(connection)
    assert found.problems == []
    assert found.notes == [
        "Chain aa goes on in 2 ways at entry 2: 02, 03.",
        "Chain aa goes on in 2 ways at entry 3: 04, 05.",
    ]


def test_a_checkpoint_sees_every_branch_that_is_as_long_as_the_longest(connection: sqlite3.Connection) -> None:
    put(connection, *forked()[:5])
    assert [(head.chain, head.seq) for head in checkpoints.heads(connection)] == [("aa", 3), ("aa", 3)]


def test_an_entry_that_follows_neither_branch_is_a_fault(connection: sqlite3.Connection) -> None:
    entries = forked()
    stray = made(replace(entries[3], hash="f" * 64), "07")
    put(connection, *entries, stray)
    assert [(fault.entry, fault.wrong) for fault in chains.faults(connection)] == [
        ("07", "it does not follow the entry before it")
    ]


def test_the_first_bad_entry_of_every_chain_is_named_and_no_other(connection: sqlite3.Connection) -> None:
    for chain in ("aa", "bb", "cc"):
        first = made(None, f"{chain}1", chain)
        second = made(first, f"{chain}2", chain)
        bad = replace(second, author="eve") if chain != "bb" else second
        put(connection, first, bad, made(bad, f"{chain}3", chain))
    assert [(fault.chain, fault.entry) for fault in chains.faults(connection)] == [("aa", "aa2"), ("cc", "cc2")]


# What is hashed

ANY = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    words=st.lists(ANY, min_size=12, max_size=12), number=st.integers(-(2**53) + 1, 2**53 - 1), value=st.none() | ANY
)
def test_a_hash_is_over_canonical_json_whatever_stands_in_the_columns(
    words: list[str], number: int, value: str | None
) -> None:
    entry = LogEntry(*words[:2], number, *words[2:4], number, *words[4:6], value, *words[6:11])
    covered = {
        name: said
        for name in COLUMNS
        if name not in ("body", "salt", "hash") and (said := getattr(entry, name)) is not None
    }
    assert log.hash_of(entry) == hashlib.sha256(rfc8785.dumps(covered)).hexdigest()
    body = {"body": entry.body, "salt": entry.salt}
    assert log.hash_of_body(entry.salt, entry.body) == hashlib.sha256(rfc8785.dumps(body)).hexdigest()


@pytest.mark.parametrize("column", [b"x", 1.5, 2**53, True, "\ud800"])
def test_what_canonical_json_cannot_hold_has_no_hash(column: object) -> None:
    with pytest.raises(WorkbenchError):
        log.hash_of(replace(made(None, "01"), author=column))  # type: ignore[arg-type]
