import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import astuple, replace

from tests.store.making import STORY, STORY_CLAIMS, article_of, claim_of, off_guard, stored
from tests.torture.histories import everything, merged
from workbench.desk import linking
from workbench.desk.desk import Desk
from workbench.desk.versions import anchoring
from workbench.domain.article import Locator
from workbench.domain.claim import Kind
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Workflow
from workbench.store import articles, chains, links, log, merge, schema, sqlite

CLAIM, SECOND = STORY_CLAIMS[0].id, STORY_CLAIMS[1].id
NEWS = article_of("A bridge closed\n\nThe bridge closed on Monday.", source="c/bridge.txt")
NEWS_CLAIM = claim_of(NEWS, "The bridge closed on Monday.")


@pytest.fixture
def ann(review_file: Path) -> Path:
    """Ann's copy, in which she decided a claim."""
    path = review_file.with_name("ann.db")
    shutil.copyfile(review_file, path)
    with Desk.open(path, "ann") as desk:
        desk.decide(CLAIM, "true", rationale="Ann's reasons")
    return path


@pytest.fixture
def bob(review_file: Path) -> Path:
    """Bob's copy of the same file, with an article more."""
    path = review_file.with_name("bob.db")
    shutil.copyfile(review_file, path)
    stored(path, (NEWS, [NEWS_CLAIM]))
    with Desk.open(path, "bob") as desk:
        desk.decide(CLAIM, "false", rationale="Bob's reasons")
        desk.note(NEWS_CLAIM.id, "Which bridge?")
    return path


@contextlib.contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    """The file with its guards away, put back afterwards."""
    connection = sqlite3.connect(path, isolation_level=None)
    with off_guard(connection):
        yield connection
    connection.close()


# What comes in


def test_articles_claims_and_entries_come_in_and_are_counted(ann: Path, bob: Path) -> None:
    done = merged(ann, bob)
    (came,) = done.files
    assert (came.articles, came.articles_known) == (1, 2)
    assert (came.claims, came.claims_known) == (1, 5)
    assert (came.entries, came.entries_known) == (3, 0)  # bob's session ended with a checkpoint
    with Desk.open(ann, "ann", read_only=True) as desk:
        assert {verdict.reviewer for verdict in desk.record(CLAIM).verdicts} == {"ann", "bob"}
        assert desk.claim(CLAIM).standing.workflow is Workflow.DISPUTED
        assert desk.claim(NEWS_CLAIM.id).standing.notes == 1
        assert desk.article(NEWS.id).text == NEWS.text
        assert desk.check().problems == []


def test_claims_that_became_disputed_are_named(ann: Path, bob: Path) -> None:
    assert merged(ann, bob).disputed == [CLAIM]
    assert merged(ann, bob).disputed == []


def test_what_was_settled_here_and_stands_otherwise_is_named(ann: Path, bob: Path) -> None:
    with Desk.open(ann, "ann") as desk:
        desk.dismiss(SECOND, "Nobody can check this.")
    with Desk.open(bob, "bob") as desk:
        for _ in range(5):  # later than what ann knew
            desk.note(CLAIM, "More.")
        desk.decide(SECOND, "true")
    (moved,) = merged(ann, bob).moved
    assert moved == merge.Moved(SECOND, ("dismissed", None), ("final", "true"))


@pytest.mark.parametrize("later", ["ours", "theirs"])
def test_of_two_adjudications_the_one_that_does_not_stand_is_named(
    review_file: Path, ann: Path, bob: Path, later: str
) -> None:
    for path, name, rating, knows in ((ann, "cleo", "true", later == "ours"), (bob, "dov", "false", later != "ours")):
        with Desk.open(path, name) as desk:
            for _ in range(5 * knows):
                desk.note(CLAIM, "More.")
            desk.adjudicate(CLAIM, rating)
    (displaced,) = merged(ann, bob).displaced
    assert displaced.author == ("dov" if later == "ours" else "cleo")
    assert merged(ann, bob).displaced == []


