"""Story lines, and a verdict carried along one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.stories import FIRST, LINKS, LOOSE, OTHER, OTHERWISE, SECOND, THIRD, accident, bodies
from tests.store.making import article_of, stored
from workbench.desk.desk import Desk
from workbench.desk.merging import merge_files
from workbench.domain.errors import WorkbenchError
from workbench.domain.story import Story
from workbench.domain.telling import told
from workbench.store import links, sqlite

SECRET = "xyzzyplugh"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    accident(tmp_path / "review.db")
    return tmp_path / "review.db"


@pytest.fixture
def ann(path: Path) -> Iterator[Desk]:
    with Desk.open(path, "ann") as desk:
        yield desk


@pytest.fixture
def bob(path: Path) -> Iterator[Desk]:
    with Desk.open(path, "bob") as desk:
        yield desk


def ids(story: Story, version: int) -> list[str]:
    return [member.reviewed.claim.id for member in story.members if member.version == version]


def test_claims_that_tell_the_same_stand_side_by_side_with_those_that_tell_it_otherwise(ann: Desk) -> None:
    story = ann.story(FIRST.id)
    assert story.asked.reviewed.claim == FIRST
    assert ids(story, 0) == [FIRST.id, SECOND.id, LOOSE.id, THIRD.id]  # then by date
    assert ids(story, 1) == [OTHER.id]
    assert story.versions == 2


def test_of_each_is_told_who_says_it_and_where_it_stands(ann: Desk) -> None:
    ann.decide(OTHER.id, "false")
    (other,) = [member for member in ann.story(FIRST.id).members if member.version == 1]
    assert (other.article.outlet, other.article.published) == ("Echo", "2021-03-02")
    assert (other.reviewed.standing.workflow, other.reviewed.standing.rating) == ("final", "false")


def test_the_figures_that_differ_are_marked_where_they_stand(ann: Desk) -> None:
    (other,) = [member for member in ann.story(FIRST.id).members if member.version == 1]
    (piece,) = other.differing
    assert (piece.first, piece.second) == ("seven people", "Nine people")
    assert piece.second_span is not None
    assert piece.second_span.of(OTHERWISE.text) == "Nine people"
    assert [len(member.differing) for member in ann.story(FIRST.id).members] == [0, 0, 0, 0, 1]


def test_the_story_of_a_claim_without_links_is_that_claim(ann: Desk) -> None:
    alone = article_of("Nothing else was said.", source="6.txt")
    stored(ann.path, (alone, ()))
    claim = ann.add_claim(alone.id, 0, 10)
    assert [member.reviewed for member in ann.story(claim.claim.id).members] == [ann.claim(claim.claim.id)]


def test_a_claim_that_was_put_aside_is_in_no_story_but_its_own(ann: Desk) -> None:
    ann.dismiss(SECOND.id)
    story = ann.story(FIRST.id)
    assert ids(story, 0) == [FIRST.id, LOOSE.id]  # nor what it alone was linked with
    assert ids(ann.story(SECOND.id), 0)[0] == SECOND.id


def test_an_earlier_version_of_an_article_is_in_no_story(ann: Desk) -> None:
    corrected = article_of("Nine people were hurt when a tram hit a lorry.", source="4b.txt")
    stored(ann.path, (corrected, ()))
    ann.replace(OTHERWISE.id, corrected.id)
    assert ann.story(FIRST.id).versions == 1


def test_a_verdict_is_carried_to_what_says_the_same_and_nobody_decided(ann: Desk) -> None:
    ann.decide(FIRST.id, "true", rationale="The hospital says so.", confidence="high")
    done = ann.carry(FIRST.id)
    assert [claim.claim.id for claim in done.claims] == [SECOND.id]
    assert done.claims[0].standing.rating == "true"
    assert {claim.claim.id: why for claim, why in done.left_out} == {
        OTHER.id: "tells it otherwise",
        LOOSE.id: "agrees on one ground alone",
        THIRD.id: "is not linked with the claim itself",
    }
    (verdict,) = ann.record(SECOND.id).verdicts
    assert (verdict.rationale, verdict.confidence) == ("The hospital says so.", "high")


def test_each_carried_verdict_is_an_entry_of_its_own_that_names_its_source(ann: Desk) -> None:
    ann.decide(FIRST.id, "true", rationale="The hospital says so.")
    (source,) = ann.record(FIRST.id).verdicts
    ann.carry(FIRST.id, [SECOND.id, THIRD.id])
    for claim in (SECOND, THIRD):
        (verdict,) = ann.record(claim.id).verdicts
        assert (verdict.carried_from, verdict.carried_entry) == (FIRST.id, source.entry)
        (entry,) = ann.history(claim.id)
        assert told(entry) == f"verdict true on claim {claim.id[:8]}, carried from claim {FIRST.id[:8]}"
    assert list(ann.faults()) == []


def test_what_is_named_is_carried_to_even_where_it_tells_it_otherwise(ann: Desk) -> None:
    ann.decide(FIRST.id, "unproven")
    done = ann.carry(FIRST.id, [OTHER.id[:10], OTHER.id])
    assert [claim.claim.id for claim in done.claims] == [OTHER.id]
    assert ann.claim(SECOND.id).standing.verdicts == 0
    assert done.left_out == ()


def test_a_verdict_of_ones_own_is_replaced_only_where_it_is_named(ann: Desk) -> None:
    ann.decide(SECOND.id, "mixed")
    ann.decide(FIRST.id, "true")
    with pytest.raises(WorkbenchError, match="None of the 4 other claims"):
        ann.carry(FIRST.id)
    assert ann.claim(SECOND.id).standing.rating == "mixed"
    ann.carry(FIRST.id, [SECOND.id])
    assert ann.claim(SECOND.id).standing.rating == "true"


def test_what_a_colleague_decided_is_left_to_them(ann: Desk, bob: Desk) -> None:
    bob.decide(SECOND.id, "mixed")
    ann.decide(FIRST.id, "true")
    with pytest.raises(WorkbenchError, match="is undecided"):
        ann.carry(FIRST.id)
    ann.carry(FIRST.id, [SECOND.id])  # said: a verdict beside theirs, none in the place of it
    assert {v.reviewer: v.rating for v in ann.record(SECOND.id).verdicts} == {"bob": "mixed", "ann": "true"}
    assert ann.claim(SECOND.id).standing.workflow == "disputed"


def test_only_a_verdict_of_ones_own_is_carried(ann: Desk, bob: Desk) -> None:
    bob.decide(FIRST.id, "true")
    with pytest.raises(WorkbenchError, match="You have not decided claim"):
        ann.carry(FIRST.id)
    assert len(list(ann.log())) == 1


@pytest.mark.parametrize("named", [[SECOND.id, FIRST.id], [SECOND.id, "alone"]])
def test_where_one_cannot_be_carried_to_none_is(ann: Desk, named: list[str]) -> None:
    alone = article_of("Nothing else was said.", source="6.txt")
    stored(ann.path, (alone, ()))
    extra = ann.add_claim(alone.id, 0, 10).claim.id
    ann.decide(FIRST.id, "true")
    with pytest.raises(WorkbenchError, match="nothing was recorded"):
        ann.carry(FIRST.id, [extra if one == "alone" else one for one in named])
    assert ann.claim(SECOND.id).standing.verdicts == 0


def test_a_claim_without_a_story_line_has_nowhere_to_carry_to(ann: Desk) -> None:
    alone = article_of("Nothing else was said.", source="6.txt")
    stored(ann.path, (alone, ()))
    extra = ann.add_claim(alone.id, 0, 10).claim.id
    ann.decide(extra, "true")
    with pytest.raises(WorkbenchError, match="is linked with no other claim"):
        ann.carry(extra)


def test_one_undo_takes_back_all_that_was_carried_and_leaves_the_verdict_itself(ann: Desk) -> None:
    ann.decide(FIRST.id, "true")
    ann.carry(FIRST.id, [SECOND.id, THIRD.id])
    ann.undo()
    assert [ann.claim(claim.id).standing.verdicts for claim in (FIRST, SECOND, THIRD)] == [1, 0, 0]
    ann.redo()
    assert [ann.claim(claim.id).standing.rating for claim in (FIRST, SECOND, THIRD)] == ["true", "true", "true"]


def test_what_was_carried_stands_when_its_source_is_taken_back(ann: Desk) -> None:
    ann.decide(FIRST.id, "true", rationale="The hospital says so.")
    ann.carry(FIRST.id, [SECOND.id])
    ann.note(LOOSE.id, "in between")
    ann.decide(FIRST.id, "false")
    (verdict,) = ann.record(SECOND.id).verdicts
    assert (verdict.rating, verdict.rationale) == ("true", "The hospital says so.")


def test_words_that_are_redacted_at_the_source_are_gone_wherever_they_were_carried(path: Path) -> None:
    with Desk.open(path, "ann") as ann:
        ann.decide(FIRST.id, "true", rationale=SECRET)
        ann.carry(FIRST.id, [SECOND.id])
        ann.decide(SECOND.id, "true", confidence=None)
        ann.undo()
        ann.carry(SECOND.id, [THIRD.id])
        assert [verdict.rationale for verdict in ann.record(THIRD.id).verdicts] == [SECRET]
        (source,) = ann.record(FIRST.id).verdicts
        for entry in [entry for entry in ann.log() if SECRET in entry.body]:
            ann.redact(entry.id, "A name.")
        for claim in (FIRST, SECOND, THIRD):
            (verdict,) = ann.record(claim.id).verdicts
            assert "[Redacted by ann" in verdict.rationale
        assert source.entry in {entry.id for entry in ann.log() if not entry.body}
    assert SECRET.encode() not in b"".join(one.read_bytes() for one in path.parent.glob("review.db*"))


def test_the_words_are_kept_once(ann: Desk, path: Path) -> None:
    ann.decide(FIRST.id, "true", rationale=SECRET)
    ann.carry(FIRST.id, [SECOND.id, THIRD.id])
    assert [SECRET in body for body in bodies(path, SECOND.id) + bodies(path, THIRD.id)] == [False, False]
    assert [hit.claim_id for hit in ann.search(SECRET)] == [FIRST.id]


def test_a_carried_verdict_is_given_again_with_its_words(ann: Desk) -> None:
    ann.decide(FIRST.id, "true", rationale="The hospital says so.")
    ann.carry(FIRST.id, [SECOND.id])
    (carried,) = ann.record(SECOND.id).verdicts
    ann.decide(SECOND.id, "false")
    ann.decide_again(SECOND.id, carried.entry)
    (verdict,) = ann.record(SECOND.id).verdicts
    assert (verdict.rating, verdict.rationale, verdict.carried_from) == ("true", "The hospital says so.", None)


def test_a_log_in_which_a_verdict_comes_from_itself_is_read_all_the_same(ann: Desk) -> None:
    ann.decide(FIRST.id, "true")
    (source,) = ann.record(FIRST.id).verdicts
    body = json.loads(bodies(ann.path, FIRST.id)[0])
    with sqlite.writing(ann._connection):
        ann._write(SECOND.id, "verdict", "true", {**body, "carried_from": SECOND.id, "carried_entry": "0" * 32})  # type: ignore[arg-type]
    (verdict,) = ann.record(SECOND.id).verdicts
    assert (verdict.rationale, verdict.carried_from) == ("", SECOND.id)
    assert source.carried_from is None


def test_nobody_gets_a_colleagues_words_by_naming_their_entry(ann: Desk, bob: Desk) -> None:
    bob.decide(FIRST.id, "true", rationale=SECRET)
    (source,) = bob.record(FIRST.id).verdicts
    body = {"label": "True", "number": 5, "scale": "x", "scale_version": 1}
    named = {"carried_from": FIRST.id, "carried_entry": source.entry}
    with sqlite.writing(ann._connection):
        ann._write(SECOND.id, "verdict", "true", {**body, **named})  # type: ignore[arg-type]
    (verdict,) = ann.record(SECOND.id).verdicts
    assert verdict.rationale == ""


def blind(path: Path) -> None:
    """Ann decides the first claim and carries it to the second; review is blind."""
    with Desk.open(path, "ann") as ann:
        ann.set_blind(True)
        ann.decide(FIRST.id, "true", rationale=SECRET)
        ann.carry(FIRST.id, [SECOND.id])


def test_a_story_shows_no_verdict_that_blind_review_hides(path: Path, bob: Desk) -> None:
    blind(path)
    assert {member.reviewed.standing.verdicts for member in bob.story(THIRD.id).members} == {0}
    assert {member.reviewed.standing.rating for member in bob.story(THIRD.id).members} == {None}


def test_a_hidden_verdict_does_not_show_by_what_is_left_out(path: Path, bob: Desk) -> None:
    """Else whoever carries a verdict would learn which claims a colleague has decided."""
    with Desk.open(path, "ann") as ann:
        ann.set_blind(True)
        ann.decide(SECOND.id, "false")
    bob.decide(FIRST.id, "true")
    done = bob.carry(FIRST.id)
    assert [claim.claim.id for claim in done.claims] == [SECOND.id]


def test_a_carried_verdict_does_not_tell_how_the_claim_was_decided_that_it_came_from(path: Path, bob: Desk) -> None:
    blind(path)
    bob.decide(SECOND.id, "false")
    (anns,) = [verdict for verdict in bob.record(SECOND.id).verdicts if verdict.reviewer == "ann"]
    assert (anns.carried_from, anns.carried_entry) == (None, None)
    assert SECOND.id in {entry.subject for entry in bob.log()}
    seen = [entry for entry in bob.log() if entry.action == "verdict" and entry.author == "ann"]
    assert seen == []
    assert [entry.author for entry in bob.history(SECOND.id)] == ["bob"]
    bob.decide(FIRST.id, "false")
    (anns,) = [verdict for verdict in bob.record(SECOND.id).verdicts if verdict.reviewer == "ann"]
    assert anns.carried_from == FIRST.id
    assert [entry.author for entry in bob.history(SECOND.id)] == ["ann", "bob"]


def test_two_copies_come_together_with_what_was_carried_in_each(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    with Desk.open(path, "ann") as ann, Desk.open(copy, "bob") as bob:
        ann.decide(FIRST.id, "true", rationale="Hers.")
        ann.carry(FIRST.id)
        bob.decide(FIRST.id, "false", rationale="His.")
        bob.carry(FIRST.id, [OTHER.id])
        (source,) = ann.record(FIRST.id).verdicts
        ann.redact(source.entry, "A name.")
    for one, other in ((path, copy), (copy, path)):
        merge_files(one, [other], "eve")
        with Desk.open(one, "eve") as desk:
            assert list(desk.faults()) == []
            (anns,) = desk.record(SECOND.id).verdicts
            assert (anns.reviewer, anns.carried_from) == ("ann", FIRST.id)
            assert "[Redacted by ann" in anns.rationale
            (bobs,) = desk.record(OTHER.id).verdicts
            assert (bobs.rationale, bobs.carried_from) == ("His.", FIRST.id)


def test_a_story_is_the_same_after_its_links_were_put_in_another_order(path: Path, tmp_path: Path) -> None:
    with Desk.open(path, "ann") as ann:
        before = ann.story(FIRST.id)
        with sqlite.writing(ann._connection):
            ann._connection.execute("DELETE FROM links")
            links.put(ann._connection, [link.turned() for link in reversed(LINKS)])
        assert ann.story(FIRST.id) == before
