"""Published fact checks taken in and shown by commands, and what was checked in other files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import STEERING, Program, copied, is_one_sentence, rows_of


@pytest.fixture
def words(db: Path, claim: str) -> str:
    """The words of the first claim."""
    return str(rows_of(db, "SELECT text FROM claims WHERE id = ?", claim)[0][0])


def review(claim: str, **more: object) -> dict[str, object]:
    about = {"@type": "ClaimReview", "claimReviewed": claim, "author": "Lund Checks", "datePublished": "2021-05-06"}
    return {**about, "url": "https://checks.example/1", "reviewRating": {"alternateName": "Mostly false"}, **more}


@pytest.fixture
def published(workbench: Program, words: str) -> Path:
    """A file with a published check of the first claim, and one of something else."""
    file = workbench.home / "published.json"
    file.write_text(json.dumps([review(words), review("Zebras sleep standing."), review("")]), encoding="utf-8")
    return file


def test_checks_are_taken_in_and_counted_and_twice_is_once(workbench: Program, db: Path, published: Path) -> None:
    done = workbench("import-checks", db, published)
    assert (done.status, done.out) == (0, "")
    assert done.err == f"{published}: 2 checks new, 0 known. 1 left out: 1 with no claim in it.\n"
    again = workbench("import-checks", db, published, "--json")
    assert again.json == [
        {"source": str(published), "new": 0, "known": 2, "left_out": {"no claim in it": 1}, "failed": None}
    ]


def test_a_claim_shows_what_was_checked_before_in_words_and_as_json(
    workbench: Program, db: Path, claim: str, words: str, published: Path
) -> None:
    assert "Checked before" not in workbench("show", db, claim).out
    workbench("import-checks", db, published)
    shown = workbench("show", db, claim)
    assert (shown.status, shown.err) == (0, "")
    (line,) = [line for line in shown.out.splitlines() if line.startswith("Checked before")]
    assert line == f"Checked before (1.00): Mostly false, Lund Checks, 2021-05-06. “{words}”"
    assert "  https://checks.example/1 (both say: " in shown.out
    (found,) = workbench("show", db, claim, "--json").json["checked_before"]
    assert found.keys() == {
        *("score", "matched", "claim", "verdict", "by", "when", "where", "url", "claimant", "claim_id", "file"),
    }
    assert (found["score"], found["verdict"], found["url"]) == (1.0, "Mostly false", "https://checks.example/1")


def test_the_claims_that_were_checked_before_can_be_listed(
    workbench: Program, db: Path, claim: str, published: Path
) -> None:
    assert workbench("claims", db, "--checked-before").rows[1:] == []
    workbench("import-checks", db, published)
    rows = workbench("claims", db, "--checked-before").rows
    assert rows[0] == ["id", "stands", "likely", "verdict", "by", "claim"]
    assert rows[1][:5] == [claim[:8], "new", "1.00", "Mostly false", "Lund Checks"]
    listed = workbench("claims", db, "--checked-before", "--json").json
    assert [one["id"][:8] for one in listed] == [row[0] for row in rows[1:]]
    assert listed[0]["checked_before"][0]["by"] == "Lund Checks"


def test_checks_come_from_standard_input_and_folders_too(workbench: Program, db: Path, published: Path) -> None:
    done = workbench("import-checks", db, "-", stdin=published.read_text(encoding="utf-8"))
    assert (done.status, done.err.split(": ")[0]) == (0, "standard input")
    assert workbench("import-checks", db, published.parent).err.startswith(f"{published}: 0 checks new, 2 known.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xff\xfe\x00", ""),
        (b"Once upon a time.", "is no JSON"),
        (b"[" * 10_000, "is nested too deep"),
        (b"{}", "holds no ClaimReview"),
        (b"[" + b"9" * 5_000 + b"]", "is no JSON"),
    ],
)
def test_a_file_without_checks_is_told_in_a_sentence_and_the_next_is_taken_in(
    workbench: Program, db: Path, published: Path, content: bytes, said: str
) -> None:
    bad = workbench.home / "bad.json"
    bad.write_bytes(content)
    done = workbench("import-checks", db, bad, published)
    assert done.status == 1
    first, second = done.err.splitlines()
    assert str(bad) in first
    assert said in first
    assert "2 checks new" in second
    assert is_one_sentence(workbench("import-checks", db, workbench.home / "none.json").err)


def test_a_file_larger_than_the_limit_is_refused_with_the_setting(
    workbench: Program, db: Path, published: Path
) -> None:
    large = workbench.home / "large.json"
    large.write_bytes(b"[" + b" " * 1_000_001 + b"]")
    done = workbench("import-checks", db, large, WORKBENCH_MAX_FILE_MB="1")
    assert (done.status, done.err) == (1, f"{large} is larger than 1 MB; split it, or raise max_file_mb.\n")
    assert workbench("import-checks", db, published, WORKBENCH_MAX_FILE_MB="1").status == 0


def test_what_a_check_says_cannot_steer_the_terminal(workbench: Program, db: Path, claim: str, words: str) -> None:
    harm = "".join(STEERING) + "[bold]x[/bold]"
    file = workbench.home / "harm.json"
    rating = {"alternateName": f"False{harm}"}
    hostile = review(words + harm, author=f"A{harm}", headline=f"T{harm}", reviewRating=rating)
    file.write_text(json.dumps(hostile), encoding="utf-8")
    for done in (
        workbench("import-checks", db, file),
        workbench("show", db, claim),
        workbench("claims", db, "--checked-before"),
    ):
        assert done.status == 0
        assert not any(character in done.out + done.err for character in STEERING)
    assert "[bold]x[/bold]" in workbench("show", db, claim).out


# Other review files


@pytest.fixture
def last_year(workbench: Program, db: Path, seeds_db: Path, claim: str) -> Path:
    """Last year's review file, in which the first claim was decided."""
    path = copied(seeds_db, workbench.home / "2025.db")
    assert workbench("decide", path, claim, "false", "--reviewer", "cleo").status == 0
    return path


