"""A newer version of an article, and what becomes of the claims that were worked on."""

import contextlib
import random
import shutil
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, STORY, STORY_CLAIMS, article_of, claim_of, stored
from tests.torture.histories import everything
from workbench.desk.desk import Desk
from workbench.desk.merging import merge_files
from workbench.domain.claim import Origin
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, Workflow
from workbench.domain.version import Carried
from workbench.store import schema, versions

FERRY, QUOTE, HURT = (claim.id for claim in STORY_CLAIMS)
NEWER = article_of(
    STORY.text.replace("212 people on board", "240 people on board").replace("caught fire.", "was flooded."),
    source="a/ferry-2.txt",
    title="Ferry runs aground off Lund (corrected)",
)
SAME_QUOTE = claim_of(NEWER, STORY_CLAIMS[1].text).id


@pytest.fixture
def file(review_file: Path) -> Path:
    """The file with the corrected article in it, its claims not found yet."""
    stored(review_file, (NEWER, []))
    return review_file


@pytest.fixture
def ann(file: Path) -> Desk:
    desk = Desk.open(file, "ann")
    desk.decide(FERRY, "true", rationale="The coast guard's own log.")
    desk.decide(QUOTE, "mixed", rationale="She said so, others heard nothing.")
    desk.cite(QUOTE, "https://example.org/", title="The recording")
    desk.note(QUOTE, "Ask the crew too.")
    desk.note(STORY.id, "From the morning edition.")
    return desk


def problems(desk: Desk) -> list[str]:
    return desk.check().problems


def test_each_claim_that_was_worked_on_is_reported(ann: Desk) -> None:
    done = ann.replace(STORY.id[:8], NEWER.id, "The outlet corrected it.")
    assert [(one.reviewed.claim.id, one.how) for one in done.claims] == [
        (FERRY, Carried.REWORDED),
        (QUOTE, Carried.EXACT),
    ]
    assert done.count(Carried.EXACT) == 1
    assert problems(ann) == []


def test_what_was_decided_on_the_same_words_counts_in_the_newer_version_in_its_authors_name(ann: Desk) -> None:
    before = ann.record(QUOTE)
    entries = len(list(ann.log()))
    ann.replace(STORY.id, NEWER.id)
    record = ann.record(SAME_QUOTE)
    assert record.reviewed.standing == before.reviewed.standing
    assert record.verdicts == before.verdicts  # with the claim where they were given, author and date
    assert (record.evidence, record.notes) == (before.evidence, before.notes)
    assert [note.text for note in record.article_notes] == ["From the morning edition."]
    assert record.reviewed.claim.origin is Origin.CARRIED
    assert [entry.action for entry in ann.log()][entries:] == ["replace"]  # nothing was signed in anybody's name
    assert [entry.subject for entry in ann.history(SAME_QUOTE)] == [QUOTE] * 3


def test_words_added_in_the_newer_version_to_an_old_verdict_contest_no_adjudication(ann: Desk) -> None:
    with Desk.open(ann.path, "bob") as bob:
        bob.decide(QUOTE, "false")
        bob.adjudicate(QUOTE, "mostly-false", rationale="The recording says so.")
    ann.replace(STORY.id, NEWER.id)
    assert ann.decide(SAME_QUOTE, "mixed", rationale="As I said.").standing.workflow is Workflow.FINAL
    assert ann.decide(SAME_QUOTE, "true").standing.workflow is Workflow.DISPUTED
    assert problems(ann) == []


def test_under_blind_review_whoever_decided_on_the_same_words_sees_what_others_decided_before(ann: Desk) -> None:
    ann.replace(STORY.id, NEWER.id)
    ann.set_blind(True)
    with Desk.open(ann.path, "bob") as bob:
        assert [entry.action for entry in bob.history(SAME_QUOTE)] == ["evidence", "note"]
        bob.decide(SAME_QUOTE, "true")
        assert [entry.action for entry in bob.history(SAME_QUOTE)] == ["verdict", "evidence", "note", "verdict"]


