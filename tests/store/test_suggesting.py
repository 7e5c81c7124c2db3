"""Passages of other articles that share words with a claim."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, article_of, stored
from workbench.domain.article import Boilerplate, Passage, Role
from workbench.store import schema, suggesting

TERMS = {"alda": ["alda", "aldas"], "aboard": ["aboard"], "peopl": ["people", "peoples"]}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "review.db"
    stored(path, (STORY, STORY_CLAIMS), (HARBOUR, HARBOUR_CLAIMS))
    connection = schema.open_file(path)
    yield connection
    connection.close()


def found(connection: sqlite3.Connection, article: str, terms: dict[str, list[str]] = TERMS) -> list[str]:
    frequencies = suggesting.frequencies(connection, terms)
    return [place.text for place in suggesting.places(connection, article, terms, frequencies, 10)]


def test_a_term_is_counted_in_any_of_its_forms(connection: sqlite3.Connection) -> None:
    assert suggesting.frequencies(connection, TERMS | {"none": []}) == {"alda": 2, "aboard": 1, "peopl": 3}


def test_passages_of_other_articles_are_found_with_where_they_stand(connection: sqlite3.Connection) -> None:
    frequencies = suggesting.frequencies(connection, TERMS)
    (place,) = suggesting.places(connection, STORY.id, TERMS, frequencies, 10)
    assert place.article_id == HARBOUR.id
    assert place.text == HARBOUR.text[place.start : place.start + len(place.text)]
    assert place.before == HARBOUR.text[: place.start]
    assert place.article_title == HARBOUR.title


def test_boilerplate_is_never_found(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    advert = article_of("The Alda takes 300 people aboard: book now.")
    advert = replace(advert, passages=(Passage(0, len(advert.text), Role.BOILERPLATE, Boilerplate.ADVERT),))
    stored(path, (STORY, STORY_CLAIMS), (advert, ()))
    connection = schema.open_file(path)
    assert found(connection, STORY.id) == []
    connection.close()


def test_common_words_are_looked_for_together_where_no_word_is_rare(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "COMMON", 1)
    assert len(found(connection, STORY.id)) == 1
    assert found(connection, STORY.id, {"alda": ["alda"]}) == []  # one common word says nothing


def test_a_word_is_not_counted_beyond_what_makes_it_common(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "COMMON", 2)
    assert suggesting.frequencies(connection, TERMS)["peopl"] == 2


def test_the_claims_in_a_passage_come_with_their_figures(connection: sqlite3.Connection) -> None:
    frequencies = suggesting.frequencies(connection, TERMS)
    (place,) = suggesting.places(connection, STORY.id, TERMS, frequencies, 10)
    (claim,) = suggesting.claims_in(connection, [place.number])[place.number]
    assert claim == HARBOUR_CLAIMS[0]


def test_the_passages_of_given_claims_are_found_without_a_word_in_common(connection: sqlite3.Connection) -> None:
    places = suggesting.places_of(connection, STORY.id, [claim.id for claim in HARBOUR_CLAIMS])
    assert [place.text for place in places] == [
        HARBOUR.passages[1].span.of(HARBOUR.text),
        HARBOUR.passages[2].span.of(HARBOUR.text),
    ]
    assert suggesting.places_of(connection, HARBOUR.id, [claim.id for claim in HARBOUR_CLAIMS]) == []


def test_of_a_passage_that_is_a_book_only_the_beginning_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    book = article_of("The Alda took people aboard. " * 2_000)
    stored(path, (STORY, STORY_CLAIMS), (book, ()))
    connection = schema.open_file(path)
    (text,) = found(connection, STORY.id)
    assert text == book.text[: suggesting.LONGEST]
    connection.close()
