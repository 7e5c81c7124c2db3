"""What the screen shows of articles that were replaced by newer versions of themselves."""

from __future__ import annotations

import contextlib
from pathlib import Path

from tests.tui.making import FERRY, FERRY_CLAIMS, STACK, _article, ferry, make_file, reviewing
from workbench.desk.desk import Desk
from workbench.store import articles, schema, sqlite
from workbench.tui.widgets.articles import EARLIER, ArticleList

STRUCK, INSPECTED = FERRY_CLAIMS[0], FERRY_CLAIMS[1]
CORRECTED = FERRY.replace("The union called a strike of two days for all 1,200 dockers of the coast.", "No strike.")
newer = _article(CORRECTED, ferry.title, "a_ferry_2.txt", published="2023-05-02")


def replaced_file(path: Path) -> Path:
    """Ann decided two claims of the ferry's article, then its outlet corrected the second away."""
    make_file(path, *STACK)
    with contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
        articles.add(connection, newer)
    with Desk.open(path, "ann") as desk:
        desk.decide(STRUCK.id, "false", rationale="Two were killed.")
        desk.decide(FERRY_CLAIMS[-1].id, "true")
        desk.replace(ferry.id, newer.id)
    return path


def rows(articles: ArticleList) -> list[str]:
    return ["".join(segment.text for segment in articles.render_line(y)) for y in range(articles.size.height)]


async def test_an_earlier_version_with_claims_left_behind_is_marked_in_the_list(tmp_path: Path) -> None:
    async with reviewing(replaced_file(tmp_path / "review.db")) as ann:
        listed = rows(ann.screen.query_one(ArticleList))
    assert sum(EARLIER in row for row in listed) == 1


async def test_the_panel_says_which_earlier_claim_a_verdict_came_from(tmp_path: Path) -> None:
    async with reviewing(replaced_file(tmp_path / "review.db")) as ann:
        while ann.article != newer.id:
            await ann.press("J")
        await ann.press("home")
        assert ann.current == STRUCK.text
        words = " ".join(ann.panel.split())
    assert f"Earlier version exact, claim {STRUCK.id[:8]}" in words
    assert "Two were killed." in words


async def test_the_panel_says_that_a_claim_was_left_behind(tmp_path: Path) -> None:
    async with reviewing(replaced_file(tmp_path / "review.db")) as ann:
        while ann.article != ferry.id:
            await ann.press("J")
        assert f"Orphaned its words stand nowhere in the newer version {newer.id[:8]}" in " ".join(ann.panel.split())