def test_of_two_replacements_of_one_article_the_merge_names_the_one_that_no_longer_counts(
    ann: Desk, tmp_path: Path
) -> None:
    other = article_of(STORY.text.replace("212", "230"), source="a/ferry-3.txt", title="Corrected otherwise")
    stored(ann.path, (other, []))
    ann.close()
    copy = Path(shutil.copy(ann.path, tmp_path / "copy.db"))
    with Desk.open(ann.path, "ann") as desk:
        desk.replace(STORY.id, NEWER.id)
    with Desk.open(copy, "bob") as desk:
        desk.note(STORY.id, "Corrected again.")
        desk.replace(STORY.id, other.id)
    (gone,) = merge_files(ann.path, [copy], "ann").merged.displaced
    assert (gone.action, gone.value) == ("replace", NEWER.id)


def test_reworded_claims_are_shown_and_wait_to_be_decided_anew(ann: Desk) -> None:
    (reworded, _) = ann.replace(STORY.id, NEWER.id).claims
    assert reworded.successor is not None
    now = ann.claim(reworded.successor)
    assert now.claim.text == "The ferry Alda ran aground on Monday with 240 people on board, the coast guard said."
    assert now.standing.workflow is Workflow.NEW
    assert ann.claim(FERRY).standing.workflow is Workflow.FINAL
    (before,) = ann.record(now.claim.id).lineage.earlier
    assert (before.reviewed.claim.id, before.how) == (FERRY, Carried.REWORDED)


def test_orphans_are_listed_and_their_article_with_them(ann: Desk) -> None:
    gone = article_of("A correction\n\nNothing of what stood here was true; it was taken away.", source="a/none.txt")
    stored(ann.path, (gone, []))
    done = ann.replace(STORY.id, gone.id)
    assert done.count(Carried.ORPHANED) == 2
    assert [one.claim.id for one in ann.claims(orphaned=True)] == [FERRY, QUOTE]
    (old,) = [one for one in ann.articles() if one.id == STORY.id]
    assert (old.replaced_by, old.claims, old.reviewed) == (gone.id, 2, 2)
    assert {record.reviewed.claim.id for record in ann.records()} >= {FERRY, QUOTE}


def test_lists_show_the_newest_version_and_the_old_one_is_reached_by_its_id(ann: Desk) -> None:
    ann.decide(ann.replace(STORY.id, NEWER.id).claims[0].successor or "", "false")
    shown = {one.claim.id for one in ann.claims()}
    assert SAME_QUOTE in shown
    assert FERRY in shown  # reworded, and so not carried: what was decided on it stays to be seen
    assert not shown & {QUOTE, HURT}  # carried on, and never worked on
    assert {one.claim.id for one in ann.claims(article=STORY.id, superseded=True)} == {FERRY, QUOTE, HURT}
    assert ann.article(STORY.id).text == STORY.text
    newest = next(one for one in ann.articles() if one.id == NEWER.id)
    assert newest.replaces == (STORY.id,)


def test_claims_of_an_earlier_version_are_no_open_work(desk: Desk) -> None:
    stored(desk.path, (NEWER, []))
    desk.replace(STORY.id, NEWER.id)
    assert STORY.id not in {one.id for one in desk.articles()}
    assert not {one.claim.id for one in desk.claims()} & {FERRY, QUOTE, HURT}
    assert len(list(desk.standings())) == 2  # those of the other article


def test_an_undo_brings_the_old_version_back(ann: Desk) -> None:
    before = [(one.id, one.claims, one.reviewed) for one in ann.articles()]
    ann.replace(STORY.id, NEWER.id)
    ann.undo()
    assert [(one.id, one.claims, one.reviewed) for one in ann.articles()] == before
    assert {one.claim.id for one in ann.claims()} >= {FERRY, QUOTE, HURT}
    with pytest.raises(WorkbenchError, match="no claim"):
        ann.claim(SAME_QUOTE)
    assert problems(ann) == []
    ann.redo()
    assert ann.claim(SAME_QUOTE).standing.rating == "mixed"
    assert problems(ann) == []


