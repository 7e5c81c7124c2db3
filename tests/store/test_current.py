"""The current state and the search indexes, made anew from the log: the same bytes, and only where they differ."""

import sqlite3
from pathlib import Path

import pytest

from tests.store.making import STORY, STORY_CLAIMS, current, log_rows, off_guard
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.hit import Found
from workbench.domain.review import Workflow
from workbench.store import indexes, sqlite

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)


@pytest.fixture
def worked(desk: Desk, review_file: Path) -> Desk:
    """Ann's desk on a file in which two have done a bit of everything."""
    desk.decide(FERRY, "false", rationale="Zanzibar.")
    with Desk.open(review_file, "bob") as other:
        other.decide(FERRY, "true")
        other.note(FERRY, "Quokka.")
        other.dismiss(NOISE, "Colour.")
    desk.cite(FERRY, "https://example.org/", quote="Marmoset.")
    desk.adjudicate(FERRY, "mixed", rationale="Both.")
    desk.withdraw(FERRY, 1)
    desk.undo()
    desk.move(NOISE, Workflow.SECOND_REVIEW)
    desk.add_claim(STORY.id, 0, 5)
    desk.re_cut(HURT, STORY_CLAIMS[2].start, STORY_CLAIMS[2].end - 5)
    desk.reword(FERRY, "Okapi.")
    desk.correct(STORY.id, "title", "Another title")
    desk.set_blind(True)
    desk.redact(next(e.id for e in desk.log() if e.action == "note"), "A name.")
    desk._reveal = True
    return desk


STATE = "The current state of "
TAMPERINGS = {
    "a rating": ("UPDATE state SET rating = 'true'", STATE),
    "a workflow": ("UPDATE state SET workflow = 'new'", STATE),
    "all states": ("DELETE FROM state", STATE),
    "what stands": ("DELETE FROM standing", STATE),
    "who said it": ("UPDATE standing SET author = 'eve'", STATE),
    "what never was": ("INSERT INTO standing VALUES ('ff', 'verdict', 1, 'ff', 'eve', 'true')", STATE),
    "progress": ("UPDATE progress SET reviewed = 99", STATE),
    "the index of claims": (
        "UPDATE claim_index_data SET block = zeroblob(30) WHERE id > 100",
        "The search index of claims",
    ),
    "a row of it": ("DELETE FROM claim_index_docsize WHERE id = 1", "The search index of claims"),
    "the index of passages": (
        "INSERT INTO passage_index (passage_index, rowid, text) VALUES ('delete', 1, 'Ferry runs aground off Lund')",
        "The search index of passages",
    ),
    "the index of entries": ("DELETE FROM entry_index_docsize", "The search index of what reviewers wrote"),
    "words of an entry": ("UPDATE entry_words SET text = 'Other.' WHERE number = 1", "The words kept for searching"),
    "words that are gone": ("DELETE FROM entry_words WHERE number = 1", "The words kept for searching"),
    "words of no entry": ("INSERT INTO entry_words VALUES (999, 'Words.')", "The words kept for searching"),
    "words that were redacted": (
        "INSERT INTO entry_words SELECT number, 'Quokka.' FROM log WHERE body = ''",
        "The words kept for searching",
    ),
}


@pytest.mark.parametrize(("tampering", "said"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_what_is_kept_wrongly_is_found_and_put_right(worked: Desk, tampering: str, said: str) -> None:
    before, entries = current(worked._connection), log_rows(worked._connection)
    records, hits = list(worked.records()), found(worked)
    assert {kind for kind, _ in hits} == set(Found) - {Found.NOTE}  # the note was redacted
    with off_guard(worked._connection):
        worked._connection.execute(tampering)
    assert any(problem.startswith(said) for problem in worked.check().problems)
    assert any(sentence.startswith(said) for sentence in worked.rebuild())
    assert current(worked._connection) == before
    assert log_rows(worked._connection) == entries
    assert list(worked.records()) == records
    assert worked.check().problems == []
    assert found(worked) == hits
    assert worked.rebuild() == []


SOUGHT = ("scraping", "zanzibar", "marmoset", "okapi", "quokka", "ferry")


def found(desk: Desk) -> list[tuple[Found, str]]:
    return [(hit.kind, hit.text) for word in SOUGHT for hit in desk.search(word)]


def test_where_all_is_right_nothing_is_written(worked: Desk, review_file: Path) -> None:
    with Desk.open(review_file, "bob") as other:
        version = other.version()
        assert worked.rebuild() == []
        assert other.version() == version


def test_nothing_is_rebuilt_from_a_log_that_does_not_verify(worked: Desk) -> None:
    with off_guard(worked._connection):
        worked._connection.execute("UPDATE log SET author = 'eve' WHERE number = 1")
        worked._connection.execute("DELETE FROM state")
    with pytest.raises(WorkbenchError, match=r"was rebuilt: its log does not verify.*`workbench log .* --verify`"):
        worked.rebuild()
    assert worked._connection.execute("SELECT count(*) FROM state").fetchone()[0] == 0


def test_a_rebuild_that_cannot_be_finished_changes_nothing(worked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with off_guard(worked._connection):
        worked._connection.execute("DELETE FROM state")

    def full(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(indexes, "rebuild", full)
    with pytest.raises(WorkbenchError, match="the disk is full"):
        worked.rebuild()
    assert worked._connection.execute("SELECT count(*) FROM state").fetchone()[0] == 0


def test_a_nul_in_an_article_is_no_damage_of_the_index(desk: Desk) -> None:
    text = "One\0two three.\n\nFour."
    from tests.store.making import article_of
    from workbench.store import articles

    with sqlite.writing(desk._connection):
        articles.add(desk._connection, article_of(text, source="c.txt"))
    assert desk.check().problems == []
    with off_guard(desk._connection):
        desk._connection.execute("DELETE FROM state")
        desk._connection.execute("INSERT INTO standing VALUES ('ff', 'verdict', 1, 'ff', 'eve', 'true')")
    assert desk.rebuild() != []
    assert desk.check().problems == []
    assert len(desk.search("three", [Found.ARTICLE])) == 1
