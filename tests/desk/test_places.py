"""The next claim of a sort, marks, and claims left for later."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.desk.test_deciding_together import ABOARD, FERRY, HURT, NOISE
from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, article_of, claim_at, stored
from workbench.desk.desk import Desk
from workbench.desk.merging import merge_files
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Bookmark, Workflow
from workbench.domain.sought import Sought
from workbench.store import links, schema, seeking, sqlite

AGAIN = HARBOUR_CLAIMS[1].id
CITY = article_of(
    "\n\n".join(f"House {number} of the street was counted." for number in range(30)), source="city.txt", title="City"
)
CITY_CLAIMS = [
    claim_at(CITY, p.start, p.end, claimant="The mayor" if n % 3 == 0 else None) for n, p in enumerate(CITY.passages)
]


def route(desk: Desk, sought: Sought, start: Bookmark) -> list[str]:
    """The claims that one comes to, one after the other, until one is at the first of them again."""
    found: list[str] = []
    here = start
    while (reviewed := desk.following(sought, here)) is not None and reviewed.claim.id not in found:
        found.append(reviewed.claim.id)
        here = Bookmark(reviewed.claim.article_id, reviewed.claim.id)
    return found


def conflict(path: Path, *pairs: tuple[str, str], relation: Relation = Relation.CONFLICTS) -> None:
    connection = schema.open_file(path)
    with sqlite.writing(connection):
        links.put(connection, [Link(a, b, relation, 0.5, Grounds(plain="made up")) for a, b in pairs])
    connection.close()


def test_disputed_claims_follow_each_other_through_all_articles_in_reading_order(desk: Desk) -> None:
    for id_ in (AGAIN, FERRY, HURT):
        desk.move(id_, Workflow.DISPUTED)
    listed = [c.claim.id for c in desk.claims() if c.claim.id in (AGAIN, FERRY, HURT)]
    start = desk.claims().__next__().claim
    found = route(desk, Sought.DISPUTED, Bookmark(start.article_id, start.id))
    assert found[found.index(listed[0]) :] + found[: found.index(listed[0])] == listed


def test_a_claim_that_is_the_only_one_follows_itself(desk: Desk) -> None:
    desk.move(FERRY, Workflow.DISPUTED)
    here = Bookmark(STORY.id, FERRY)
    assert route(desk, Sought.DISPUTED, here) == [FERRY]
    assert desk.following(Sought.IN_CONFLICT, here) is None


@pytest.mark.parametrize("few", [0, 5_000])
def test_however_many_there_are_the_order_is_the_same(
    review_file: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(seeking, "_FEW", few)
    stored(review_file, (CITY, CITY_CLAIMS))
    odd = [claim.id for claim in CITY_CLAIMS[1::2]]
    conflict(review_file, *pairwise(odd), (FERRY, AGAIN))
    with Desk.open(review_file, "ann") as desk:
        wanted = {*odd, FERRY, AGAIN}
        ordered = [c.claim.id for c in desk.claims() if c.claim.id in wanted]
        assert route(desk, Sought.IN_CONFLICT, Bookmark(CITY.id, None))[0] == odd[0]
        for at in (0, 5, -1):
            here = desk.claim(ordered[at]).claim
            assert route(desk, Sought.IN_CONFLICT, Bookmark(here.article_id, here.id)) == (
                ordered[ordered.index(here.id) + 1 :] + ordered[: ordered.index(here.id) + 1]
            )


def test_claims_that_agree_or_share_a_quote_are_not_in_conflict(review_file: Path, desk: Desk) -> None:
    conflict(review_file, (FERRY, ABOARD), relation=Relation.AGREES)
    conflict(review_file, (NOISE, AGAIN), relation=Relation.SAME_QUOTE)
    assert desk.following(Sought.IN_CONFLICT, Bookmark(STORY.id, FERRY)) is None


def test_the_claims_of_one_claimant_follow_each_other(review_file: Path) -> None:
    stored(review_file, (CITY, CITY_CLAIMS))
    with Desk.open(review_file, "ann") as desk:
        found = route(desk, Sought.CLAIMANT, Bookmark(CITY.id, CITY_CLAIMS[0].id))
        assert found == [claim.id for claim in [*CITY_CLAIMS[3::3], CITY_CLAIMS[0]]]
        assert desk.following(Sought.CLAIMANT, Bookmark(CITY.id, CITY_CLAIMS[1].id)) is None


def test_a_dispute_that_blind_review_hides_is_passed_by(review_file: Path, desk: Desk) -> None:
    with Desk.open(review_file, "bob") as bob, Desk.open(review_file, "eve") as eve:
        bob.decide(FERRY, "true")
        eve.decide(FERRY, "false")
        desk.set_blind(True)
        here = Bookmark(STORY.id, NOISE)
        assert desk.following(Sought.DISPUTED, here) is None
        assert bob.following(Sought.DISPUTED, here) is not None
        desk.decide(FERRY, "true")
        assert desk.following(Sought.DISPUTED, here) is not None


def test_claims_that_a_newer_version_carries_on_are_passed_by(review_file: Path, desk: Desk) -> None:
    newer = article_of(f"{STORY.text}\n\nIt was corrected.", source="z.txt")
    stored(review_file, (newer, []))
    conflict(review_file, (FERRY, AGAIN))
    desk.note(FERRY, "Looked at.")
    desk.replace(STORY.id, newer.id)
    found = route(desk, Sought.IN_CONFLICT, Bookmark(HARBOUR.id, None))
    assert FERRY not in found
    assert AGAIN in found


def test_marks_are_kept_in_the_file_for_each_reviewer(review_file: Path, desk: Desk) -> None:
    desk.set_mark("a", Bookmark(STORY.id, FERRY))
    desk.set_mark("a", Bookmark(STORY.id, HURT))
    desk.set_mark("B", Bookmark(HARBOUR.id, None))
    with Desk.open(review_file, "ann") as again, Desk.open(review_file, "bob") as bob:
        assert again.marks() == {"a": Bookmark(STORY.id, HURT), "B": Bookmark(HARBOUR.id, None)}
        assert bob.marks() == {}
    assert list(desk.log()) == []


@pytest.mark.parametrize("letter", ["", "ab", " ", "\x1b", "?"])
def test_a_mark_has_a_letter(desk: Desk, letter: str) -> None:
    with pytest.raises(WorkbenchError, match="is no letter"):
        desk.set_mark(letter, Bookmark(STORY.id, FERRY))


def test_a_claim_left_for_later_is_the_reviewers_own_and_no_word_on_the_claim(review_file: Path, desk: Desk) -> None:
    desk.leave_for_later(FERRY)
    desk.leave_for_later(FERRY[:8])
    assert desk.left_for_later() == {FERRY: STORY.id}
    assert desk.claim(FERRY).standing.workflow is Workflow.NEW
    assert list(desk.log()) == []
    with Desk.open(review_file, "bob") as bob:
        assert bob.left_for_later() == {}
    desk.take_up(FERRY)
    assert desk.left_for_later() == {}


def test_marks_and_what_is_left_for_later_stay_in_their_file(review_file: Path, tmp_path: Path, desk: Desk) -> None:
    desk.set_mark("a", Bookmark(STORY.id, FERRY))
    desk.leave_for_later(FERRY)
    desk.close()
    other = tmp_path / "other.db"
    stored(other)
    merge_files(other, [review_file], "ann")
    with Desk.open(other, "ann") as ann:
        assert ann.claim(FERRY)
        assert (ann.marks(), ann.left_for_later()) == ({}, {})
