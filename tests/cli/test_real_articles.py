"""The acceptance run: the five source articles, through the commands. Nothing of their text stands here."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.cli.program import Program, copied, imported_once, rows_of

FOLDER = os.environ.get("WORKBENCH_REAL_ARTICLES")

pytestmark = [
    pytest.mark.model,
    pytest.mark.real_articles,
    pytest.mark.skipif(not FOLDER, reason="WORKBENCH_REAL_ARTICLES names no folder of source articles"),
]


def sources() -> list[Path]:
    return sorted(Path(FOLDER or "").resolve().glob("*.txt"))


def first_heading(path: Path) -> str:
    """The first line of the file that has words, without the marks of a Markdown heading."""
    line = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return re.sub(r"^#+\s*|\s*#*\s*$", "", line)


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return imported_once(tmp_path_factory.getbasetemp(), "real.db", *sources())


@pytest.fixture
def real(imported: Path, workbench: Program) -> Path:
    return copied(imported, workbench.home / "real.db")


def test_five_articles_come_in_with_their_claims(workbench: Program, real: Path) -> None:
    articles = workbench("articles", real, "--json").json
    assert [Path(a["source"]) for a in articles] == sources()
    assert all(a["claims"] > 0 for a in articles)


def test_their_titles_are_their_headlines_or_marked_as_stand_ins(workbench: Program, real: Path) -> None:
    titles = {
        Path(a["source"]).name[:3]: (a["title"], a["title_is_standin"])
        for a in workbench("articles", real, "--json").json
    }
    headlines = {path.name[:3]: (first_heading(path), False) for path in sources() if path.name[:3] != "001"}
    standin, marked = titles.pop("001")
    assert titles == headlines
    assert marked
    assert standin
    rows = workbench("articles", real).rows[1:]
    assert [row[-1].startswith("[no title]") for row in rows] == [False, True, False, False, False]


def test_they_are_dated_where_their_text_gives_a_date_and_nowhere_else(workbench: Program, real: Path) -> None:
    dates = [a["published"] for a in workbench("articles", real, "--json").json]
    assert dates == ["2016-08-02", None, "2020-02-14", None, None]


def test_no_claim_lies_on_clutter(real: Path) -> None:
    on_clutter = rows_of(
        real,
        """
        SELECT a.source, c.start, c."end", p.kind
        FROM claims AS c
        JOIN articles AS a ON a.id = c.article_id
        JOIN passages AS p ON p.article_id = c.article_id AND p.start < c."end" AND p."end" > c.start
        WHERE p.role IN ('boilerplate', 'byline', 'dateline')
        """,
    )
    assert on_clutter == []


def test_no_clutter_that_a_reader_knows_for_it_is_among_the_claims(real: Path) -> None:
    claims = rows_of(real, "SELECT c.text FROM claims AS c JOIN articles AS a ON a.id = c.article_id")
    clutter = re.compile(r"(?i)facebook|e-mail|newsletter|subscribe|©|copyright|droits|your comment|logged in|abonn")
    assert [text[:20] for (text,) in claims if clutter.search(text)] == []


def test_every_anchor_holds(workbench: Program, real: Path) -> None:
    texts = dict(rows_of(real, "SELECT id, text FROM articles"))
    claims = rows_of(real, 'SELECT article_id, start, "end", text FROM claims')
    assert claims
    assert all(texts[article][start:end] == text for article, start, end, text in claims)
    for path in sources():
        assert path.read_bytes().decode("utf-8").replace("\r\n", "\n") in texts.values()
    checked = workbench("check", real)
    assert (checked.status, checked.err) == (0, "")
    assert f"is sound: {len(claims)} claims" in checked.out
