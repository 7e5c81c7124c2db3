"""Who signs: the command line, else the environment, else the configuration file, else the login name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program, is_one_sentence, rows_of


def configured(workbench: Program, text: str) -> None:
    folder = workbench.home / ".config" / "factcheck-workbench"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text, encoding="utf-8")


def signed(db: Path) -> str:
    return str(rows_of(db, "SELECT author FROM log ORDER BY clock DESC LIMIT 1")[0][0])


def test_each_way_of_naming_the_reviewer_stands_before_the_next(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", LOGNAME="login")
    assert signed(db) == "login"
    configured(workbench, 'reviewer = "Configured, Zoë"\n')
    workbench("decide", db, claim, "true", LOGNAME="login")
    assert signed(db) == "Configured, Zoë"
    workbench("note", db, claim, "x", WORKBENCH_REVIEWER="Environment")
    assert signed(db) == "Environment"
    workbench("dismiss", db, claim, "--reviewer", "Said", WORKBENCH_REVIEWER="Environment")
    assert signed(db) == "Said"


def test_a_blank_name_is_none(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", "--reviewer", "  ", LOGNAME="login")
    assert signed(db) == "login"


@pytest.mark.parametrize(
    "text",
    ["reviewer = ", 'reviever = "Ann"', "reviewer = 7", "\udcff"],
    ids=["no TOML", "misspelt", "no text", "no UTF-8"],
)
def test_settings_that_make_no_sense_are_said_to_and_nothing_is_recorded(
    workbench: Program, db: Path, claim: str, text: str
) -> None:
    folder = workbench.home / ".config" / "factcheck-workbench"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = workbench("decide", db, claim, "true")
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert "config.toml" in done.err
    assert rows_of(db, "SELECT count(*) FROM log") == [(0,)]


def test_reading_needs_no_reviewer_and_no_settings(workbench: Program, db: Path) -> None:
    configured(workbench, "nonsense")
    assert workbench("claims", db).status == 0
    assert workbench("claims", db, "--reviewer", "Ann").status == 0


READING = (("articles",), ("claims",), ("show", "CLAIM"), ("stats",), ("search", "Nobody"), ("log",))


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_who_signs_with_a_name_reads_under_it_too(
    workbench: Program, db: Path, claim: str, words: tuple[str, ...]
) -> None:
    workbench("blind", db, "on", "--reviewer", "Ann")
    workbench("decide", db, claim, "false", "--rationale", "Nobody saw it.", "--reviewer", "Ann")
    command, *rest = (word.replace("CLAIM", claim) for word in words)
    asked = workbench(command, db, *rest, "--reviewer", "Ann")
    assert asked.status == 0
    assert asked.out == workbench(command, db, *rest, WORKBENCH_REVIEWER="Ann").out
    assert asked.out != workbench(command, db, *rest).out
