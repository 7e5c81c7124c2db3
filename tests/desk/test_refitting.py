"""The weights of check-worthiness learn from what was decided and dismissed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.making import MANY, fleet, judge
from workbench.desk import refitting
from workbench.desk.desk import Desk
from workbench.desk.merging import merge_files
from workbench.domain.claim import Claim
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import FILE, Action


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[Claim]]:
    """A review file in which Ann judged 80 of 120 claims, and its claims."""
    path = tmp_path_factory.mktemp("fleet") / "review.db"
    claims = fleet(path)
    with Desk.open(path, "ann") as desk:
        judge(desk, claims[:80])
    return path.read_bytes(), claims


@pytest.fixture
def path(worked: tuple[bytes, list[Claim]], tmp_path: Path) -> Path:
    path = tmp_path / "fleet.db"
    path.write_bytes(worked[0])
    return path


@pytest.fixture
def claims(worked: tuple[bytes, list[Claim]]) -> list[Claim]:
    return worked[1]


@pytest.fixture
def ann(path: Path) -> Iterator[Desk]:
    with Desk.open(path, "ann") as desk:
        yield desk


def scores(desk: Desk) -> dict[str, float]:
    return {reviewed.claim.id: reviewed.claim.score for reviewed in desk.claims()}


def test_what_was_decided_goes_up_and_what_was_dismissed_goes_down(ann: Desk, claims: list[Claim]) -> None:
    found = refitting.refit(ann)
    moved = {weight.name: weight.after - weight.before for weight in found.weights}
    assert moved["a figure"] > 0 > moved["a place"]
    assert (found.decided, found.dismissed) == (40, 40)
    assert found.after > found.before + 0.1
    with_figure, with_place = (ann.claim(claims[number].id).claim for number in (82, 81))
    assert claims[82].score < claims[81].score  # as they were found
    assert with_figure.score > with_place.score


def test_a_score_is_still_the_sum_of_the_reasons_shown(ann: Desk) -> None:
    refitting.refit(ann)
    for reviewed in ann.claims():
        shown = sum(reason.weight for reason in reviewed.claim.reasons)
        assert reviewed.claim.score == pytest.approx(max(0, min(1, shown)))
        weights = [abs(reason.weight) for reason in reviewed.claim.reasons]
        assert weights == sorted(weights, reverse=True)


def test_lists_by_score_go_by_the_weights_that_stand(ann: Desk, claims: list[Claim]) -> None:
    refitting.refit(ann)
    listed = [reviewed.claim for reviewed in ann.claims(sort="score")]
    assert [claim.score for claim in listed] == sorted((claim.score for claim in listed), reverse=True)
    least = ann.claim(claims[82].id).claim.score
    assert {c.claim.id for c in ann.claims(min_score=least)} == {c.id for c in listed if c.score >= least}


def test_claims_that_were_worked_on_keep_the_score_they_were_taken_up_with(ann: Desk, claims: list[Claim]) -> None:
    ann.note(claims[80].id, "Ask the harbour.")
    refitting.refit(ann)
    for claim in claims[:81]:
        assert ann.claim(claim.id).claim.score == claim.score
    refitted = ann.claim(claims[82].id).claim.score
    assert refitted != claims[82].score
    assert ann.decide(claims[82].id, "true").claim.score == refitted
    ann.undo()
    assert ann.claim(claims[82].id).claim.score == refitted


def test_a_claim_that_was_left_untouched_again_goes_by_the_new_weights(ann: Desk, claims: list[Claim]) -> None:
    ann.note(claims[82].id, "By mistake.")
    ann.undo()
    refitting.refit(ann)
    assert ann.claim(claims[82].id).claim.score != claims[82].score


def test_a_refit_can_be_taken_back_and_brought_back(ann: Desk, claims: list[Claim]) -> None:
    before = scores(ann)
    refitting.refit(ann)
    after = scores(ann)
    assert ann.undo().action == Action.REFIT
    assert (scores(ann), ann.refit()) == (before, None)
    ann.redo()
    assert scores(ann) == after != before
    assert ann.check().problems == []


def test_the_log_keeps_who_it_was_and_which_weights_moved(ann: Desk) -> None:
    refitting.refit(ann)
    entry = ann.history(FILE)[-1]
    assert (entry.author, entry.subject, entry.action) == ("ann", FILE, Action.REFIT)
    body = json.loads(entry.body)
    assert (body["decided"], body["dismissed"]) == (40, 40)
    assert body["precision_before"] < body["precision_after"] <= 1000
    assert body["weights"][0].startswith(("a figure: +0.20 to ", "a place: +0.25 to "))
    assert list(ann.faults()) == []


def test_a_trial_shows_the_same_and_records_nothing(ann: Desk) -> None:
    count = len(list(ann.log()))
    tried = refitting.refitting(ann)
    assert len(list(ann.log())) == count
    assert refitting.refit(ann) == tried


def test_with_too_few_decisions_it_says_so_and_records_nothing(tmp_path: Path) -> None:
    claims = fleet(tmp_path / "new.db")
    with Desk.open(tmp_path / "new.db", "ann") as ann:
        judge(ann, claims[:38])
        with pytest.raises(WorkbenchError, match="19 claims found by the program are decided and 19 dismissed"):
            refitting.refit(ann)
        assert not any(entry.action == Action.REFIT for entry in ann.log())


def test_where_the_reasons_tell_nothing_of_the_decisions_it_says_so_and_records_nothing(tmp_path: Path) -> None:
    claims = fleet(tmp_path / "new.db")
    with Desk.open(tmp_path / "new.db", "ann") as ann:
        for number, claim in enumerate(claims):
            if number // 6 % 2:  # as many of each sort as of any other
                ann.decide(claim.id, "true")
            else:
                ann.dismiss(claim.id)
        assert refitting.refitting(ann).why_not is not None
        with pytest.raises(WorkbenchError, match="Nothing was recorded"):
            refitting.refit(ann)
        assert ann.refit() is None


def test_the_same_decisions_have_nothing_more_to_teach(ann: Desk) -> None:
    refitting.refit(ann)
    with pytest.raises(WorkbenchError, match="The weights are what these decisions make of them already"):
        refitting.refit(ann)


def test_it_learns_from_no_claim_that_was_cut_by_hand_or_cut_otherwise(ann: Desk, claims: list[Claim]) -> None:
    known = {one.claim_id for one in ann.judged()}
    added = ann.add_claim(MANY.id, claims[90].start, claims[90].end - 5).claim.id
    ann.decide(added, "false")
    ann.re_cut(claims[91].id, claims[91].start, claims[91].end - 5)
    assert {one.claim_id for one in ann.judged()} == known
    ann.dismiss(claims[92].id)
    assert {one.claim_id for one in ann.judged()} == known | {claims[92].id}


def test_of_two_copies_refitted_apart_one_stands_and_both_files_agree_on_it(
    ann: Desk, path: Path, tmp_path: Path, claims: list[Claim]
) -> None:
    copy = shutil.copy(path, tmp_path / "copy.db")
    with Desk.open(Path(copy), "bob") as bob:
        judge(bob, claims[80:100])
        refitting.refit(bob)
        refitting.refit(ann)
        done = merge_files(path, [Path(copy)], "ann").merged
        merge_files(Path(copy), [path], "bob")
        assert [(entry.action, entry.author) for entry in done.displaced] == [("refit", "ann")]
        assert ann.refit() == bob.refit()
        assert scores(ann) == scores(bob)
        assert list(ann.faults()) == list(bob.faults()) == []
        bob.undo()
        assert bob.refit() is not None  # ann's stands again
        assert bob.check().problems == []


def test_a_redacted_refit_weighs_as_before(ann: Desk) -> None:
    refitting.refit(ann)
    after = scores(ann)
    entry = ann.history(FILE)[-1]
    ann.redact(entry.id, "Nobody is to know the figures.")
    assert scores(ann) == after
    assert list(ann.faults()) == []
    assert ann.check().problems == []


def test_blind_review_hides_that_others_decided_from_scores_and_from_what_is_learned(
    ann: Desk, path: Path, claims: list[Claim]
) -> None:
    ann.set_blind(True)
    with Desk.open(path, "bob") as bob:
        assert {one.worth for one in bob.judged()} == {False}  # dismissals are for all to see
        with pytest.raises(WorkbenchError, match="0 claims found by the program are decided"):
            refitting.refit(bob)
        refitting.refit(ann)
        untouched, decided = (bob.claim(claims[number].id).claim for number in (82, 2))
        assert untouched.reasons[0].name == decided.reasons[0].name == "a figure"
        assert untouched.score == decided.score  # or it would tell that somebody decided the second
        assert ann.claim(claims[2].id).claim.score == claims[2].score
        bob.decide(claims[2].id, "true")
        assert bob.claim(claims[2].id).claim.score == claims[2].score


def test_another_is_due_when_twenty_more_were_judged(ann: Desk, claims: list[Claim]) -> None:
    assert refitting.is_due(ann)
    refitting.refit(ann)
    assert not refitting.is_due(ann)
    judge(ann, claims[80:99])
    assert not refitting.is_due(ann)
    judge(ann, claims[99:100])
    assert refitting.is_due(ann)
