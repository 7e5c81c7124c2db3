"""Claims that reviewers cut out by hand follow the log."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.making import HARBOUR, STORY, STORY_CLAIMS, article_of, off_guard, stored
from workbench.desk.desk import Desk
from workbench.desk.merging import merge_files
from workbench.domain.article import Boilerplate, Passage, Role
from workbench.domain.claim import Origin, claim_id
from workbench.domain.errors import WorkbenchError
from workbench.domain.hit import Found
from workbench.domain.review import Workflow
from workbench.store import articles, claims, handmade, sqlite

START = STORY.text.index("the café")
END = STORY.text.index(" caught fire")
CAFE = claim_id(STORY.id, START, END)
HURT = STORY_CLAIMS[2]


def ids(desk: Desk) -> list[str]:
    return [reviewed.claim.id for reviewed in desk.claims(article=STORY.id)]


def counted(desk: Desk) -> int:
    return next(article.claims for article in desk.articles() if article.id == STORY.id)


def test_a_claim_by_hand_is_one_like_the_others(desk: Desk) -> None:
    added = desk.add_claim(STORY.id[:8], START, END)
    assert (added.claim.id, added.claim.text) == (CAFE, "the café on the upper deck")
    assert added.claim.origin is Origin.REVIEWER
    assert added.claim.reasons[0].name == "added by a reviewer"
    assert ids(desk)[-1] == CAFE
    assert counted(desk) == 4
    assert desk.decide(CAFE, "true").standing.rating == "true"
    assert next(a for a in desk.articles() if a.id == STORY.id).reviewed == 1
    assert desk.check().problems == []
    assert [hit.claim_id for hit in desk.search("upper deck", [Found.CLAIM])] == [CAFE]


def test_blanks_around_it_are_no_part_of_it(desk: Desk) -> None:
    assert desk.add_claim(STORY.id, START - 1, END + 1).claim.id == CAFE


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (0, 10**6), (10**6, 10**6 + 1), (27, 29)])
def test_what_is_no_stretch_with_words_in_it_is_refused(desk: Desk, start: int, end: int) -> None:
    with pytest.raises(WorkbenchError, match=f"article {STORY.id[:8]}"):
        desk.add_claim(STORY.id, start, end)
    assert list(desk.log()) == []


def test_taking_it_back_takes_it_out_and_bringing_it_back_brings_it_in(desk: Desk) -> None:
    desk.add_claim(STORY.id, START, END)
    desk.undo()
    assert CAFE not in ids(desk)
    assert counted(desk) == 3
    desk.redo()
    assert CAFE in ids(desk)
    assert counted(desk) == 4
    assert desk.check().problems == []


def test_it_stays_where_another_spoke_of_it_even_if_that_was_taken_back(desk: Desk, review_file: Path) -> None:
    desk.add_claim(STORY.id, START, END)
    with Desk.open(review_file, "bob") as other:
        other.decide(CAFE, "false")
        desk.undo()
        assert CAFE in ids(desk)
        other.undo()
        desk.redo()
        desk.undo()
        assert CAFE in ids(desk)  # or bob's verdict, brought back, would be about nothing
        other.redo()
        assert desk.claim(CAFE).standing.rating == "false"
    assert desk.check().problems == []


def test_two_who_add_the_same_stretch_have_one_claim_until_both_take_it_back(desk: Desk, review_file: Path) -> None:
    with Desk.open(review_file, "bob") as other:
        desk.add_claim(STORY.id, START, END)
        other.add_claim(STORY.id, START, END)
        desk.undo()
        assert CAFE in ids(desk)
        other.undo()
        assert CAFE not in ids(desk)


def test_one_that_was_found_already_is_as_it_was_once_that_is_taken_back(desk: Desk) -> None:
    desk.add_claim(STORY.id, HURT.start, HURT.end)
    desk.undo()
    assert desk.claim(HURT.id).claim == HURT


def test_a_claim_is_re_cut_and_the_old_one_put_aside_with_what_is_on_it(desk: Desk) -> None:
    desk.note(HURT.id, "Who says so?")
    cut = desk.re_cut(HURT.id, HURT.start, HURT.end - 5)
    assert cut.claim.text == "Two people were"
    assert desk.claim(HURT.id).standing.workflow is Workflow.DISMISSED
    dismissal = desk.record(HURT.id).dismissal
    assert dismissal is not None
    assert dismissal.reason == "Re-cut as: Two people were"
    assert [note.text for note in desk.record(HURT.id).notes] == ["Who says so?"]
    desk.undo()
    assert desk.claim(HURT.id).standing.workflow is Workflow.IN_PROGRESS
    with pytest.raises(WorkbenchError, match="There is no claim"):
        desk.claim(cut.claim.id)
    desk.redo()
    assert desk.claim(cut.claim.id) == cut
    assert desk.check().problems == []


def test_a_claim_re_cut_to_where_it_stands_is_not_recorded(desk: Desk) -> None:
    with pytest.raises(WorkbenchError, match=r"stands at .* already"):
        desk.re_cut(HURT.id, HURT.start, HURT.end)
    assert list(desk.log()) == []


def test_a_claim_re_cut_twice_stands_as_it_was_cut_last(desk: Desk) -> None:
    first = desk.re_cut(HURT.id, HURT.start, HURT.end - 5).claim.id
    second = desk.re_cut(HURT.id, HURT.start, HURT.end - 10).claim.id
    assert first not in ids(desk)
    assert second in ids(desk)
    desk.undo()
    assert first in ids(desk)
    assert second not in ids(desk)
    desk.undo()
    assert counted(desk) == 3


def test_it_survives_that_claims_are_looked_for_anew(desk: Desk) -> None:
    desk.add_claim(STORY.id, START, END)
    with sqlite.writing(desk._connection):
        claims.replace_extracted(desk._connection, STORY.id, STORY_CLAIMS[:1], "another")
    assert CAFE in ids(desk)
    assert desk.check().problems == []


def test_what_was_decided_before_its_claim_came_is_counted_once_it_comes(desk: Desk) -> None:
    """As in a merge, which brings the entries and then the claims that they speak of."""
    desk._append(CAFE, "verdict", "true", {"label": "True"})  # type: ignore[arg-type]
    desk.add_claim(STORY.id, START, END)
    assert next(a for a in desk.articles() if a.id == STORY.id).reviewed == 1
    assert desk.check().problems == []


@pytest.mark.parametrize("value", [f"{STORY.id}:", f"{STORY.id}:5-2", f"{STORY.id}:0-999999", f"{STORY.id}:a-b", "x"])
def test_a_cut_that_makes_no_sense_makes_no_claim(desk: Desk, value: str) -> None:
    desk._append(CAFE, "add claim", value, {})  # type: ignore[arg-type]
    with sqlite.writing(desk._connection):
        handmade.follow(desk._connection, STORY.id)
    assert counted(desk) == 3
    assert list(handmade.missing(desk._connection)) == []


def test_a_cut_of_an_article_that_is_not_here_makes_no_claim(desk: Desk) -> None:
    gone = "0" * 32
    desk._append(claim_id(gone, 1, 2), "add claim", f"{gone}:1-2", {})  # type: ignore[arg-type]
    assert desk.check().problems == []


def test_a_claim_by_hand_that_is_missing_is_found_and_made_anew(desk: Desk) -> None:
    desk.add_claim(STORY.id, START, END)
    with off_guard(desk._connection):
        desk._connection.execute("DELETE FROM claims WHERE id = ?", (CAFE,))
        articles.count_claims(desk._connection, STORY.id)
    problems = desk.check().problems
    assert f"The claim that a reviewer cut out at {START}–{END} of article {STORY.id} is missing." in problems
    assert desk.rebuild() != []
    assert desk.check().problems == []
    assert CAFE in ids(desk)
    assert counted(desk) == 4
    assert HARBOUR.id in [article.id for article in desk.articles()]


# Splitting

FERRY = STORY_CLAIMS[0]
PARTS = [claim_id(STORY.id, part.start, part.end) for part in FERRY.parts]


def test_the_parts_of_a_claim_become_claims_and_the_whole_stays_put_aside(desk: Desk) -> None:
    desk.note(FERRY.id, "Two things in one.")
    parts = desk.split(FERRY.id[:8])
    assert [part.claim.id for part in parts] == PARTS
    assert [part.claim.text for part in parts] == [
        "The ferry Alda ran aground on Monday",
        "with 212 people on board",
    ]
    assert {part.claim.origin for part in parts} == {Origin.REVIEWER}
    whole = desk.record(FERRY.id)
    assert whole.reviewed.standing.workflow is Workflow.DISMISSED
    assert [note.text for note in whole.notes] == ["Two things in one."]
    assert whole.dismissal is not None
    assert whole.dismissal.reason == "Split into: The ferry Alda ran aground on Monday / with 212 people on board"
    assert counted(desk) == 5
    assert desk.check().problems == []


def test_a_part_keeps_who_says_it_and_the_quantities_in_its_words(desk: Desk) -> None:
    ran, people = (part.claim for part in desk.split(FERRY.id))
    assert (ran.claimant, people.claimant) == ("coast guard", "coast guard")
    assert ran.quantities == ()
    assert people.quantities == FERRY.quantities
    assert (ran.occurred, ran.place) == (None, None)  # known of the whole alone


def test_one_undo_takes_a_split_back_and_a_redo_brings_it_back(desk: Desk) -> None:
    desk.split(FERRY.id)
    desk.undo()
    assert not set(PARTS) & set(ids(desk))
    assert desk.claim(FERRY.id).standing.workflow is Workflow.NEW
    desk.redo()
    assert set(PARTS) <= set(ids(desk))
    assert desk.claim(FERRY.id).standing.workflow is Workflow.DISMISSED
    assert desk.check().problems == []


def test_a_part_that_another_decided_outlives_the_split(desk: Desk, review_file: Path) -> None:
    desk.split(FERRY.id)
    with Desk.open(review_file, "bob") as bob:
        bob.decide(PARTS[1], "true")
        desk.undo()
        assert PARTS[0] not in ids(desk)
        assert desk.claim(PARTS[1]).standing.rating == "true"
    assert desk.check().problems == []


def test_two_files_that_split_a_claim_differently_have_all_parts_once_merged(
    desk: Desk, review_file: Path, tmp_path: Path, template: bytes
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(template)
    with Desk.open(other, "bob") as bob:
        middle = FERRY.start + 14
        cut = bob.split(FERRY.id, [(FERRY.start, middle), (middle, FERRY.end)])
    desk.split(FERRY.id)
    merge_files(review_file, [other], "ann")
    merge_files(other, [review_file], "bob")
    wanted = {*PARTS, *(part.claim.id for part in cut), *(claim.id for claim in STORY_CLAIMS)}
    assert set(ids(desk)) == wanted
    with Desk.open(other, "bob") as bob:
        assert set(ids(bob)) == wanted
        assert [r.claim for r in bob.claims()] == [r.claim for r in desk.claims()]
        assert bob.check().problems == desk.check().problems == []


def test_a_redacted_split_still_stands_without_its_words(desk: Desk) -> None:
    desk.split(FERRY.id)
    entry = next(entry for entry in desk.history(FERRY.id) if entry.action == "re-cut")
    desk.redact(entry.id, "A court said so.")
    assert set(PARTS) <= set(ids(desk))
    found = desk.record(FERRY.id).dismissal
    assert found is not None
    assert found.reason.startswith("Split into: [Redacted by ann")
    assert list(desk.faults()) == []


def test_a_part_that_was_put_aside_is_new_again_once_it_is_cut_out_anew(desk: Desk) -> None:
    desk.split(FERRY.id)
    desk.dismiss(PARTS[0])
    assert desk.split(FERRY.id)[0].standing.workflow is Workflow.NEW


def test_blind_review_hides_nothing_of_a_split(desk: Desk, review_file: Path) -> None:
    desk.set_blind(True)
    desk.split(FERRY.id)
    with Desk.open(review_file, "bob") as bob:
        assert set(PARTS) <= set(ids(bob))
        assert bob.claim(FERRY.id).standing.workflow is Workflow.DISMISSED


def test_a_claim_without_marked_parts_is_not_split(desk: Desk) -> None:
    with pytest.raises(WorkbenchError, match="has no parts marked"):
        desk.split(HURT.id)
    for stretches in ([(HURT.start, HURT.end)], [(HURT.start, 10**6), (0, 5)], [(0, 5), (HURT.start, HURT.end)]):
        with pytest.raises(WorkbenchError):
            desk.split(HURT.id, stretches)
    assert list(desk.log()) == []


# Joining

BOTH = (STORY_CLAIMS[0], HURT)


def test_claims_are_joined_with_what_stands_between_them_and_stay_put_aside(desk: Desk) -> None:
    desk.note(HURT.id, "Who says so?")
    joined = desk.join([HURT.id, FERRY.id[:8]])
    assert joined.claim.text == STORY.text[FERRY.start : HURT.end]
    assert joined.claim.origin is Origin.REVIEWER
    assert joined.claim.claimant == FERRY.claimant
    assert joined.claim.quantities == tuple(sorted({*FERRY.quantities, *HURT.quantities}, key=lambda q: q.start))
    for old in BOTH:
        found = desk.record(old.id)
        assert found.reviewed.standing.workflow is Workflow.DISMISSED
        assert found.dismissal is not None
        assert found.dismissal.reason == f"Joined with others as: {joined.claim.text}"
    assert [note.text for note in desk.record(HURT.id).notes] == ["Who says so?"]
    assert counted(desk) == 4
    assert desk.check().problems == []


def test_one_undo_brings_all_of_the_joined_claims_back_and_one_redo_joins_them_again(desk: Desk) -> None:
    joined = desk.join([FERRY.id, HURT.id])
    assert desk.undo().subject == FERRY.id
    assert [desk.claim(old.id).standing.workflow for old in BOTH] == [Workflow.NEW, Workflow.NEW]
    assert joined.claim.id not in ids(desk)
    assert desk.redo().action == "re-cut"
    assert desk.claim(joined.claim.id) == joined
    assert [desk.claim(old.id).standing.workflow for old in BOTH] == [Workflow.DISMISSED, Workflow.DISMISSED]
    desk.undo()
    assert desk.check().problems == []
    with pytest.raises(WorkbenchError, match="nothing of"):
        desk.undo()


def test_one_undo_takes_back_that_a_claim_put_aside_before_came_in_again(desk: Desk) -> None:
    joined = desk.join([FERRY.id, HURT.id]).claim.id
    desk.undo()
    desk.add_claim(STORY.id, FERRY.start, HURT.end)
    desk.dismiss(joined)
    assert desk.join([FERRY.id, HURT.id]).standing.workflow is Workflow.NEW
    desk.undo()
    assert desk.claim(joined).standing.workflow is Workflow.DISMISSED
    assert desk.claim(FERRY.id).standing.workflow is Workflow.NEW


def test_two_files_that_joined_different_claims_are_the_same_once_merged(
    desk: Desk, review_file: Path, tmp_path: Path, template: bytes
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(template)
    with Desk.open(other, "bob") as bob:
        theirs = bob.join([claim.id for claim in STORY_CLAIMS]).claim.id
        bob.decide(theirs, "true")
    ours = desk.join([FERRY.id, STORY_CLAIMS[1].id]).claim.id
    merge_files(review_file, [other], "ann")
    merge_files(other, [review_file], "bob")
    with Desk.open(other, "bob") as bob:
        assert {theirs, ours} <= set(ids(desk))
        assert [r.claim for r in bob.claims()] == [r.claim for r in desk.claims()]
        bob.undo()
        bob.undo()
        assert theirs not in ids(bob)
        assert bob.claim(FERRY.id).standing.workflow is Workflow.DISMISSED  # by ann's
        assert bob.claim(HURT.id).standing.workflow is Workflow.NEW
        assert bob.check().problems == desk.check().problems == []


def test_a_redacted_join_still_stands_and_is_taken_back_claim_by_claim(desk: Desk) -> None:
    joined = desk.join([FERRY.id, HURT.id]).claim.id
    entry = next(entry for entry in desk.history(FERRY.id) if entry.action == "re-cut")
    desk.redact(entry.id, "A court said so.")
    assert joined in ids(desk)
    desk.undo()
    assert desk.claim(FERRY.id).standing.workflow is Workflow.NEW
    assert desk.claim(HURT.id).standing.workflow is Workflow.DISMISSED
    desk.undo()
    assert joined not in ids(desk)
    assert list(desk.faults()) == []


def test_what_holds_the_others_already_is_not_joined_with_them(desk: Desk) -> None:
    whole = desk.add_claim(STORY.id, FERRY.start, HURT.end).claim.id
    before = len(list(desk.log()))
    for refs in ([whole, HURT.id], [HURT.id, HURT.id], []):
        with pytest.raises(WorkbenchError):
            desk.join(refs)
    assert len(list(desk.log())) == before


# Boilerplate

CLUTTERED = "The pier burned on Friday.\n\nRead also: ten walks\n\nNobody was hurt.\n"
WALKS = Passage(28, 48, Role.BOILERPLATE, Boilerplate.RELATED_LINKS)


@pytest.fixture
def cluttered(review_file: Path) -> str:
    """The id of an article with boilerplate in it."""
    article = replace(article_of(CLUTTERED), passages=(Passage(0, 26, Role.BODY), WALKS, Passage(50, 66, Role.BODY)))
    stored(review_file, (article, ()))
    return article.id


def test_a_claim_is_not_cut_out_of_boilerplate(desk: Desk, cluttered: str) -> None:
    for start, end in ((WALKS.start, WALKS.end), (WALKS.start + 2, WALKS.end - 2), (WALKS.start - 1, WALKS.end + 1)):
        with pytest.raises(WorkbenchError, match=r"is boilerplate \(related links\)"):
            desk.add_claim(cluttered, start, end)
    claim = desk.add_claim(cluttered, 0, 26).claim
    with pytest.raises(WorkbenchError, match="is boilerplate"):
        desk.re_cut(claim.id, WALKS.start, WALKS.end)


def test_a_claim_may_reach_over_boilerplate_that_stands_within_it(desk: Desk, cluttered: str) -> None:
    assert desk.add_claim(cluttered, 0, 66).claim.text == CLUTTERED.strip()
