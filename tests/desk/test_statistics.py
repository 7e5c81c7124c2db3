from pathlib import Path

from msgspec.structs import replace

from tests.store.making import HARBOUR_CLAIMS, STORY, STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.desk.statistics import Group, statistics
from workbench.store import sqlite


def test_a_file_nobody_worked_on_has_its_claims_before_it(desk: Desk) -> None:
    counts = statistics(desk)
    assert (counts.claims, counts.reviewed, counts.evidence, counts.notes) == (5, 0, 0, 0)
    assert (counts.workflow, counts.verdicts) == ({"new": 5}, {})
    assert [article.id for article in counts.articles] == [article.id for article in desk.articles()]


def test_everything_is_counted_once_and_a_dispute_has_no_verdict(review_file: Path, desk: Desk) -> None:
    ferry, noise, hurt = (claim.id for claim in STORY_CLAIMS)
    desk.decide(ferry, "true")
    desk.decide(hurt, "false")
    desk.decide(HARBOUR_CLAIMS[0].id, "false")
    desk.dismiss(noise)
    desk.cite(ferry, "https://example.org/")
    desk.note(HARBOUR_CLAIMS[1].id, "a note")
    desk.note(STORY.id, "a note on an article is one too")
    desk.note(STORY.id, "one that is taken back is none")
    desk.undo()
    with Desk.open(review_file, "bob") as bob:
        bob.decide(ferry, "false")
        bob.decide(hurt, "false")
    counts = statistics(desk)
    assert counts.workflow == {"disputed": 1, "final": 2, "dismissed": 1, "in progress": 1}
    assert counts.verdicts == {"false": 2}
    assert (counts.claims, counts.reviewed, counts.evidence, counts.notes) == (5, 4, 1, 2)


def test_each_reviewers_standing_verdicts_are_counted_and_shared_claims_compared(review_file: Path, desk: Desk) -> None:
    ferry, noise, hurt = (claim.id for claim in STORY_CLAIMS)
    for claim, rating in ((ferry, "mixed"), (ferry, "true"), (noise, "false"), (hurt, "false")):
        desk.decide(claim, rating)
    desk.dismiss(noise)
    with Desk.open(review_file, "bob") as bob:
        for claim, rating in ((ferry, "true"), (noise, "true"), (hurt, "false")):
            bob.decide(claim, rating)
        bob.undo()
    counts = statistics(desk)
    assert counts.reviewers == {"ann": 3, "bob": 2}
    assert (counts.agreement.claims, counts.agreement.claims_agreed) == (2, 1)
    (pair,) = counts.agreement.pairs
    assert (pair.reviewers, pair.claims, pair.agreement) == (("ann", "bob"), 2, 50)


def test_an_empty_file_has_nothing_to_count(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "new.db", "ann", create=True) as desk:
        counts = statistics(desk)
    assert (counts.articles, counts.claims, counts.workflow) == ((), 0, {})
    assert (counts.reviewers, counts.agreement.claims) == ({}, 0)


def test_verdicts_are_told_by_article_outlet_claimant_and_reviewer(review_file: Path, desk: Desk) -> None:
    ferry, noise, hurt = (claim.id for claim in STORY_CLAIMS)
    desk.decide(ferry, "true")
    desk.decide(noise, "false")
    desk.dismiss(hurt)
    with Desk.open(review_file, "bob") as bob:
        bob.decide(noise, "mixed")
        bob.decide(HARBOUR_CLAIMS[0].id, "unproven")
    counts = statistics(desk)
    story, harbour = counts.by_article
    assert story == Group(STORY.id, 3, 3, 1, 1, {"true": 1})
    assert harbour == Group(counts.articles[1].id, 2, 1, 0, 0, {"unproven": 1})
    assert counts.by_outlet == (replace(story, name="The Lund Post"), replace(harbour, name=None))
    assert {group.name: group.verdicts for group in counts.by_claimant} == {
        None: {},
        "coast guard": {"true": 1},
        "Ida Holm": {},
        "Émile Roux": {"unproven": 1},
    }
    assert counts.by_reviewer == {"ann": {"true": 1, "false": 1}, "bob": {"mixed": 1, "unproven": 1}}
    assert counts.reviewers == {"ann": 2, "bob": 2}


def test_the_pace_counts_what_was_decided_taken_back_or_not(desk: Desk) -> None:
    ferry, noise, hurt = (claim.id for claim in STORY_CLAIMS)
    desk.decide(ferry, "true")
    desk.undo()
    desk.dismiss(noise)
    desk.cite(hurt, "https://example.org/")
    made = statistics(desk).pace
    assert sum(made.days.values()) == made.reviewers["ann"].decisions == 2


def test_a_conflict_is_open_until_both_claims_are_settled(desk: Desk) -> None:
    one, other = STORY_CLAIMS[0].id, HARBOUR_CLAIMS[0].id
    with sqlite.writing(desk._connection):
        desk._connection.execute("INSERT INTO links VALUES (?, ?, 'conflicts', 1, '\"\"')", sorted((one, other)))
    assert statistics(desk).open_conflicts == 1
    desk.decide(one, "true")
    assert statistics(desk).open_conflicts == 1
    desk.decide(other, "false")
    assert statistics(desk).open_conflicts == 0


def test_blind_review_hides_what_others_decided_from_every_count(review_file: Path, desk: Desk) -> None:
    desk.decide(STORY_CLAIMS[0].id, "true")
    desk.set_blind(True)
    with Desk.open(review_file, "eve", read_only=True) as eve:
        counts = statistics(eve)
    assert (counts.verdicts, counts.reviewers, counts.by_reviewer, counts.pace.days) == ({}, {}, {}, {})
    assert {group.reviewed for group in (*counts.by_article, *counts.by_outlet, *counts.by_claimant)} == {0}
