"""What was checked in other review files, which are only read, and never trusted."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk.checks import ABOARD, HEARD, HEARD_TOO, PUBLISHED, imported, verdicts
from tests.store.making import (
    article_of,
    bare,
    claim_of,
    off_guard,
    stored,
    unguarded,
)
from workbench.desk.desk import Desk
from workbench.store import checked_files


@pytest.fixture
def bob(review_file: Path) -> Iterator[Desk]:
    with Desk.open(review_file, "bob") as desk:
        yield desk


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


def test_a_place_where_nothing_can_be_kept_is_named_and_stops_nothing(
    desk: Desk, looking: Callable[[], list[str]], tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "checks").write_text("in the way")
    (said,) = looking()
    assert said.startswith("Left out of what was checked before: What was checked in ")
    assert said.endswith("File exists.")
    assert desk.earlier_checks(HEARD) == []


def test_a_full_disk_is_not_called_damage_of_the_file_that_is_read(
    other: Path, looking: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.closing(bare(other)) as theirs, off_guard(theirs):
        theirs.execute("UPDATE articles SET title = hex(zeroblob(20000))")
    monkeypatch.setattr(checked_files, "_SHAPE", (*checked_files._SHAPE, "PRAGMA max_page_count=1"))
    (said,) = looking()
    assert said.endswith(": the disk is full.")


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
