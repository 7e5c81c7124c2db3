"""Undo and redo, as in an editor: a list of what was done with a cursor in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.store.making import STORY, STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Workflow
from workbench.store import current, schema, sqlite

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)


def do(desk: Desk, what: str) -> bool:
    """Whether it was done: evidence can be withdrawn only where the reviewer has some."""
    if what == "withdraw":
        own = [n for n, piece in enumerate(desk.record(FERRY).evidence, 1) if piece.reviewer == desk.reviewer]
        if not own:
            return False
        desk.withdraw(FERRY, own[-1])
    elif what == "decide":
        desk.decide(FERRY, "false")
    elif what == "decide otherwise":
        desk.decide(FERRY, "true")
    elif what == "cite":
        desk.cite(FERRY, "https://example.org/")
    elif what == "note":
        desk.note(FERRY, "A note.")
    elif what == "dismiss":
        desk.dismiss(NOISE)
    elif what == "move":
        desk.move(NOISE, Workflow.SECOND_REVIEW)
    elif what == "reword":
        desk.reword(FERRY, "In other words.")
    elif what == "add":
        desk.add_claim(STORY.id, 0, 5)
    elif what == "re-cut":
        desk.re_cut(HURT, STORY_CLAIMS[2].start, STORY_CLAIMS[2].end - 5)
    elif what == "split":
        desk.split(FERRY)
    elif what == "join":
        desk.join([NOISE, HURT])
    elif what == "correct":
        desk.correct(STORY.id, "title", "Another title")
    return True


WHAT = [
    *("decide", "decide otherwise", "cite", "cite", "withdraw", "withdraw", "note"),
    *("dismiss", "move", "reword", "add", "re-cut", "split", "join", "correct"),
]


class Cursor:
    """A list with a cursor: what an editor keeps. Each thing done is an entry, or several recorded as one."""

    def __init__(self) -> None:
        self.done: list[tuple[str, ...]] = []
        self.undone: list[tuple[str, ...]] = []

    def did(self, entries: tuple[str, ...]) -> None:
        self.done.append(entries)
        self.undone.clear()

    def undo(self) -> tuple[str, ...] | None:
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def redo(self) -> tuple[str, ...] | None:
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        return self.done[-1]


def last_entry(desk: Desk) -> str:
    return [entry.id for entry in desk.log() if entry.author == desk.reviewer][-1]


def since(desk: Desk, before: int) -> tuple[str, ...]:
    """The entries that came after the first *before* ones."""
    return tuple(entry.id for entry in desk.log())[before:]


def standing(desk: Desk, reviewer: str) -> set[str]:
    """Entries of the reviewer's that stand, or that would if a later one of theirs had not taken their place."""
    gone = {row["entry"] for row in desk._connection.execute("SELECT entry FROM taken_back")}
    return {
        entry.id
        for entry in desk.log()
        if entry.author == reviewer
        and entry.id not in gone
        and entry.action not in ("undo", "redo", "checkpoint", "redact")
    }


@example(steps=[("ann", "join"), ("ann", "undo"), ("ann", "redo")])
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["ann", "ann", "bob"]), st.sampled_from([*WHAT, *["undo"] * 7, *["redo"] * 6]))
    )
)
def test_any_doing_and_undoing_and_redoing_is_that_of_a_list_with_a_cursor(
    template: bytes, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("editor") / "review.db"
    path.write_bytes(template)
    desks = {name: Desk.open(path, name) for name in ("ann", "bob")}
    models = {name: Cursor() for name in desks}
    withdrawn: dict[str, str] = {}
    for desk in desks.values():
        desk._connection.execute("PRAGMA synchronous=OFF")
    for name, what in steps:
        desk, model = desks[name], models[name]
        before = sum(1 for _ in desk.log())
        if what in ("undo", "redo"):
            wanted = getattr(model, what)()
            if wanted is None:
                with pytest.raises(WorkbenchError):
                    getattr(desk, what)()
            else:
                assert getattr(desk, what)().id == wanted[-1]
        elif do(desk, what):
            entries = since(desk, before)
            model.did(entries)
            if what == "withdraw":
                taken = next(e for e in desk.log() if e.id == entries[0]).value
                assert taken is not None
                withdrawn[entries[0]] = taken
        for reviewer, theirs in models.items():
            done = {entry for entries in theirs.done for entry in entries}
            gone = {withdrawn[entry] for entry in done if entry in withdrawn}
            assert standing(desk, reviewer) == done - gone
    connection = desks["ann"]._connection
    assert list(current.wrong(connection)) == []
    for desk in desks.values():
        desk.close()
    with Desk.open(path, "cy") as reader:
        assert reader.check().problems == []


def test_a_withdrawal_is_undone_and_redone_like_anything_else_and_keeps_its_reason(desk: Desk) -> None:
    desk.cite(FERRY, "https://example.org/a")
    desk.withdraw(FERRY, 1, "A hoax.")
    desk.note(FERRY, "After it.")
    desk.undo()
    desk.undo()
    assert len(desk.record(FERRY).evidence) == 1
    assert desk.redo().action == "withdraw"
    assert desk.record(FERRY).evidence == ()
    assert desk.redo().action == "note"
    assert [note.text for note in desk.record(FERRY).notes] == ["After it."]
    with pytest.raises(WorkbenchError, match="nothing back that could be brought back"):
        desk.redo()
    assert [entry.action for entry in desk.log()] == ["evidence", "withdraw", "note", "undo", "undo", "redo", "redo"]


def test_redo_ends_where_something_new_was_recorded(desk: Desk) -> None:
    desk.decide(FERRY, "true")
    desk.undo()
    desk.note(FERRY, "No.")
    with pytest.raises(WorkbenchError, match="could be brought back"):
        desk.redo()


def test_another_reviewers_work_is_in_nobodys_way(desk: Desk, review_file: Path) -> None:
    desk.decide(FERRY, "true")
    desk.undo()
    with Desk.open(review_file, "bob") as other:
        other.decide(FERRY, "false")
        with pytest.raises(WorkbenchError):
            other.redo()
    assert desk.redo().value == "true"
    assert desk.claim(FERRY).standing.workflow is Workflow.DISPUTED


def test_a_checkpoint_and_a_redaction_are_not_taken_back(desk: Desk) -> None:
    desk.note(FERRY, "A name.")
    note = last_entry(desk)
    desk.redact(note, "A court order.")
    desk.checkpoint("export")
    assert desk.undo().id == note
    with pytest.raises(WorkbenchError, match="nothing of ann's to take back"):
        desk.undo()
    assert desk.redo().id == note
    assert desk.record(FERRY).notes[0].text.startswith("[Redacted by ann, ")


def test_undo_and_redo_reach_over_sessions(review_file: Path) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.decide(FERRY, "true")
    with Desk.open(review_file, "ann") as desk:
        desk.undo()
    with Desk.open(review_file, "ann") as desk:
        assert desk.redo().value == "true"
        assert desk.claim(FERRY).standing.rating == "true"


def test_nobody_takes_back_what_another_recorded_whatever_the_log_says(review_file: Path) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.decide(FERRY, "true")
        verdict = last_entry(desk)
    with Desk.open(review_file, "eve") as desk:
        for action in ("undo", "withdraw"):
            desk._append(FERRY, action, verdict, {})  # type: ignore[arg-type]
        assert desk.claim(FERRY).standing.rating == "true"
        assert desk.check().problems == []
    connection = schema.open_file(review_file)
    with sqlite.writing(connection):
        current.rebuild(connection)
    connection.close()
    with Desk.open(review_file, "ann") as desk:
        assert desk.claim(FERRY).standing.rating == "true"
