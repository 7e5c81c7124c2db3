"""Claims that reviewers cut out by hand follow the log."""

from pathlib import Path

import pytest

from tests.store.making import HARBOUR, STORY, STORY_CLAIMS, off_guard
from workbench.desk.desk import Desk
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
