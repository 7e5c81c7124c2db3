import pytest
from msgspec.structs import replace

from tests.store.making import STORY_CLAIMS
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, Evidence, ReviewedClaim, Stance, Standing, Verdict, Workflow

VERDICT = Verdict("e1", "c1", "false", "False", 1, "default", 1, "", None, "ann", "2021-05-04T10:00:00.000Z")
SUMMARY = ArticleSummary("a1", "T", False, None, None, None, None, "a.txt", 3, True, 1, 0)


def record(standing: Standing, *verdicts: Verdict) -> Record:
    return Record(ReviewedClaim(STORY_CLAIMS[0], standing, "T", "a.txt"), SUMMARY, verdicts, (), ())


def test_only_new_claims_and_those_in_progress_are_open() -> None:
    assert {workflow for workflow in Workflow if workflow.is_open} == {Workflow.NEW, Workflow.IN_PROGRESS}


def test_a_record_has_a_verdict_where_reviewers_agree_and_it_is_the_last() -> None:
    later = replace(VERDICT, reviewer="bob", entry="e2")
    assert record(Standing(Workflow.FINAL, "false", 2), VERDICT, later).verdict == later


def test_a_record_has_no_verdict_while_reviewers_differ_or_nobody_decided() -> None:
    assert record(Standing(Workflow.DISPUTED, None, 2), VERDICT, replace(VERDICT, rating="true")).verdict is None
    assert record(Standing()).verdict is None


def test_evidence_is_referred_to_by_its_address_or_its_place() -> None:
    piece = Evidence(
        "e1", "c1", Stance.CONTEXT, None, None, None, None, "now", None, "words", None, "ab", 3, 9, "ann", "now"
    )
    assert piece.reference == "ab#3-9"
    assert replace(piece, url="https://example.org/").reference == "https://example.org/"


def test_what_was_recorded_cannot_be_changed_by_accident() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        VERDICT.rating = "true"  # type: ignore[misc]
