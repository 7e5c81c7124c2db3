"""Filters under a name, on the command line."""

from pathlib import Path

from tests.cli.program import Program, first_claims


def test_a_filter_is_kept_listed_used_and_forgotten(workbench: Program, db: Path) -> None:
    kept = workbench("filters", db, "--keep", "figures", "--where", "has:figure is:open", "--sort", "score")
    assert (kept.status, kept.out) == (0, "")
    assert "Kept: figures" in kept.err
    (listed,) = workbench("filters", db, "--json").json
    assert (listed["name"], listed["text"], listed["sort"], listed["shared"]) == (
        *("figures", "has:figure is:open", "score", False),
    )
    wanted = workbench("claims", db, "--where", "has:figure is:open", "--sort", "score", "--json").json
    assert workbench("claims", db, "--saved", "figures", "--json").json == wanted
    assert wanted
    assert "Forgotten" in workbench("filters", db, "--forget", "figures").err
    assert workbench("filters", db, "--json").json == []


def test_a_saved_filter_is_narrowed_down_by_another_condition(workbench: Program, db: Path) -> None:
    workbench("filters", db, "--keep", "open", "--where", "is:open")
    workbench("decide", db, first_claims(db)[0], "true")
    found = workbench("claims", db, "--saved", "open", "--where", "score:>0.8", "--json").json
    assert found == workbench("claims", db, "--where", "is:open score:>0.8", "--json").json


def test_a_shared_filter_is_everybodys(workbench: Program, db: Path) -> None:
    workbench("filters", db, "--keep", "disputes", "--where", "is:disputed", "--shared", "--reviewer", "Ann")
    workbench("filters", db, "--keep", "mine", "--where", "is:open", "--reviewer", "Ann")
    header, row = workbench("filters", db, "--reviewer", "Ben").rows
    assert header == ["name", "whose", "sort", "filter"]
    assert row == ["disputes", "everybody's", "position", "is:disputed"]


def test_a_name_that_no_filter_has_is_told_with_those_there_are(workbench: Program, db: Path) -> None:
    workbench("filters", db, "--keep", "open", "--where", "is:open")
    failed = workbench("claims", db, "--saved", "opne")
    assert failed.status == 1
    assert "There is no filter called opne; there are open." in failed.err


def test_a_filter_that_says_nothing_is_not_kept(workbench: Program, db: Path) -> None:
    failed = workbench("filters", db, "--keep", "odd", "--where", "is:green")
    assert failed.status == 1
    assert "is:green says nothing here" in failed.err
    assert workbench("filters", db, "--json").json == []


def test_what_to_keep_needs_a_name(workbench: Program, db: Path) -> None:
    assert workbench("filters", db, "--where", "is:open").status == 2
    assert workbench("filters", db, "--keep", "a", "--forget", "b").status == 2
