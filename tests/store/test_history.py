"""Files that earlier versions wrote, kept as they were: whoever has one opens it, and finds everything in it."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.store.making import bare, log_rows
from workbench.desk.desk import Desk
from workbench.store import header, log, schema
from workbench.store.check import check

# Of each version's file.
ENTRIES = {"version-1": 15, "version-2": 35, "version-3": 46}
CLAIMS = {"version-1": 8, "version-2": 10, "version-3": 15}  # version 3 lists those of replaced articles apart
VERSIONS = sorted(Path(__file__).parent.joinpath("history").glob("version-*.db"))


@pytest.fixture(params=VERSIONS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path))


def rows(connection: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(query)]


def test_there_is_a_file_of_every_version_before_this_one() -> None:
    versions = [header.header(path) for path in VERSIONS]
    assert versions == [(header.APPLICATION_ID, n) for n in range(1, len(schema.scripts()))]


def test_an_old_file_is_sound_once_it_was_brought_up_to_this_version(old: Path) -> None:
    with contextlib.closing(schema.open_file(old)) as connection:
        assert check(connection).problems == []


def test_an_old_file_keeps_every_entry_character_for_character(old: Path) -> None:
    with contextlib.closing(bare(old)) as before:
        kept = log_rows(before)
    assert len(kept) == ENTRIES[old.stem]
    with contextlib.closing(schema.open_file(old)) as connection:
        assert log_rows(connection) == kept


def test_an_old_file_keeps_its_articles_claims_quantities_and_links(old: Path) -> None:
    queries = [
        "SELECT id, title, outlet, published, source, words, imported, extractor, claims FROM articles ORDER BY id",
        "SELECT id, text FROM articles ORDER BY id",
        "SELECT * FROM passages ORDER BY number",
        "SELECT id, article_id, start, text, score, reasons, claimant, origin FROM claims ORDER BY id",
        "SELECT * FROM quantities ORDER BY claim_id, start",
        "SELECT * FROM links ORDER BY first, second",
        "SELECT * FROM bookmarks",
    ]
    with contextlib.closing(bare(old)) as before:
        kept = [rows(before, query) for query in queries]
    assert all(kept)
    with contextlib.closing(schema.open_file(old)) as connection:
        assert [rows(connection, query) for query in queries] == kept


def test_what_stood_in_an_old_file_stands(old: Path) -> None:
    query = "SELECT subject, workflow, rating, verdicts, evidence, notes FROM state ORDER BY subject"
    with contextlib.closing(bare(old)) as before:
        kept = rows(before, query)
    assert {workflow for _, workflow, *_ in kept} >= {"final", "disputed", "dismissed"}
    with contextlib.closing(schema.open_file(old)) as connection:
        assert rows(connection, query) == kept


def test_the_words_of_an_old_files_entries_are_indexed_as_those_of_new_ones_are(old: Path) -> None:
    with contextlib.closing(schema.open_file(old)) as connection:
        indexed = dict(rows(connection, "SELECT number, text FROM entry_words"))
        bodies = rows(connection, "SELECT number, body FROM log")
    assert indexed == {number: words for number, body in bodies if (words := log.words_of(str(body)))}


def test_an_old_file_is_read_without_being_changed(old: Path) -> None:
    before = old.read_bytes()
    with Desk.open(old, "", read_only=True) as desk:
        assert len(list(desk.claims())) == CLAIMS[old.stem]
        assert desk.check().problems == []
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_an_old_file_is_worked_on_like_a_new_one(old: Path) -> None:
    with Desk.open(old, "cleo") as desk:
        claim = next(desk.claims()).claim
        assert desk.decide(claim.id, "mixed").standing.workflow == "disputed"
        desk.undo()
        assert desk.check().problems == []
