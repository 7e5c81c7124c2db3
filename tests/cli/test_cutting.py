"""Claims by hand, their words, and what is known of an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program, first_claims, is_one_sentence, rows_of
from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, stored
from workbench.domain.shown import safe_text


@pytest.fixture
def article(db: Path, claim: str) -> tuple[str, str]:
    """Id and text of the first claim's article."""
    (found,) = rows_of(
        db, "SELECT a.id, a.text FROM articles AS a JOIN claims AS c ON c.article_id = a.id WHERE c.id = ?", claim
    )
    return found[0], found[1]


def test_a_stretch_becomes_a_claim(workbench: Program, db: Path, article: tuple[str, str]) -> None:
    id_, text = article
    done = workbench("add", db, id_[:8], "100-160")
    assert (done.status, done.out) == (0, "")
    added = next(c for c in workbench("claims", db, "--json").json if c["origin"] == "reviewer")
    assert done.err == f"Saved: claim {added['id'][:8]}: {safe_text(added['text'])}\n"
    assert text[added["start"] : added["end"]] == added["text"] == text[100:160].strip()
    assert workbench("decide", db, added["id"], "true").status == 0
    assert workbench("check", db).status == 0


@pytest.mark.parametrize("stretch", ["60-10", "10-10", "0-99999999", "999999998-999999999"])
def test_what_is_no_stretch_of_the_article_is_refused(
    workbench: Program, db: Path, article: tuple[str, str], stretch: str
) -> None:
    done = workbench("add", db, article[0], stretch)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert rows_of(db, "SELECT count(*) FROM log") == [(0,)]


@pytest.mark.parametrize("stretch", ["ten-twenty", "10", "10-", "-10-20", "10:20", "", "1" * 10 + "-2"])
def test_what_is_no_stretch_at_all_is_a_wrong_word(
    workbench: Program, db: Path, article: tuple[str, str], stretch: str
) -> None:
    for words in (("add", db, article[0]), ("recut", db, article[0])):
        assert workbench(*words, "--", stretch).status == 2


def test_a_claim_is_cut_anew(workbench: Program, db: Path, claim: str) -> None:
    ((start, end),) = rows_of(db, 'SELECT start, "end" FROM claims WHERE id = ?', claim)
    done = workbench("recut", db, claim, f"{start}-{end - 10}")
    assert done.status == 0
    cut = done.err.removeprefix("Saved: claim ")[:8]
    assert workbench("show", db, cut, "--json").json["end"] <= end - 10
    old = workbench("show", db, claim, "--json").json
    assert old["workflow"] == "dismissed"
    assert old["dismissal"]["reason"].startswith("Re-cut as: ")
    assert f"claim {claim[:8]} re-cut, to claim {cut}, characters " in workbench("log", db).out
    workbench("undo", db)
    assert workbench("show", db, claim, "--json").json["workflow"] == "new"
    assert workbench("show", db, cut).status == 1


def test_a_claim_is_checked_in_other_words(workbench: Program, db: Path, claim: str) -> None:
    text = "Russia said that its aircraft was shot down."
    done = workbench("reword", db, claim, text)
    assert (done.status, done.err) == (0, f"Saved: {claim[:8]} is checked as: {text}\n")
    shown = workbench("show", db, claim, "--json").json
    assert shown["wording"] == text != shown["text"]
    assert f"Checked as: {text}" in workbench("show", db, claim).out


def test_without_words_a_claim_is_checked_in_its_own_again(workbench: Program, db: Path, claim: str) -> None:
    refused = workbench("reword", db, claim, " ")
    assert (refused.status, is_one_sentence(refused.err)) == (1, True)
    workbench("reword", db, claim, "It fell.")
    done = workbench("reword", db, claim, "")
    assert (done.status, done.err) == (0, f"Saved: {claim[:8]} is checked in its own words.\n")
    assert workbench("show", db, claim, "--json").json["wording"] is None
    assert f"claim {claim[:8]} in its own words" in workbench("log", db).out
    workbench("undo", db)
    assert workbench("show", db, claim, "--json").json["wording"] == "It fell."


def test_claims_are_joined_and_one_undo_brings_all_back(workbench: Program, db: Path) -> None:
    one, two, three = workbench("claims", db, "--json").json[:3]
    assert one["article_id"] == three["article_id"]
    done = workbench("join", db, three["id"][:8], one["id"], two["id"])
    assert done.status == 0
    joined = workbench("show", db, done.err.removeprefix("Saved: claim ")[:8], "--json").json
    assert (joined["start"], joined["end"]) == (one["start"], three["end"])
    for old in (one, two, three):
        shown = workbench("show", db, old["id"], "--json").json
        assert shown["workflow"] == "dismissed"
        assert shown["dismissal"]["reason"].startswith("Joined with others as: ")
        assert f"claim {old['id'][:8]} joined into claim {joined['id'][:8]}, characters " in workbench("log", db).out
    workbench("undo", db)
    assert [workbench("show", db, old["id"], "--json").json["workflow"] for old in (one, two, three)] == ["new"] * 3
    assert workbench("show", db, joined["id"]).status == 1
    workbench("redo", db)
    assert workbench("show", db, joined["id"]).status == 0
    assert workbench("check", db).status == 0


