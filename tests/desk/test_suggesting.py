"""Evidence suggested for a claim, from the whole file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, article_of, claim_of, stored
from workbench.desk import nearness
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Stance
from workbench.domain.suggestion import Seems
from workbench.store import links, sqlite

FIGURE, QUOTATION = STORY_CLAIMS[0], STORY_CLAIMS[1]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "review.db"
    stored(path, (STORY, STORY_CLAIMS), (HARBOUR, HARBOUR_CLAIMS))
    with Desk.open(path, "ann") as desk:
        yield desk


def test_the_passage_of_another_article_is_suggested_and_can_be_cited(desk: Desk) -> None:
    first = desk.suggestions(FIGURE.id)[0]
    assert first.article_id == HARBOUR.id
    assert first.text == HARBOUR.text[first.start : first.end] == HARBOUR_CLAIMS[0].text
    desk.cite(FIGURE.id, first.reference, stance=Stance.REFUTES)
    (piece,) = desk.record(FIGURE.id).evidence
    assert (piece.article_id, piece.start, piece.end) == (HARBOUR.id, first.start, first.end)
    assert piece.quote == first.text


def test_the_claims_own_article_is_never_suggested(desk: Desk) -> None:
    for claim in STORY_CLAIMS:
        assert STORY.id not in {one.article_id for one in desk.suggestions(claim.id)}


def test_no_more_are_suggested_than_are_asked_for(desk: Desk) -> None:
    assert len(desk.suggestions(FIGURE.id, 1)) == 1


def test_the_same_quotation_comes_first_as_the_same(desk: Desk) -> None:
    first = desk.suggestions(QUOTATION.id)[0]
    assert first.text.startswith("“We heard a long scraping noise")
    assert first.bearing is Seems.SAME


def test_what_is_linked_with_the_claim_is_suggested_without_a_word_in_common(desk: Desk) -> None:
    """Links find their pairs by more than words."""
    other = article_of("Nobody was missed afterwards.", source="c.txt")
    found = claim_of(other, other.text)
    stored(desk.path, (other, (found,)))
    assert other.id not in {one.article_id for one in desk.suggestions(FIGURE.id)}
    with sqlite.writing(desk._connection):
        links.put(desk._connection, [Link(FIGURE.id, found.id, Relation.AGREES, 0.9, Grounds(plain="told apart"))])
    assert other.id in {one.article_id for one in desk.suggestions(FIGURE.id)}


def test_an_earlier_version_of_an_article_is_not_suggested(desk: Desk) -> None:
    corrected = article_of(HARBOUR.text.replace("Some 240", "Some 212"), source="b/harbour-2.txt")
    stored(desk.path, (corrected, ()))
    desk.replace(HARBOUR.id, corrected.id)
    suggested = {one.article_id for one in desk.suggestions(FIGURE.id)}
    assert suggested == {corrected.id}


def test_a_newer_version_of_the_claims_own_article_is_not_suggested(desk: Desk) -> None:
    corrected = article_of(STORY.text.replace("212", "240"), source="a/ferry-2.txt")
    stored(desk.path, (corrected, ()))
    desk.decide(FIGURE.id, "false")
    desk.replace(STORY.id, corrected.id)
    assert {one.article_id for one in desk.suggestions(FIGURE.id)} == {HARBOUR.id}


LONG = "\n\n".join(
    [
        "The ferry Alda ran aground off Lund on Monday with 212 people on board.",
        "The captain had asked for a pilot at noon, and the harbour told him that none was free before evening.",
        "Tugs from Ystad pulled at her stern for nine hours, until the tide fell and the ropes were let go.",
        "Fishermen took the passengers ashore in eleven boats, the last of them after midnight, in rain and fog.",
    ]
)


def test_a_copy_of_the_claims_own_article_is_no_second_source(desk: Desk) -> None:
    own = article_of(LONG, source="own.txt")
    claim = claim_of(own, "The ferry Alda ran aground off Lund on Monday with 212 people on board.")
    copy = article_of("Seen elsewhere.\n\n" + LONG, source="copy.txt")
    stored(desk.path, (own, (claim,)), (copy, ()))
    assert copy.id in {one.article_id for one in desk.suggestions(claim.id)}
    assert len(list(nearness.compare(desk._connection))) == 1
    assert copy.id not in {one.article_id for one in desk.suggestions(claim.id)}


def test_what_a_copy_has_otherwise_is_suggested_and_marked(desk: Desk) -> None:
    """Somebody corrected it, or changed it on the way: that is worth knowing, but no second source."""
    own = article_of(LONG, source="own.txt")
    claim = claim_of(own, "The ferry Alda ran aground off Lund on Monday with 212 people on board.")
    copy = article_of(LONG.replace("212 people", "319 people"), source="copy.txt")
    stored(desk.path, (own, (claim,)), (copy, ()))
    list(nearness.compare(desk._connection))
    (found,) = [one for one in desk.suggestions(claim.id) if one.article_id == copy.id]
    assert found.is_copy
    assert "319 people" in found.text
    assert found.why.endswith("in a copy of the claim's own article")


def test_a_reworded_claim_is_looked_for_by_its_wording_too(desk: Desk) -> None:
    other = article_of("The Brita lost an anchor.", source="c.txt")
    stored(desk.path, (other, ()))
    assert other.id not in {one.article_id for one in desk.suggestions(QUOTATION.id)}
    desk.reword(QUOTATION.id, "A passenger heard how the Brita scraped over rocks")
    assert other.id in {one.article_id for one in desk.suggestions(QUOTATION.id)}


def test_the_wording_that_was_redacted_is_not_looked_for(desk: Desk) -> None:
    other = article_of("The Brita lost an anchor.", source="c.txt")
    stored(desk.path, (other, ()))
    desk.reword(QUOTATION.id, "A passenger heard how the Brita scraped over rocks")
    (entry,) = desk.history(QUOTATION.id)
    desk.redact(entry.id, "named a ship by mistake")
    assert other.id not in {one.article_id for one in desk.suggestions(QUOTATION.id)}


def test_a_corrected_date_and_title_are_those_that_are_shown(desk: Desk) -> None:
    desk.correct(HARBOUR.id, "published", "2021-05-06")
    desk.correct(HARBOUR.id, "title", "The chart was old")
    first = desk.suggestions(FIGURE.id)[0]
    assert (first.published, first.article_title) == ("2021-05-06", "The chart was old")


def test_a_file_with_one_article_has_no_suggestions(tmp_path: Path) -> None:
    stored(tmp_path / "one.db", (STORY, STORY_CLAIMS))
    with Desk.open(tmp_path / "one.db", "ann") as desk:
        assert desk.suggestions(FIGURE.id) == []


def test_a_claim_that_is_not_there_is_named(desk: Desk) -> None:
    with pytest.raises(WorkbenchError, match="There is no claim"):
        desk.suggestions("abcdef")
