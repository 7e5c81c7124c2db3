"""Where a claim stands, kept up by the triggers of schema/0001_review_file.sql."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import HARBOUR_CLAIMS, STORY, STORY_CLAIMS, bare, current, log_rows
from workbench.domain.review import Action, LogEntry, Standing, Workflow
from workbench.store import claims, handmade, log, reviews, schema, sqlite, steps
from workbench.store import current as current_state
from workbench.store.check import check

CLAIM = STORY_CLAIMS[0].id
CUT = handmade.named(STORY.id, [STORY_CLAIMS[0].span])
SPLIT = handmade.named(STORY.id, [claim.span for claim in STORY_CLAIMS])


@dataclass
class Reviewers:
    """Anybody at work on a file, by name."""

    connection: sqlite3.Connection
    chains: dict[str, str] = field(default_factory=dict)

    def say(self, author: str, action: str, value: str | None = None, subject: str = CLAIM) -> None:
        with sqlite.writing(self.connection):
            self._append(author, subject, action, value)

    def undo(self, author: str) -> None:
        with sqlite.writing(self.connection):
            last = next(steps.standing(self.connection, author), [None])[0]
            if last is not None:
                self._append(author, last.subject, "undo", last.id)

    def redo(self, author: str) -> None:
        with sqlite.writing(self.connection):
            undone = log.last_undo_of(self.connection, author)
            taken = log.entry(self.connection, undone.value) if undone and undone.value else None
            if undone is not None and taken is not None:
                self._append(author, taken.subject, "redo", undone.id)

    def withdraw(self, author: str, subject: str) -> None:
        with sqlite.writing(self.connection):
            own = [piece for piece in reviews.evidence(self.connection, subject) if piece.reviewer == author]
            if own:
                self._append(author, subject, "withdraw", own[0].entry)

    def _append(self, author: str, subject: str, action: str, value: str | None) -> None:
        chain = self.chains.setdefault(author, log.new_chain())
        log.append(self.connection, chain, author, subject, action, value, {"text": action})

    @property
    def standing(self) -> Standing:
        found = claims.claim(self.connection, CLAIM)
        assert found is not None
        return found.standing

    @property
    def place(self) -> tuple[Workflow, str | None, int]:
        return self.standing.workflow, self.standing.rating, self.standing.verdicts


@pytest.fixture
def reviewers(review_file: Path) -> Iterator[Reviewers]:
    connection = schema.open_file(review_file)
    yield Reviewers(connection)
    assert check(connection).problems == []
    connection.close()


def test_a_claim_nobody_spoke_of_is_new(reviewers: Reviewers) -> None:
    assert reviewers.standing == Standing(Workflow.NEW, None, 0, 0, 0)


def test_one_verdict_settles_a_claim(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    assert reviewers.place == (Workflow.FINAL, "false", 1)


def test_two_who_agree_settle_it_and_both_are_counted(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("bob", "verdict", "false")
    assert reviewers.place == (Workflow.FINAL, "false", 2)


def test_two_who_differ_leave_it_disputed_without_a_rating(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("bob", "verdict", "true")
    assert reviewers.place == (Workflow.DISPUTED, None, 2)


def test_a_dispute_ends_when_one_comes_round(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("bob", "verdict", "true")
    reviewers.say("bob", "verdict", "false")
    assert reviewers.place == (Workflow.FINAL, "false", 2)


def test_who_changes_their_mind_has_one_verdict_the_last(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("ann", "verdict", "mixed")
    assert reviewers.place == (Workflow.FINAL, "mixed", 1)


def test_evidence_and_notes_are_counted_and_put_a_claim_in_progress(reviewers: Reviewers) -> None:
    reviewers.say("ann", "evidence", "supports")
    reviewers.say("bob", "evidence", "refutes")
    reviewers.say("ann", "note")
    assert reviewers.standing == Standing(Workflow.IN_PROGRESS, None, 0, evidence=2, notes=1)


def test_a_dismissed_claim_that_is_decided_after_all_is_decided(reviewers: Reviewers) -> None:
    reviewers.say("ann", "dismiss")
    assert reviewers.place == (Workflow.DISMISSED, None, 0)
    reviewers.say("bob", "verdict", "true")
    assert reviewers.place == (Workflow.FINAL, "true", 1)


def test_a_decided_claim_that_is_dismissed_no_longer_has_a_rating_that_stands_but_keeps_its_verdict(
    reviewers: Reviewers,
) -> None:
    reviewers.say("ann", "verdict", "true")
    reviewers.say("ann", "dismiss")
    assert reviewers.place == (Workflow.DISMISSED, None, 1)
    reviewers.undo("ann")
    assert reviewers.place == (Workflow.FINAL, "true", 1)


def test_a_dismissal_comes_back_when_the_verdict_after_it_is_taken_back(reviewers: Reviewers) -> None:
    reviewers.say("ann", "dismiss")
    reviewers.say("ann", "verdict", "true")
    reviewers.undo("ann")
    assert reviewers.place == (Workflow.DISMISSED, None, 0)


@pytest.mark.parametrize(
    ("action", "value"), [("verdict", "true"), ("evidence", "supports"), ("note", None), ("dismiss", None)]
)
def test_whatever_is_taken_back_leaves_the_claim_as_it_was(
    reviewers: Reviewers, action: str, value: str | None
) -> None:
    reviewers.say("ann", action, value)
    reviewers.undo("ann")
    assert reviewers.standing == Standing()
    assert current(reviewers.connection)["state"] == []


def test_taking_back_a_second_thought_brings_the_first_one_back(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("ann", "verdict", "mixed")
    reviewers.undo("ann")
    assert reviewers.place == (Workflow.FINAL, "false", 1)
    reviewers.undo("ann")
    assert reviewers.place == (Workflow.NEW, None, 0)


def test_undo_reaches_back_one_entry_at_a_time_over_evidence_and_notes(reviewers: Reviewers) -> None:
    for action, value in (("evidence", "supports"), ("verdict", "true"), ("note", None)):
        reviewers.say("ann", action, value)
    reviewers.undo("ann")
    assert reviewers.standing == Standing(Workflow.FINAL, "true", 1, 1, 0)
    reviewers.undo("ann")
    assert reviewers.standing == Standing(Workflow.IN_PROGRESS, None, 0, 1, 0)
    reviewers.undo("ann")
    reviewers.undo("ann")
    assert reviewers.standing == Standing()


def test_undo_takes_back_ones_own_last_entry_whoever_wrote_after_it(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("bob", "verdict", "true")
    reviewers.undo("ann")
    assert reviewers.place == (Workflow.FINAL, "true", 1)
    reviewers.undo("ann")
    assert reviewers.place == (Workflow.FINAL, "true", 1)


def test_dismissals_by_two_are_taken_back_by_both(reviewers: Reviewers) -> None:
    reviewers.say("ann", "dismiss")
    reviewers.say("bob", "dismiss")
    reviewers.undo("bob")
    assert reviewers.place[0] is Workflow.DISMISSED
    reviewers.undo("ann")
    assert reviewers.place[0] is Workflow.NEW


def test_a_verdict_after_an_undo_stands(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.undo("ann")
    reviewers.say("ann", "verdict", "true")
    assert reviewers.place == (Workflow.FINAL, "true", 1)


def test_one_claim_does_not_move_another(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false", STORY_CLAIMS[1].id)
    reviewers.say("ann", "note", None, STORY_CLAIMS[2].id)
    assert reviewers.standing == Standing()


def test_the_actions_of_the_schema_are_those_of_the_program(reviewers: Reviewers) -> None:
    known = {row["action"] for row in reviewers.connection.execute("SELECT action FROM actions")}
    assert known == set(Action)


STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),  # which of two copies of the file
        st.sampled_from(["ann", "bob", "cy"]),
        st.sampled_from([CLAIM, HARBOUR_CLAIMS[0].id]),
        st.sampled_from(
            [
                ("verdict", "true"),
                ("verdict", "false"),
                ("evidence", "supports"),
                ("note", None),
                ("dismiss", None),
                ("set title", "A"),
                ("adjudicate", "true"),
                ("adjudicate", "mixed"),
                ("move", "disputed"),
                ("move", "needs second review"),
                ("move", "new"),
                ("reword", None),
                ("re-cut", CUT),
                ("re-cut", SPLIT),
                ("add claim", CUT),
                ("blind", "on"),
                ("refit", '{"a figure":6}'),
                ("withdraw", None),
                ("withdraw", None),
                ("undo", None),
                ("undo", None),
                ("undo", None),
                ("redo", None),
                ("redo", None),
            ]
        ),
    ),
    max_size=24,
)


@given(steps=STEPS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_entries_of_two_copies_give_the_same_state_in_whatever_order_they_arrive(
    template: bytes,
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[int, str, str, tuple[str, str | None]]],
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("copies")
    copies = [Reviewers(opened(folder / f"{n}.db", template)) for n in range(2)]
    for copy, author, subject, (action, value) in steps:
        if action in ("undo", "redo"):
            getattr(copies[copy], action)(author)
        elif action == "withdraw":
            copies[copy].withdraw(author, subject)
        else:
            copies[copy].say(author, action, value, subject)
    rows = [row for copy in copies for row in log_rows(copy.connection)]
    found = []
    for n, order in enumerate((rows, data.draw(st.permutations(rows)))):
        merged = opened(folder / f"merged{n}.db", template)
        with sqlite.writing(merged):
            log.put(merged, [LogEntry(*row) for row in order])
        assert check(merged).problems == []
        found.append(current(merged))
        with sqlite.writing(merged):
            current_state.rebuild(merged)
        assert current(merged) == found[-1]
        merged.close()
    assert found[0] == found[1]
    for copy in copies:
        assert check(copy.connection).problems == []
        copy.connection.close()


def opened(path: Path, template: bytes) -> sqlite3.Connection:
    path.write_bytes(template)
    connection = schema.open_file(path)
    connection.execute("PRAGMA synchronous=OFF")  # nothing here is about power cuts, and waiting for the disk is slow
    return connection


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE state SET rating = 'true'",
        "UPDATE state SET workflow = 'new'",
        "UPDATE state SET evidence = 7",
        "DELETE FROM state",
        "INSERT INTO state VALUES ('ff', 'final', 'true', 1, 0, 0)",
        "UPDATE standing SET value = 'true'",
        "UPDATE standing SET author = 'eve'",
        "DELETE FROM standing WHERE action = 'note'",
        "INSERT INTO standing VALUES ('ff', 'verdict', 1, 'ff', 'eve', 'true')",
        "UPDATE progress SET reviewed = reviewed + 1",
    ],
)
def test_a_current_state_changed_by_hand_is_found(review_file: Path, tampering: str) -> None:
    connection = schema.open_file(review_file)
    reviewers = Reviewers(connection)
    reviewers.say("ann", "verdict", "false")
    reviewers.say("ann", "note")
    reviewers.say("bob", "note")
    reviewers.undo("bob")
    assert check(connection).problems == []
    other = bare(review_file)
    assert other.execute(tampering).rowcount
    other.close()
    problem, *indexes = check(connection).problems
    assert problem.startswith("The current state of ")
    assert problem.endswith(" is not what the log says.")
    assert all("index" in one for one in indexes)  # of what stands there
    connection.close()


# Adjudicated, moved, re-cut


def test_an_adjudication_settles_what_reviewers_differ_on(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("bob", "verdict", "true")
    reviewers.say("cy", "adjudicate", "mixed")
    assert reviewers.place == (Workflow.FINAL, "mixed", 2)
    reviewers.undo("cy")
    assert reviewers.place == (Workflow.DISPUTED, None, 2)
    reviewers.redo("cy")
    assert reviewers.place == (Workflow.FINAL, "mixed", 2)


def test_who_decides_otherwise_knowing_of_it_disputes_an_adjudication(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("cy", "adjudicate", "mixed")
    reviewers.say("ann", "verdict", "mixed")
    assert reviewers.place == (Workflow.FINAL, "mixed", 1)
    reviewers.say("bob", "verdict", "true")
    assert reviewers.place == (Workflow.DISPUTED, None, 2)
    reviewers.say("cy", "adjudicate", "true")
    assert reviewers.place == (Workflow.FINAL, "true", 2)


def test_a_claim_moved_to_second_review_stays_there_until_another_decides(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("ann", "move", "needs second review")
    assert reviewers.place == (Workflow.SECOND_REVIEW, "false", 1)
    reviewers.say("ann", "verdict", "false")
    assert reviewers.place[0] is Workflow.SECOND_REVIEW
    reviewers.say("bob", "verdict", "false")
    assert reviewers.place == (Workflow.FINAL, "false", 2)


def test_a_claim_moved_to_disputed_stays_there_until_it_is_adjudicated(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("bob", "move", "disputed")
    assert reviewers.place == (Workflow.DISPUTED, None, 1)
    reviewers.say("cy", "adjudicate", "false")
    assert reviewers.place == (Workflow.FINAL, "false", 1)


def test_a_decided_claim_moved_back_is_open_until_somebody_decides(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "false")
    reviewers.say("bob", "move", "in progress")
    assert reviewers.place[0] is Workflow.IN_PROGRESS
    reviewers.say("ann", "verdict", "false")
    assert reviewers.place == (Workflow.FINAL, "false", 1)


def test_withdrawn_evidence_no_longer_counts_until_the_withdrawal_is_taken_back(reviewers: Reviewers) -> None:
    reviewers.say("ann", "evidence", "supports")
    reviewers.withdraw("bob", CLAIM)
    assert reviewers.standing.evidence == 1
    for number in (0, 1, 0, 1, 0):
        if number:
            reviewers.undo("ann")
        elif reviewers.standing.evidence and log.last_undo_of(reviewers.connection, "ann"):
            reviewers.redo("ann")
        else:
            reviewers.withdraw("ann", CLAIM)
        assert reviewers.standing.evidence == number


def test_a_reviewers_wording_and_the_setting_of_blind_review_are_the_last_ones(reviewers: Reviewers) -> None:
    reviewers.say("ann", "reword")
    assert reviewers.place == (Workflow.NEW, None, 0)
    assert not reviews.is_blind(reviewers.connection)
    reviewers.say("ann", "blind", "on", "file")
    reviewers.say("bob", "blind", "off", "file")
    assert not reviews.is_blind(reviewers.connection)
    reviewers.undo("bob")
    assert reviews.is_blind(reviewers.connection)


def test_words_added_to_an_old_verdict_do_not_contest_an_adjudication(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "true")
    reviewers.say("bob", "verdict", "false")
    reviewers.say("cleo", "adjudicate", "true")
    reviewers.say("bob", "verdict", "false")
    assert reviewers.place[:2] == (Workflow.FINAL, "true")
    reviewers.say("bob", "verdict", "mixed")
    assert reviewers.place[:2] == (Workflow.DISPUTED, None)


def test_what_brings_back_an_undo_is_about_the_same_thing(reviewers: Reviewers) -> None:
    reviewers.say("ann", "verdict", "true")
    reviewers.undo("ann")
    undone = log.last_undo_of(reviewers.connection, "ann")
    assert undone is not None
    reviewers.say("ann", "redo", undone.id, subject=STORY_CLAIMS[1].id)
    assert reviewers.place == (Workflow.NEW, None, 0)
