"""Commands that record: what they keep, what they say, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import Program, is_one_sentence, rows_of


def entries(db: Path) -> list[tuple[str, str, str]]:
    return rows_of(db, "SELECT author, action, coalesce(value, '') FROM log ORDER BY clock")


@pytest.mark.parametrize(
    "rating", ["true", "mostly-true", "mixed", "mostly-false", "false", "unproven", "Mostly False"]
)
def test_a_verdict_is_recorded_and_said_to_be(workbench: Program, db: Path, claim: str, rating: str) -> None:
    id_ = rating.lower().replace(" ", "-")
    done = workbench("decide", db, claim[:8], rating, "--rationale", "Because “so”.", "--confidence", "high")
    assert (done.status, done.out) == (0, "")
    assert done.err == f"Saved: {claim[:8]} is {id_}.\n"
    (verdict,) = workbench("show", db, claim, "--json").json["verdicts"]
    assert (verdict["rating"], verdict["rationale"], verdict["confidence"]) == (id_, "Because “so”.", "high")


def test_a_second_verdict_of_the_same_reviewer_stands_and_the_first_stays_in_the_log(
    workbench: Program, db: Path, claim: str
) -> None:
    workbench("decide", db, claim, "true")
    workbench("decide", db, claim, "false")
    shown = workbench("show", db, claim, "--json").json
    assert [v["rating"] for v in shown["verdicts"]] == ["false"]
    assert [e["value"] for e in shown["history"]] == ["true", "false"]


NAMES = ("stance", "quote", "title", "publisher", "published", "accessed", "archive_url", "locator")


def test_a_source_is_kept_with_everything_said_about_it(workbench: Program, db: Path, claim: str) -> None:
    details = {
        "--stance": "partly supports",
        "--quote": 'She said: "No, never", twice.',
        "--title": "Report 12",
        "--publisher": "The Ministry",
        "--published": "2016-08-03",
        "--accessed": "2026-01-02T03:04:05Z",
        "--archive-url": "https://archive.example/12",
        "--locator": "p. 4",
    }
    done = workbench(
        "cite", db, claim, "https://example.org/12?a=b&c=d#e", *(w for pair in details.items() for w in pair)
    )
    assert (done.status, done.out) == (0, "")
    (piece,) = workbench("show", db, claim, "--json").json["evidence"]
    assert piece["url"] == "https://example.org/12?a=b&c=d#e"
    assert {"--" + name.replace("_", "-"): piece[name] for name in NAMES} == details


def test_a_passage_of_an_article_is_evidence_with_its_own_words_for_quote(
    workbench: Program, db: Path, claim: str
) -> None:
    ((article, text),) = rows_of(db, "SELECT id, text FROM articles ORDER BY source DESC LIMIT 1")
    assert workbench("cite", db, claim, f"{article[:8]}#10-60", "--stance", "supports").status == 0
    (piece,) = workbench("show", db, claim, "--json").json["evidence"]
    assert (piece["article_id"], piece["start"], piece["end"], piece["quote"]) == (article, 10, 60, text[10:60])


def test_a_note_on_a_claim_is_kept_to_the_letter(workbench: Program, db: Path, claim: str) -> None:
    text = "  Ask “them”\n\n— twice,\tplease; 中文 👩‍👩‍👧 \n"
    assert workbench("note", db, claim, text).status == 0
    (note,) = workbench("show", db, claim, "--json").json["notes"]
    assert note["text"] == text


def test_a_note_on_an_article_is_kept(workbench: Program, db: Path) -> None:
    article = workbench("articles", db, "--json").json[0]["id"]
    assert workbench("note", db, article[:8], "All of it from one source.").err == f"Saved: a note on {article[:8]}.\n"
    ((subject, body),) = rows_of(db, "SELECT subject, body FROM log")
    assert (subject, json.loads(body)) == (article, {"text": "All of it from one source."})


def test_a_claim_is_put_aside(workbench: Program, db: Path, claim: str) -> None:
    done = workbench("dismiss", db, claim, "--reason", "A date line.")
    assert (done.status, done.out, done.err) == (0, "", f"Saved: {claim[:8]} is dismissed.\n")
    assert workbench("show", db, claim, "--json").json["workflow"] == "dismissed"


def test_undo_takes_back_your_own_last_entry_step_by_step(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", "--reviewer", "Ann")
    workbench("decide", db, claim, "false", "--reviewer", "Ann")
    workbench("note", db, claim, "Mine.", "--reviewer", "Ben")
    for stands in ("true", None):
        assert workbench("undo", db, "--reviewer", "Ann").status == 0
        assert workbench("show", db, claim, "--json").json["verdict"] == stands
    nothing = workbench("undo", db, "--reviewer", "Ann")
    assert (nothing.status, nothing.out) == (1, "")
    assert is_one_sentence(nothing.err)
    assert "Ann" in nothing.err
    assert workbench("show", db, claim, "--json").json["note_count"] == 1
    assert [action for _, action, _ in entries(db)] == ["verdict", "verdict", "note", "undo", "undo"]
    assert workbench("check", db).status == 0


REFUSED = {
    "a rating that the scale has not": ("decide", "CLAIM", "pants-on-fire"),
    "a claim that is not there": ("decide", "0" * 32, "true"),
    "no web address": ("cite", "CLAIM", "example.org/report"),
    "another scheme": ("cite", "CLAIM", "javascript:alert(1)"),
    "a web address with a line end in it": ("cite", "CLAIM", "https://example.org/\nx"),
    "an archive that is no web address": ("cite", "CLAIM", "https://example.org/", "--archive-url", "nowhere"),
    "a passage beyond the article": ("cite", "CLAIM", "ARTICLE#10-99999999"),
    "a passage that ends before it begins": ("cite", "CLAIM", "ARTICLE#60-10"),
    "a passage of an article that is not there": ("cite", "CLAIM", "00000000#10-60"),
    "a note of nothing": ("note", "CLAIM", " \n "),
    "a note on nothing": ("note", "0" * 32, "Hello."),
    "dismissing nothing": ("dismiss", "0" * 32),
    "taking back nothing": ("undo",),
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_recorded_is_refused_in_a_sentence(
    workbench: Program, db: Path, claim: str, words: tuple[str, ...]
) -> None:
    article = rows_of(db, "SELECT id FROM articles")[0][0]
    done = workbench(words[0], db, *(w.replace("CLAIM", claim).replace("ARTICLE", article) for w in words[1:]))
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err), done.err
    assert entries(db) == []


WRONG = {
    "a stance that there is not": ("cite", "CLAIM", "https://example.org/", "--stance", "denies"),
    "a confidence that there is not": ("decide", "CLAIM", "true", "--confidence", "total"),
    "a rating left out": ("decide", "CLAIM"),
    "a text left out": ("note", "CLAIM"),
    "an option that there is not": ("dismiss", "CLAIM", "--force"),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_wrong_words_leave_with_status_2_and_record_nothing(
    workbench: Program, db: Path, claim: str, words: tuple[str, ...]
) -> None:
    done = workbench(words[0], db, *(w.replace("CLAIM", claim) for w in words[1:]))
    assert (done.status, done.out) == (2, "")
    assert "Usage: workbench" in done.err
    assert "Traceback" not in done.err
    assert entries(db) == []