def test_what_is_recorded_on_the_old_claim_afterwards_counts_too(ann: Desk) -> None:
    ann.replace(STORY.id, NEWER.id)
    with Desk.open(ann.path, "bob") as bob:
        bob.decide(QUOTE, "false")
        assert bob.claim(SAME_QUOTE).standing.workflow is Workflow.DISPUTED
        bob.undo()
        assert bob.claim(SAME_QUOTE).standing.rating == "mixed"
        bob.decide(HURT, "true")  # worked on only now
        (carried,) = [one for one in bob.claims() if one.claim.text == "Two people were hurt"]
        assert carried.claim.article_id == STORY.id  # its sentence was reworded
        assert problems(bob) == []


def test_a_verdict_on_the_newer_claim_takes_the_place_of_ones_own_carried_one(ann: Desk) -> None:
    ann.replace(STORY.id, NEWER.id)
    ann.decide(SAME_QUOTE, "true")
    assert ann.claim(SAME_QUOTE).standing.rating == "true"
    assert ann.claim(QUOTE).standing.rating == "mixed"
    ann.undo()
    assert ann.claim(SAME_QUOTE).standing.rating == "mixed"
    assert problems(ann) == []


def test_carried_evidence_can_be_withdrawn(ann: Desk) -> None:
    ann.replace(STORY.id, NEWER.id)
    ann.withdraw(SAME_QUOTE, 1, "Wrong recording.")
    assert (ann.claim(SAME_QUOTE).standing.evidence, ann.claim(QUOTE).standing.evidence) == (0, 0)
    ann.undo()
    assert (ann.claim(SAME_QUOTE).standing.evidence, ann.claim(QUOTE).standing.evidence) == (1, 1)


def test_a_claim_carried_on_stays_itself_once_the_extractor_finds_it(ann: Desk) -> None:
    ann.replace(STORY.id, NEWER.id)
    stored(ann.path, (NEWER, [claim_of(NEWER, STORY_CLAIMS[1].text, score=0.25)]))
    found = ann.claim(SAME_QUOTE)
    assert (found.claim.origin, found.claim.score, found.standing.rating) == (Origin.EXTRACTED, 0.25, "mixed")
    stored(ann.path, (NEWER, []))
    assert ann.claim(SAME_QUOTE).standing.rating == "mixed"
    assert problems(ann) == []


def test_verdicts_are_counted_once(ann: Desk) -> None:
    before = list(ann.verdicts())
    ann.replace(STORY.id, NEWER.id)
    assert len(list(ann.verdicts())) == len(before) == 2


def test_claims_cut_by_hand_are_carried_too(ann: Desk) -> None:
    words = "the café on the upper deck"
    start = STORY.text.index("said passenger Ida Holm")
    cut = ann.add_claim(STORY.id, start, start + 23).claim
    (*_, by_hand) = ann.replace(STORY.id, NEWER.id).claims
    assert (by_hand.reviewed.claim.id, by_hand.how) == (cut.id, Carried.EXACT)
    ann.add_claim(STORY.id, STORY.text.index(words), STORY.text.index(words) + len(words))
    assert problems(ann) == []


def test_a_third_version_carries_on_what_the_second_did(ann: Desk) -> None:
    third = article_of(NEWER.text + "\n\nCorrection: an earlier version had another number.", source="a/ferry-3.txt")
    stored(ann.path, (third, []))
    ann.replace(STORY.id, NEWER.id)
    ann.decide(SAME_QUOTE, "true")
    ann.replace(NEWER.id, third.id)
    last = claim_of(third, STORY_CLAIMS[1].text).id
    assert ann.claim(last).standing.rating == "true"
    assert {one.id: one.replaced_by for one in ann.articles()}[STORY.id] == third.id  # for its reworded claim
    assert problems(ann) == []
    ann.undo()
    assert ann.claim(SAME_QUOTE).standing.rating == "true"
    assert problems(ann) == []


