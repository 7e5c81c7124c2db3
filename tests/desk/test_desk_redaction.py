"""Redaction: the words of an entry are gone for good; that it was there stays."""

from pathlib import Path

import pytest

from tests.store.making import STORY, STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Stance

FERRY = STORY_CLAIMS[0].id
SECRET = "xyzzyplugh"


def record(desk: Desk, what: str) -> None:
    if what == "verdict":
        desk.decide(FERRY, "true", rationale=SECRET)
    elif what == "adjudicate":
        desk.decide(FERRY, "true")
        desk.adjudicate(FERRY, "false", rationale=SECRET)
    elif what == "evidence":
        desk.cite(FERRY, f"https://example.org/{SECRET}", stance=Stance.REFUTES, quote=SECRET, title=SECRET)
    elif what == "note":
        desk.note(FERRY, SECRET)
    elif what == "dismiss":
        desk.dismiss(FERRY, SECRET)
    elif what == "reword":
        desk.reword(FERRY, SECRET)


WHAT = ("verdict", "adjudicate", "evidence", "note", "dismiss", "reword")


def everything_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("review.db*"))


@pytest.mark.parametrize("what", WHAT)
def test_the_words_are_gone_from_the_file_and_the_log_still_verifies(review_file: Path, what: str) -> None:
    with Desk.open(review_file, "ann") as desk:
        for _ in range(3):
            record(desk, what)
        assert SECRET.encode() in everything_of(review_file.parent)
        standing = desk.claim(FERRY).standing
        for entry in [entry for entry in desk.log() if SECRET in entry.body]:
            assert desk.redact(entry.id[:20], "A court order.").id == entry.id
        assert desk.claim(FERRY).standing == standing
        assert desk.check().problems == []
        assert desk.search(SECRET) == []
    assert SECRET.encode() not in everything_of(review_file.parent)
    with Desk.open(review_file, "bob") as desk:
        assert desk.check().problems == []
        text = str(desk.record(FERRY))
        assert "[Redacted by ann, " in text
        assert "A court order." in text


def test_a_redacted_entry_is_taken_back_and_brought_back_like_any_other(desk: Desk) -> None:
    desk.decide(FERRY, "true", rationale=SECRET)
    desk.redact(next(iter(desk.log())).id, "A name.")
    desk.undo()
    assert desk.claim(FERRY).standing.verdicts == 0
    desk.redo()
    assert desk.claim(FERRY).standing.rating == "true"


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_redaction_says_why(desk: Desk, reason: str) -> None:
    desk.note(FERRY, "A note.")
    with pytest.raises(WorkbenchError, match="A redaction needs a reason"):
        desk.redact(next(iter(desk.log())).id, reason)
    assert len(list(desk.log())) == 1


def test_what_cannot_be_redacted_is_told_why_and_nothing_is_recorded(desk: Desk) -> None:
    desk.note(FERRY, "A note.")
    note = next(iter(desk.log())).id
    desk.redact(note, "A name.")
    redaction = list(desk.log())[1].id
    checkpoint = desk.checkpoint("export")
    assert checkpoint is not None
    desk.correct(STORY.id, "title", "Another")
    title = list(desk.log())[-1].id
    for entry, said in (
        (note, "redacted already"),
        (redaction, "cannot be redacted"),
        (checkpoint.id, "cannot be redacted"),
        (title, "“Another”"),
        ("0" * 32, "There is no entry"),
        ("nonsense", "There is no entry"),
    ):
        with pytest.raises(WorkbenchError, match=said):
            desk.redact(entry, "Because.")
    assert len(list(desk.log())) == 4


def test_a_body_blanked_without_an_entry_that_says_so_is_found(desk: Desk) -> None:
    from tests.store.making import off_guard

    desk.note(FERRY, "A note.")
    entry = next(iter(desk.log())).id
    with off_guard(desk._connection):
        desk._connection.execute("UPDATE log SET body = '', salt = ''")
    (fault,) = desk.faults()
    assert (fault.entry, fault.wrong) == (entry, "its body was blanked, and no entry says by whom and why")