def test_what_somebody_corrected_knowing_what_it_was_is_not_named(ann: Path, bob: Path) -> None:
    with Desk.open(ann, "ann") as desk:
        desk.correct(STORY.id, "outlet", "A paper")
    merged(bob, ann)
    with Desk.open(bob, "bob") as desk:
        desk.correct(STORY.id, "outlet", "B paper")
    assert merged(ann, bob).displaced == []


def test_a_merge_does_not_take_claims_away_for_an_extractor_of_another_name(ann: Path, bob: Path) -> None:
    with tampering(bob) as connection:
        connection.execute("DELETE FROM links")
        connection.execute("DELETE FROM quantities WHERE claim_id NOT IN (SELECT subject FROM log)")
        connection.execute("DELETE FROM claims WHERE id NOT IN (SELECT subject FROM log)")
        counted = "(SELECT count(*) FROM claims WHERE article_id = articles.id)"
        connection.execute(f"UPDATE articles SET extractor = '~', claims = {counted}")
        connection.execute("INSERT INTO claim_index (claim_index) VALUES ('rebuild')")
    with Desk.open(ann, "ann", read_only=True) as desk:
        before = [found.claim for found in desk.claims()]
    with tampering(ann) as connection:
        connection.execute("UPDATE articles SET extractor = 'rules 9'")
    merged(ann, bob)
    with Desk.open(ann, "ann", read_only=True) as desk:
        assert {found.claim.id for found in desk.claims()} >= {claim.id for claim in before}


def test_either_way_round_the_files_say_the_same(ann: Path, bob: Path) -> None:
    kept = bob.with_name("kept.db")
    shutil.copyfile(bob, kept)
    merged(bob, ann)
    merged(ann, kept)
    for _ in range(2):  # the merges' own checkpoints
        merged(ann, bob)
        merged(bob, ann)
    assert everything(ann) == everything(bob)


def test_merging_twice_changes_nothing(ann: Path, bob: Path) -> None:
    merged(ann, bob)
    before = everything(ann)
    done = merged(ann, bob)
    assert everything(ann) == before
    assert (done.files[0].entries, done.checkpoint) == (0, None)


def test_several_files_come_in_together(ann: Path, bob: Path, review_file: Path) -> None:
    with Desk.open(review_file, "cleo") as desk:
        desk.note(SECOND, "Cleo's note")
    done = merged(ann, bob, review_file)
    assert [came.entries for came in done.files] == [3, 2]
    with Desk.open(ann, "ann", read_only=True) as desk:
        assert desk.check().problems == []


