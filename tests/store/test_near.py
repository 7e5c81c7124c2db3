import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, STORY
from workbench.domain.near import Near
from workbench.store import near, schema, sqlite

PAIR = Near(STORY.id, HARBOUR.id, 0.9, 0.8, 0.7, ((0, 4),), ((5, 9), (10, 12)))


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


@pytest.mark.parametrize("pair", [PAIR, PAIR.turned()])
def test_a_pair_is_kept_once_whichever_comes_first(connection: sqlite3.Connection, pair: Near) -> None:
    with sqlite.writing(connection):
        near.put(connection, [PAIR])
        near.put(connection, [pair])
    assert near.pairs(connection, STORY.id) == [PAIR]
    assert near.pairs(connection, HARBOUR.id) == [PAIR.turned()]
    assert len(near.pairs(connection)) == 1


def test_an_article_is_compared_until_its_sketch_is_kept_and_again_once_it_is_forgotten(
    connection: sqlite3.Connection,
) -> None:
    assert near.to_compare(connection) == [STORY.id, HARBOUR.id]
    with sqlite.writing(connection):
        near.keep_sketch(connection, STORY.id, [7, 9])
        near.put(connection, [PAIR])
    assert near.to_compare(connection) == [HARBOUR.id]
    assert [near.holding(connection, hash_, 5) for hash_ in (7, 8)] == [[STORY.id], []]
    with sqlite.writing(connection):
        near.forget(connection, STORY.id)
    assert near.to_compare(connection) == [STORY.id, HARBOUR.id]
    assert near.holding(connection, 7, 5) == []
    assert near.pairs(connection) == []
