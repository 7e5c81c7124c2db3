from pathlib import Path

import pytest

from tests.tui.making import (
    FERRY_CLAIMS,
    HOSTILE_CLAIMS,
    UNTITLED_CLAIMS,
    Reviewing,
    ferry,
    hostile,
    make_file,
    quiet,
    reviewing,
    untitled,
)
from workbench.tui.widgets.articles import ArticleList
from workbench.tui.widgets.panel import ClaimPanel
from workbench.tui.widgets.reader import Reader


@pytest.mark.parametrize(("on", "back"), [("j", "k"), ("down", "up")])
async def test_j_and_down_go_to_the_next_claim_k_and_up_back(ann: Reviewing, on: str, back: str) -> None:
    await ann.press(on, on)
    assert ann.current == FERRY_CLAIMS[2].text
    await ann.press(back)
    assert ann.current == FERRY_CLAIMS[1].text
    assert ann.screen.query_one(Reader).current == FERRY_CLAIMS[1].id


async def test_the_panel_follows_the_claim(ann: Reviewing) -> None:
    await ann.press("j")
    assert "Claim 2 of 5" in ann.panel
    assert "Orsund Port Authority (“The port authority”)" in ann.panel
    assert "2023-03-01 to 2023-03-31" in ann.panel


async def test_the_panel_says_why_a_claim_was_picked_and_what_it_counts(ann: Reviewing) -> None:
    assert "at least three · dockers · killed" in ann.panel
    assert "+0.71 says that something happened: A" in ann.panel
    assert "-0.10 hedged" in ann.panel
    assert "Orsund" in ann.panel


async def test_a_move_beyond_the_last_claim_says_how_to_go_on(ann: Reviewing) -> None:
    await ann.press("G", "j")
    assert ann.current == FERRY_CLAIMS[-1].text
    assert ann.notice.strip() == "This is the last claim of the article; J goes on to the next article."


async def test_a_move_before_the_first_claim_says_how_to_go_back(ann: Reviewing) -> None:
    await ann.press("k")
    assert ann.current == FERRY_CLAIMS[0].text
    assert "This is the first claim of the article" in ann.notice


@pytest.mark.parametrize(("last", "first"), [("G", "g"), ("end", "home")])
async def test_g_goes_to_the_first_claim_and_capital_g_to_the_last(ann: Reviewing, last: str, first: str) -> None:
    await ann.press(last)
    assert ann.current == FERRY_CLAIMS[-1].text
    await ann.press(first)
    assert ann.current == FERRY_CLAIMS[0].text


@pytest.mark.parametrize(("on", "back"), [("J", "K"), ("right", "left")])
async def test_capital_j_and_k_go_from_article_to_article(ann: Reviewing, on: str, back: str) -> None:
    await ann.press(on)
    assert (ann.article, ann.current) == (untitled.id, UNTITLED_CLAIMS[0].text)
    assert ann.screen.query_one(ArticleList).cursor == 1
    await ann.press(back)
    assert ann.article == ferry.id


async def test_the_first_and_the_last_article_say_that_they_are(ann: Reviewing) -> None:
    await ann.press("K")
    assert "This is the first article." in ann.notice
    await ann.press("J", "J", "J")
    assert ann.article == hostile.id
    assert "This is the last article." in ann.notice


async def test_n_goes_to_the_next_open_claim(ann: Reviewing) -> None:
    await ann.press("j", "1", "g", "n")
    assert ann.current == FERRY_CLAIMS[2].text


async def test_n_goes_on_into_the_next_article(ann: Reviewing) -> None:
    await ann.press("G", "n")
    assert (ann.article, ann.current) == (untitled.id, UNTITLED_CLAIMS[0].text)


async def test_n_passes_over_an_article_that_is_done(ann: Reviewing) -> None:
    await ann.press("J", "1", "1", "K", "G", "n")
    assert (ann.article, ann.current) == (hostile.id, HOSTILE_CLAIMS[0].text)


async def test_n_comes_round_to_the_beginning(ann: Reviewing) -> None:
    await ann.press("J", "J", "G", "n")
    assert (ann.article, ann.current) == (ferry.id, FERRY_CLAIMS[0].text)


async def test_n_comes_round_within_one_article(tmp_path: Path) -> None:
    path = make_file(tmp_path / "one.db", (ferry, FERRY_CLAIMS))
    async with reviewing(path) as ann:
        await ann.press("G", "n")
        assert ann.current == FERRY_CLAIMS[0].text


async def test_capital_n_goes_back_to_the_last_open_claim_in_the_article_before(ann: Reviewing) -> None:
    await ann.press("J", "N")
    assert (ann.article, ann.current) == (ferry.id, FERRY_CLAIMS[-1].text)
    await ann.press("g", "N")
    assert (ann.article, ann.current) == (hostile.id, HOSTILE_CLAIMS[-1].text)


async def test_n_says_when_no_claim_is_open(ann: Reviewing) -> None:
    await ann.press(*"1111111111", "n")
    assert ann.notice.strip() == "No claim is open; every one has been decided."


async def test_n_says_when_the_current_claim_is_the_only_open_one(ann: Reviewing) -> None:
    await ann.press(*"111111111", "n")
    assert ann.current == HOSTILE_CLAIMS[-1].text
    assert ann.notice.strip() == "This is the only claim that is still open."