def test_what_cannot_be_joined_is_said(workbench: Program, db: Path, claim: str) -> None:
    claims = workbench("claims", db, "--json").json
    elsewhere = next(c["id"] for c in claims if c["article_id"] != claims[0]["article_id"])
    for others in ((), (claim,), (elsewhere,)):
        refused = workbench("join", db, claims[0]["id"], *others[:1] if others != (claim,) else (claims[0]["id"],))
        assert (refused.status, is_one_sentence(refused.err)) == (1, True)
    assert rows_of(db, "SELECT count(*) FROM log") == [(0,)]


def test_what_is_known_of_an_article_is_corrected_all_at_once(
    workbench: Program, db: Path, article: tuple[str, str]
) -> None:
    given = {
        "--title": "Another",
        "--byline": "Ada Mole",
        "--outlet": "The Post",
        "--published": "2020-01-02",
        "--language": "en",
        "--url": "https://example.org/",
    }
    done = workbench("correct", db, article[0][:8], *(word for pair in given.items() for word in pair))
    assert (done.status, done.out) == (0, "")
    assert done.err == (
        f"Saved: title, byline, outlet, published, language, url of article {article[0][:8]}. "
        "Each is an entry of its own, which undo takes back by itself.\n"
        f"`workbench extract {db} {article[0][:8]}` looks for its claims anew, and so does the desk.\n"
    )
    known = next(a for a in workbench("articles", db, "--json").json if a["id"] == article[0])
    assert {option: known["source" if option == "--url" else option[2:]] for option in given} == given
    workbench("undo", db)
    known = next(a for a in workbench("articles", db, "--json").json if a["id"] == article[0])
    assert known["source"] != "https://example.org/"


@pytest.mark.parametrize("wrong", [("--published", "yesterday"), ("--language", "English"), ("--title", " ")])
def test_a_correction_that_makes_no_sense_keeps_the_others_back_too(
    workbench: Program, db: Path, article: tuple[str, str], wrong: tuple[str, str]
) -> None:
    done = workbench("correct", db, article[0], "--byline", "Ada Mole", *wrong)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert rows_of(db, "SELECT count(*) FROM log") == [(0,)]


def test_correcting_nothing_is_a_wrong_word(workbench: Program, db: Path, article: tuple[str, str]) -> None:
    assert workbench("correct", db, article[0]).status == 2


def test_of_one_correction_nothing_is_said_about_undo(workbench: Program, db: Path, article: tuple[str, str]) -> None:
    done = workbench("correct", db, article[0], "--title", "Another")
    assert done.err == f"Saved: title of article {article[0][:8]}.\n"


def test_where_a_time_cannot_be_placed_the_next_step_is_told(workbench: Program) -> None:
    text = "Dock closed\n\nNine ships ran aground off Lund on Monday, and the port was closed."
    workbench("import", "x.db", "-", stdin=text)
    claim = first_claims(workbench.home / "x.db")[0]
    told = next(line for line in workbench("show", "x.db", claim).out.splitlines() if line.startswith("Occurred"))
    assert "the article states no date" in told
    words = told.split("`")[1].split()[1:-1]
    workbench(*words, "2022-03-09")
    workbench("extract", "x.db", words[2])
    assert "Occurred: 2022-03-07\n" in workbench("show", "x.db", claim).out


@pytest.fixture
def marked(workbench: Program) -> Path:
    """A review file with a claim whose parts are marked."""
    stored(workbench.home / "story.db", (STORY, STORY_CLAIMS), (HARBOUR, HARBOUR_CLAIMS))
    return workbench.home / "story.db"


def test_a_claim_is_split_into_its_parts(workbench: Program, marked: Path) -> None:
    whole = STORY_CLAIMS[0]
    done = workbench("split", marked, whole.id, "--reviewer", "Ann")
    assert (done.status, done.out) == (0, "")
    first, *parts = done.err.splitlines()
    assert first == "Saved: split into 2 claims."
    texts = [part.of(STORY.text) for part in whole.parts]
    assert [line.split(": ", 1)[1] for line in parts] == texts
    old = workbench("show", marked, whole.id, "--json").json
    assert (old["workflow"], old["dismissal"]["reason"]) == ("dismissed", "Split into: " + " / ".join(texts))
    assert f"claim {whole.id[:8]} split into claim " in workbench("log", marked).out
    assert workbench("undo", marked, "--reviewer", "Ann").err.startswith(f"Taken back: claim {whole.id[:8]} split into")
    assert workbench("show", marked, whole.id, "--json").json["workflow"] == "new"
    assert workbench("check", marked).status == 0


def test_a_claim_is_split_where_one_says(workbench: Program, marked: Path) -> None:
    whole = STORY_CLAIMS[2]
    middle = whole.start + 4
    done = workbench("split", marked, whole.id, f"{middle}-{whole.end}", f"{whole.start}-{middle}")
    assert done.status == 0
    cut = [(c["start"], c["end"]) for c in workbench("claims", marked, "--json").json if c["origin"] == "reviewer"]
    assert cut[0][0] == whole.start
    assert cut[1][1] == whole.end


@pytest.mark.parametrize("stretches", [[], ["{0}-{1}"], ["0-5", "{0}-{1}"], ["{0}-{1}", "{0}-{1}"]])
def test_what_is_no_split_is_told_in_a_sentence(workbench: Program, marked: Path, stretches: list[str]) -> None:
    whole = STORY_CLAIMS[2]
    done = workbench("split", marked, whole.id, *(one.format(whole.start, whole.end) for one in stretches))
    assert (done.status, done.out) == (1, "")
    assert whole.id[:8] in done.err
    assert rows_of(marked, "SELECT count(*) FROM log") == [(0,)]
    assert workbench("split", marked, whole.id, "ten").status == 2