def test_whoever_finds_an_article_replaced_the_wrong_way_round_turns_it_round(ann: Desk) -> None:
    third = article_of(NEWER.text + "\n\nCorrection: an earlier version had another number.", source="a/ferry-3.txt")
    stored(ann.path, (third, []))
    ann.replace(STORY.id, NEWER.id)
    ann.replace(NEWER.id, third.id)
    ann.decide(claim_of(third, STORY_CLAIMS[1].text).id, "true")
    with Desk.open(ann.path, "bob") as bob:  # who cannot take back what ann recorded
        back = bob.replace(third.id, STORY.id, "The first was the last.")
        assert [(one.how, one.successor) for one in back.claims] == [(Carried.EXACT, QUOTE)]
        assert {one.id: one.replaced_by for one in bob.articles()}[STORY.id] is None
        assert bob.claim(QUOTE).standing.rating == "true"
        assert bob.claim(FERRY).standing.rating == "true"
        assert problems(bob) == []
        assert bob.rebuild() == []
        bob.undo()
        assert bob.claim(QUOTE).standing.rating == "mixed"
        assert {one.id: one.replaced_by for one in bob.articles()}[STORY.id] == third.id
        assert problems(bob) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (STORY.id, STORY.id, "very text"),
        (STORY.id, NEWER.id, "replaced by that text already"),
        (STORY.id, HARBOUR.id, "was replaced by"),
        (HARBOUR.id, STORY.id, "an earlier version of another article"),
    ],
)
def test_what_cannot_be_replaced_is_said_and_nothing_recorded(ann: Desk, old: str, new: str, sentence: str) -> None:
    ann.replace(STORY.id, NEWER.id)
    entries = len(list(ann.log()))
    with pytest.raises(WorkbenchError, match=sentence):
        ann.replace(old, new)
    assert len(list(ann.log())) == entries


def test_no_decision_is_seen_through_a_newer_version_while_review_is_blind(ann: Desk) -> None:
    ann.set_blind(True)
    ann.replace(STORY.id, NEWER.id)
    with Desk.open(ann.path, "bob") as bob:
        assert bob.claim(SAME_QUOTE).standing.rating is None
        assert bob.claim(SAME_QUOTE).standing.verdicts == 0


def test_a_search_leads_to_the_newest_version(ann: Desk) -> None:
    ann.replace(STORY.id, NEWER.id)
    for words in ("scraping noise", "Ask the crew", "From the morning edition"):
        hits = [hit for hit in ann.search(words) if hit.article_id != HARBOUR.id]
        assert hits
        assert {hit.article_id for hit in hits} == {NEWER.id}
    assert {hit.claim_id for hit in ann.search("240 people")} | {hit.claim_id for hit in ann.search("212")} >= {FERRY}
    assert {hit.article_id for hit in ann.search("scraping", article=STORY.id)} == {STORY.id}


# Merging


def both(one: Path, other: Path) -> None:
    """Merges two files into each other until they rest."""
    for _ in range(3):
        merge_files(one, [other], "merger")
        merge_files(other, [one], "merger")


