"""What was checked before, shown at a claim that says the same, to whom it may be shown."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.checks import ABOARD, HEARD, HEARD_TOO, HURT, PUBLISHED, imported, verdicts
from tests.store.making import (
    HARBOUR_CLAIMS,
    STORY,
    STORY_CLAIMS,
    article_of,
    claim_of,
    stored,
)
from workbench.desk import exporting
from workbench.desk.desk import Desk
from workbench.domain.check import Check, EarlierCheck
from workbench.domain.dossier import Publisher
from workbench.domain.review import Workflow
from workbench.export.formats import Options, named
from workbench.ingest.checks.files import read_checks
from workbench.store import checks, sqlite

PUBLISHER = Publisher(name="The Lund Desk", review_url="https://lund.example/checks/{article}#{claim}")


@pytest.fixture
def bob(review_file: Path) -> Iterator[Desk]:
    with Desk.open(review_file, "bob") as desk:
        yield desk


# Published checks


def test_a_claim_is_shown_with_the_published_check_of_the_same_claim(desk: Desk, tmp_path: Path) -> None:
    assert desk.earlier_checks(ABOARD) == []
    imported(desk, tmp_path, PUBLISHED)
    (found,) = desk.earlier_checks(ABOARD[:9])
    assert found.score > 0.5
    assert {"ferry", "alda", "aground", "212"} <= set(found.matched)
    assert found == EarlierCheck(
        score=found.score,
        matched=found.matched,
        claim=str(PUBLISHED["claimReviewed"]),
        verdict="Mostly true",
        by="Lund Checks",
        when="2021-05-06",
        where="How many were aboard?",
        url="https://checks.example/alda",
        claimant="coast guard",
    )
    assert desk.earlier_checks(HEARD) == desk.earlier_checks(HURT) == []


def test_the_same_file_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    imported(desk, tmp_path, PUBLISHED)
    before = desk.earlier_checks(ABOARD)
    file = tmp_path / "published.json"
    (again,) = desk.import_checks([str(file)])
    assert (again.new, again.known) == (0, 1)
    assert desk.earlier_checks(ABOARD) == before


def test_taking_in_checks_is_no_entry_of_the_log(desk: Desk, tmp_path: Path) -> None:
    imported(desk, tmp_path, PUBLISHED)
    assert list(desk.log()) == []


def test_the_likeliest_comes_first_and_no_more_than_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    same = {**PUBLISHED, "claimReviewed": STORY_CLAIMS[0].text, "author": "Exactly"}
    others = [{**PUBLISHED, "author": f"Checker {n}"} for n in range(9)]
    imported(desk, tmp_path, *others, same)
    found = desk.earlier_checks(ABOARD, limit=5)
    assert len(found) == 5
    assert found[0].by == "Exactly"
    assert [check.score for check in found] == sorted((check.score for check in found), reverse=True)


def test_a_claim_that_was_worded_anew_is_looked_for_by_that_wording_too(desk: Desk, tmp_path: Path) -> None:
    imported(desk, tmp_path, {**PUBLISHED, "claimReviewed": "Ida Holm and Per Lind were injured on the Alda."})
    assert desk.earlier_checks(HURT) == []
    desk.reword(HURT, "Ida Holm and Per Lind were injured when the Alda ran aground.")
    assert len(desk.earlier_checks(HURT)) == 1


def test_nothing_is_looked_for_by_a_wording_that_was_redacted(desk: Desk, tmp_path: Path) -> None:
    imported(desk, tmp_path, {**PUBLISHED, "claimReviewed": "Ida Holm was redacted, a private name of two people."})
    desk.reword(HURT, "Ida Holm was hurt when two people fell.")
    assert len(desk.earlier_checks(HURT)) == 1
    desk.redact(desk.history(HURT)[-1].id, "A private name.")
    assert desk.earlier_checks(HURT) == []


def test_a_source_that_cannot_be_read_is_named_and_the_others_are_taken_in(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([PUBLISHED, {**PUBLISHED, "reviewRating": None}]), encoding="utf-8")
    bad, good, missing = desk.import_checks([str(tmp_path), str(tmp_path / "c.json")])
    assert bad.failed is not None
    assert bad.failed.startswith(f"{tmp_path / 'a.json'} is no JSON")
    assert (good.new, dict(good.left_out)) == (1, {"no rating": 1})
    assert missing.failed is not None
    assert "does not exist" in missing.failed


# This file


def test_a_claim_is_shown_with_the_final_verdict_on_the_same_words_elsewhere_in_the_file(desk: Desk) -> None:
    desk.decide(HEARD, "false", rationale="She was not aboard.")
    (found,) = desk.earlier_checks(HEARD_TOO)
    assert verdicts([found]) == [("False", "ann", HEARD)]
    assert (found.claim, found.where, found.file) == (STORY_CLAIMS[1].text, STORY.title, None)
    assert desk.earlier_checks(HEARD) == []  # not with itself


@pytest.mark.parametrize("move", [Workflow.SECOND_REVIEW, Workflow.DISPUTED, Workflow.NEW])
def test_a_verdict_that_is_not_final_is_not_shown(desk: Desk, move: Workflow) -> None:
    desk.decide(HEARD, "false")
    desk.move(HEARD, move)
    assert desk.earlier_checks(HEARD_TOO) == []


def test_verdicts_that_differ_are_not_shown_until_they_are_settled(desk: Desk, bob: Desk) -> None:
    desk.decide(HEARD, "false")
    bob.decide(HEARD, "true")
    assert desk.earlier_checks(HEARD_TOO) == []
    bob.adjudicate(HEARD, "mixed")
    assert verdicts(desk.earlier_checks(HEARD_TOO)) == [("Mixed", "bob", HEARD)]


def test_a_claim_put_aside_or_taken_back_is_not_shown(desk: Desk) -> None:
    desk.decide(HEARD, "false")
    desk.dismiss(HEARD)
    assert desk.earlier_checks(HEARD_TOO) == []
    desk.undo()
    assert len(desk.earlier_checks(HEARD_TOO)) == 1
    desk.undo()
    assert desk.earlier_checks(HEARD_TOO) == []


def test_what_was_decided_in_an_earlier_version_is_shown_once_as_it_stands_in_the_newest(
    desk: Desk, review_file: Path
) -> None:
    newer = article_of(f"{STORY.text}\n\nThis article was corrected.", source="a/ferry-2.txt", title="Corrected")
    stored(review_file, (newer, [claim_of(newer, claim.text) for claim in STORY_CLAIMS]))
    desk.decide(HEARD, "false")
    desk.replace(STORY.id, newer.id)
    (found,) = desk.earlier_checks(HEARD_TOO)
    assert found.where == "Corrected"
    assert desk.earlier_checks(HEARD) == desk.earlier_checks(found.claim_id or "") == []  # they are one claim


# Blind review


def test_what_others_decided_is_not_shown_in_blind_review_before_it_may_be_known(desk: Desk, bob: Desk) -> None:
    desk.set_blind(True)
    desk.decide(HEARD, "false")
    assert len(desk.earlier_checks(HEARD_TOO)) == 1
    assert bob.earlier_checks(HEARD_TOO) == []
    bob.decide(HEARD, "false")
    assert verdicts(bob.earlier_checks(HEARD_TOO)) == [("False", "bob", HEARD)]


def test_what_was_adjudicated_is_shown_in_blind_review(desk: Desk, bob: Desk) -> None:
    desk.decide(HEARD, "false")
    desk.adjudicate(HEARD, "mixed")
    desk.set_blind(True)
    assert verdicts(bob.earlier_checks(HEARD_TOO)) == [("Mixed", "ann", HEARD)]


def test_who_reveals_sees_what_others_decided(desk: Desk, review_file: Path) -> None:
    desk.set_blind(True)
    desk.decide(HEARD, "false")
    with Desk.open(review_file, "bob", reveal=True) as editor:
        assert len(editor.earlier_checks(HEARD_TOO)) == 1


@pytest.mark.parametrize("address", ["{claim}", "{article}", "{article}#{claim}"])
def test_a_published_check_of_the_files_own_claim_says_no_more_than_the_claim_itself(
    desk: Desk, bob: Desk, tmp_path: Path, address: str
) -> None:
    """Else what a colleague exported, and somebody took in again, would tell what blind review hides."""
    export = tmp_path / "published.json"
    desk.decide(HEARD, "false")
    publisher = replace(PUBLISHER, review_url=f"https://lund.example/{address}")
    exporting.to_file(desk, export, named("claimreview"), Options(publisher=publisher))
    desk.set_blind(True)
    (done,) = desk.import_checks([str(export)])
    assert done.new == 1
    assert bob.earlier_checks(HEARD_TOO) == bob.earlier_checks(HEARD) == []
    assert {check.url is None for check in desk.earlier_checks(HEARD_TOO)} == {True, False}
    if "{claim}" in address:
        assert desk.earlier_checks(HEARD) == []  # nor is a claim shown with the check that was made of it
    bob.decide(HEARD, "true")
    assert {check.by for check in bob.earlier_checks(HEARD_TOO)} == {"The Lund Desk"}  # they differ: not final here


# Our own export


def test_an_export_of_ours_that_is_taken_in_again_gives_the_checks_it_had(
    desk: Desk, review_file: Path, tmp_path: Path
) -> None:
    desk.reword(HEARD, "Passengers heard a noise.")
    desk.decide(ABOARD, "mostly-true")
    desk.decide(HEARD, "false")
    desk.decide(HARBOUR_CLAIMS[0].id, "unproven")
    wanted = {
        Check(
            record.wording or record.reviewed.claim.text,
            claimant=record.reviewed.claim.claimant,
            said=record.article.published,
            rating=record.verdict.label,
            value=record.verdict.number,
            worst=None if record.verdict.number is None else 1.0,
            best=None if record.verdict.number is None else 5.0,
            checker="The Lund Desk",
            url=PUBLISHER.address(record.reviewed.claim.id, record.reviewed.claim.article_id),
            published=record.verdict.at[:10],
        )
        for record in desk.records()
        if record.verdict
    }
    assert {check.url is None for check in wanted} == {False}
    for form, name in (("claimreview", "a.json"), ("factchecktools", "b.jsonl"), ("html", "c.html")):
        exporting.to_file(desk, tmp_path / name, named(form), Options(publisher=PUBLISHER))
        read = list(read_checks((tmp_path / name).read_bytes(), name))
        assert {check for check in read if isinstance(check, Check)} == wanted
        assert len(read) == len(wanted) == 3


def test_checks_are_put_in_the_file_batch_by_batch(desk: Desk, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("\n".join(json.dumps({**PUBLISHED, "claimReviewed": f"Boat {n} sank."}) for n in range(4_500)))
    (done,) = desk.import_checks([str(many)])
    assert (done.new, done.known) == (4_500, 0)
    with sqlite.told(desk.path):
        assert checks.total(desk._connection) == 4_500
