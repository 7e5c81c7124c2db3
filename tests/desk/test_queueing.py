"""The queue: which claims a filter finds, in what order, and that it keeps up with what is recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, article_of, claim_of, stored
from workbench.desk.desk import Desk
from workbench.desk.orders import SORTS
from workbench.desk.queueing import Queue
from workbench.domain.claim import Claim
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Workflow
from workbench.domain.version import Replacement
from workbench.store import links, schema, sqlite

FERRY, NOISE, HURT = STORY_CLAIMS
ABOARD, AGAIN = HARBOUR_CLAIMS
ALL = [FERRY, NOISE, HURT, ABOARD, AGAIN]


@pytest.fixture
def bob(review_file: Path) -> Iterator[Desk]:
    with Desk.open(review_file, "bob") as bob:
        yield bob


def found(queue: Queue, text: str = "", sort: str = "position", *, reverse: bool = False) -> list[Claim]:
    return [row.reviewed.claim for row in queue.rows(queue.listed(text, sort, reverse=reverse))]


def test_the_queue_without_a_filter_is_every_claim_in_the_order_of_the_articles(desk: Desk) -> None:
    assert found(desk.queue()) == [reviewed.claim for reviewed in desk.claims()] == ALL


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("alda", [FERRY, ABOARD]),
        ("ALD", [FERRY, ABOARD]),
        ("alda said -roux", [FERRY]),
        ("aground", [FERRY, NOISE, HURT]),  # of all three the article's title
        ("ida", [NOISE]),  # the claimant
        ("emile", [ABOARD]),
        ('"scraping noise"', [NOISE, AGAIN]),
        ('"noise scraping"', []),
        ("hurt OR 240", [HURT, ABOARD]),
        ("zeppelin", []),
        ("the", [FERRY, NOISE, ABOARD, AGAIN]),
    ],
)
def test_words_are_looked_for_in_the_claim_its_articles_title_and_its_claimant(
    desk: Desk, text: str, claims: list[Claim]
) -> None:
    assert found(desk.queue(), text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("is:open", [NOISE, HURT, AGAIN]),
        ("is:new", [NOISE, HURT]),
        ("is:in-progress", [AGAIN]),
        ("is:disputed", [FERRY]),
        ("is:dis", [FERRY, ABOARD]),
        ("is:decided", [FERRY, ABOARD]),
        ("-is:open", [FERRY, ABOARD]),
        ("is:quote", [NOISE, AGAIN]),
        ("by:guard", [FERRY]),
        ('by:"coast g"', [FERRY]),
        ("-has:claimant", [HURT, AGAIN]),
        ("in:harbour", [ABOARD, AGAIN]),
        (f"in:{STORY.id[:8]}", [FERRY, NOISE, HURT]),
        ("verdict:none", [FERRY, NOISE, HURT, ABOARD, AGAIN]),
        ("score:>0.7", [FERRY, ABOARD]),
        ("score:0.7", [FERRY, HURT, ABOARD]),
        ("has:note", [AGAIN]),
        ("has:evidence", [FERRY]),
        ("has:figure", [FERRY, ABOARD]),
        ("has:date", [FERRY]),
        ("has:parts", [FERRY]),
        ("kind:figure -is:disputed", [HURT, ABOARD]),
        ("reviewer:bo", [FERRY]),
        ("reviewer:ann has:verdict", [FERRY]),
        ("is:open kind:figure", [HURT]),
    ],
)
def test_qualifiers_find_what_they_say(desk: Desk, bob: Desk, text: str, claims: list[Claim]) -> None:
    desk.decide(FERRY.id, "true")
    desk.cite(FERRY.id, "https://example.org/")
    bob.decide(FERRY.id, "false")
    desk.dismiss(ABOARD.id)
    desk.note(AGAIN.id, "Whose voice?")
    assert found(desk.queue(), text) == claims


def test_a_verdict_is_found_by_its_rating(desk: Desk) -> None:
    desk.decide(FERRY.id, "true")
    desk.decide(HURT.id, "mostly-true")
    queue = desk.queue()
    assert found(queue, "verdict:true") == [FERRY]
    assert found(queue, "verdict:mostly") == [HURT]
    assert found(queue, "verdict:none") == [NOISE, ABOARD, AGAIN]


def test_what_nothing_can_be_made_of_asks_for_nothing(desk: Desk) -> None:
    assert found(desk.queue(), "is:green alda") == [FERRY, ABOARD]
    with pytest.raises(WorkbenchError, match="is:green"):
        desk.sifted("is:green alda")


@pytest.fixture
def linked(review_file: Path) -> None:
    connection = schema.open_file(review_file)
    with sqlite.writing(connection):
        links.put(
            connection, [Link(FERRY.id, ABOARD.id, Relation("conflicts"), 0.9, Grounds(plain="212 here, 240 there"))]
        )
    connection.close()


@pytest.mark.usefixtures("linked")
def test_claims_in_conflict_are_found_and_come_first_when_asked_for(desk: Desk) -> None:
    queue = desk.queue()
    assert found(queue, "has:conflict") == [FERRY, ABOARD]
    assert found(queue, sort="conflict") == [FERRY, ABOARD, NOISE, HURT, AGAIN]
    assert [row.conflicts for row in queue.rows(queue.listed(sort="conflict"))] == [1, 1, 0, 0, 0]


def test_every_order_is_total_and_has_every_claim(desk: Desk) -> None:
    queue = desk.queue()
    for sort in SORTS:
        assert sorted(queue.listed(sort=sort)) == sorted(queue.listed())
        assert list(queue.listed(sort=sort, reverse=True)) == list(queue.listed(sort=sort))[::-1]


def test_the_orders_are_what_they_say(desk: Desk) -> None:
    desk.decide(HURT.id, "true")
    desk.dismiss(NOISE.id)
    desk.note(AGAIN.id, "later than the others")
    queue = desk.queue()
    assert [claim.score for claim in found(queue, sort="score")] == [0.9, 0.8, 0.7, 0.4, 0.4]
    assert found(queue, sort="claimant") == [FERRY, NOISE, ABOARD, HURT, AGAIN]
    assert found(queue, sort="workflow") == [FERRY, ABOARD, AGAIN, HURT, NOISE]
    assert found(queue, sort="touched") == [AGAIN, NOISE, HURT, FERRY, ABOARD]


def test_newest_articles_come_first_when_asked_for(review_file: Path, desk: Desk) -> None:
    before = desk.queue().listed()
    newer = article_of("Six barges were towed to Lund.", source="0.txt", title="Barges towed")
    stored(review_file, (newer, [claim_of(newer, "Six barges were towed to Lund.")]))
    listed = desk.queue().listed(sort="imported")
    assert len(listed) == len(before) + 1
    assert desk.queue().rows(listed[:1])[0].reviewed.claim.article_id == newer.id


def test_the_command_line_finds_the_same_claims_in_the_same_order(desk: Desk) -> None:
    desk.decide(HURT.id, "true")
    for text in ("", "alda", "is:open", "the -has:claimant"):
        for sort in SORTS:
            assert desk.sifted(text, sort) == [claim.id for claim in found(desk.queue(), text, sort)]


# While it is open


def test_what_is_recorded_meanwhile_is_found(desk: Desk, bob: Desk) -> None:
    queue = desk.queue()
    filters = ("is:open", "is:final", "verdict:false", "has:evidence", "reviewer:bob")
    before = [found(queue, text) for text in filters]
    assert before == [ALL, [], [], [], []]
    bob.decide(HURT.id, "false")
    bob.cite(NOISE.id, "https://example.org/")
    assert [found(queue, text) for text in filters] == [
        [FERRY, NOISE, ABOARD, AGAIN], [HURT], [HURT], [NOISE], [HURT],
    ]  # fmt: skip
    bob.undo()
    bob.undo()
    assert [found(queue, text) for text in filters] == before


def test_the_order_follows_what_is_recorded_meanwhile(desk: Desk, bob: Desk) -> None:
    queue = desk.queue()
    assert found(queue, sort="touched") == ALL
    bob.note(HURT.id, "How many?")
    assert found(queue, sort="touched")[0] == HURT


def test_articles_that_come_meanwhile_are_found(review_file: Path, desk: Desk) -> None:
    queue = desk.queue()
    found(queue, "barges")
    newer = article_of("Six barges were towed to Lund.", source="c.txt", title="Barges towed")
    stored(review_file, (newer, [claim_of(newer, "Six barges were towed to Lund.")]))
    assert len(found(queue, "barges")) == 1
    assert queue.count == 6


def test_a_corrected_title_is_found_and_the_wrong_one_no_more(desk: Desk, bob: Desk) -> None:
    queue = desk.queue()
    assert found(queue, "in:chart") == [ABOARD, AGAIN]
    bob.correct(HARBOUR.id, "title", "Harbour master blames the fog")
    assert found(queue, "in:chart") == []
    assert found(queue, "fog") == [ABOARD, AGAIN]


@pytest.mark.usefixtures("linked")
def test_links_that_go_meanwhile_are_gone(review_file: Path, desk: Desk) -> None:
    queue = desk.queue()
    assert found(queue, "has:conflict") == [FERRY, ABOARD]
    connection = schema.open_file(review_file)
    with sqlite.writing(connection):
        connection.execute("DELETE FROM links")
    connection.close()
    assert found(queue, "has:conflict") == []


def test_a_claim_cut_by_hand_is_found_and_gone_when_that_is_taken_back(desk: Desk, bob: Desk) -> None:
    queue = desk.queue()
    assert len(found(queue)) == 5
    start = STORY.text.index("the café")
    bob.add_claim(STORY.id, start, start + 8)
    assert [claim.text for claim in found(queue, "is:by-hand")] == ["the café"]
    bob.undo()
    assert found(queue, "is:by-hand") == []
    assert len(found(queue)) == 5


def test_claims_of_an_earlier_version_are_left_out_as_in_every_list(review_file: Path, desk: Desk) -> None:
    newer = article_of(HARBOUR.text.replace("240", "250"), source="b/harbour2.txt", title="Corrected")
    words = "Some 250 people were aboard the Alda, harbour master Émile Roux said."
    stored(review_file, (newer, [claim_of(newer, words)]))
    queue = desk.queue()
    assert len(found(queue)) == 6
    assert isinstance(desk.replace(HARBOUR.id, newer.id), Replacement)
    assert found(queue) == [reviewed.claim for reviewed in desk.claims()]


# Blind review


def test_blind_review_hides_others_verdicts_from_filters_and_orders(desk: Desk, bob: Desk) -> None:
    bob.decide(HURT.id, "false")
    bob.decide(FERRY.id, "false")
    desk.decide(FERRY.id, "true")
    desk.set_blind(True)
    queue = desk.queue()
    assert found(queue, "is:final") == []
    assert found(queue, "is:open") == [NOISE, HURT, ABOARD, AGAIN]
    assert found(queue, "verdict:false") == []
    assert found(queue, "has:verdict") == [FERRY]
    assert found(queue, "reviewer:bob") == [FERRY]
    assert found(queue, sort="touched") == [FERRY, NOISE, HURT, ABOARD, AGAIN]
    assert found(queue, sort="workflow") == [NOISE, HURT, ABOARD, AGAIN, FERRY]
    (row,) = [row for row in queue.rows(queue.listed()) if row.reviewed.claim == HURT]
    assert (row.touched, row.reviewed.standing.workflow, row.reviewed.standing.verdicts) == (None, Workflow.NEW, 0)


def test_a_queue_that_is_open_goes_blind_when_the_file_does(desk: Desk, bob: Desk) -> None:
    queue = desk.queue()
    bob.decide(HURT.id, "false")
    assert found(queue, "is:final") == [HURT]
    bob.set_blind(True)
    assert found(queue, "is:final") == []


def test_who_reveals_sees_all_in_the_queue(review_file: Path, bob: Desk) -> None:
    bob.decide(HURT.id, "false")
    bob.set_blind(True)
    with Desk.open(review_file, "ann", reveal=True) as ann:
        assert found(ann.queue(), "verdict:false") == [HURT]


def test_what_one_left_for_later_is_found_as_long_as_it_is_open_and_by_oneself_alone(desk: Desk, bob: Desk) -> None:
    queue = desk.queue()
    assert found(queue, "is:later") == []
    desk.leave_for_later(NOISE.id)
    desk.leave_for_later(HURT.id)
    desk.decide(HURT.id, "true")
    assert found(desk.queue(), "is:later") == [NOISE]
    assert found(bob.queue(), "is:later") == []
    with Desk.open(desk.path, "ann") as pen:
        pen.take_up(NOISE.id)
    assert found(queue, "is:later") == []


# Saved filters


def test_a_filter_is_kept_under_a_name_and_replaced_under_it(desk: Desk) -> None:
    desk.keep_filter("  my   open ones ", "is:open ", "score")
    desk.keep_filter("my open ones", "is:open score:>0.5", "score")
    (kept,) = desk.saved_filters()
    assert (kept.name, kept.text, kept.sort, kept.shared) == ("my open ones", "is:open score:>0.5", "score", False)


def test_ones_own_filters_are_seen_by_oneself_and_shared_ones_by_all(desk: Desk, bob: Desk) -> None:
    desk.keep_filter("mine", "is:open")
    desk.keep_filter("disputes", "is:disputed", shared=True)
    assert [kept.name for kept in desk.saved_filters()] == ["disputes", "mine"]
    assert [(kept.name, kept.reviewer, kept.shared) for kept in bob.saved_filters()] == [("disputes", "ann", True)]


def test_a_filter_can_be_forgotten(desk: Desk, bob: Desk) -> None:
    desk.keep_filter("mine", "is:open")
    with pytest.raises(WorkbenchError, match="no filter called mine"):
        bob.forget_filter("mine")
    desk.forget_filter("mine")
    assert desk.saved_filters() == []


@pytest.mark.parametrize(("name", "text"), [("", "is:open"), ("x", "is:green")])
def test_a_filter_without_a_name_or_a_meaning_is_not_kept(desk: Desk, name: str, text: str) -> None:
    with pytest.raises(WorkbenchError):
        desk.keep_filter(name, text)
    assert desk.saved_filters() == []


def test_filters_are_no_part_of_the_log(desk: Desk) -> None:
    before = desk.digest()
    desk.keep_filter("mine", "is:open")
    assert desk.digest() == before