def carried(path: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(schema.open_file(path)) as connection:
        return [tuple(row) for row in connection.execute("SELECT * FROM carried ORDER BY subject")] + [
            tuple(row) for row in connection.execute("SELECT * FROM replaced ORDER BY article_id")
        ]


def test_a_decision_on_the_old_version_in_another_copy_counts_in_the_newest_once_merged(ann: Desk) -> None:
    copy = ann.path.with_name("bob.db")
    ann.close()
    shutil.copyfile(ann.path, copy)
    with Desk.open(ann.path, "ann") as desk:
        desk.replace(STORY.id, NEWER.id)
    with Desk.open(copy, "bob") as bob:
        bob.decide(QUOTE, "false")
        bob.decide(HURT, "true")
    both(ann.path, copy)
    assert everything(ann.path) == everything(copy)
    assert carried(ann.path) == carried(copy)
    for path in (ann.path, copy):
        with Desk.open(path, "cleo") as desk:
            assert desk.claim(SAME_QUOTE).standing.workflow is Workflow.DISPUTED
            assert problems(desk) == []


def test_copies_in_which_each_article_replaces_the_other_agree_on_one(ann: Desk) -> None:
    copy = ann.path.with_name("bob.db")
    ann.close()
    shutil.copyfile(ann.path, copy)
    with Desk.open(ann.path, "ann") as desk:
        desk.replace(STORY.id, NEWER.id)
    with Desk.open(copy, "bob") as bob:
        bob.note(HURT, "So that this comes later.")
        bob.replace(NEWER.id, STORY.id)
    both(ann.path, copy)
    assert everything(ann.path) == everything(copy)
    with contextlib.closing(schema.open_file(copy)) as connection:
        assert {old: new.newest for old, new in versions.replaced(connection).items()} == {NEWER.id: STORY.id}


@pytest.mark.parametrize("number", range(6))
def test_in_whatever_order_copies_with_versions_are_merged_all_end_alike(ann: Desk, number: int) -> None:
    ann.close()
    dice = random.Random(number)
    paths = [ann.path, *(ann.path.with_name(f"copy-{n}.db") for n in range(2))]
    for path in paths[1:]:
        shutil.copyfile(ann.path, path)
    ids = [STORY.id, NEWER.id, HARBOUR.id]
    for _ in range(14):
        path, name = dice.choice(paths), dice.choice(("ann", "bob"))
        if dice.random() < 0.3:
            merge_files(path, [dice.choice([other for other in paths if other != path])], name)
            continue
        with Desk.open(path, name) as desk, contextlib.suppress(WorkbenchError):
            claim = dice.choice([one.claim.id for one in desk.claims(superseded=True)])
            dice.choice(
                [
                    lambda desk=desk: desk.replace(*dice.sample(ids, 2)),
                    lambda desk=desk: desk.replace(STORY.id, NEWER.id),
                    lambda desk=desk, claim=claim: desk.decide(claim, dice.choice(("true", "false"))),
                    lambda desk=desk, claim=claim: desk.note(claim, "why"),
                    lambda desk=desk, claim=claim: desk.add_claim(desk.claim(claim).claim.article_id, 40, 60),
                    lambda desk=desk: desk.undo(),
                    lambda desk=desk: desk.redo(),
                ]
            )()
        with Desk.open(path, name) as desk:
            assert problems(desk) == []
    for _ in range(3):
        for path in paths:
            merge_files(path, [other for other in paths if other != path], "merger")
    found = [everything(path) for path in paths]
    assert found[0] == found[1] == found[2]
    assert carried(paths[0]) == carried(paths[1]) == carried(paths[2])
    for path in paths:
        with Desk.open(path, "cleo") as desk:
            assert problems(desk) == []
            assert desk.rebuild() == []


# What is kept otherwise than it should be


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM carried",
        "DELETE FROM replaced",
        "UPDATE carried SET how = 'exact' WHERE how = 'reworded'",
        f"UPDATE carried SET successor = '{FERRY}' WHERE how = 'exact'",
        f"DELETE FROM standing WHERE subject = '{SAME_QUOTE}'",
    ],
)
def test_what_was_tampered_with_is_found_and_made_anew(ann: Desk, damage: str) -> None:
    ann.replace(STORY.id, NEWER.id)
    ann._connection.execute(damage)
    assert problems(ann)
    assert ann.rebuild()
    assert problems(ann) == []
    assert ann.claim(SAME_QUOTE).standing.rating == "mixed"


def test_the_entry_says_which_and_why(ann: Desk) -> None:
    ann.replace(STORY.id, NEWER.id, "The outlet corrected it.")
    entry = ann.history(STORY.id)[-1]
    assert (entry.action, entry.subject, entry.value) == (Action.REPLACE, STORY.id, NEWER.id)
    assert "The outlet corrected it." in entry.body
