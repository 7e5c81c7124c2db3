import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, claim_of
from workbench.domain.claim import Kind
from workbench.domain.review import Standing, Workflow
from workbench.store import articles, claims, log, schema, sqlite, steps, tallies
from workbench.store.check import check
from workbench.store.claims import SORTS, Wanted
from workbench.store.ids import whole_id

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)
ABOARD, NOISE_AGAIN = (claim.id for claim in HARBOUR_CLAIMS)


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    assert check(connection).problems == []
    connection.close()


def say(connection: sqlite3.Connection, subject: str, action: str, value: str | None = None) -> None:
    with sqlite.writing(connection):
        log.append(connection, "aa", "ann", subject, action, value)


def undo(connection: sqlite3.Connection) -> None:
    last = next(steps.standing(connection, "ann"), [None])[0]
    assert last is not None
    say(connection, last.subject, "undo", last.id)


ALL = Wanted()


def ids(connection: sqlite3.Connection, wanted: Wanted = ALL, sort: str = "position") -> list[str]:
    return [reviewed.claim.id for reviewed in claims.claims(connection, wanted, sort)]


def extract_again(connection: sqlite3.Connection, *found: str) -> None:
    """As a newer extractor would, which finds in the story what says these words."""
    with sqlite.writing(connection):
        again = [claim_of(STORY, words, score=0.99) for words in found]
        claims.replace_extracted(connection, STORY.id, again, "newer")


def test_a_claim_is_read_back_as_it_was_stored_and_knows_its_article(connection: sqlite3.Connection) -> None:
    found = list(claims.claims(connection))
    assert tuple(reviewed.claim for reviewed in found) == STORY_CLAIMS + HARBOUR_CLAIMS
    assert (found[0].article_title, found[0].source, found[0].standing) == (STORY.title, STORY.source, Standing())
    assert claims.claim(connection, FERRY) == found[0]
    assert claims.claim(connection, "ff") is None


def test_a_claim_shows_the_corrected_title_and_source_of_its_article(connection: sqlite3.Connection) -> None:
    say(connection, STORY.id, "set title", "Ferry aground")
    say(connection, STORY.id, "set source", "https://example.org/ferry")
    found = claims.claim(connection, FERRY)
    assert found is not None
    assert (found.article_title, found.source) == ("Ferry aground", "https://example.org/ferry")


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("position", [FERRY, NOISE, HURT, ABOARD, NOISE_AGAIN]),
        ("score", [ABOARD, FERRY, HURT, *sorted([NOISE, NOISE_AGAIN])]),
        ("claimant", [NOISE, FERRY, ABOARD, HURT, NOISE_AGAIN]),
        ("workflow", [HURT, FERRY, NOISE, ABOARD, NOISE_AGAIN]),
    ],
)
def test_claims_come_in_the_order_that_was_asked_for(
    connection: sqlite3.Connection, sort: str, expected: list[str]
) -> None:
    say(connection, HURT, "dismiss")
    assert ids(connection, sort=sort) == expected


def test_every_order_on_offer_is_tried_above() -> None:
    assert set(SORTS) == {"position", "score", "claimant", "workflow"}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), [FERRY, NOISE, HURT, ABOARD, NOISE_AGAIN]),
        (Wanted(article=HARBOUR.id), [ABOARD, NOISE_AGAIN]),
        (Wanted(workflow=Workflow.NEW), [HURT, ABOARD, NOISE_AGAIN]),
        (Wanted(workflow=Workflow.FINAL), [FERRY]),
        (Wanted(workflow=Workflow.IN_PROGRESS), [NOISE]),
        (Wanted(rating="false"), [FERRY]),
        (Wanted(rating="true"), []),
        (Wanted(claimant="holm"), [NOISE]),
        (Wanted(claimant="ÉMILE"), [ABOARD]),
        (Wanted(claimant="%"), []),
        (Wanted(claimant="\udcff"), []),
        (Wanted(min_score=0.8), [FERRY, ABOARD]),
        (Wanted(article=STORY.id, min_score=0.5, workflow=Workflow.NEW), [HURT]),
    ],
)
def test_only_claims_that_meet_every_condition_are_listed(
    connection: sqlite3.Connection, wanted: Wanted, expected: list[str]
) -> None:
    say(connection, FERRY, "verdict", "false")
    say(connection, NOISE, "note")
    assert ids(connection, wanted) == expected


