import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.store.query import MOST, read, words_of

OPERATORS = ['"', "“", "”", "*", "-", "+", "^", ":", "(", ")", "{", "}", ",", ".", "\\", "'", " ", "\0", "\ud83d", "\n"]
WORDS = [
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR(",
    "text",
    "rank",
    "rowid",
    "ferry",
    "a",
    "日本",
    "e\u0301",
    "😀",
    "²",
    "\ue000",
]


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """A full-text index of a few texts, as the review file has them."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
    texts = ("The ferry Alda ran aground", "Two ferries and a boat", "A boat", "9,000 people on don't-know street")
    connection.executemany("INSERT INTO t (text) VALUES (?)", [(text,) for text in texts])
    yield connection
    connection.close()


def matches(index: sqlite3.Connection, query: str) -> list[str]:
    rows = index.execute("SELECT text FROM t WHERE t MATCH ?", (str(read(query)),))
    return [text.split()[0] for (text,) in rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferr", ["The", "Two"]),
        ('"ferr"', []),
        ('"ferr"*', ["The", "Two"]),
        ("ferr*", ["The", "Two"]),
        ("FERRY alda", ["The"]),
        ("alda ferry", ["The"]),
        ('"alda ferry"', []),
        ("“ferry Alda”", ["The"]),
        ("„ferry Alda“", ["The"]),
        ("«ferry Alda»", ["The"]),
        ('"ferry ald', ["The"]),
        ('boat -"two', ["A"]),
        ("boat -ferr", ["A"]),
        ("boat -ferry", ["Two", "A"]),
        ("boat --ferries", ["A"]),
        ('boat -"and a"', ["A"]),
        ("alda OR boat", ["The", "Two", "A"]),
        ("alda OR boat ferr", ["The", "Two"]),
        ("alda OR zebra OR boat", ["The", "Two", "A"]),
        ("alda or boat", []),
        ("9,000", ["9,000"]),
        ("9,0", ["9,000"]),
        ("000,9", []),
        ("don't", ["9,000"]),
        ("know-street", ["9,000"]),
        ("a", ["Two", "A"]),
        ("(ferry) [Alda]!", ["The"]),
        ("ferry 😀 … alda", ["The"]),
        ("fer\0ry", []),
        ("ferry\0alda", ["The"]),
        ("ferry\ud83dalda", ["The"]),
    ],
)
def test_what_a_query_asks_for(index: sqlite3.Connection, query: str, found: list[str]) -> None:
    assert matches(index, query) == found


@pytest.mark.parametrize(
    "query", ["", " ", '"', '""', "*", "-", "--", "😀", "…", "\0", "\ud83d", "'\"*", "-ferry", '-"a b"']
)
def test_a_query_without_a_word_to_look_for_looks_for_nothing(query: str) -> None:
    assert read(query).sought == ()
    assert words_of(query) == []


@pytest.mark.parametrize(
    "query", ["OR", "OR ferry", "ferry OR", "OR OR OR", "ferry OR -boat", "-boat OR ferry", "ferry OR *"]
)
def test_an_or_that_has_not_a_word_on_either_side_is_a_word_itself(query: str) -> None:
    assert "OR" in words_of(query)


def test_words_left_out_are_not_looked_for() -> None:
    assert words_of('ferry -boat "two people" OR 9,000') == ["ferry", "two", "people", "9", "000"]


def test_of_a_very_long_query_the_first_words_count(index: sqlite3.Connection) -> None:
    assert len(read("ferry " * 10_000).sought) == MOST
    assert matches(index, "ferry " * 2_000) == ["The"]


@given(query=st.text())
@settings(max_examples=400, deadline=None)
def test_no_text_is_a_malformed_query(index: sqlite3.Connection, query: str) -> None:
    matched(index, query)


@given(query=st.lists(st.sampled_from(OPERATORS + WORDS)).map("".join))
@settings(max_examples=600, deadline=None)
def test_nothing_made_of_the_signs_of_sqlite_is_a_malformed_query(index: sqlite3.Connection, query: str) -> None:
    matched(index, query)


@pytest.mark.parametrize(
    "query", [sign * 10_000 for sign in ('"', "(", "-", "a ", 'a" ', "OR ", "-a ", "a", "e\u0301", "日", "a,")]
)
def test_no_length_is_too_long(index: sqlite3.Connection, query: str) -> None:
    matched(index, query)


def matched(index: sqlite3.Connection, query: str) -> None:
    if read(query).sought:
        matches(index, query)
