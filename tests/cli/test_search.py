"""The command that searches: what is found, how it is named, and that no query is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import STEERING, Program, is_one_sentence, rows_of
from tests.terminal.window import Window

HIT = {"kind", "article_id", "article_title", "claim_id", "start", "end", "entry", "author", "text", "marks"}


@pytest.fixture
def written(workbench: Program, db: Path, claim: str) -> str:
    """The first claim, on which Ann and Ben have written."""
    workbench("decide", db, claim, "false", "--rationale", "A zebra was not there.", "--reviewer", "ann")
    workbench("cite", db, claim, "https://zebra.example/", "--quote", "no zebra", "--reviewer", "ben")
    workbench("note", db, claim, "Which zebra?", "--reviewer", "ben")
    return claim


def test_hits_come_with_their_place_their_author_and_their_marks(workbench: Program, db: Path, written: str) -> None:
    found = workbench("search", db, "zebra", "--json")
    assert (found.status, found.err) == (0, "")
    assert [(hit["kind"], hit["author"]) for hit in found.json] == [
        ("evidence", "ben"), ("note", "ben"), ("rationale", "ann"),
    ]  # fmt: skip
    assert all(hit.keys() == HIT for hit in found.json)
    assert {hit["claim_id"] for hit in found.json} == {written}
    for hit in found.json:
        assert hit["marks"]
        assert all(hit["text"][mark["start"] : mark["end"]].lower() == "zebra" for mark in hit["marks"])


def test_passages_and_claims_are_found_where_they_stand(workbench: Program, db: Path) -> None:
    found = workbench("search", db, "helicopter", "--json").json
    articles = dict(rows_of(db, "SELECT id, text FROM articles"))
    claims = dict(rows_of(db, "SELECT id, text FROM claims"))
    assert {hit["kind"] for hit in found} == {"article", "claim"}
    for hit in found:
        assert articles[hit["article_id"]][hit["start"] : hit["end"]] == hit["text"]
        assert (hit["claim_id"] is None) == (hit["kind"] == "article")
        assert hit["claim_id"] is None or claims[hit["claim_id"]] == hit["text"]


def test_a_pipe_gets_a_hit_a_line_named_as_other_commands_take_it(workbench: Program, db: Path, written: str) -> None:
    header, *rows = workbench("search", db, "zebra").rows
    assert header == ["kind", "id", "author", "title", "text"]
    assert {row[1] for row in rows} == {written[:8]}
    assert workbench("show", db, rows[0][1]).status == 0
    passage = workbench("search", db, "helicopter", "--in", "articles").rows[-1][1]
    assert workbench("cite", db, rows[0][1], passage).status == 0


@pytest.mark.parametrize(
    ("places", "kinds"),
    [
        (["evidence"], {"evidence"}),
        (["notes", "rationales"], {"note", "rationale"}),
        (["articles"], set()),
        (["claims"], set()),
    ],
)
def test_one_can_look_in_some_places_only(
    workbench: Program, db: Path, written: str, places: list[str], kinds: set[str]
) -> None:
    options = [word for place in places for word in ("--in", place)]
    assert {hit["kind"] for hit in workbench("search", db, "zebra", *options, "--json").json} == kinds


def test_no_more_are_listed_than_asked_for(workbench: Program, db: Path) -> None:
    kinds = [hit["kind"] for hit in workbench("search", db, "the", "--limit", "2", "--json").json]
    assert kinds == ["article", "article", "claim", "claim"]


def test_words_may_be_given_one_by_one_and_quotes_keep_them_together(workbench: Program, db: Path) -> None:
    workbench("note", db, rows_of(db, "SELECT id FROM articles")[0][0], "The grey zebra, not the white one.")
    for query in (["zebra", "grey"], ["zebra grey"], ['"grey zebra"'], ["zebra", "OR", "quagga"], ["zebr", "wh"]):
        assert len(workbench("search", db, *query, "--json").json) == 1, query
    for query in (['"zebra grey"'], ["--", "zebra", "-white"]):
        assert workbench("search", "--json", db, *query).json == [], query


def test_nothing_found_is_said_and_is_no_failure(workbench: Program, db: Path) -> None:
    found = workbench("search", db, "quagga")
    assert (found.status, found.out) == (0, "")
    assert found.err == f"Nothing in {db} holds quagga.\n"
    assert workbench("search", db, "quagga", "--json").json == []


@pytest.mark.parametrize("query", ["-helicopter", "-one -two", '-"two words"', '-"two'])
def test_leaving_out_alone_is_refused_in_a_sentence(workbench: Program, db: Path, query: str) -> None:
    found = workbench("search", db, "--", query)
    assert (found.status, found.out) == (1, "")
    assert is_one_sentence(found.err)
    assert "a word left out needs another one that is sought" in found.err


@pytest.mark.parametrize(
    "query", ["", '"', "(", "*", "NEAR(", "ferry AND", "^:{}", "😀", "日本", "\u202e", "a" * 10_000]
)
def test_no_query_is_an_error(workbench: Program, db: Path, query: str) -> None:
    found = workbench("search", db, query)
    assert found.status == 0
    assert "Traceback" not in found.err
    assert not set(STEERING) & set(found.out + found.err)


def test_a_terminal_gets_hits_by_kind_with_the_words_marked(workbench: Program, db: Path, written: str) -> None:
    with Window(workbench.home, "search", db, "zebra", columns=80, rows=24) as window:
        assert window.ended() == 0
        headings = [line for line in window.lines if line and not line.startswith(" ")]
        assert headings == ["Evidence", "Notes", "Rationales"]
        row = next(n for n, line in enumerate(window.lines) if "Which zebra?" in line)
        bold = "".join(cell.data for cell in window.cells(row) if cell.bold)
        assert bold == "zebra"
        assert {cell.fg for cell in window.cells(row) if cell.bold} != {"default"}
        assert window.lines[row - 1].startswith(f"  {written[:8]}  ben, ")


def test_a_terminal_without_colour_gets_none(workbench: Program, db: Path, written: str) -> None:
    with Window(workbench.home, "search", db, "zebra", NO_COLOR="1") as window:
        assert window.ended() == 0
        assert "Which zebra?" in window.text
        assert {cell.fg for row in range(len(window.lines)) for cell in window.cells(row)} == {"default"}


def test_text_that_means_harm_is_shown_harmless(workbench: Program, hostile: Path) -> None:
    piped = workbench("search", hostile, "killed")
    assert "[31mred" in piped.out
    assert not set(STEERING) & set(piped.out)
    with Window(workbench.home, "search", hostile, "killed", columns=100) as window:
        assert window.ended() == 0
        assert "[bold]x[/bold]" in window.text
        assert not any(sign.encode() in window.raw for sign in STEERING if sign != "\x1b")
        assert b"\x1b[31mred" not in window.raw