@pytest.mark.parametrize("way", ["environment", "file"])
def test_files_that_the_settings_name_are_searched(
    workbench: Program, db: Path, claim: str, last_year: Path, way: str
) -> None:
    config = workbench.home / ".config" / "factcheck-workbench" / "config.toml"
    config.parent.mkdir(parents=True)
    env = {"WORKBENCH_CHECKED_FILES": str(last_year)} if way == "environment" else {}
    if way == "file":
        config.write_text('checked_files = ["~/2025.db"]\n')
    shown = workbench("show", db, claim, "--json", **env)
    (found,) = shown.json["checked_before"]
    assert (found["verdict"], found["by"], found["file"]) == ("False", "cleo", str(last_year))
    assert found["claim_id"] == claim
    kept = workbench.home / ".cache" / "factcheck-workbench" / "checks"
    assert [file.suffix for file in kept.iterdir()] == [".db"]
    assert str(kept) in workbench("paths").out


def test_a_file_that_is_not_there_is_named_once_and_stops_nothing(
    workbench: Program, db: Path, claim: str, last_year: Path
) -> None:
    named = f"{workbench.home / 'none.db'}:{last_year}"
    shown = workbench("show", db, claim, WORKBENCH_CHECKED_FILES=named)
    assert shown.status == 0
    assert shown.err.count("Left out of what was checked before") == shown.err.count("none.db is not there") == 1
    assert f"in {last_year}" in shown.out


def test_settings_that_cannot_be_understood_are_told_and_stop_no_reading(
    workbench: Program, db: Path, claim: str
) -> None:
    config = workbench.home / ".config" / "factcheck-workbench" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('checked_files = "~/2025.db"\n')
    shown = workbench("show", db, claim)
    assert shown.status == 0
    assert 'the setting "checked_files" wants a list of files, such as ["~/desk/2025.db"].' in shown.err
    assert workbench("decide", db, claim, "true").status == 1


def test_checks_merge_with_the_files_they_are_in(workbench: Program, db: Path, seeds_db: Path, published: Path) -> None:
    other = copied(seeds_db, workbench.home / "other.db")
    workbench("import-checks", other, published)
    done = workbench("merge", db, other, "--json")
    assert "2 published checks new, 0 known." in done.err
    assert done.json["files"][0]["checks"] == {"new": 2, "known": 0}
    assert workbench("check", db).status == 0
