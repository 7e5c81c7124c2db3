"""Commands that record: what they keep, what they say, and what they refuse."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.program import Program, is_one_sentence, rows_of


def entries(db: Path) -> list[tuple[str, str, str]]:
    return rows_of(
        db, "SELECT author, action, coalesce(value, '') FROM log WHERE action <> 'checkpoint' ORDER BY clock"
    )


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


def test_a_file_is_evidence_by_its_name_and_hash(workbench: Program, db: Path, claim: str, tmp_path: Path) -> None:
    (tmp_path / "log.pdf").write_bytes(b"inspected in March")
    assert workbench("cite", db, claim, str(tmp_path / "log.pdf"), "--keep-copy").status == 0
    hash_ = hashlib.sha256(b"inspected in March").hexdigest()
    assert f"log.pdf (SHA-256:{hash_})" in workbench("show", db, claim).out
    assert Path(f"{db}-evidence", f"{hash_[:16]}-log.pdf").read_bytes() == b"inspected in March"
    assert workbench("check", db).status == 0


def test_an_address_fills_in_what_it_tells_when_asked_to(workbench: Program, db: Path, claim: str) -> None:
    copy = "https://web.archive.org/web/20160802000000/https://paper.example/2016/08/01/a#:~:text=it%20fell"
    assert workbench("cite", db, claim, copy, "--fill", "--publisher", "The Paper").status == 0
    told = workbench("show", db, claim, "--json").json["evidence"][0]
    assert (told["url"], told["archive_url"]) == ("https://paper.example/2016/08/01/a", copy)
    assert (told["quote"], told["publisher"], told["published"]) == ("it fell", "The Paper", "2016-08-01")


def test_a_note_on_a_claim_is_kept_to_the_letter(workbench: Program, db: Path, claim: str) -> None:
    text = "  Ask “them”\n\n— twice,\tplease; 中文 👩‍👩‍👧 \n"
    assert workbench("note", db, claim, text).status == 0
    (note,) = workbench("show", db, claim, "--json").json["notes"]
    assert note["text"] == text


def test_a_note_on_an_article_is_kept(workbench: Program, db: Path) -> None:
    article = workbench("articles", db, "--json").json[0]["id"]
    assert workbench("note", db, article[:8], "All of it from one source.").err == f"Saved: a note on {article[:8]}.\n"
    ((subject, body),) = rows_of(db, "SELECT subject, body FROM log WHERE action = 'note'")
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


# Several reviewers


def test_a_verdict_that_makes_a_claim_disputed_says_who_differs(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", "--reviewer", "Ann")
    said = workbench("decide", db, claim, "false", "--reviewer", "Ben").err
    assert said == f"Saved: {claim[:8]} is disputed: Ann says true, Ben says false.\n"


def test_under_blind_review_it_does_not(workbench: Program, db: Path, claim: str) -> None:
    workbench("blind", db, "on")
    workbench("decide", db, claim, "true", "--reviewer", "Ann")
    said = workbench("decide", db, claim, "false", "--reviewer", "Ben").err
    assert said == f"Saved: {claim[:8]} is disputed.\n"


def test_an_adjudication_settles_a_dispute(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", "--reviewer", "Ann")
    workbench("decide", db, claim, "false", "--reviewer", "Ben")
    done = workbench("adjudicate", db, claim, "Mixed", "--rationale", "Both.", "--reviewer", "Cy")
    assert (done.status, done.err) == (0, f"Saved: {claim[:8]} is settled as mixed.\n")
    shown = workbench("show", db, claim, "--json").json
    assert (shown["workflow"], shown["verdict"]) == ("final", "mixed")
    assert (shown["adjudication"]["rationale"], shown["adjudication"]["reviewer"]) == ("Both.", "Cy")
    assert "Settled: Mixed, Cy" in workbench("show", db, claim).out


@pytest.mark.parametrize("goal", ["needs-second-review", "needs second review", "In-Progress", "disputed", "new"])
def test_a_claim_is_moved_by_hand(workbench: Program, db: Path, claim: str, goal: str) -> None:
    done = workbench("move", db, claim, goal, "--reason", "Ask Ben.")
    moved = goal.lower().replace("-", " ")
    assert (done.status, done.err) == (0, f"Saved: {claim[:8]} is {moved}.\n")
    assert workbench("show", db, claim, "--json").json["workflow"] == moved


@pytest.mark.parametrize("goal", ["final", "dismissed"])
def test_a_claim_is_not_moved_to_what_only_a_decision_makes_it(
    workbench: Program, db: Path, claim: str, goal: str
) -> None:
    done = workbench("move", db, claim, goal)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)


def test_evidence_is_withdrawn_by_the_number_that_show_gives_it(workbench: Program, db: Path, claim: str) -> None:
    for page in ("one", "two", "three"):
        workbench("cite", db, claim, f"https://example.org/{page}")
    shown = workbench("show", db, claim).out
    assert "Evidence 2, context, pat: https://example.org/two" in shown
    done = workbench("withdraw", db, claim, "2", "--reason", "A hoax.")
    assert (done.status, done.err) == (0, f"Withdrawn: evidence 2 of {claim[:8]}, https://example.org/two.\n")
    left = workbench("show", db, claim, "--json").json["evidence"]
    assert [(piece["number"], piece["url"][-3:]) for piece in left] == [(1, "one"), (2, "ree")]
    workbench("undo", db)
    assert len(workbench("show", db, claim, "--json").json["evidence"]) == 3


def test_nobody_withdraws_anothers_evidence(workbench: Program, db: Path, claim: str) -> None:
    workbench("cite", db, claim, "https://example.org/", "--reviewer", "Ann")
    done = workbench("withdraw", db, claim, "1", "--reviewer", "Ben")
    assert done.status == 1
    assert "Ann's" in done.err


def test_undo_of_a_rationale_says_that_the_verdict_stands(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "false")
    workbench("decide", db, claim, "false", "--rationale", "So.", "--confidence", "low")
    assert workbench("undo", db).err == (
        f"Taken back: the rationale and the confidence, on claim {claim[:8]}; your verdict false stands as it was "
        "before.\n"
    )
    assert workbench("undo", db).err == f"Taken back: verdict false on claim {claim[:8]}.\n"


def test_redo_brings_back_what_undo_took_back(workbench: Program, db: Path, claim: str) -> None:
    workbench("decide", db, claim, "true", "--rationale", "So.")
    assert workbench("undo", db).err == f"Taken back: verdict true on claim {claim[:8]}: So.\n"
    assert workbench("redo", db).err.startswith(f"Brought back: verdict true on claim {claim[:8]}")
    assert workbench("show", db, claim, "--json").json["verdict"] == "true"
    nothing = workbench("redo", db)
    assert (nothing.status, nothing.out) == (1, "")
    assert is_one_sentence(nothing.err)


# Blind review


def test_the_setting_of_blind_review_is_told_and_changed(workbench: Program, db: Path) -> None:
    assert workbench("blind", db).out == "Blind review is off.\n"
    assert workbench("blind", db, "on").err == "Saved: blind review is on.\n"
    assert workbench("blind", db).out == "Blind review is on.\n"
    workbench("undo", db)
    assert workbench("blind", db).out == "Blind review is off.\n"
    assert workbench("blind", db, "perhaps").status == 2


@pytest.fixture
def blind(workbench: Program, db: Path, claim: str) -> Path:
    """A file under blind review in which Ann has decided the first claim."""
    workbench("blind", db, "on", "--reviewer", "Ann")
    workbench("decide", db, claim, "false", "--rationale", "Zanzibar.", "--reviewer", "Ann")
    return db


READING = {
    "claims": ("claims", "DB", "--json"),
    "show": ("show", "DB", "CLAIM"),
    "show as JSON": ("show", "DB", "CLAIM", "--json"),
    "articles": ("articles", "DB", "--json"),
    "search": ("search", "DB", "Zanzibar"),
    "log": ("log", "DB"),
    "log as JSON": ("log", "DB", "--json"),
    "log of the claim": ("log", "DB", "--subject", "CLAIM"),
}


def read(workbench: Program, words: tuple[str, ...], db: Path, claim: str, who: str) -> str:
    done = workbench(*(w.replace("DB", str(db)).replace("CLAIM", claim) for w in words), WORKBENCH_REVIEWER=who)
    assert done.status == 0, done.err
    return done.out


@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_blind_review_hides_anothers_verdict_until_ones_own_is_given(
    workbench: Program, blind: Path, claim: str, words: tuple[str, ...]
) -> None:
    before = read(workbench, words, blind, claim, "Ben")
    assert "Zanzibar" not in before
    assert "is false" not in before
    assert '"reviewed": 1' not in before
    assert '"verdict": "false"' not in before
    assert read(workbench, words, blind, claim, "Ann") != before
    assert read(workbench, (*words, "--reveal"), blind, claim, "Ben") == read(
        workbench, (*words, "--reveal"), blind, claim, "Ann"
    )
    workbench("decide", blind, claim, "true", "--reviewer", "Ben")
    after = read(workbench, words, blind, claim, "Ben")
    assert after != before
    if "articles" not in words and "claims" not in words:
        assert "Zanzibar" in after


def test_who_is_shown_less_is_told_so(workbench: Program, blind: Path) -> None:
    told = workbench("claims", blind, WORKBENCH_REVIEWER="Ben")
    assert told.err == (
        "Review is blind: others' verdicts on claims that you have not decided are hidden (--reveal).\n"
    )
    assert workbench("claims", blind, "--reveal", WORKBENCH_REVIEWER="Ben").err == ""


def test_the_verification_log_is_whole_under_blind_review(workbench: Program, blind: Path) -> None:
    assert "Zanzibar" in workbench("export", blind, WORKBENCH_REVIEWER="Ben").out


def test_blind_review_holds_for_whoever_cannot_be_named(workbench: Program, blind: Path, claim: str) -> None:
    folder = workbench.home / ".config" / "factcheck-workbench"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("nonsense")
    done = workbench("show", blind, claim)
    assert done.status == 0
    assert "Zanzibar" not in done.out
