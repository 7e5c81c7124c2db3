import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, article_of
from workbench.domain.hit import Found, Hit
from workbench.store import articles, claims, log, schema, sqlite
from workbench.store.search import search

FERRY = STORY_CLAIMS[0].id
PASSAGES = (Found.ARTICLE,)


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def record(
    connection: sqlite3.Connection,
    action: str,
    subject: str = FERRY,
    value: str | None = None,
    by: str = "ann",
    **body: Any,
) -> str:
    """The id of an entry that was put into the log."""
    with sqlite.writing(connection):
        return log.append(connection, f"chain of {by}", by, subject, action, value, body).id


def texts(connection: sqlite3.Connection, query: str) -> list[str]:
    """The passages that were found."""
    return [hit.text for hit in search(connection, query, PASSAGES)]


def marked(hit: Hit) -> list[str]:
    return [mark.of(hit.text) for mark in hit.marks]


# Passages and claims


def test_a_hit_is_a_passage_where_it_stands(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, "240 aboard", PASSAGES)
    assert (hit.article_id, hit.article_title) == (HARBOUR.id, HARBOUR.title)
    assert HARBOUR.text[hit.start : hit.end] == hit.text
    assert hit.text.startswith("Some 240 people were aboard")
    assert (hit.claim_id, hit.entry, hit.author) == (None, None, None)


def test_a_claim_is_found_where_it_stands(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, "240 aboard", (Found.CLAIM,))
    claim = HARBOUR_CLAIMS[0]
    assert (hit.kind, hit.claim_id, hit.start, hit.end) == (Found.CLAIM, claim.id, claim.start, claim.end)
    assert hit.text == claim.text


def test_a_claim_that_is_gone_is_not_found(connection: sqlite3.Connection) -> None:
    with sqlite.writing(connection):
        claims.replace_extracted(connection, HARBOUR.id, (), "again")
    assert search(connection, "240 aboard", (Found.CLAIM,)) == []


def test_every_word_must_stand_in_the_passage_in_any_case_and_order(connection: sqlite3.Connection) -> None:
    assert len(texts(connection, "DECK scraping")) == 2
    assert texts(connection, "scraping harbour") == []


def test_the_beginning_of_a_word_finds_it_and_the_middle_does_not(connection: sqlite3.Connection) -> None:
    assert len(texts(connection, "scrap")) == 2
    assert texts(connection, "craping") == []


@pytest.mark.parametrize("query", ["café", "cafe", "CAFÉ", "cafe\u0301", "Emile", "émile", "e\u0301mile roux"])
def test_accents_need_not_be_typed_and_may_be_typed_in_either_form(connection: sqlite3.Connection, query: str) -> None:
    assert len(texts(connection, query)) == 1


def test_a_hit_bears_the_corrected_title(connection: sqlite3.Connection) -> None:
    record(connection, "set title", HARBOUR.id, "Chart to blame")
    assert {hit.article_title for hit in search(connection, "240")} == {"Chart to blame"}


def test_one_article_alone_can_be_searched(connection: sqlite3.Connection) -> None:
    found = search(connection, "scraping", article=HARBOUR.id)
    assert {hit.article_id for hit in found} == {HARBOUR.id}
    assert [hit.kind for hit in found] == [Found.ARTICLE, Found.CLAIM]


# Marks


def test_the_words_found_are_marked_whole_where_their_beginning_was_sought(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, "peop abo", PASSAGES)
    assert marked(hit) == ["people", "aboard"]


def test_words_are_marked_whatever_their_accents(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, "emile", PASSAGES)
    assert marked(hit) == ["Émile"]


def test_words_in_quotes_are_marked_together(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, '"people on board"', PASSAGES)
    assert marked(hit) == ["people on board"]


