"""The list of articles: the row whose article came further is drawn again, and no other."""

import pytest
from msgspec.structs import replace
from textual.app import App, ComposeResult

from workbench.domain.review import ArticleSummary
from workbench.tui.widgets.articles import ArticleList


class Listing(App[None]):
    def compose(self) -> ComposeResult:
        yield ArticleList()


def listed(count: int) -> list[ArticleSummary]:
    return [
        ArticleSummary(f"a{n}", f"Article {n}", False, None, None, None, "en", "a.txt", 10, True, claims=4, reviewed=0)
        for n in range(count)
    ]


async def test_an_article_that_came_further_is_drawn_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Listing()
    async with app.run_test(size=(40, 8)) as pilot:
        rows, articles = app.query_one(ArticleList), listed(30)
        rows.show(articles, 2)
        await pilot.pause()
        drawn: list[int] = []
        draw = rows._drawn
        monkeypatch.setattr(rows, "_drawn", lambda index: drawn.append(index) or draw(index))
        articles[3] = replace(articles[3], reviewed=2)
        articles[29] = replace(articles[29], reviewed=1)  # out of sight
        rows.show(articles, 2)
        await pilot.pause()
        assert drawn == [3]
        assert "▰▰▱▱ 2/4" in rows.render_line(3).text


async def test_another_article_that_is_open_or_a_list_of_others_is_drawn_whole() -> None:
    app = Listing()
    async with app.run_test(size=(40, 8)) as pilot:
        rows, articles = app.query_one(ArticleList), listed(5)
        rows.show(articles, 0)
        rows.show(articles, 4)
        await pilot.pause()
        assert [rows.render_line(y).text[:2] for y in range(5)] == ["  ", "  ", "  ", "  ", "▌ "]
        rows.show(articles[::-1], 4)
        await pilot.pause()
        assert "Article 0" in rows.render_line(4).text
        assert "Article 4" in rows.render_line(0).text