async def test_space_and_b_turn_the_articles_pages(path: Path) -> None:
    async with reviewing(path, (80, 24)) as ann:
        reader = ann.screen.query_one(Reader)
        await ann.press("space")
        assert reader.scroll_y > 0
        await ann.press("b")
        assert reader.scroll_y == 0
        await ann.press("pagedown", "pageup")
        assert reader.scroll_y == 0
        assert ann.current == FERRY_CLAIMS[0].text


async def test_brackets_scroll_the_panel(path: Path) -> None:
    async with reviewing(path, (80, 24)) as ann:
        panel = ann.screen.query_one(ClaimPanel)
        await ann.press("right_square_bracket")
        assert panel.scroll_y > 0
        await ann.press("left_square_bracket")
        assert panel.scroll_y == 0


async def test_a_save_leaves_the_panel_where_it_was_scrolled_to(path: Path) -> None:
    async with reviewing(path, (80, 24)) as ann:
        await ann.keys("right_square_bracket")
        scrolled = ann.screen.query_one(ClaimPanel).scroll_y
        ann.screen._repaint(ann.in_file(FERRY_CLAIMS[0]))
        await ann.settle()
        assert ann.screen.query_one(ClaimPanel).scroll_y == scrolled > 0
        await ann.press("j")
        assert ann.screen.query_one(ClaimPanel).scroll_y == 0


async def test_a_hides_and_shows_the_list_of_articles(ann: Reviewing) -> None:
    assert ann.screen.query_one(ArticleList).display
    await ann.press("a")
    assert not ann.screen.query_one(ArticleList).display
    await ann.press("a")
    assert ann.screen.query_one(ArticleList).display


async def test_on_a_small_terminal_a_shows_the_list_first(path: Path) -> None:
    async with reviewing(path, (80, 24)) as ann:
        assert not ann.screen.query_one(ArticleList).display
        await ann.press("a")
        assert ann.screen.query_one(ArticleList).display


async def test_a_click_on_a_claim_makes_it_current(ann: Reviewing) -> None:
    reader = ann.screen.query_one(Reader)
    row, cell = reader.layout_of_text.place_of(FERRY_CLAIMS[2].start + 3)
    await ann.pilot.click(reader, offset=(cell + 4, row))
    await ann.settle()
    assert ann.current == FERRY_CLAIMS[2].text


async def test_a_click_on_an_article_opens_it(ann: Reviewing) -> None:
    await ann.pilot.click(ArticleList, offset=(5, 2))
    await ann.settle()
    assert ann.article == hostile.id


async def test_an_article_without_claims_says_how_to_go_on(tmp_path: Path) -> None:
    path = make_file(tmp_path / "quiet.db", (quiet, ()), (ferry, FERRY_CLAIMS))
    async with reviewing(path) as ann:
        await ann.press("J")
        assert ann.article == quiet.id
        assert "No claim was found in this article" in ann.panel
        for key in ("j", "k", "g", "G"):
            await ann.press(key)
            assert ann.notice.strip() == "There is no claim in this article."
        await ann.press("n")
        assert ann.current == FERRY_CLAIMS[0].text


@pytest.mark.parametrize("key", ["1", "x", "e", "t", "r"])
async def test_nothing_is_recorded_where_there_is_no_claim(tmp_path: Path, key: str) -> None:
    path = make_file(tmp_path / "quiet.db", (quiet, ()))
    async with reviewing(path) as ann:
        await ann.press(key)
        assert ann.notice.strip() == "There is no claim here to record anything on."
        assert ann.on_top == "DeskScreen"


async def test_a_file_without_articles_says_how_to_bring_some_in_and_takes_every_key(tmp_path: Path) -> None:
    async with reviewing(make_file(tmp_path / "empty.db")) as ann:
        assert "I brings them in" in ann.notice
        await ann.press(*"jknNgGJK1xetr", "space", "b", "right_square_bracket", "a", "escape", "d", "u")
        assert "There is nothing of ann's to take back." in ann.notice
        await ann.press("q")
        assert not ann.app.is_running


async def test_d_changes_between_dark_and_light_and_back(ann: Reviewing) -> None:
    await ann.press("d")
    assert ann.app.theme == "light"
    await ann.press("d")
    assert ann.app.theme == "dark"


async def test_d_keeps_to_the_terminals_own_colours(path: Path) -> None:
    async with reviewing(path, theme="ansi-dark") as ann:
        await ann.press("d")
        assert ann.app.theme == "ansi-light"
        await ann.press("d")
        assert ann.app.theme == "ansi-dark"


async def test_d_has_an_answer_for_a_theme_without_another_half(path: Path) -> None:
    async with reviewing(path, theme="dracula") as ann:
        await ann.press("d")
        assert ann.app.theme == "light"


async def test_p_goes_back_to_the_claim_decided_last_in_another_article_too(ann: Reviewing) -> None:
    await ann.press("p")
    assert "decided no claim" in ann.notice
    await ann.press("j", "j", "3")
    decided = FERRY_CLAIMS[2].text
    assert ann.current != decided
    await ann.press("J", "p")
    assert ann.current == decided


async def test_an_article_is_opened_again_at_the_claim_where_it_was_left(ann: Reviewing) -> None:
    await ann.press("j", "j", "J", "K")
    assert ann.current == FERRY_CLAIMS[2].text
