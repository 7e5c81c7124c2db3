import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.store.making import HARBOUR, STORY, STORY_CLAIMS, article_of, claim_at
from workbench.domain.article import Article, Boilerplate, Locator, Passage, Role, article_id
from workbench.domain.claim import Claim
from workbench.domain.errors import WorkbenchError
from workbench.store import articles, claims, log, schema, search, sqlite
from workbench.store.check import check


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def correct(connection: sqlite3.Connection, name: str, value: str) -> None:
    with sqlite.writing(connection):
        log.append(connection, "aa", "ann", STORY.id, f"set {name}", value)


def test_an_article_is_read_back_as_it_was_stored(connection: sqlite3.Connection) -> None:
    assert articles.article(connection, STORY.id) == STORY
    assert articles.article(connection, HARBOUR.id) == HARBOUR


def test_pages_and_what_else_the_source_says_are_read_back(connection: sqlite3.Connection) -> None:
    paged = article_of(
        "On page one.\n\nOn page three.",
        locators=(Locator(0, "page 1"), Locator(14, "page 2"), Locator(14, "page 3")),
        more=(("producer", "A press"), ("keyword", "b"), ("keyword", "a")),
    )
    with sqlite.writing(connection):
        articles.add(connection, paged)
    assert articles.article(connection, paged.id) == paged
    assert [paged.locator_at(offset) for offset in (0, 13, 14, 20)] == ["page 1", "page 1", "page 3", "page 3"]
    assert check(connection).problems == []


def test_the_same_text_is_one_article_and_the_first_reading_of_it_stays(connection: sqlite3.Connection) -> None:
    with sqlite.writing(connection):
        assert not articles.add(connection, article_of(STORY.text, source="copy.txt", title="Another title"))
    assert articles.article(connection, STORY.id) == STORY
    assert len(articles.summaries(connection)) == 2


def test_an_unknown_article_is_a_sentence(connection: sqlite3.Connection) -> None:
    with pytest.raises(WorkbenchError, match="There is no article ff"):
        articles.article(connection, "ff")


def test_articles_are_listed_by_the_names_of_their_sources(connection: sqlite3.Connection) -> None:
    assert [summary.id for summary in articles.summaries(connection)] == [STORY.id, HARBOUR.id]


def test_the_progress_of_an_article_counts_claims_that_are_no_longer_open(connection: sqlite3.Connection) -> None:
    decided, dismissed, noted = STORY_CLAIMS
    with sqlite.writing(connection):
        log.append(connection, "aa", "ann", decided.id, "verdict", "true")
        log.append(connection, "aa", "ann", dismissed.id, "dismiss")
        log.append(connection, "aa", "ann", noted.id, "note")
        log.append(connection, "aa", "ann", STORY.id, "note")
    first, second = articles.summaries(connection)
    assert (first.claims, first.reviewed) == (3, 2)
    assert (second.claims, second.reviewed) == (2, 0)
    assert [articles.summary(connection, summary.id) for summary in (first, second)] == [first, second]


@pytest.mark.parametrize("name", ["title", "byline", "outlet", "published", "language", "source"])
def test_a_correction_stands_before_what_was_read_and_the_last_one_before_all(
    connection: sqlite3.Connection, name: str
) -> None:
    correct(connection, name, "first")
    correct(connection, name, "second")
    assert getattr(articles.article(connection, STORY.id), name) == "second"
    assert getattr(articles.summary(connection, STORY.id), name) == "second"
    assert getattr(articles.article(connection, HARBOUR.id), name) == getattr(HARBOUR, name)


def test_a_stand_in_title_is_none_any_more_once_corrected(connection: sqlite3.Connection) -> None:
    untitled = article_of("No title here.", title_is_standin=True)
    with sqlite.writing(connection):
        articles.add(connection, untitled)
        assert articles.article(connection, untitled.id).title_is_standin
        log.append(connection, "aa", "ann", untitled.id, "set title", "A real one")
    assert not articles.article(connection, untitled.id).title_is_standin


def test_an_article_waits_for_its_claims_until_they_are_stored_and_again_when_asked(
    connection: sqlite3.Connection,
) -> None:
    fresh = article_of("The bridge was closed.")
    with sqlite.writing(connection):
        articles.add(connection, fresh)
    assert articles.to_extract(connection) == [fresh.id]
    with sqlite.writing(connection):
        claims.replace_extracted(connection, fresh.id, [], "by hand")
        assert articles.to_extract(connection) == []
        articles.extract_again(connection, fresh.id)
    assert articles.to_extract(connection) == [fresh.id]


# Anchors

HOSTILE = [
    "😀",
    "👩‍👩‍👧",
    "e\u0301",
    "\u202eright to left\u202c",
    "\x1b[31m",
    "漢字",
    "\x07",
    "\r\n",
    "\t",
    "\u2028",
    "\ufeff",
    "ß",
    "𝔘",
    " ",
    "word",
    "\n\n",
]
TEXTS = st.lists(
    st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1
).map("".join)


@st.composite
def marked_articles(draw: st.DrawFn) -> tuple[Article, list[Claim]]:
    """An article of hostile text, in passages that do not overlap, with claims that may."""
    text = draw(TEXTS.filter(bool))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    roles = st.sampled_from(Role)
    passages = tuple(
        Passage(start, end, role := draw(roles), Boilerplate.OTHER if role is Role.BOILERPLATE else None)
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    article = Article(article_id(text), text, passages, title=draw(st.sampled_from(HOSTILE)), source=text[:20])
    offsets = st.integers(0, len(text))
    spans = draw(st.sets(st.tuples(offsets, offsets).map(sorted).map(tuple).filter(lambda s: s[0] < s[1]), max_size=5))
    return article, [claim_at(article, start, end) for start, end in sorted(spans)]


WHOLE = article_of("\ufeff\U0001f469\u200d\U0001f467 said\u202e “2\u0308 \x1b[0m deaths”")


@given(made=marked_articles())
@example(made=(WHOLE, [claim_at(WHOLE, start, start + 1) for start in range(len(WHOLE.text))]))
@settings(max_examples=80, deadline=None)
def test_whatever_an_article_holds_every_anchor_stands_where_it_says(
    template: bytes, tmp_path_factory: pytest.TempPathFactory, made: tuple[Article, list[Claim]]
) -> None:
    article, marked = made
    path = tmp_path_factory.getbasetemp() / "anchors.db"
    path.write_bytes(template)
    connection = schema.open_file(path)
    with sqlite.writing(connection):
        articles.add(connection, article)
        claims.replace_extracted(connection, article.id, marked, "by hand")
    kept = articles.article(connection, article.id)
    assert kept == article
    found = [reviewed.claim for reviewed in claims.claims(connection, claims.Wanted(article=article.id))]
    assert found == marked
    assert all(kept.text[claim.start : claim.end] == claim.text for claim in found)
    cut_by_sqlite = connection.execute(
        """
        SELECT c.text, substr(a.text, c.start + 1, c."end" - c.start), length(a.text)
        FROM claims AS c JOIN articles AS a ON a.id = c.article_id
        WHERE a.id = ?
        """,
        (article.id,),
    )
    assert all(tuple(row) == (row[0], row[0], len(article.text)) for row in cut_by_sqlite)
    connection.execute("INSERT INTO passage_index (passage_index, rank) VALUES ('integrity-check', 1)")
    for passage in article.passages:
        words = search.words_of(passage.span.of(article.text))
        hits = search.search(connection, " ".join(words[:1]), limit=10_000)
        assert all(hit.text in article.text for hit in hits if hit.article_id == article.id)
    assert check(connection).problems == []
    connection.close()
