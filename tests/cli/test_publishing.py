"""The review for readers and for other programs, as commands write it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import Program, first_claims

DESK = {"WORKBENCH_PUBLISHER": "A Desk", "WORKBENCH_REVIEW_URL": "https://desk.example/{claim}"}


def test_the_report_is_written_by_its_ending_and_proves_its_log(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "false", "--rationale", "<b>Nobody</b> was there.")
    for name, words in (
        ("report.html", "&lt;b&gt;Nobody&lt;/b&gt; was there."),
        ("report.md", r"\<b\>Nobody\</b\> was there."),
    ):
        done = workbench("export", db, "-o", workbench.home / name)
        assert done.status == 0, done.err
        assert words in (workbench.home / name).read_text()
        assert not (workbench.home / f"{name}.meta.json").exists()
        assert workbench("log", db, "--verify", "--against", workbench.home / name).status == 0


def test_of_claims_that_are_not_published_it_is_said_why(workbench: Program, db: Path) -> None:
    one, two, three, *_ = first_claims(db)
    for words in (("decide", db, one, "true"), ("decide", db, two, "false"), ("dismiss", db, three)):
        workbench(*words)
    workbench("decide", db, two, "true", "--reviewer", "bob")
    file = workbench.home / "reviews.claimreview.json"
    told = workbench("export", db, "-o", file, **DESK).err
    assert f"Left out, 1 claim: disputed ({two[:8]})." in told
    assert f"Left out, 1 claim: put aside ({three[:8]})." in told
    assert "not decided yet." in told
    assert "1 claim written" in told
    (review,) = json.loads(file.read_text())["dataFeedElement"]
    assert review["url"] == f"https://desk.example/{one}"
    assert workbench("log", db, "--verify", "--against", file).status == 0


def test_without_a_publisher_what_to_set_is_said(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true")
    told = workbench("export", db, "--format", "claimreview").err
    assert 'Left out, 1 claim: no publisher is set. Say who publishes them: publisher = "NAME" in config.toml' in told


@pytest.mark.parametrize("format_", ["html", "claimreview", "factchecktools"])
def test_an_address_that_is_none_is_told_before_anything_is_written(workbench: Program, db: Path, format_: str) -> None:
    done = workbench("export", db, "--format", format_, **DESK | {"WORKBENCH_REVIEW_URL": "javascript:alert(1)"})
    assert (done.status, done.out) == (1, "")
    assert 'The setting "review_url" wants a web address' in done.err
    assert workbench("export", db, WORKBENCH_REVIEW_URL="nonsense").status == 0, "a table needs none"


def test_annotations_and_pages_are_json(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true")
    collection = json.loads(workbench("export", db, "--format", "annotations").out)
    assert collection["total"] == len(collection["first"]["items"]) == len(first_claims(db))
    (page,) = map(json.loads, workbench("export", db, "--format", "factchecktools", **DESK).out.splitlines())
    assert page["pageUrl"] == f"https://desk.example/{claim}"


def test_the_statistics_fit_the_window_and_name_who_decided(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", "--reviewer", "[bold]ann[/bold]")
    shown = workbench("stats", db).out
    assert max(map(len, shown.splitlines())) <= 100
    assert "[bold]ann[/bold]" in shown
    assert "█" in shown or "▏" in shown
    counts = workbench("stats", db, "--json").json
    assert counts["by_reviewer"] == {"[bold]ann[/bold]": {"true": 1}}
    assert sum(counts["pace"]["days"].values()) == 1
    assert sum(group["claims"] for group in counts["by_claimant"]) == counts["claims"]
