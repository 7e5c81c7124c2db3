"""Claims that are looked for anew: by newer rules, or because somebody asks."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.program import Program, copied
from workbench.domain.claim import claim_id

pytestmark = pytest.mark.model

BRIDGE = "Bridge closed after flood\n\nThe old bridge at Lund was closed on Friday, and 40 families moved out.\n"
TUNNEL = "Tunnel opens in May\n\nThe new tunnel cost 30 million pounds, the railway announced.\n"


UNTOUCHED, DECIDED = "The old bridge", "moved out"


def write_sources(folder: Path) -> None:
    for name, text in (("bridge", BRIDGE), ("tunnel", TUNNEL)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review file of two articles."""
    folder = tmp_path_factory.mktemp("two")
    write_sources(folder)
    assert Program(folder)("import", "r.db", "bridge.txt", "tunnel.txt").status == 0
    return folder / "r.db"


@pytest.fixture
def file(workbench: Program, imported: Path) -> Path:
    """Two articles; older rules found two claims more in the first, one of which was decided."""
    write_sources(workbench.home)
    path = copied(imported, workbench.home / "r.db")
    with sqlite3.connect(path) as connection:
        bridge = connection.execute("SELECT id FROM articles WHERE source LIKE '%bridge.txt'").fetchone()[0]
        connection.execute("UPDATE articles SET extractor = 'rules 1, a model 1.0' WHERE id = ?", (bridge,))
        for words in (UNTOUCHED, DECIDED):
            start = BRIDGE.index(words)
            connection.execute(
                'INSERT INTO claims (id, article_id, start, "end", text, kind, score, reasons, is_quote, origin)'
                " VALUES (?, ?, ?, ?, ?, 'event', 0.5, '[]', 0, 'extracted')",
                (claim_id(bridge, start, start + len(words)), bridge, start, start + len(words), words),
            )
    connection.close()
    start = BRIDGE.index(DECIDED)
    decided = claim_id(bridge, start, start + len(DECIDED))
    assert workbench("decide", "r.db", decided, "true").status == 0
    return path


def claims(workbench: Program) -> set[str]:
    return {str(row["text"]) for row in workbench("claims", "r.db", "--json").json}


def test_claims_that_older_rules_found_are_found_anew_and_what_was_decided_stays(
    workbench: Program, file: Path
) -> None:
    assert UNTOUCHED in claims(workbench)
    done = workbench("extract", "r.db")
    assert done.status == 0
    assert done.err.endswith(" found in 1 article.\n")
    assert UNTOUCHED not in claims(workbench)
    assert DECIDED in claims(workbench)
    assert workbench("check", "r.db").status == 0


def test_an_import_says_that_there_are_claims_of_older_rules(workbench: Program, file: Path) -> None:
    done = workbench("import", "r.db", "tunnel.txt")
    assert (
        "The claims of 1 article were found by older rules; `workbench extract r.db` looks for them anew." in done.err
    )


def test_where_every_claim_was_found_by_these_rules_nothing_is_done_unless_it_is_asked_for(
    workbench: Program, file: Path
) -> None:
    workbench("extract", "r.db")
    assert "--all looks for them anew" in workbench("extract", "r.db").err
    assert "2 articles" in workbench("extract", "r.db", "--all").err


def test_the_claims_of_one_article_are_found_anew(workbench: Program, file: Path) -> None:
    known = {row["title"]: row["id"] for row in workbench("articles", "r.db", "--json").json}
    done = workbench("extract", "r.db", known["Tunnel opens in May"][:8])
    assert done.err.endswith(" found in 1 article.\n")
    done = workbench("extract", "r.db", "ffffffff")
    assert (done.status, done.out) == (1, "")


def test_articles_and_all_together_are_refused(workbench: Program, file: Path) -> None:
    assert workbench("extract", "r.db", "abc", "--all").status == 2