def plain(word: str) -> str:
    """The word in small letters without accents, as the index knows it."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


@example(text="\x02\u0323zebra \x02\x02 zebra\u0323")
@given(text=st.text(min_size=1).map(lambda text: f"\x02{text}zebra \x02\x02 zebra{text}"))
@settings(max_examples=100, deadline=None)
def test_marks_are_exact_whatever_stands_in_a_text(session_file: sqlite3.Connection, text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    with sqlite.writing(session_file):
        entry = log.append(session_file, "aa", "ann", FERRY, "note", None, {"text": text}).id
    found = [hit for hit in search(session_file, '"zebra"', (Found.NOTE,), limit=10_000) if hit.entry == entry]
    for hit in found:
        assert hit.text == text
        assert {plain(words) for words in marked(hit)} <= {"zebra"}
        assert len(hit.marks) >= 1 or "\0" in text


# What reviewers wrote


@pytest.mark.parametrize(
    ("action", "value", "body", "kind"),
    [
        ("verdict", "false", {"rationale": "Zebra."}, Found.RATIONALE),
        ("adjudicate", "false", {"rationale": "Zebra."}, Found.RATIONALE),
        ("dismiss", None, {"reason": "Zebra."}, Found.RATIONALE),
        ("note", None, {"text": "Zebra."}, Found.NOTE),
        ("reword", None, {"text": "Zebra."}, Found.WORDING),
        ("evidence", "supports", {"url": "https://zebra.example/"}, Found.EVIDENCE),
        ("evidence", "supports", {"quote": "a zebra", "url": "https://e.example/"}, Found.EVIDENCE),
        ("evidence", "supports", {"publisher": "Zebra", "title": "T"}, Found.EVIDENCE),
    ],
)
def test_what_reviewers_wrote_is_found_with_its_claim_and_its_author(
    connection: sqlite3.Connection, action: str, value: str | None, body: dict[str, str], kind: Found
) -> None:
    entry = record(connection, action, value=value, **body)
    (hit,) = search(connection, "zebra")
    assert (hit.kind, hit.entry, hit.author, hit.claim_id) == (kind, entry, "ann", FERRY)
    assert (hit.article_id, hit.start, hit.end) == (STORY.id, STORY_CLAIMS[0].start, STORY_CLAIMS[0].end)
    assert [word.lower() for word in marked(hit)] == ["zebra"]


def test_a_note_on_an_article_is_found_with_the_article(connection: sqlite3.Connection) -> None:
    record(connection, "note", HARBOUR.id, text="A zebra.")
    (hit,) = search(connection, "zebra")
    assert (hit.article_id, hit.article_title, hit.claim_id, hit.place) == (HARBOUR.id, HARBOUR.title, None, None)


def test_what_was_taken_back_is_not_found_and_what_was_brought_back_is(connection: sqlite3.Connection) -> None:
    note = record(connection, "note", text="A zebra.")
    undo = record(connection, "undo", value=note)
    assert search(connection, "zebra") == []
    record(connection, "redo", value=undo)
    assert [hit.entry for hit in search(connection, "zebra")] == [note]


def test_evidence_that_was_withdrawn_is_not_found(connection: sqlite3.Connection) -> None:
    entry = record(connection, "evidence", value="refutes", url="https://zebra.example/")
    record(connection, "withdraw", value=entry)
    assert search(connection, "zebra") == []


def test_a_rationale_that_another_one_replaced_is_not_found(connection: sqlite3.Connection) -> None:
    record(connection, "verdict", value="false", rationale="A zebra.")
    record(connection, "verdict", value="true", rationale="A gnu.")
    assert search(connection, "zebra") == []
    assert len(search(connection, "gnu")) == 1


def test_what_was_redacted_is_not_found(connection: sqlite3.Connection) -> None:
    note = record(connection, "note", text="A zebra.")
    record(connection, "redact", value=note, reason="A name.")
    assert search(connection, "zebra") == []


def test_others_rationales_are_hidden_from_who_has_not_decided_the_claim(connection: sqlite3.Connection) -> None:
    theirs = record(connection, "verdict", value="false", by="ben", rationale="A zebra.")
    note = record(connection, "note", by="ben", text="A zebra.")

    def found(hidden_from: str | None) -> list[str | None]:
        return [hit.entry for hit in search(connection, "zebra", hidden_from=hidden_from)]

    assert found(None) == found("ben") == [note, theirs]
    assert found("ann") == [note]
    record(connection, "verdict", STORY_CLAIMS[1].id, "true")
    assert found("ann") == [note]
    own = record(connection, "verdict", value="true")
    assert found("ann") == [note, theirs]
    record(connection, "undo", value=own)
    assert found("ann") == [note]
    record(connection, "adjudicate", value="false", by="eva")
    assert found("ann") == [note, theirs]


# Order and number


def test_kinds_follow_each_other_in_one_order(connection: sqlite3.Connection) -> None:
    record(connection, "verdict", value="false", rationale="Nobody was aboard.")
    record(connection, "note", text="Who was aboard?")
    record(connection, "evidence", value="supports", quote="212 were aboard")
    found = [hit.kind for hit in search(connection, "aboard")]
    assert found == [Found.ARTICLE, Found.CLAIM, Found.EVIDENCE, Found.NOTE, Found.RATIONALE]
    assert [hit.kind for hit in search(connection, "aboard", (Found.NOTE, Found.CLAIM))] == [Found.CLAIM, Found.NOTE]


@pytest.mark.parametrize("ranked", [True, False])
def test_what_speaks_of_the_words_most_comes_first(connection: sqlite3.Connection, ranked: bool) -> None:
    long = article_of("A zebra, and then many words that have nothing to do with it.", source="1.txt")
    short = article_of("Zebra, zebra!", source="2.txt")
    with sqlite.writing(connection):
        articles.add(connection, long)
        articles.add(connection, short)
    found = [hit.article_id for hit in search(connection, "zebra", ranked=ranked)]
    assert found == [short.id, long.id]


def test_so_many_hits_that_ranking_them_would_be_felt_come_as_they_came(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.store.search.QUICKLY_RANKED", 1)
    for text in ("A zebra, and then many words that have nothing to do with it.", "Zebra, zebra!"):
        record(connection, "note", text=text)
    assert [len(hit.marks) for hit in search(connection, "zebra", ranked=False)] == [1, 2]
    assert [len(hit.marks) for hit in search(connection, "zebra", ranked=True)] == [2, 1]


def test_no_more_are_fetched_than_asked_for(connection: sqlite3.Connection) -> None:
    found = search(connection, "the", limit=2)
    assert [hit.kind for hit in found] == [Found.ARTICLE] * 2 + [Found.CLAIM] * 2


# Queries


@pytest.fixture(scope="module")
def session_file(template: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("search") / "review.db"
    path.write_bytes(template)
    connection = schema.open_file(path)
    yield connection
    connection.close()


@given(query=st.text())
@settings(max_examples=200, deadline=None)
def test_no_query_at_all_is_malformed(session_file: sqlite3.Connection, query: str) -> None:
    search(session_file, query)


@pytest.mark.parametrize("query", ["ferry*", '"ferry"', "ferry:", "(ferry)", "ferry😀", "^ferry", "ferry, Alda!"])
def test_punctuation_and_signs_in_a_query_stand_for_nothing(connection: sqlite3.Connection, query: str) -> None:
    assert any("Alda" in text for text in texts(connection, query))


@pytest.mark.parametrize("word", ["AND", "OR", "NOT", "NEAR"])
def test_the_operators_of_sqlite_are_words_like_others(connection: sqlite3.Connection, word: str) -> None:
    with sqlite.writing(connection):
        articles.add(connection, article_of(f"Nothing but {word.lower()} stands here."))
    assert f"Nothing but {word.lower()} stands here." in texts(connection, f"stands {word}")


def test_a_file_that_can_only_be_read_can_be_searched(review_file: Path) -> None:
    connection = schema.open_file(review_file, read_only=True)
    assert len(search(connection, "240 aboard")) == 2
    connection.close()
