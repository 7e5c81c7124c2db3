"""The same decision on several claims: all of it or nothing, an entry each, one undo for the whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.store.making import HARBOUR_CLAIMS, STORY, STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, Workflow

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)
ABOARD = HARBOUR_CLAIMS[0].id


def workflows(desk: Desk, *ids: str) -> list[str]:
    return [desk.claim(id_).standing.workflow for id_ in ids]


def test_each_claim_has_an_entry_of_its_own(desk: Desk) -> None:
    desk.decide_all([FERRY, NOISE, ABOARD], "false", rationale="The same slip.", confidence="high")
    entries = list(desk.log())
    assert [(entry.subject, entry.action, entry.value) for entry in entries] == [
        (FERRY, "verdict", "false"),
        (NOISE, "verdict", "false"),
        (ABOARD, "verdict", "false"),
    ]
    assert {json.loads(entry.body)["rationale"] for entry in entries} == {"The same slip."}
    assert not list(desk.faults())


def test_a_claim_named_twice_is_decided_once(desk: Desk) -> None:
    desk.decide_all([FERRY, FERRY[:8]], "false")
    assert len(list(desk.log())) == 1


def test_where_one_claim_cannot_be_found_none_is_decided(desk: Desk) -> None:
    with pytest.raises(WorkbenchError, match="There is no claim 0000"):
        desk.decide_all([FERRY, "0000"], "false")
    with pytest.raises(WorkbenchError, match="not valid Unicode"):
        desk.dismiss_all([FERRY, NOISE], "\ud83d")
    assert list(desk.log()) == []


def test_one_undo_takes_back_all_of_it_and_one_redo_brings_it_back(desk: Desk) -> None:
    desk.decide(HURT, "true")
    desk.dismiss_all([FERRY, NOISE], "An opinion.")
    assert [entry.subject for entry in desk.take_back()] == [NOISE, FERRY]
    assert workflows(desk, FERRY, NOISE, HURT) == ["new", "new", "final"]
    assert [entry.subject for entry in desk.bring_back()] == [FERRY, NOISE]
    assert workflows(desk, FERRY, NOISE, HURT) == ["dismissed", "dismissed", "final"]
    desk.undo()
    assert workflows(desk, FERRY, NOISE, HURT) == ["new", "new", "final"]


def test_what_was_moved_together_is_taken_back_together_in_another_session_too(review_file: Path) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.move_all([FERRY, NOISE], Workflow.SECOND_REVIEW)
    with Desk.open(review_file, "ann") as desk:
        assert len(desk.take_back()) == 2
        assert workflows(desk, FERRY, NOISE) == ["new", "new"]


def test_a_word_that_was_redacted_leaves_its_entry_to_an_undo_of_its_own(desk: Desk) -> None:
    desk.decide_all([FERRY, NOISE, HURT], "false", rationale="A name.")
    desk.redact(list(desk.log())[1].id, "court order")
    assert [entry.subject for entry in desk.take_back()] == [HURT]
    assert [entry.subject for entry in desk.take_back()] == [NOISE]
    assert [entry.subject for entry in desk.take_back()] == [FERRY]


def test_several_steps_are_taken_back_at_once_and_come_back_at_once(desk: Desk) -> None:
    desk.note(FERRY, "First.")
    desk.decide_all([FERRY, NOISE], "true")
    desk.decide(FERRY, "false")
    steps = desk.can_be_taken_back()
    assert [[entry.subject for entry in step] for step in steps] == [[FERRY], [NOISE, FERRY], [FERRY]]
    taken = desk.take_back(2, seen=steps[0][0].id)
    assert [entry.value for entry in taken] == ["false", "true", "true"]
    assert workflows(desk, FERRY, NOISE) == ["in progress", "new"]
    assert len(desk.bring_back()) == 3
    assert desk.own_verdict(FERRY).rating == "false"  # type: ignore[union-attr]


def test_what_was_recorded_meanwhile_is_not_taken_back_unseen(desk: Desk) -> None:
    desk.decide(FERRY, "true")
    seen = desk.can_be_taken_back()[0][0].id
    desk.note(NOISE, "Written in another window.")
    with pytest.raises(WorkbenchError, match="something else meanwhile; nothing was taken back"):
        desk.take_back(seen=seen)
    assert len(desk.can_be_taken_back()) == 2


def test_more_than_there_is_is_not_taken_back(desk: Desk) -> None:
    desk.decide(FERRY, "true")
    with pytest.raises(WorkbenchError, match="ann can take back 1, not 2; nothing was changed"):
        desk.take_back(2)
    assert workflows(desk, FERRY) == ["final"]


def test_others_work_between_is_left_alone(review_file: Path, desk: Desk) -> None:
    with Desk.open(review_file, "bob") as bob:
        desk.decide(FERRY, "true")
        bob.decide(FERRY, "true")
        desk.decide(NOISE, "true")
        desk.take_back(2)
        assert [verdict.reviewer for verdict in desk.record(FERRY).verdicts] == ["bob"]


def test_an_earlier_verdict_is_given_again_as_a_new_entry(desk: Desk) -> None:
    desk.decide(FERRY, "false", rationale="Only 188 had boarded.", confidence="low")
    first = next(desk.log()).id
    desk.decide(FERRY, "true", rationale="They had.")
    desk.decide_again(FERRY, first)
    verdict = desk.own_verdict(FERRY)
    assert verdict is not None
    assert (verdict.rating, verdict.rationale, verdict.confidence) == ("false", "Only 188 had boarded.", "low")
    assert len(desk.history(FERRY)) == 3


def test_only_ones_own_verdict_is_given_again(review_file: Path, desk: Desk) -> None:
    with Desk.open(review_file, "bob") as bob:
        bob.decide(FERRY, "false")
        bob.note(FERRY, "A note.")
    for entry in list(desk.log()):
        with pytest.raises(WorkbenchError, match="Only a verdict of your own"):
            desk.decide_again(FERRY, entry.id)


def test_several_corrections_of_an_article_are_one_step_and_so_is_an_edited_table(desk: Desk) -> None:
    desk.correct_all(STORY.id, {"outlet": "The Post", "byline": "A. Holm"})
    desk.record_all([(FERRY, Action.NOTE, None, {"text": "One."}), (NOISE, Action.NOTE, None, {"text": "Two."})], 2)
    assert [len(step) for step in desk.can_be_taken_back()] == [2, 2]
    desk.take_back(2)
    assert desk.summary(STORY.id).outlet != "The Post"
    assert not desk.notes(FERRY)
