"""What was checked before, shown at a claim that says the same, to whom it may be shown."""

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.making import (
    HARBOUR_CLAIMS,
    STORY,
    STORY_CLAIMS,
    article_of,
    bare,
    claim_of,
    off_guard,
    stored,
    unguarded,
)
from workbench.desk import exporting
from workbench.desk.desk import Desk
from workbench.domain.check import Check, EarlierCheck
from workbench.domain.dossier import Publisher
from workbench.domain.review import Workflow
from workbench.export.formats import Options, named
from workbench.ingest.checks.files import read_checks
from workbench.store import checked_files, checks, sqlite

ABOARD, HEARD, HURT = (claim.id for claim in STORY_CLAIMS)
HEARD_TOO = HARBOUR_CLAIMS[1].id
PUBLISHER = Publisher(name="The Lund Desk", review_url="https://lund.example/checks/{article}#{claim}")
PUBLISHED = {
    "@type": "ClaimReview",
    "claimReviewed": "Alda, the ferry that ran aground, had 212 people on board, says the coast guard.",
    "url": "https://checks.example/alda",
    "headline": "How many were aboard?",
    "author": {"name": "Lund Checks"},
    "datePublished": "2021-05-06",
    "reviewRating": {"alternateName": "Mostly true"},
    "itemReviewed": {"author": {"name": "coast guard"}},
}


def imported(desk: Desk, folder: Path, *reviews: dict[str, object]) -> None:
    file = folder / "published.json"
    file.write_text(json.dumps(reviews), encoding="utf-8")
    (done,) = desk.import_checks([str(file)])
    assert done.failed is None
    assert not done.left_out


def verdicts(found: list[EarlierCheck]) -> list[tuple[str, str | None, str | None]]:
    return [(check.verdict, check.by, check.claim_id) for check in found]


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


# Other review files


@pytest.fixture
def other(review_file: Path, tmp_path: Path) -> Path:
    """A review file of last year, in which Cleo decided what the passenger heard."""
    path = tmp_path / "2020.db"
    quoted = article_of(
        "A passenger of the Alda\n\n"
        "“We heard a long scraping noise, then on every deck the lights went out”, one said.",
        source="c/alda.txt",
        title="A passenger of the Alda",
    )
    claim = claim_of(quoted, "“We heard a long scraping noise, then on every deck the lights went out”", claimant="one")
    stored(path, (quoted, [claim]))
    with Desk.open(path, "cleo") as cleo:
        cleo.reword(claim.id, "A secret wording about zebras.")
        cleo.decide(claim.id, "mostly-false", rationale="A secret rationale.")
    return path


@pytest.fixture
def looking(desk: Desk, other: Path, tmp_path: Path) -> Callable[[], list[str]]:
    """Has Ann's desk look into the other file; gives what is said of it."""
    desk.checked_files, desk.kept_checks = [other], tmp_path / "cache" / "checks"

    def look() -> list[str]:
        told: list[str] = []
        desk.look_into_checked_files(told.append)
        return told

    return look


def test_a_final_verdict_in_another_review_file_is_shown(
    desk: Desk, other: Path, looking: Callable[[], list[str]]
) -> None:
    assert desk.earlier_checks(HEARD) == []  # nothing waits for it
    assert looking() == []
    (found,) = desk.earlier_checks(HEARD)
    assert (found.verdict, found.by, found.where, found.file) == (
        "Mostly false", "cleo", "A passenger of the Alda", str(other),
    )  # fmt: skip
    assert found.when is not None
    assert len(found.when) == 10
    assert found.claim_id is not None
    assert len(found.claim_id) == 32


def test_the_other_file_is_left_as_it_is(desk: Desk, other: Path, looking: Callable[[], list[str]]) -> None:
    before = {file.name: file.read_bytes() for file in other.parent.glob("2020.db*")}
    looking()
    desk.earlier_checks(HEARD)
    assert {file.name: file.read_bytes() for file in other.parent.glob("2020.db*")} == before


