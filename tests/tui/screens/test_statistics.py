"""Statistics: what is seen of them, and every key as the user wishes it."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.tui.making import FERRY_CLAIMS, HOSTILE_CLAIMS, UNTITLED_CLAIMS, Reviewing, ferry, reviewing, text_of
from workbench.desk.desk import Desk
from workbench.desk.statistics import statistics
from workbench.domain.scale import DEFAULT
from workbench.tui.commands.keymap import Keymap
from workbench.tui.commands.table import COMMANDS
from workbench.tui.screens import statistics_views as views
from workbench.tui.screens.statistics import StatisticsScreen, commands_of
from workbench.tui.widgets.lines import Line, Notice
from workbench.tui.widgets.side_by_side import side_by_side


@pytest.fixture
def worked(path: Path) -> Path:
    """Ann and Bea have decided most of an article, and differ on one claim."""
    with Desk.open(path, "ann") as ann:
        for claim in FERRY_CLAIMS[:4]:
            ann.decide(claim.id, "false")
        ann.dismiss(UNTITLED_CLAIMS[0].id)
        ann.cite(FERRY_CLAIMS[0].id, "https://example.org/")
        ann.note(ferry.id, "a note")
    with Desk.open(path, "bea") as bea:
        for claim, rating in zip(FERRY_CLAIMS[:3], ("false", "mixed", "false"), strict=True):
            bea.decide(claim.id, rating)
    return path


@pytest.fixture
async def ann(worked: Path) -> AsyncIterator[Reviewing]:
    """Ann, looking at the statistics."""
    async with reviewing(worked, (80, 24)) as ann:
        await ann.press("percent_sign")
        yield ann


def screen(ann: Reviewing) -> StatisticsScreen:
    found = next(screen for screen in ann.app.screen_stack if isinstance(screen, StatisticsScreen))
    assert isinstance(found, StatisticsScreen)
    return found


def drawn(ann: Reviewing) -> str:
    return text_of(screen(ann).query_one("#drawn", Static))


def scrolled(ann: Reviewing) -> int:
    return int(screen(ann).query_one("#figures").scroll_offset.y)


def told(path: Path, width: int = 80, reviewer: str = "ann", *, reveal: bool = False) -> str:
    with Desk.open(path, reviewer, reveal=reveal) as desk:
        columns = views.pages(statistics(desk), desk.scale, reviewer, datetime.now(UTC), width)
    return side_by_side(columns, width).plain


async def test_percent_shows_how_far_the_review_has_come(ann: Reviewing) -> None:
    assert "5 of 10 claims reviewed, 50 %" in drawn(ann)
    for words in ("3  ● final", "1  ≠ disputed", "1  – dismissed", "5  ○ new", "3 articles · 1 of evidence · 1 note"):
        assert words in drawn(ann)


async def test_verdicts_are_drawn_in_the_scales_own_signs(ann: Reviewing) -> None:
    for rating in DEFAULT.ratings:
        assert re.search(rf"{re.escape(rating.glyph)} {rating.label} +\d", drawn(ann))
    colours = {span.style for span in screen(ann).query_one("#drawn", Static).visual.spans}  # type: ignore[attr-defined]
    assert "$text-error" in colours


def test_pace_is_told_by_hour_and_day_with_the_work_that_is_left(worked: Path) -> None:
    text = told(worked)
    assert "8 decisions on 1 day" in text
    assert re.search(r"last 24 hours +·+█ at most 8", text)
    assert re.search(r"last 30 days +·+█ at most 8", text)
    assert "5 claims left" in text
    assert "on the last days of work about 1 day" in text


def test_agreement_is_told_with_what_it_means(worked: Path) -> None:
    text = told(worked)
    assert "on 2 of 3 claims judged by several" in text
    assert re.search(r"Krippendorff's alpha +-?\d\.\d\d (can be relied on|lets one|too little)", text)
    assert re.search(r"kappa ann and bea +\d\.\d\d \w+; 3 claims, 67 % the same", text)


def test_each_reviewer_has_a_bar_of_their_verdicts(worked: Path) -> None:
    assert re.search(r"ann  4 verdicts · 5 decisions on 1 day.*\n ✗+ *\n", told(worked))
    assert re.search(r"bea  3 verdicts.*\n ◑+✗+ *\n", told(worked))


def test_each_article_has_a_bar_of_its_progress(worked: Path) -> None:
    assert "0 of 3 done" in told(worked)
    assert re.search(r"Crane topples.* █+.*· 4/5", told(worked))


def test_open_conflicts_are_counted(worked: Path) -> None:
    assert re.search(r"≠ +1 claim on which reviewers differ", told(worked))


def test_sections_stand_in_two_columns_where_there_is_room(worked: Path) -> None:
    assert re.search("Progress .* │ Reviewers", told(worked, 140))
    assert all(len(row) <= 140 for row in told(worked, 140).splitlines())


@pytest.mark.parametrize("width", [20, 40, 80, 110])
def test_no_line_is_wider_than_the_screen(worked: Path, width: int) -> None:
    assert max(map(len, told(worked, width).splitlines())) <= max(width, 34)


def test_a_file_nobody_worked_on_has_no_empty_sections(path: Path) -> None:
    text = told(path)
    assert "0 of 10 claims reviewed" in text
    assert "none yet" in text
    assert "Reviewers" not in text
    assert "Open conflicts" not in text


def test_blind_review_leaves_out_what_others_decided(worked: Path) -> None:
    with Desk.open(worked, "ann") as ann:
        ann.set_blind(True)
    text = told(worked, reviewer="cleo")
    assert "bea" not in text
    assert "1 of 10 claims reviewed" in text  # what ann dismissed; that is no verdict
    assert "final" not in text
    assert "bea" in told(worked, reviewer="cleo", reveal=True)


async def test_under_blind_review_it_says_that_something_is_left_out(worked: Path) -> None:
    with Desk.open(worked, "bea") as bea:
        bea.set_blind(True)
    async with reviewing(worked) as ann:
        await ann.press("percent_sign")
        assert "Review is blind" in text_of(screen(ann).query_one(Notice))


async def test_figures_follow_what_others_do(ann: Reviewing) -> None:
    with Desk.open(ann.path, "bea") as bea:
        bea.decide(HOSTILE_CLAIMS[0].id, "true")
    screen(ann).look_around()
    await ann.settle()
    assert "6 of 10 claims reviewed" in drawn(ann)
    assert "counting" not in text_of(screen(ann).query_one("#heading", Line))


@pytest.mark.parametrize(
    ("key", "back"), [("j", "k"), ("down", "up"), ("space", "b"), ("pagedown", "pageup"), ("G", "g"), ("end", "home")]
)
async def test_the_figures_scroll(ann: Reviewing, key: str, back: str) -> None:
    await ann.press(key)
    assert scrolled(ann) > 0
    await ann.press(back)
    assert scrolled(ann) == 0


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_q_and_escape_go_back_to_the_text_and_do_not_quit(ann: Reviewing, key: str) -> None:
    await ann.press(key)
    assert ann.on_top == "DeskScreen"


async def test_question_mark_lists_the_keys_of_the_statistics(ann: Reviewing) -> None:
    await ann.press("question_mark", *"last figures", "enter")
    assert scrolled(ann) > 0


@pytest.mark.parametrize("size", [(140, 45), (40, 10), (20, 5), (1, 1)])
async def test_the_statistics_are_drawn_at_every_size(worked: Path, size: tuple[int, int]) -> None:
    async with reviewing(worked, size) as ann:
        await ann.press("percent_sign", "j", "q")
        assert ann.on_top == "DeskScreen"


def test_hostile_names_are_drawn_harmlessly(path: Path) -> None:
    with Desk.open(path, "\x1b[31mbea\u202e[bold]") as bea:
        bea.decide(HOSTILE_CLAIMS[1].id, "true")
    text = told(path)
    assert "[bold]" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_every_key_of_the_statistics_does_one_thing() -> None:
    here = commands_of(Keymap(COMMANDS))
    keys = [key for command in here for key in command.keys]
    assert len(keys) == len(set(keys))
    assert all(callable(getattr(StatisticsScreen, f"action_{c.action.partition('(')[0]}")) for c in here)