def test_when_one_of_several_cannot_be_merged_nothing_is(ann: Path, bob: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_bytes(b"SQLite format 3\0" + b"x" * 200)
    before = everything(ann)
    with pytest.raises(WorkbenchError, match=r"bad\.db"):
        merged(ann, bob, tmp_path / "bad.db")
    assert everything(ann) == before


def test_what_came_in_is_found_by_its_words(ann: Path, bob: Path) -> None:
    merged(ann, bob)
    connection = sqlite3.connect(ann)
    for index, word in (("passage_index", "bridge"), ("claim_index", "bridge"), ("entry_index", "which")):
        assert connection.execute(f"SELECT count(*) FROM {index} WHERE {index} MATCH ?", (word,)).fetchone()[0] >= 1
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


def only_merged(path: Path, other: Path) -> merge.Merged:
    """What came of merging one file into another, in which links are not looked for yet."""
    with contextlib.closing(schema.open_file(path)) as connection:
        return merge.merge(connection, [other], "merger", anchoring=anchoring)


def test_newcomers_wait_to_be_compared_with_the_claims_here(ann: Path, bob: Path) -> None:
    for path in (ann, bob):
        list(linking.update(path))
    only_merged(ann, bob)
    with contextlib.closing(schema.open_file(ann)) as connection:
        waiting = {
            row["article_id"]
            for row in connection.execute(
                "SELECT article_id FROM claims WHERE number IN (SELECT claim FROM claims_to_link)"
            )
        }
    assert NEWS.id in waiting


def test_bookmarks_stay_where_they_are(ann: Path, bob: Path) -> None:
    with Desk.open(bob, "bob") as desk:
        desk.leave_bookmark(STORY.id, CLAIM)
    merged(ann, bob)
    with Desk.open(ann, "bob", read_only=True) as desk:
        assert desk.bookmark() is None


def test_pages_and_what_else_a_source_says_come_in_and_the_same_way_round_either_way(ann: Path, bob: Path) -> None:
    paged = replace(NEWS, locators=(Locator(0, "page 1"), Locator(17, "page 2")), more=(("producer", "A press"),))
    other = article_of("Two pages\n\nof another source.", source="d.pdf", locators=(Locator(0, "chapter 1"),))
    stored(ann, (paged, []), (other, []))  # which bob read from a file without pages
    kept = bob.with_name("kept.db")
    shutil.copyfile(bob, kept)
    merged(bob, ann)
    merged(ann, kept)
    for path in (ann, bob):
        with Desk.open(path, "ann", read_only=True) as desk:
            found = desk.article(NEWS.id)
            assert (found.locators, found.more) == (paged.locators, paged.more)
            assert desk.article(other.id).locators == other.locators
            assert desk.check().problems == []


@pytest.mark.parametrize(
    "done",
    [
        f"INSERT INTO locators VALUES ('{STORY.id}', 0, 99999, 'page 1')",
        f"INSERT INTO locators VALUES ('{STORY.id}', 0, -1, 'page 1')",
        f"INSERT INTO locators VALUES ('{STORY.id}', 7, 0, 'page 1')",
        f"INSERT INTO locators VALUES ('{STORY.id}', 0, 0, x'ff')",
        f"INSERT INTO stated VALUES ('{STORY.id}', 0, 'producer', CAST(x'ff' AS TEXT))",
        f"INSERT INTO stated VALUES ('{STORY.id}', 3, 'producer', 'A press')",
        f"INSERT INTO locators VALUES ('{'0' * 32}', 0, 0, 'page 1')",
    ],
)
def test_pages_that_cannot_be_stop_the_merge(ann: Path, bob: Path, done: str) -> None:
    with tampering(bob) as connection:
        connection.execute(done)
    before = everything(ann)
    with pytest.raises(WorkbenchError, match="nothing was changed"):
        merged(ann, bob)
    assert everything(ann) == before


def test_an_article_that_is_replaced_by_none_that_is_there_stops_the_merge(ann: Path, bob: Path) -> None:
    with contextlib.closing(schema.open_file(bob)) as connection, sqlite.writing(connection):
        log.append(connection, log.new_chain(), "bob", STORY.id, "replace", "0" * 32, {})
    with pytest.raises(WorkbenchError, match="replaces an article that is not there, or by one that is not there"):
        merged(ann, bob)


def test_links_come_in_and_the_greater_of_two_stands(ann: Path, bob: Path) -> None:
    for path, score in ((ann, 0.5), (bob, 0.75)):
        with contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
            links.put(connection, [Link(CLAIM, SECOND, Relation.SAME_QUOTE, score, Grounds(plain="the same words"))])
    kept = bob.with_name("kept.db")
    shutil.copyfile(bob, kept)
    only_merged(bob, ann)
    only_merged(ann, kept)
    for path in (ann, bob):
        assert [row[3] for row in everything(path)["links"]] == [0.75]


def test_a_claim_cut_out_by_hand_comes_in_and_goes_when_it_is_taken_back(ann: Path, bob: Path) -> None:
    with Desk.open(bob, "bob") as desk:
        added = desk.add_claim(STORY.id, 0, 27).claim.id
    merged(ann, bob)
    with Desk.open(ann, "ann", read_only=True) as desk:
        assert desk.claim(added).claim.text == STORY.text[:27]
    with Desk.open(bob, "bob") as desk:
        desk.undo()
    merged(ann, bob)
    assert added not in [row[0] for row in everything(ann)["claims"]]


# Two extractors


def extracted(path: Path, extractor: str, *claims: Any) -> None:
    from workbench.store import claims as store

    with contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
        store.replace_extracted(connection, STORY.id, claims, extractor)


def both_ways(one: Path, other: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What stands in both, which is the same, after each was merged into the other."""
    for _ in range(3):
        merged(one, other)
        merged(other, one)
    assert everything(one) == everything(other)
    return everything(one)


def test_the_newer_extraction_stands_and_what_was_decided_stays(ann: Path, bob: Path) -> None:
    newer = claim_of(STORY, "Two people were hurt, and the café on the upper deck caught fire.", kind=Kind.EVENT)
    extracted(bob, "by hand 2", newer)  # the claim that bob decided stays in his file
    with Desk.open(ann, "ann") as desk:
        desk.note(STORY_CLAIMS[2].id, "Ann speaks of this one.")
    kept = {row[0] for row in both_ways(ann, bob)["claims"] if row[1] == STORY.id}
    assert kept == {newer.id, CLAIM, STORY_CLAIMS[2].id}
    assert {row[11] for row in everything(ann)["articles"] if row[0] == STORY.id} == {"by hand 2"}


def test_an_article_that_was_not_extracted_yet_takes_the_claims_of_the_other(ann: Path, bob: Path) -> None:
    with contextlib.closing(schema.open_file(ann)) as connection, sqlite.writing(connection):
        articles.extract_again(connection, STORY.id)
    both_ways(ann, bob)
    with Desk.open(ann, "ann", read_only=True) as desk:
        assert desk.to_extract() == 0


def test_of_two_readings_of_one_text_the_same_stands_in_both(ann: Path, bob: Path) -> None:
    with contextlib.closing(schema.open_file(bob)) as connection, sqlite.writing(connection):
        connection.execute("UPDATE articles SET source = 'a', title = 'Other', imported = '2020-01-01T00:00:00.000Z'")
        connection.execute("UPDATE passages SET role = 'lead' WHERE role = 'body'")
        connection.execute("UPDATE claims SET score = 0.99, claimant = 'somebody' WHERE id = ?", (SECOND,))
    found = both_ways(ann, bob)
    assert {row[8] for row in found["articles"] if row[0] == STORY.id} == {"a"}
    with Desk.open(ann, "ann", read_only=True) as desk:
        assert desk.check().problems == []


# Redactions, forks, checkpoints


def test_a_redaction_blanks_the_words_here_too(ann: Path, bob: Path) -> None:
    merged(ann, bob)
    with Desk.open(bob, "bob") as desk:
        note = desk.history(NEWS_CLAIM.id)[0]
        desk.redact(note.id, "A court said so.")
    done = merged(ann, bob)
    assert [(entry.value, entry.author) for entry in done.redactions] == [(note.id, "bob")]
    assert b"Which bridge" not in ann.read_bytes()
    with Desk.open(ann, "ann", read_only=True) as desk:
        assert desk.check().problems == []


def test_words_that_are_redacted_here_do_not_come_back(ann: Path, bob: Path) -> None:
    kept = bob.with_name("kept.db")
    shutil.copyfile(bob, kept)
    with Desk.open(bob, "bob") as desk:
        desk.redact(desk.history(NEWS_CLAIM.id)[0].id, "A court said so.")
    merged(ann, bob)
    merged(ann, kept)
    assert b"Which bridge" not in ann.read_bytes()


def forked(one: Path, other: Path) -> tuple[str, str]:
    """Two entries that go on from one, each in its own file."""
    with contextlib.closing(schema.open_file(one)) as connection, sqlite.writing(connection):
        log.append(connection, "ab" * 16, "ann", CLAIM, "note", None, {"text": "before"})
    shutil.copyfile(one, other)
    ids = []
    for path in (one, other):
        with contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
            ids.append(log.append(connection, "ab" * 16, "ann", CLAIM, "note", None, {"text": path.name}).id)
    return ids[0], ids[1]


def test_both_branches_of_a_fork_are_kept_and_named(ann: Path, tmp_path: Path) -> None:
    both = forked(ann, tmp_path / "other.db")
    expected = [chains.Fork("ab" * 16, 2, tuple(sorted(both)))]
    assert merged(ann, tmp_path / "other.db").forks == expected
    assert merged(ann, tmp_path / "other.db").forks == []
    with contextlib.closing(schema.open_file(ann)) as connection:
        assert list(chains.forks(connection)) == expected
        assert list(chains.faults(connection)) == []


def test_a_merge_that_brings_work_ends_with_a_checkpoint_over_all_of_it(ann: Path, bob: Path) -> None:
    done = merged(ann, bob)
    assert done.checkpoint is not None
    assert (done.checkpoint.author, '"occasion":"merge"' in done.checkpoint.body) == ("merger", True)


def test_files_merged_back_and_forth_come_to_rest(ann: Path, bob: Path) -> None:
    assert [merged(*pair).checkpoint is None for pair in ((ann, bob), (bob, ann), (ann, bob), (bob, ann))] == [
        False,
        False,
        True,
        True,
    ]


def test_a_checkpoint_that_came_does_not_hide_what_none_has_seen_here(ann: Path, bob: Path) -> None:
    merged(ann, bob)
    merged(bob, ann)
    with contextlib.closing(schema.open_file(ann)) as connection, sqlite.writing(connection):
        unseen = log.append(connection, log.new_chain(), "ann", CLAIM, "note", None, {"text": "a killed session"})
    done = merged(ann, bob)
    assert done.checkpoint is not None
    assert unseen.hash in done.checkpoint.body


def test_the_checkpoint_carries_its_proof(ann: Path, bob: Path) -> None:
    with contextlib.closing(schema.open_file(ann)) as connection:
        done = merge.merge(connection, [bob], "ann", sign=lambda said: {"key": "k", "signature": f"{len(said)}"})
    assert done.checkpoint is not None
    assert '"key":"k"' in done.checkpoint.body


# What is not accepted

BAD = {
    "another body": ("body = replace(body, 'Bob', 'Rob')", "its body was changed"),
    "another author": ("author = 'eve'", "it was changed"),
    "another verdict": ("value = 'true'", "its body does not fit its action"),
    "a body that is a number": ("body = 7", "its body"),
    "a body that is bytes": ("body = x'00'", "its body is malformed"),
    "no hash": ("hash = ''", "its hash is malformed"),
    "text that is no Unicode": ("author = CAST(x'ff' AS TEXT)", "not valid Unicode"),
    "blanked without a word": ("body = '', salt = ''", "no entry says by whom and why"),
    "the last clock there is": (f"clock = {2**63 - 1}", "its clock is malformed"),
}


@pytest.mark.parametrize("change", BAD)
def test_a_bad_entry_stops_the_merge_by_name_and_changes_nothing(ann: Path, bob: Path, change: str) -> None:
    sql, said = BAD[change]
    with tampering(bob) as connection:
        (id_,) = connection.execute("SELECT id FROM log WHERE action = 'verdict'").fetchone()
        connection.execute(f"UPDATE log SET {sql} WHERE id = ?", (id_,))
    before = everything(ann)
    with pytest.raises(WorkbenchError, match=f"{id_}.*{said}"):
        merged(ann, bob)
    assert everything(ann) == before


@pytest.mark.parametrize("change", BAD)
def test_with_quarantine_it_is_put_aside_with_what_follows_it_and_the_rest_comes_in(
    ann: Path, bob: Path, change: str
) -> None:
    sql, said = BAD[change]
    with Desk.open(bob, "cleo") as desk:
        desk.note(SECOND, "Cleo's note")
    with tampering(bob) as connection:
        (id_,) = connection.execute("SELECT id FROM log WHERE action = 'verdict'").fetchone()
        connection.execute(f"UPDATE log SET {sql} WHERE id = ?", (id_,))
    (came,) = merged(ann, bob, quarantine=True).files
    assert said in dict(came.refused)[id_]
    assert len(came.refused) == 3  # bob's verdict, his note after it, and the checkpoint of his session
    assert came.entries == 2  # cleo's
    before = everything(ann)
    assert len(before["quarantine"]) == 3
    merged(ann, bob, quarantine=True)
    assert everything(ann) == before
    with contextlib.closing(schema.open_file(ann)) as connection:
        assert not [fault for fault in chains.faults(connection) if "checkpoint" not in fault.wrong]


def test_an_entry_taken_out_of_a_chain_is_missed(ann: Path, bob: Path) -> None:
    with tampering(bob) as connection:
        connection.execute("DELETE FROM log WHERE seq = 1")
    with pytest.raises(WorkbenchError, match="an entry before it in its chain is missing"):
        merged(ann, bob)
    assert len(merged(ann, bob, quarantine=True).files[0].refused) == 2


def test_entries_cut_off_at_the_end_are_missed_by_a_checkpoint(ann: Path, bob: Path) -> None:
    with Desk.open(bob, "cleo") as desk:
        desk.note(SECOND, "Cleo's note")
    with tampering(bob) as connection:
        connection.execute("DELETE FROM log WHERE author = 'bob'")
    with pytest.raises(WorkbenchError, match="a checkpoint by"):
        merged(ann, bob)


def test_two_entries_of_one_id_stop_the_merge(ann: Path, bob: Path) -> None:
    merged(ann, bob)
    with contextlib.closing(schema.open_file(bob)) as connection:
        entry = next(log.entries(connection, subject=NEWS_CLAIM.id))
    body = '{"text":"Another bridge"}'
    forged = replace(entry, body=body, body_hash=log.hash_of_body(entry.salt, body))
    forged = replace(forged, hash=log.hash_of(forged))
    with tampering(bob) as connection:
        connection.execute("DELETE FROM log WHERE seq > 2")
        connection.execute(
            "UPDATE log SET body = ?, body_hash = ?, hash = ? WHERE id = ?",
            (forged.body, forged.body_hash, forged.hash, forged.id),
        )
    before = everything(ann)
    with pytest.raises(WorkbenchError, match=f"{entry.id}.*is here already, and says something else"):
        merged(ann, bob)
    assert everything(ann) == before


def test_no_clock_can_be_driven_to_where_it_stops(ann: Path, bob: Path) -> None:
    with contextlib.closing(schema.open_file(bob)) as connection:
        first = next(log.entries(connection))
    forged = replace(first, clock=2**52, chain="cd" * 16, id="f" * 12 + first.id[12:])
    forged = replace(forged, hash=log.hash_of(forged))
    with contextlib.closing(schema.open_file(bob)) as connection, sqlite.writing(connection):
        log.put(connection, [forged])
    with pytest.raises(WorkbenchError, match="its clock is ahead"):
        merged(ann, bob)


UNSOUND: dict[str, Callable[[sqlite3.Connection], object]] = {
    "another text": lambda c: c.execute("UPDATE articles SET text = text || ' '"),
    "a claim elsewhere": lambda c: c.execute("UPDATE claims SET start = start + 1"),
    "a claim with other words": lambda c: c.execute("UPDATE claims SET text = upper(text)"),
    "a score above all": lambda c: c.execute("UPDATE claims SET score = 7"),
    "a score of words": lambda c: c.execute("UPDATE claims SET score = 'high'"),
    "reasons that are no JSON": lambda c: c.execute("UPDATE claims SET reasons = '[{'"),
    "reasons that say nothing": lambda c: c.execute("UPDATE claims SET reasons = '[{\"name\": 1}]'"),
    "a part outside its claim": lambda c: c.execute('UPDATE claims SET parts = \'[{"start": 0, "end": 1}]\''),
    "parts out of order": lambda c: c.execute(
        'UPDATE claims SET parts = format(\'[{"start":%d,"end":%d},{"start":%d,"end":%d}]\', start, '
        '"end", start, "end")'
    ),
    "parts that are no JSON": lambda c: c.execute("UPDATE claims SET parts = '7 of 9'"),
    "a lack of context outside": lambda c: c.execute('UPDATE claims SET context_start = 0, context_end = "end" + 1'),
    "an origin that there is not": lambda c: c.execute("UPDATE claims SET origin = 'above'"),
    "a passage outside": lambda c: c.execute('UPDATE passages SET "end" = 100000'),
    "passages that overlap": lambda c: c.execute('UPDATE passages SET "end" = "end" + 5 WHERE number = 1'),
    "a role that there is not": lambda c: c.execute("UPDATE passages SET role = 'hero'"),
    "a quantity outside": lambda c: c.execute('UPDATE quantities SET "end" = "end" + 1'),
    "a quantity of bytes": lambda c: c.execute("UPDATE quantities SET low = x'00'"),
    "a language that is none": lambda c: c.execute("UPDATE articles SET language = 'Danish'"),
    "a day that is none": lambda c: c.execute("UPDATE articles SET published = 'May'"),
    "a title of bytes": lambda c: c.execute("UPDATE articles SET title = x'ff'"),
    "a title that is no Unicode": lambda c: c.execute("UPDATE articles SET title = CAST(x'ff' AS TEXT)"),
    "an article without an id": lambda c: c.execute("UPDATE articles SET id = x'00' WHERE source LIKE 'a%'"),
    "claims of no article": lambda c: c.execute("DELETE FROM articles WHERE source LIKE 'a%'"),
    "a link to nowhere": lambda c: c.execute(f"INSERT INTO links VALUES ('0', '{CLAIM}', 'same quote', 1, '\"x\"')"),
    "a link that says nothing": lambda c: c.execute(
        f"INSERT INTO links VALUES ('{min(CLAIM, SECOND)}', '{max(CLAIM, SECOND)}', 'same quote', 1, 'x')"
    ),
}


@pytest.mark.parametrize("change", UNSOUND)
def test_whatever_was_found_that_is_not_as_it_says_stops_the_merge(ann: Path, bob: Path, change: str) -> None:
    with tampering(bob) as connection:
        UNSOUND[change](connection)
    before = everything(ann)
    for quarantine in (False, True):
        with pytest.raises(WorkbenchError, match=r"bob\.db was not merged"):
            merged(ann, bob, quarantine=quarantine)
    assert everything(ann) == before


def test_a_claim_cut_out_of_where_there_is_no_text_is_not_accepted(ann: Path, bob: Path) -> None:
    from workbench.domain.claim import claim_id

    with contextlib.closing(schema.open_file(bob)) as connection, sqlite.writing(connection):
        id_ = claim_id(STORY.id, 5, 99999)
        log.append(connection, log.new_chain(), "bob", id_, "add claim", f"{STORY.id}:5-99999", {"text": "x"})
    with pytest.raises(WorkbenchError, match="where there is no text"):
        merged(ann, bob)


def test_a_redaction_of_a_checkpoint_is_not_accepted(ann: Path, bob: Path) -> None:
    with contextlib.closing(schema.open_file(bob)) as connection, sqlite.writing(connection):
        target = next(entry for entry in log.entries(connection) if entry.action == "checkpoint")
        connection.execute("DROP TRIGGER log_is_not_changed")
        log.append(connection, log.new_chain(), "bob", "file", "redact", target.id, {"reason": "to hide"})
    with pytest.raises(WorkbenchError, match="cannot be"):
        merged(ann, bob)


# Which file


def test_a_file_of_the_first_version_is_merged(ann: Path, tmp_path: Path) -> None:
    first = tmp_path / "first.db"
    connection = sqlite3.connect(first, isolation_level=None)
    connection.executescript(schema.scripts()[0].read_text(encoding="utf-8"))
    connection.execute("PRAGMA user_version = 1")
    with contextlib.closing(schema.open_file(ann)) as ours:
        for table in ("articles", "passages", "claims", "quantities"):
            names = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})")]
            for row in ours.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall():
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", tuple(row))
        entry = next(log.entries(ours))
    connection.execute(f"INSERT INTO log VALUES ({', '.join('?' * 14)})", astuple(entry))
    connection.close()
    before = first.read_bytes()
    fresh = tmp_path / "fresh.db"
    schema.open_file(fresh, create=True).close()
    (came,) = merged(fresh, first).files
    assert (came.articles, came.claims, came.entries) == (2, 5, 1)
    assert first.read_bytes() == before
    with Desk.open(fresh, "ann", read_only=True) as desk:
        assert desk.check().problems == []


def test_a_file_is_not_merged_into_itself(ann: Path, tmp_path: Path) -> None:
    os.link(ann, tmp_path / "hard.db")
    for name in (ann, tmp_path / "hard.db"):
        with pytest.raises(WorkbenchError, match=r"itself|hard links"):
            merged(ann, name)


def test_merging_its_own_backup_brings_nothing(ann: Path, tmp_path: Path) -> None:
    shutil.copyfile(ann, tmp_path / "backup.db")
    before = everything(ann)
    done = only_merged(ann, tmp_path / "backup.db")
    assert everything(ann) == before
    assert done.checkpoint is None
