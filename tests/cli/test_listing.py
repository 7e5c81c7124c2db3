"""Commands that list: what is printed for a person, and what for another program."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.program import SEEDS, Program, first_claims, rows_of
from tests.store.making import off_guard
from workbench.desk.desk import Desk
from workbench.domain.shown import safe_text

CLAIM = {
    *("id", "article_id", "article_title", "start", "end", "text", "kind", "score", "reasons", "claimant"),
    *("claimant_surface", "is_quote", "quantities", "occurred", "place", "workflow", "verdict", "evidence_count"),
    *("note_count", "source", "parts", "needs_context", "cue"),
}
QUANTITY = {"start", "end", "text", "low", "high", "approximate", "unit", "what"}
ARTICLE = {"id", "title", "byline", "outlet", "published", "language", "source", "words", "claims", "reviewed"}
SORTS = {
    "position": lambda c: (c["source"], c["start"]),
    "score": lambda c: -c["score"],
    "claimant": lambda c: (c["claimant"] is None, c["claimant"] or ""),
}


def test_articles_are_listed_with_everything_known_about_them(workbench: Program, db: Path) -> None:
    found = workbench("articles", db, "--json")
    assert found.err == ""
    assert [Path(a["source"]).name for a in found.json] == [seed.name for seed in SEEDS]
    assert all(a.keys() >= ARTICLE for a in found.json)
    assert sum(a["claims"] for a in found.json) == rows_of(db, "SELECT count(*) FROM claims")[0][0]


def test_a_pipe_gets_tabs_and_a_header_and_a_row_for_each(workbench: Program, db: Path) -> None:
    header, *rows = workbench("articles", db).rows
    assert header == ["id", "published", "words", "reviewed", "like", "title"]
    assert len(rows) == 5
    assert all(len(row) == len(header) for row in rows)


def test_a_title_that_is_none_is_marked(workbench: Program, db: Path) -> None:
    titles = [row[-1] for row in workbench("articles", db).rows[1:]]
    assert [title.startswith("[no title]") for title in titles] == [False, True, False, False, False]
    assert [a["title_is_standin"] for a in workbench("articles", db, "--json").json] == [False, True, *[False] * 3]


def test_passages_say_what_each_stretch_of_the_text_is(workbench: Program, db: Path) -> None:
    passages = workbench("passages", db, "--json").json
    texts = dict(rows_of(db, "SELECT id, text FROM articles"))
    assert {p["article_id"] for p in passages} == set(texts)
    for passage in passages:
        assert passage.keys() >= {"article_id", "start", "end", "role", "kind", "language", "text"}
        assert texts[passage["article_id"]][passage["start"] : passage["end"]] == passage["text"]
        assert (passage["role"] == "boilerplate") == (passage["kind"] is not None)


def test_passages_of_one_article_alone(workbench: Program, db: Path) -> None:
    id_ = workbench("articles", db, "--json").json[2]["id"]
    listed = workbench("passages", db, id_[:8], "--json").json
    assert {p["article_id"] for p in listed} == {id_}
    header, *rows = workbench("passages", db, id_[:8]).rows
    assert header == ["article", "start", "end", "role", "kind", "language", "text"]
    assert [(int(row[1]), int(row[2])) for row in rows] == [(p["start"], p["end"]) for p in listed]


def test_the_words_that_tell_who_spoke_come_with_their_place(workbench: Program, db: Path) -> None:
    texts = dict(rows_of(db, "SELECT id, text FROM articles"))
    told = [claim for claim in workbench("claims", db, "--json").json if claim["cue"]]
    cues = {texts[c["article_id"]][c["cue"]["start"] : c["cue"]["end"]] for c in told}
    assert "said" in cues
    assert "by “said”" in "".join(workbench("show", db, claim["id"]).out for claim in told[:3])


def test_claims_come_with_their_reasons_figures_and_place(workbench: Program, db: Path) -> None:
    found = workbench("claims", db, "--json")
    assert found.err == ""
    texts = dict(rows_of(db, "SELECT id, text FROM articles"))
    for claim in found.json:
        assert claim.keys() >= CLAIM
        text = texts[claim["article_id"]]
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert all(reason.keys() >= {"name", "weight", "start", "end"} for reason in claim["reasons"])
        assert all(q.keys() >= QUANTITY and text[q["start"] : q["end"]] == q["text"] for q in claim["quantities"])
        assert claim["occurred"] is None or claim["occurred"].keys() >= {"start", "end"}
        assert 0 <= claim["score"] <= 1
    assert any(claim["quantities"] for claim in found.json)
    assert any(claim["occurred"] for claim in found.json)


def test_a_pipe_gets_a_claim_a_line_with_its_whole_text(workbench: Program, db: Path) -> None:
    header, *rows = workbench("claims", db).rows
    assert header == ["id", "score", "stands", "claimant", "claim"]
    assert [(row[0], row[4]) for row in rows] == [
        (claim["id"][:8], safe_text(claim["text"])) for claim in workbench("claims", db, "--json").json
    ]
    assert all(len(row) == 5 for row in rows)


def test_claims_of_one_article_alone(workbench: Program, db: Path) -> None:
    id_ = workbench("articles", db, "--json").json[1]["id"]
    every = workbench("claims", db, "--json").json
    assert workbench("claims", db, "--article", id_[:8], "--json").json == [c for c in every if c["article_id"] == id_]


def test_claims_that_are_worth_the_most(workbench: Program, db: Path) -> None:
    every = workbench("claims", db, "--json").json
    wanted = [c for c in every if c["score"] >= 0.9]
    assert 0 < len(wanted) < len(every)
    assert workbench("claims", db, "--min-score", "0.9", "--json").json == wanted


def test_claims_of_one_claimant_in_any_case(workbench: Program, db: Path) -> None:
    every = workbench("claims", db, "--json").json
    name = next(c["claimant"] for c in every if c["claimant"])
    wanted = [c for c in every if name.lower() in (c["claimant"] or "").lower()]
    assert workbench("claims", db, "--claimant", name.upper(), "--json").json == wanted


def test_claims_by_where_they_stand_and_by_verdict(workbench: Program, db: Path) -> None:
    one, two, three, *_ = first_claims(db)
    workbench("decide", db, one, "false")
    workbench("dismiss", db, two)
    workbench("note", db, three, "Ask the ministry.")
    listed = {
        workflow: [c["id"] for c in workbench("claims", db, "--workflow", workflow, "--json").json]
        for workflow in ("final", "dismissed", "in progress", "disputed")
    }
    assert listed == {"final": [one], "dismissed": [two], "in progress": [three], "disputed": []}
    assert [c["id"] for c in workbench("claims", db, "--verdict", "false", "--json").json] == [one]
    assert workbench("claims", db, "--verdict", "true", "--json").json == []


def test_reviewers_who_differ_leave_a_claim_disputed(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "false", "--reviewer", "Ann")
    workbench("decide", db, claim, "true", "--reviewer", "Ben")
    (disputed,) = workbench("claims", db, "--workflow", "disputed", "--json").json
    assert (disputed["id"], disputed["verdict"]) == (claim, None)


@pytest.mark.parametrize("text", ["killed", "is:open score:>0.8", "has:figure -has:claimant", "by:ministry said"])
def test_a_filter_lists_what_the_queue_lists(workbench: Program, db: Path, text: str) -> None:
    workbench("decide", db, first_claims(db)[0], "false")
    with Desk.open(db, "ann") as desk:
        queue = desk.queue()
        shown = [row.reviewed.claim.id for row in queue.rows(queue.listed(text, "score"))]
    assert [c["id"] for c in workbench("claims", db, "--where", text, "--sort", "score", "--json").json] == shown
    assert shown


def test_a_filter_goes_with_the_other_conditions(workbench: Program, db: Path) -> None:
    every = workbench("claims", db, "--min-score", "0.8", "--json").json
    wanted = [c for c in every if c["quantities"]]
    assert 0 < len(wanted) < len(every)
    assert workbench("claims", db, "--min-score", "0.8", "--where", "has:figure", "--json").json == wanted


def test_a_filter_that_says_nothing_is_told(workbench: Program, db: Path) -> None:
    failed = workbench("claims", db, "--where", "is:green", "--json")
    assert (failed.status, failed.out) == (2, "")
    assert "is:green says nothing here; it can be open, decided," in failed.err


@pytest.mark.parametrize("sort", ["conflict", "imported", "touched"])
def test_claims_come_in_the_orders_of_the_queue_too(workbench: Program, db: Path, sort: str) -> None:
    workbench("note", db, first_claims(db)[3], "Which month?")
    with Desk.open(db, "ann") as desk:
        expected = desk.sifted("", sort)
    assert [c["id"] for c in workbench("claims", db, "--sort", sort, "--json").json] == expected


@pytest.mark.parametrize("sort", SORTS)
def test_claims_come_in_the_order_that_was_asked_for(workbench: Program, db: Path, sort: str) -> None:
    listed = workbench("claims", db, "--sort", sort, "--json").json
    keys = [SORTS[sort](claim) for claim in listed]
    assert keys == sorted(keys)


def test_a_list_of_nothing_is_an_empty_json_list(workbench: Program, db: Path) -> None:
    found = workbench("claims", db, "--claimant", "nobody of that name", "--json")
    assert (found.status, found.json, found.err) == (0, [], "")


def test_one_claim_is_shown_with_context_reasons_and_history(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "mostly-false", "--rationale", "The date is wrong.")
    workbench("cite", db, claim, "https://example.org/report", "--stance", "refutes", "--quote", "on Sunday")
    workbench("note", db, claim, "Ask the ministry.")
    known = workbench("claims", db, "--json").json[0]
    shown = workbench("show", db, claim[:8])
    assert shown.err == ""
    for expected in (
        *(claim, f"»{known['text']}«", "Mostly false", "The date is wrong.", "https://example.org/report", "on Sunday"),
        *("Ask the ministry.", "refutes", *(reason["name"] for reason in known["reasons"])),
    ):
        assert expected in shown.out
    whole = workbench("show", db, claim[:8], "--json").json
    assert whole.keys() >= CLAIM | {"verdicts", "evidence", "notes", "links", "history"}
    assert [entry["action"] for entry in whole["history"]] == ["verdict", "evidence", "note"]


def test_statistics_count_what_was_done(workbench: Program, db: Path) -> None:
    one, two, *_ = first_claims(db)
    workbench("decide", db, one, "true")
    workbench("cite", db, two, "https://example.org/")
    counts = workbench("stats", db, "--json").json
    assert (counts["claims"], counts["reviewed"], counts["evidence"], counts["notes"]) == (
        rows_of(db, "SELECT count(*) FROM claims")[0][0], 1, 1, 0,
    )  # fmt: skip
    assert sum(counts["workflow"].values()) == counts["claims"]
    assert counts["verdicts"] == {"true": 1}
    assert workbench("stats", db).out.startswith(f"5 articles, {counts['claims']} claims, 1 reviewed")


def test_statistics_say_how_far_reviewers_agree(workbench: Program, db: Path) -> None:
    one, two, three, *_ = first_claims(db)
    for claim, rating in ((one, "true"), (two, "false"), (three, "mixed")):
        workbench("decide", db, claim, rating, "--reviewer", "ann")
    assert "Agreement" not in workbench("stats", db).out
    for claim, rating in ((one, "true"), (two, "unproven")):
        workbench("decide", db, claim, rating, "--reviewer", "bob")
    lines = workbench("stats", db).out.splitlines()
    table = lines[lines.index("Verdicts of each reviewer") :]
    assert [line.split() for line in table[1:4]] == [
        ["verdicts", "✓", "◕", "◑", "◔", "✗", "?", "decisions", "days", "each", "in"],
        ["ann", "3", "1", "1", "1", "3", "1", "–"],
        ["bob", "2", "1", "1", "2", "1", "–"],
    ]
    assert lines[lines.index("Agreement") :] == [
        "Agreement",
        "       2  judged by more than one reviewer",
        "       1  on which all of them agree",
        "   50.0%  of all pairs of verdicts are the same",
        "   0.400  Krippendorff's alpha, nominal",
        "       –  Krippendorff's alpha, ordinal: all verdicts that count here are one and the same rating",
        "   0.333  Cohen's kappa of ann and bob, 2 claims, 50.0% the same",
    ]
    found = workbench("stats", db, "--json").json
    assert found["reviewers"] == {"ann": 3, "bob": 2}
    assert found["agreement"].keys() == {
        *("claims", "claims_agreed", "percent_agreement", "pairs", "alpha_nominal", "alpha_ordinal", "undefined"),
    }
    assert found["agreement"]["pairs"][0].keys() == {"reviewers", "claims", "agreement", "kappa"}
    assert found["agreement"]["alpha_ordinal"] is None


def test_check_says_that_a_file_is_sound(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true")
    found = workbench("check", db)
    assert (found.status, found.err) == (0, "")
    assert found.out.startswith(f"{db} is sound: {len(workbench('claims', db, '--json').json)} claims")


def test_check_names_what_was_tampered_with(workbench: Program, db: Path, claim: str) -> None:
    rows = rows_of(db, "SELECT article_id FROM claims WHERE id = ?", claim)
    with sqlite3.connect(db) as connection, off_guard(connection):
        connection.execute("UPDATE claims SET text = 'Nobody said so.' WHERE id = ?", (claim,))
    connection.close()
    found = workbench("check", db)
    assert (found.status, found.out) == (1, "")
    assert claim in found.err
    assert rows[0][0] in found.err
    assert "Traceback" not in found.err


def test_an_id_can_be_cut_short(workbench: Program, db: Path, claim: str) -> None:
    assert workbench("show", db, claim[:8].upper(), "--json").json["id"] == claim


def test_an_id_cut_too_short_is_said_to_be(workbench: Program, db: Path) -> None:
    firsts = [row[0][0] for row in rows_of(db, "SELECT id FROM claims")]
    common = max(set(firsts), key=firsts.count)
    found = workbench("show", db, common)
    assert (found.status, found.out) == (1, "")
    assert f"Several claims begin with {common}" in found.err


@pytest.mark.parametrize("unknown", ["0" * 32, "nonsense", "", "%", "_", "'; DROP TABLE log; --"])
def test_an_id_that_nothing_has_is_said_to_be(workbench: Program, db: Path, unknown: str) -> None:
    found = workbench("show", db, unknown)
    assert (found.status, found.out) == (1, "")
    assert "Traceback" not in found.err
    assert found.err.startswith("workbench: There is no claim") or found.err.startswith("workbench: Several claims")
