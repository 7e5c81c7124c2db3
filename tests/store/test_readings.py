import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, STORY
from workbench.store import readings, schema, sqlite


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def test_a_file_that_was_read_is_known_again_with_its_articles_in_order(connection: sqlite3.Connection) -> None:
    assert readings.known(connection, "f1") is None
    with sqlite.writing(connection):
        readings.remember(connection, "f1", [STORY.id, HARBOUR.id])
        readings.remember(connection, "f2", [])
    assert readings.known(connection, "f1") == [STORY.id, HARBOUR.id]
    assert readings.known(connection, "f2") == []


def test_what_it_was_read_as_last_counts(connection: sqlite3.Connection) -> None:
    with sqlite.writing(connection):
        readings.remember(connection, "f1", [STORY.id, HARBOUR.id])
        readings.remember(connection, "f1", [HARBOUR.id])
    assert readings.known(connection, "f1") == [HARBOUR.id]


def test_a_file_with_an_article_that_is_not_here_is_not_known(connection: sqlite3.Connection) -> None:
    with sqlite.writing(connection):
        readings.remember(connection, "f1", [STORY.id, "0" * 32])
    assert readings.known(connection, "f1") is None