def test_where_every_claim_stands_is_counted_and_an_articles_note_is_none_of_it(connection: sqlite3.Connection) -> None:
    say(connection, FERRY, "evidence", "supports")
    say(connection, FERRY, "evidence", "refutes")
    say(connection, STORY.id, "note")
    found = list(claims.standings(connection))
    assert len(found) == 5
    assert found.count(Standing()) == 4
    assert tallies.most_evidence(connection) == 2


# Re-extraction


def test_a_newer_extractor_replaces_what_nobody_spoke_of(connection: sqlite3.Connection) -> None:
    extract_again(connection, "The ferry Alda ran aground on Monday", "caught fire")
    found = list(claims.claims(connection, Wanted(article=STORY.id)))
    assert [reviewed.claim.text for reviewed in found] == ["The ferry Alda ran aground on Monday", "caught fire"]
    assert articles.summary(connection, STORY.id).claims == 2
    assert ids(connection, Wanted(article=HARBOUR.id)) == [ABOARD, NOISE_AGAIN]


@pytest.mark.parametrize("action", ["verdict", "evidence", "note", "dismiss"])
def test_a_claim_that_the_log_speaks_of_stays_found_again_or_not(connection: sqlite3.Connection, action: str) -> None:
    say(connection, FERRY, action, "true")
    before = claims.claim(connection, FERRY)
    extract_again(connection)
    assert ids(connection, Wanted(article=STORY.id)) == [FERRY]
    assert claims.claim(connection, FERRY) == before
    assert articles.summary(connection, STORY.id).claims == 1


def test_a_claim_whose_only_verdict_was_taken_back_stays_too(connection: sqlite3.Connection) -> None:
    say(connection, HURT, "verdict", "true")
    undo(connection)
    extract_again(connection)
    assert ids(connection, Wanted(article=STORY.id)) == [HURT]


def test_a_claim_that_is_found_again_keeps_its_verdict_and_gets_the_new_score(connection: sqlite3.Connection) -> None:
    say(connection, FERRY, "verdict", "true")
    extract_again(connection, STORY_CLAIMS[0].text)
    (found,) = claims.claims(connection, Wanted(article=STORY.id))
    assert (found.claim.id, found.claim.score, found.claim.kind) == (FERRY, 0.99, Kind.STATEMENT)
    assert found.claim.quantities == ()
    assert found.standing == Standing(Workflow.FINAL, "true", 1)


def test_finding_the_same_again_changes_nothing(connection: sqlite3.Connection) -> None:
    before = list(claims.claims(connection))
    with sqlite.writing(connection):
        claims.replace_extracted(connection, STORY.id, STORY_CLAIMS, "by hand")
    assert list(claims.claims(connection)) == before


# Names


def test_a_claim_is_named_by_the_beginning_of_its_id(connection: sqlite3.Connection) -> None:
    assert whole_id(connection, "claims", FERRY[:12]) == [FERRY]
    assert whole_id(connection, "claims", FERRY) == [FERRY]
    assert whole_id(connection, "articles", STORY.id[:12]) == [STORY.id]


@pytest.mark.parametrize("beginning", ["", "%", "_", "zz", "g", FERRY + "0", "\udcff", "a\0", FERRY[:5] + "*"])
def test_what_is_no_beginning_of_an_id_names_nothing(connection: sqlite3.Connection, beginning: str) -> None:
    assert whole_id(connection, "claims", beginning) == []


def test_no_other_table_has_names(connection: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="passages"):
        whole_id(connection, "passages", "a")
