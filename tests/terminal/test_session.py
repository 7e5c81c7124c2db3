"""A reviewer's session through a real terminal, from the articles to the log."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.program import SEEDS, Program, first_claims, rows_of
from tests.terminal.conftest import READY, Open
from tests.terminal.window import CTRL_C, CTRL_J, CTRL_U, ENTER, ESCAPE, TAB

pytestmark = [pytest.mark.terminal, pytest.mark.model]

URL = "https://example.org/report?id=12&lang=en#p4"
QUOTE = 'The "helicopter", they said, was shot down; not crashed — 5 dead, señor.'
NOTE = "Ask the ministry, “twice”."


def test_a_session_from_the_articles_to_the_log_with_another_size_and_ctrl_c_in_the_middle(
    workbench: Program, open_window: Open
) -> None:
    db = workbench.home / "review.db"
    desk = open_window(db, *SEEDS)
    desk.wait_for("Finding claims|Risk of a Wider War")
    desk.wait_for(READY)
    assert b"5 new articles" in desk.raw
    claims = first_claims(db)

    desk.wait_for(r"Claim 1 of \d+")
    desk.type("J")
    desk.wait_for(r" 2/5 ")
    desk.type("K")
    desk.wait_for(r" 1/5 ")
    desk.type("jj")
    desk.wait_for(r"Claim 3 of \d+")
    desk.type("k")
    desk.wait_for(r"Claim 2 of \d+")

    for key, label, number in (("5", "✗ False", 3), ("1", "✓ True", 4), ("3", "◑ Mixed", 5)):
        desk.type(key)
        desk.wait_for(rf"✓ Saved \S+ {label}")
        desk.wait_for(rf"Claim {number} of \d+")
    desk.resize(80, 24)
    desk.wait_for(r"Claim 5 of \d+")
    desk.type(CTRL_C)
    desk.wait_for("q quits; everything you recorded")
    desk.type("u")
    desk.wait_for(r"✓ Saved \S+ taken back: verdict Mixed")
    desk.wait_for(r"Claim 4 of \d+ +○ new")

    desk.type("e")
    desk.wait_for("Enter saves")
    desk.type(URL + TAB + "r" + TAB + QUOTE)
    desk.wait_for("not crashed")
    desk.type(ENTER)
    desk.wait_for(r"✓ Saved \S+ evidence, refutes: https://example.org/report")
    desk.type("t")
    desk.wait_for("Note on the claim")
    desk.type(NOTE + CTRL_J)
    desk.resize(140, 45)
    desk.type(CTRL_C + "Then decide.")
    desk.wait_for("Then decide")
    desk.type(ENTER)
    desk.wait_for(r"✓ Saved \S+ note: Ask the ministry")
    assert desk.leave() == 0

    again = open_window(db)
    again.wait_for(READY)
    again.wait_for(r"Claim 4 of \d+ +◌ in progress")
    again.wait_for("2/[0-9]+ reviewed")
    assert again.leave() == 0

    log = workbench.home / "log.csv"
    assert workbench("export", db, "-o", log).status == 0
    with log.open(encoding="utf-8", newline="") as file:
        rows = {row["claim_id"]: row for row in csv.DictReader(file)}
    assert list(rows) == claims
    assert {id_: row["verdict"] for id_, row in rows.items() if row["verdict"]} == {
        claims[1]: "false",
        claims[2]: "true",
    }
    assert (rows[claims[1]]["verdict_label"], rows[claims[1]]["rating"], rows[claims[1]]["reviewer"]) == (
        "False", "1", "pat",
    )  # fmt: skip
    cited = rows.pop(claims[3])
    assert {name: cited[name] for name in cited if name.startswith("evidence_") and cited[name]} == {
        "evidence_count": "1",
        "evidence_1_url": URL,
        "evidence_1_stance": "refutes",
        "evidence_1_quote": QUOTE,
        "evidence_1_publisher": "example.org",
        "evidence_1_accessed": cited["evidence_1_accessed"],
        "evidence_1_reviewer": "pat",
    }
    assert (cited["notes"], cited["workflow"]) == (f"{NOTE}\nThen decide.", "in progress")
    assert not any(row["notes"] or row["evidence_1_url"] for row in rows.values())
    assert workbench("check", db).status == 0


def test_keys_typed_faster_than_the_disk_decide_one_claim_each(open_desk: Open, db: Path) -> None:
    desk = open_desk(db)
    keys = "512346151234"
    desk.type(keys)
    desk.wait_for(rf"{len(keys)}/\d+ reviewed")
    assert desk.leave() == 0
    ratings = {"1": "true", "2": "mostly-true", "3": "mixed", "4": "mostly-false", "5": "false", "6": "unproven"}
    decided = rows_of(db, "SELECT subject, value FROM log WHERE action = 'verdict' ORDER BY clock")
    assert decided == list(zip(first_claims(db), (ratings[key] for key in keys), strict=False))


def test_everything_typed_before_quitting_is_recorded(open_desk: Open, db: Path) -> None:
    desk = open_desk(db)
    assert desk.leave("512xq") == 0
    assert [row[0] for row in rows_of(db, "SELECT coalesce(value, action) FROM log ORDER BY clock")] == [
        *("false", "true", "mostly-true", "dismiss", "checkpoint"),
    ]


def test_a_form_that_is_left_records_nothing_and_keeps_the_draft_which_q_speaks_of(open_desk: Open, db: Path) -> None:
    desk = open_desk(db)
    for _ in range(2):
        desk.type("t")
        desk.wait_for("Note on the claim")
        desk.type("half")
        desk.wait_for("half")
        desk.type(ESCAPE)
        desk.wait(lambda: "Note on the claim" not in desk.text, "the form to close")
    desk.type("t")
    desk.wait_for("halfhalf")
    desk.type(ESCAPE)
    desk.wait(lambda: "Note on the claim" not in desk.text, "the form to close")
    desk.type("q")
    desk.wait_for("draft is not saved")
    assert desk.leave() == 0
    assert rows_of(db, "SELECT count(*) FROM log") == [(0,)]


def test_a_source_that_is_no_address_is_said_to_be_and_can_be_mended(open_desk: Open, db: Path) -> None:
    desk = open_desk(db)
    desk.type("e")
    desk.wait_for("Enter saves")
    desk.type("ttps://example.org/a" + ENTER)
    desk.wait_for("is no web address")
    desk.type(CTRL_U)
    desk.wait_for("Source +https://…")
    desk.type("https://example.org/a")
    desk.wait_for("https://example.org/a ")
    desk.type(ENTER)
    desk.wait_for(r"✓ Saved \S+ evidence, context: https://example.org/a")
    assert desk.leave() == 0


def test_a_search_goes_to_the_claim_it_finds(open_desk: Open, db: Path) -> None:
    desk = open_desk(db)
    desk.type("/")
    desk.wait_for("words that begin so")
    desk.type("Rusafa")
    desk.wait_for(r"\d+ passages?")
    desk.type(ENTER)
    desk.wait(lambda: "╭" not in desk.text, "the search to close")
    desk.wait_for("Rusafa")
    desk.wait_for(r" 4/5 ")
    assert desk.leave() == 0


def test_a_note_is_written_in_the_reviewers_own_editor(workbench: Program, open_window: Open, db: Path) -> None:
    script = workbench.home / "editor"
    script.write_text("#!/bin/sh\nprintf 'Asked **them**,\\ntwice.\\n' >> \"$1\"\n")
    script.chmod(0o755)
    desk = open_window(db, EDITOR=str(script))
    desk.wait_for(READY)
    desk.type("t")
    desk.wait_for("Note on the claim")
    desk.type("First: ")
    desk.wait_for("First:")
    desk.type("\x1bOQ")
    desk.wait_for("twice.")
    desk.type(ENTER)
    desk.wait_for(r"✓ Saved \S+ note: First: Asked")
    assert desk.leave() == 0
    assert rows_of(db, "SELECT count(*) FROM log WHERE action = 'note'") == [(1,)]
