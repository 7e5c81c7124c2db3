"""The command that suggests evidence."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import STEERING, Program, first_claims, is_one_sentence, rows_of
from tests.terminal.window import Window

SUGGESTION = {
    *("article_id", "article_title", "outlet", "published", "start", "end", "text", "score", "bearing", "grounds"),
    *("is_copy", "also", "why", "reference"),
}


def downed(seeds_db: Path) -> str:
    """The claim of the demonstration that tells of the helicopter and is most worth checking."""
    ((id_,),) = rows_of(
        seeds_db, "SELECT id FROM claims WHERE text LIKE '%helicopter%' ORDER BY score DESC, id LIMIT 1"
    )
    return str(id_)


def test_passages_of_other_articles_come_as_json(workbench: Program, seeds_db: Path) -> None:
    claim = downed(seeds_db)
    found = workbench("evidence", seeds_db, claim, "--json")
    assert (found.status, found.err) == (0, "")
    articles = dict(rows_of(seeds_db, "SELECT id, text FROM articles"))
    ((own,),) = rows_of(seeds_db, "SELECT article_id FROM claims WHERE id = ?", claim)
    assert 0 < len(found.json) <= 10
    for one in found.json:
        assert one.keys() == SUGGESTION
        assert articles[one["article_id"]][one["start"] : one["end"]] == one["text"]
        assert one["article_id"] != own
        assert one["why"]
    scores = [one["score"] for one in found.json]
    assert scores == sorted(scores, reverse=True)


def test_a_suggestion_is_cited_by_the_name_it_is_listed_with(workbench: Program, db: Path) -> None:
    claim = downed(db)
    header, first, *_ = workbench("evidence", db, claim, "--limit", "3").rows
    assert header == ["bearing", "passage", "published", "title", "text", "why"]
    assert workbench("cite", db, claim, first[1]).status == 0
    (piece,) = workbench("show", db, claim, "--json").json["evidence"]
    assert piece["quote"] == first[4]


def test_on_a_terminal_each_shows_its_words_and_why(workbench: Program, seeds_db: Path) -> None:
    claim = downed(seeds_db)
    with Window(workbench.home, "evidence", seeds_db, claim, "--limit", "1", columns=100) as window:
        assert window.ended() == 0
        assert any(word in window.text for word in ("same", "differs", "unclear"))
        assert "same words:" in window.text


def test_nothing_of_an_article_steers_the_terminal(workbench: Program, hostile: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("In Saraqeb\n\nThe ministry said on Tuesday that 40 people were killed in Saraqeb by the attack.\n")
    workbench("import", hostile, own)
    ((claim,),) = rows_of(hostile, "SELECT id FROM claims WHERE text LIKE '%40 people%'")
    done = workbench.bytes("evidence", hostile, claim)
    assert b"42 people" in done.stdout
    assert not any(sign in done.stdout.decode() for sign in STEERING)
    with Window(workbench.home, "evidence", hostile, claim) as window:
        assert window.ended() == 0
        assert "[bold]x[/bold]" in window.text


def test_a_claim_that_shares_no_word_with_another_article_says_so(workbench: Program, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Title here\n\nPolice closed 9 bridges in Ghent on Thursday, officials said.\n")
    workbench("import", tmp_path / "r.db", tmp_path / "one.txt")
    done = workbench("evidence", tmp_path / "r.db", first_claims(tmp_path / "r.db")[0])
    assert (done.status, done.out) == (0, "")
    assert is_one_sentence(done.err)


def test_a_claim_that_is_not_there_is_named(workbench: Program, seeds_db: Path) -> None:
    done = workbench("evidence", seeds_db, "abcdef")
    assert done.status == 1
    assert is_one_sentence(done.err)
