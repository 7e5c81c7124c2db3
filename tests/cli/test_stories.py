"""The commands on story lines."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.program import STEERING, Program, is_one_sentence
from tests.desk.stories import FIRST, LINKS, LOOSE, OTHER, OTHERWISE, SECOND, THIRD, accident
from tests.store.making import article_of, claim_of, stored
from tests.terminal.window import Window
from workbench.domain.link import Grounds, Link, Relation
from workbench.store import links, schema, sqlite


@pytest.fixture
def path(tmp_path: Path) -> Path:
    accident(tmp_path / "review.db")
    return tmp_path / "review.db"


def test_a_story_comes_as_one_document(workbench: Program, path: Path) -> None:
    done = workbench("story", path, FIRST.id, "--json")
    assert (done.status, done.err) == (0, "")
    assert done.json.keys() == {"claim", "is_whole", "members", "links"}
    assert done.json["claim"] == FIRST.id
    assert done.json["is_whole"] is True
    assert {(member["id"], member["version"]) for member in done.json["members"]} == {
        (FIRST.id, 1), (SECOND.id, 1), (THIRD.id, 1), (LOOSE.id, 1), (OTHER.id, 2),
    }  # fmt: skip
    assert len(done.json["links"]) == len(LINKS)
    other = done.json["members"][-1]
    assert other["link"]["relation"] == "conflicts"
    (piece,) = other["differing"]
    span = piece["second_span"]
    assert OTHERWISE.text[span["start"] : span["end"]] == "Nine people"


def test_in_a_pipe_each_claim_is_a_row(workbench: Program, path: Path) -> None:
    workbench("decide", path, OTHER.id, "false", "--reviewer", "ann")
    header, *rows = workbench("story", path, FIRST.id[:10]).rows
    assert header == ["version", "claim", "stands", "published", "outlet", "claimant", "text", "why"]
    assert rows[-1][:5] == ["2", OTHER.id[:8], "final: False", "2021-03-02", "Echo"]
    assert rows[-1][-1] == f"conflicts with {FIRST.id[:8]}: seven people here, Nine people there"


def test_on_a_terminal_the_versions_stand_under_each_other(workbench: Program, path: Path) -> None:
    with Window(workbench.home, "story", path, FIRST.id, columns=80) as window:
        assert window.ended() == 0
        headings = [line for line in window.lines if line.startswith("Version")]
        assert headings == ["Version 1 of 2, as the claim has it", "Version 2 of 2, otherwise"]
        assert "seven people here, Nine people there" in window.text


def test_what_stands_in_an_article_does_not_steer_the_terminal(workbench: Program, path: Path) -> None:
    hostile = article_of(
        "Nine \x1b[31m[bold]people\x1b]52;c;Zm9v\x07 \u202ewere hurt.", source="h.txt", title="\x1b[2J"
    )
    claim = claim_of(hostile, hostile.text)
    stored(path, (hostile, [claim]))
    connection = schema.open_file(path)
    with sqlite.writing(connection):
        links.put(connection, [Link(FIRST.id, claim.id, Relation.AGREES, 0.9, Grounds(plain="\x1b[31mwhy"))])
    connection.close()
    with Window(workbench.home, "story", path, FIRST.id) as window:
        assert window.ended() == 0
        assert "[bold]people" in window.text
        assert b"\x1b[31m[bold]" not in window.raw
        assert b"\x1b]52" not in window.raw
    piped = workbench("story", path, FIRST.id)
    assert not set(STEERING) & set(piped.out)


def test_a_claim_that_stands_alone_says_so(workbench: Program, path: Path) -> None:
    alone = article_of("Nothing else was said.", source="6.txt")
    claim = claim_of(alone, alone.text)
    stored(path, (alone, [claim]))
    assert "1 claim of" in workbench("story", path, claim.id).err  # which is not compared yet
    workbench("links", path)
    done = workbench("story", path, claim.id)
    assert (done.status, done.out) == (0, "")
    assert is_one_sentence(done.err)


def test_a_verdict_is_carried_and_it_is_said_to_which_and_what_was_left_out(workbench: Program, path: Path) -> None:
    workbench("decide", path, FIRST.id, "true", "--rationale", "Confirmed.", "--reviewer", "ann")
    done = workbench("carry", path, FIRST.id, "--reviewer", "ann")
    assert done.status == 0
    assert f"Saved: {SECOND.id[:8]} is final: True: Seven hurt" in done.err
    assert f"Left out {OTHER.id[:8]}, which tells it otherwise: Nine people" in done.err
    shown = workbench("show", path, SECOND.id, "--reviewer", "ann").out
    assert f"carried from claim {FIRST.id[:8]}. Confirmed." in shown
    assert f"verdict true on claim {SECOND.id[:8]}, carried from claim {FIRST.id[:8]}" in shown
    (verdict,) = workbench("show", path, SECOND.id, "--json").json["verdicts"]
    assert verdict["carried_from"] == FIRST.id


def test_a_verdict_is_carried_to_those_that_are_named(workbench: Program, path: Path) -> None:
    workbench("decide", path, FIRST.id, "true", "--reviewer", "ann")
    done = workbench("carry", path, FIRST.id, "--to", THIRD.id, "--to", OTHER.id[:12], "--reviewer", "ann")
    assert [line.split()[1] for line in done.err.splitlines()] == [THIRD.id[:8], OTHER.id[:8]]
    workbench("undo", path, "--reviewer", "ann")
    assert workbench("show", path, THIRD.id, "--json").json["verdicts"] == []


@pytest.mark.parametrize("words", [(FIRST.id,), ("abcdef",), (FIRST.id, "--to", "abcdef")])
def test_what_cannot_be_carried_is_one_sentence(workbench: Program, path: Path, words: tuple[str, ...]) -> None:
    done = workbench("carry", path, *words, "--reviewer", "ann")
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)


def test_the_verdicts_source_stands_in_the_table(workbench: Program, path: Path, tmp_path: Path) -> None:
    workbench("decide", path, FIRST.id, "true", "--reviewer", "ann")
    workbench("carry", path, FIRST.id, "--reviewer", "ann")
    workbench("export", path, "-o", tmp_path / "log.csv")
    with (tmp_path / "log.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["claim_id"]: row for row in csv.DictReader(file)}
    assert rows[SECOND.id]["carried_from"] == FIRST.id
    assert rows[FIRST.id]["carried_from"] == ""