def test_what_changes_there_is_seen_the_next_time_it_is_looked_into(
    desk: Desk, other: Path, looking: Callable[[], list[str]]
) -> None:
    looking()
    with Desk.open(other, "cleo") as cleo:
        cleo.undo()
    assert len(desk.earlier_checks(HEARD)) == 1
    looking()
    assert desk.earlier_checks(HEARD) == []


def test_a_file_that_did_not_change_is_not_read_again(
    desk: Desk, looking: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    looking()
    monkeypatch.setattr(checked_files, "_fill", lambda *_: pytest.fail("it was read again"))
    looking()
    assert len(desk.earlier_checks(HEARD)) == 1


def test_published_checks_that_another_file_holds_are_found_once(
    desk: Desk, other: Path, looking: Callable[[], list[str]], tmp_path: Path
) -> None:
    with Desk.open(other, "cleo") as cleo:
        imported(cleo, tmp_path, PUBLISHED)
    looking()
    (found,) = desk.earlier_checks(ABOARD)
    assert (found.by, found.file) == ("Lund Checks", str(other))
    imported(desk, tmp_path, PUBLISHED)
    assert len(desk.earlier_checks(ABOARD)) == 1


def test_words_that_reviewers_wrote_there_are_not_kept(looking: Callable[[], list[str]], tmp_path: Path) -> None:
    """They may be redacted there, and would stay here."""
    looking()
    (kept,) = (tmp_path / "cache" / "checks").iterdir()
    assert b"scraping" in kept.read_bytes()
    assert b"secret" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0


def test_what_is_kept_of_a_file_that_is_named_no_more_goes(
    desk: Desk, looking: Callable[[], list[str]], tmp_path: Path
) -> None:
    looking()
    desk.checked_files = []
    looking()
    assert list((tmp_path / "cache" / "checks").iterdir()) == []
    assert desk.earlier_checks(HEARD) == []


def test_the_open_file_itself_is_not_searched_twice(desk: Desk, review_file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(review_file)
    desk.checked_files, desk.kept_checks = [review_file, link], tmp_path / "cache"
    desk.look_into_checked_files(pytest.fail)
    desk.decide(HEARD, "false")
    assert len(desk.earlier_checks(HEARD_TOO)) == 1
    assert not (tmp_path / "cache").exists() or not list((tmp_path / "cache").iterdir())


def _absent(path: Path) -> None:
    path.unlink()


def _text(path: Path) -> None:
    path.write_text("Once upon a time.")


def _of_another_program(path: Path) -> None:
    with contextlib.closing(bare(path)) as other:
        other.execute("PRAGMA application_id = 1")


def _newer(path: Path) -> None:
    with contextlib.closing(bare(path)) as other:
        other.execute("PRAGMA user_version = 99")


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _a_view_for_a_table(path: Path) -> None:
    with contextlib.closing(unguarded(path)) as other:
        other.execute("ALTER TABLE state RENAME TO stolen")
        other.execute(
            "CREATE VIEW state (subject, workflow, rating, verdicts, evidence, notes) AS WITH RECURSIVE n (x) AS"
            " (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, 'final', 'true', 1, 1, 1 FROM n"
        )


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "harm", [_absent, _text, _of_another_program, _newer, _cut_short, _a_view_for_a_table, _a_folder]
)
def test_a_file_that_is_absent_or_broken_is_named_in_a_sentence_and_stops_nothing(
    desk: Desk, other: Path, looking: Callable[[], list[str]], harm: Callable[[Path], None]
) -> None:
    harm(other)
    (told,) = looking()
    assert told.startswith(f"Left out of what was checked before: {other} ")
    assert "merge" not in told
    assert "\n" not in told
    desk.decide(HEARD, "false")
    assert len(desk.earlier_checks(HEARD_TOO)) == 1


def test_rows_that_hold_what_does_not_belong_there_are_passed_over(
    desk: Desk, other: Path, looking: Callable[[], list[str]]
) -> None:
    with contextlib.closing(bare(other)) as theirs, off_guard(theirs):
        theirs.execute("PRAGMA ignore_check_constraints=ON")
        theirs.execute("UPDATE standing SET author = x'ff' WHERE action = 'verdict'")
    assert looking() == []
    assert desk.earlier_checks(HEARD) == []


def test_text_that_is_not_unicode_or_endless_there_comes_out_as_far_as_it_goes(
    desk: Desk, other: Path, looking: Callable[[], list[str]]
) -> None:
    with contextlib.closing(bare(other)) as theirs, off_guard(theirs):
        theirs.execute("UPDATE articles SET title = CAST(x'41ff00420a' AS TEXT) || hex(zeroblob(20000))")
        theirs.execute("UPDATE state SET rating = 'a rating of their own'")
    assert looking() == []
    (found,) = desk.earlier_checks(HEARD)
    assert found.where is not None
    assert found.where.startswith("A? B")
    assert len(found.where) == 10_000
    assert found.verdict == "a rating of their own"


def test_what_is_kept_is_made_anew_where_it_was_damaged(
    desk: Desk, looking: Callable[[], list[str]], tmp_path: Path
) -> None:
    looking()
    (kept,) = (tmp_path / "cache" / "checks").iterdir()
    whole = kept.read_bytes()
    for harmed in (whole[:100], b"nonsense" * 1000, whole[:4096] + b"\xff" * (len(whole) - 4096), b""):
        kept.write_bytes(harmed)
        desk.earlier_checks(HEARD)
        assert looking() == []
        looking()
        assert len(desk.earlier_checks(HEARD)) == 1, harmed[:20]


def test_a_copy_of_the_file_does_not_tell_what_blind_review_hides(
    desk: Desk, bob: Desk, review_file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "anns.db"
    shutil.copyfile(review_file, copy)
    with Desk.open(copy, "ann") as ann:
        ann.decide(HEARD, "false")
    for one in (desk, bob):
        one.checked_files, one.kept_checks = [copy], tmp_path / "cache"
        one.look_into_checked_files(pytest.fail)
    assert verdicts(bob.earlier_checks(HEARD)) == [("False", "ann", HEARD)]
    desk.set_blind(True)
    assert bob.earlier_checks(HEARD) == bob.earlier_checks(HEARD_TOO) == []
    assert len(desk.earlier_checks(HEARD_TOO)) == 1  # her own
    with Desk.open(copy, "ann") as ann:
        ann.adjudicate(HEARD, "mixed")
    bob.look_into_checked_files(pytest.fail)
    assert verdicts(bob.earlier_checks(HEARD_TOO)) == [("Mixed", "ann", HEARD)]


def test_a_file_in_which_review_is_blind_tells_only_what_was_settled_there(
    desk: Desk, other: Path, looking: Callable[[], list[str]]
) -> None:
    with Desk.open(other, "cleo") as cleo:
        cleo.set_blind(True)
    looking()
    assert desk.earlier_checks(HEARD) == []
    with Desk.open(other, "ann") as ann:
        ann.decide(next(ann.claims()).claim.id, "mostly-false")
    looking()
    assert len(desk.earlier_checks(HEARD)) == 1


@pytest.mark.parametrize("version", [1, 2, 3])
def test_files_of_older_versions_are_looked_into_as_they_are(desk: Desk, tmp_path: Path, version: int) -> None:
    old = tmp_path / "old.db"
    shutil.copyfile(Path(__file__).parents[1] / "store" / "history" / f"version-{version}.db", old)
    desk.checked_files, desk.kept_checks = [old], tmp_path / "cache"
    desk.look_into_checked_files(pytest.fail)
    kept = checked_files.opened(old, tmp_path / "cache")
    assert kept is not None
    with contextlib.closing(kept), contextlib.closing(bare(old)) as theirs:
        final = theirs.execute("SELECT count(*) FROM state WHERE workflow = 'final'").fetchone()[0]
        assert 0 < checked_files.total(kept) <= final


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
