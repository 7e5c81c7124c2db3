import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import STORY, STORY_CLAIMS
from workbench.domain.review import Bookmark, Stance
from workbench.store import log, reviews, schema, sqlite

CLAIM = STORY_CLAIMS[0].id
SCALE = {"label": "False", "number": 1, "scale": "default", "scale_version": 1}


@pytest.fixture
def connection(review_file: Path) -> Iterator[sqlite3.Connection]:
    connection = schema.open_file(review_file)
    yield connection
    connection.close()


def say(
    connection: sqlite3.Connection,
    author: str,
    action: str,
    value: str | None,
    body: dict[str, str | int | None],
    subject: str = CLAIM,
) -> str:
    with sqlite.writing(connection):
        return log.append(connection, f"chain of {author}", author, subject, action, value, body).id


def test_a_verdict_is_read_with_the_words_of_the_scale_on_the_day(connection: sqlite3.Connection) -> None:
    entry = say(connection, "ann", "verdict", "false", {**SCALE, "rationale": "The log says so.", "confidence": "high"})
    (verdict,) = reviews.verdicts(connection, CLAIM)
    assert (verdict.entry, verdict.reviewer, verdict.rating, verdict.label) == (entry, "ann", "false", "False")
    assert (verdict.number, verdict.scale, verdict.scale_version) == (1, "default", 1)
    assert (verdict.rationale, verdict.confidence) == ("The log says so.", "high")


def test_verdicts_are_each_reviewers_last_oldest_first(connection: sqlite3.Connection) -> None:
    for author, rating in (("ann", "false"), ("bob", "true"), ("ann", "mixed")):
        say(connection, author, "verdict", rating, {**SCALE})
    assert [(v.reviewer, v.rating) for v in reviews.verdicts(connection, CLAIM)] == [("bob", "true"), ("ann", "mixed")]
    assert reviews.verdicts(connection, CLAIM)[0].rationale == ""


def test_all_verdicts_are_those_that_stand_claim_by_claim(connection: sqlite3.Connection) -> None:
    first, second = sorted((CLAIM, STORY_CLAIMS[1].id))
    say(connection, "bob", "verdict", "true", {**SCALE}, second)
    say(connection, "bob", "verdict", "true", {**SCALE}, first)
    say(connection, "ann", "verdict", "false", {**SCALE}, second)
    say(connection, "ann", "verdict", "mixed", {**SCALE}, second)
    hasty = say(connection, "cid", "verdict", "false", {**SCALE}, first)
    say(connection, "cid", "undo", hasty, {}, first)
    say(connection, "cid", "note", None, {"text": "no verdict"}, first)
    assert list(reviews.all_verdicts(connection)) == [
        (first, "bob", "true"), (second, "ann", "mixed"), (second, "bob", "true"),
    ]  # fmt: skip


def test_evidence_keeps_every_detail(connection: sqlite3.Connection) -> None:
    details = {
        name: f"its {name}"
        for name in ("url", "title", "publisher", "published", "accessed", "archive_url", "quote", "locator")
    }
    say(connection, "ann", "evidence", "refutes", {**details})
    (piece,) = reviews.evidence(connection, CLAIM)
    assert {name: getattr(piece, name) for name in details} == details
    assert (piece.stance, piece.reference, piece.reviewer) == (Stance.REFUTES, "its url", "ann")


def test_evidence_from_an_article_is_referred_to_by_its_place(connection: sqlite3.Connection) -> None:
    say(connection, "ann", "evidence", "context", {"accessed": "now", "article": STORY.id, "start": 3, "end": 9})
    (piece,) = reviews.evidence(connection, CLAIM)
    assert piece.reference == f"{STORY.id}#3-9"


def test_notes_on_claims_and_articles_are_kept_apart_and_in_order(connection: sqlite3.Connection) -> None:
    for author, subject in (("ann", CLAIM), ("bob", STORY.id), ("bob", CLAIM)):
        say(connection, author, "note", None, {"text": f"{author}’s"}, subject)
    assert [note.text for note in reviews.notes(connection, CLAIM)] == ["ann’s", "bob’s"]
    assert [note.text for note in reviews.notes(connection, STORY.id)] == ["bob’s"]


def test_what_was_taken_back_is_not_read(connection: sqlite3.Connection) -> None:
    entry = say(connection, "ann", "note", None, {"text": "hasty"})
    say(connection, "ann", "undo", entry, {})
    assert reviews.notes(connection, CLAIM) == []


def test_each_reviewer_has_one_bookmark_the_last(connection: sqlite3.Connection) -> None:
    assert reviews.bookmark(connection, "ann") is None
    for reviewer, place in (
        ("ann", Bookmark(STORY.id, CLAIM)),
        ("bob", Bookmark("ab", None)),
        ("ann", Bookmark(STORY.id, None)),
    ):
        with sqlite.writing(connection):
            reviews.leave_bookmark(connection, reviewer, place)
    assert reviews.bookmark(connection, "ann") == Bookmark(STORY.id, None)
    assert reviews.bookmark(connection, "bob") == Bookmark("ab", None)
