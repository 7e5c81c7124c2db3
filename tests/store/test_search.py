import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import HARBOUR, STORY, article_of
from workbench.store import articles, log, schema, sqlite
from workbench.store.search import search, words_of


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def texts(connection: sqlite3.Connection, query: str) -> list[str]:
    return [hit.text for hit in search(connection, query)]


def test_a_hit_is_a_passage_where_it_stands(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, "240 aboard")
    assert (hit.article_id, hit.article_title) == (HARBOUR.id, HARBOUR.title)
    assert HARBOUR.text[hit.start : hit.end] == hit.text
    assert hit.text.startswith("Some 240 people were aboard")


def test_hits_come_in_reading_order(connection: sqlite3.Connection) -> None:
    hits = search(connection, "the")
    assert [hit.article_id for hit in hits] == [STORY.id] * 3 + [HARBOUR.id] * 2
    assert [hit.start for hit in hits[:3]] == sorted(hit.start for hit in hits[:3])


def test_every_word_must_stand_in_the_passage_in_any_case_and_order(connection: sqlite3.Connection) -> None:
    assert len(texts(connection, "DECK scraping")) == 2
    assert texts(connection, "scraping harbour") == []


def test_the_beginning_of_a_word_finds_it_and_the_middle_does_not(connection: sqlite3.Connection) -> None:
    assert len(texts(connection, "scrap")) == 2
    assert texts(connection, "craping") == []


@pytest.mark.parametrize("query", ["café", "cafe", "CAFÉ", "cafe\u0301", "Emile", "émile", "e\u0301mile roux"])
def test_accents_need_not_be_typed_and_may_be_typed_in_either_form(connection: sqlite3.Connection, query: str) -> None:
    assert len(texts(connection, query)) == 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        "'",
        "''",
        "*",
        "^",
        ":",
        "()",
        "(",
        "-",
        "--",
        ";",
        "\\",
        "😀",
        "…",
        "\u202e",
        "\0",
        "\x1b[31m",
        "\ud83d",
        "\u0301",
        "{}",
        "[bold]",
        "%",
        "_",
        "text:",
        "NEAR(",
        "AND",
        "OR NOT",
        "NEAR(a b, 3)",
        "ferry AND",
        "ferry*",
        '"ferry',
        "rank:",
        "²",
    ],
)
def test_no_query_is_malformed(connection: sqlite3.Connection, query: str) -> None:
    assert isinstance(search(connection, query), list)


@given(query=st.text())
@settings(max_examples=300, deadline=None)
def test_no_query_at_all_is_malformed(session_file: sqlite3.Connection, query: str) -> None:
    search(session_file, query)


@pytest.fixture(scope="module")
def session_file(template: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("search") / "review.db"
    path.write_bytes(template)
    connection = schema.open_file(path)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "query", ["ferry*", '"ferry"', "ferry:", "(ferry)", "-ferry", "ferry😀", "^ferry", "ferry, Alda!"]
)
def test_punctuation_and_signs_in_a_query_stand_for_nothing(connection: sqlite3.Connection, query: str) -> None:
    assert any("Alda" in text for text in texts(connection, query))


@pytest.mark.parametrize("word", ["AND", "OR", "NOT", "NEAR"])
def test_the_operators_of_sqlite_are_words_like_others(connection: sqlite3.Connection, word: str) -> None:
    with sqlite.writing(connection):
        articles.add(connection, article_of(f"Nothing but {word.lower()} stands here."))
    assert f"Nothing but {word.lower()} stands here." in texts(connection, f"stands {word}")


def test_a_hit_bears_the_corrected_title(connection: sqlite3.Connection) -> None:
    with sqlite.writing(connection):
        log.append(connection, "aa", "ann", HARBOUR.id, "set title", "Chart to blame")
    assert search(connection, "240")[0].article_title == "Chart to blame"


def test_no_more_passages_are_fetched_than_asked_for(connection: sqlite3.Connection) -> None:
    assert len(search(connection, "the", limit=2)) == 2


def test_the_words_of_a_query_are_what_may_be_marked_in_a_hit() -> None:
    assert words_of("“E\u0301mile” roux-*, NEAR(240)!") == ["E\u0301mile", "roux", "NEAR", "240"]
