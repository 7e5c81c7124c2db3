"""The queue: every key as the user wishes it."""

import contextlib
import re
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.tui.making import (
    FERRY_CLAIMS,
    HOSTILE_CLAIMS,
    UNTITLED_CLAIMS,
    Reviewing,
    ferry,
    hostile,
    kept_busy,
    reviewing,
    text_of,
    untitled,
)
from workbench.desk.desk import Desk
from workbench.domain.claim import Claim
from workbench.domain.review import Workflow
from workbench.domain.scale import DEFAULT
from workbench.tui.commands.keymap import Keymap
from workbench.tui.commands.table import COMMANDS
from workbench.tui.screens.queue import QueueScreen, commands_of
from workbench.tui.widgets.lines import Line, Notice
from workbench.tui.widgets.virtual_list import VirtualList

ALL = (*FERRY_CLAIMS, *UNTITLED_CLAIMS, *HOSTILE_CLAIMS)


@pytest.fixture
async def queue(ann: Reviewing) -> Reviewing:
    """Ann, looking at the queue."""
    await ann.press("c")
    return ann


def screen(ann: Reviewing) -> QueueScreen:
    found = next(screen for screen in ann.app.screen_stack if isinstance(screen, QueueScreen))
    assert isinstance(found, QueueScreen)
    return found


def listed(ann: Reviewing) -> list[str]:
    """The words of the claims that are listed."""
    numbers = screen(ann)._place.numbers
    assert numbers is not None
    return [row.reviewed.claim.text for row in ann.second.queue().rows(numbers)]


def under_cursor(ann: Reviewing) -> str:
    current = screen(ann).current
    assert current is not None
    return current.reviewed.claim.text


def drawn(ann: Reviewing, row: int) -> str:
    return screen(ann).query_one(VirtualList).render_line(row).text.lstrip("▌")


def said(ann: Reviewing) -> str:
    return text_of(screen(ann).query_one(Notice))


def heading(ann: Reviewing) -> str:
    return text_of(screen(ann).query_one("#heading", Line))


def texts(*claims: Claim) -> list[str]:
    return [claim.text for claim in claims]


async def test_c_lists_all_claims_of_all_articles(queue: Reviewing) -> None:
    assert listed(queue) == texts(*ALL)
    assert "10 claims" in heading(queue)
    assert under_cursor(queue) == FERRY_CLAIMS[0].text


async def test_a_row_says_where_the_claim_stands_what_it_is_worth_who_said_it_and_where(queue: Reviewing) -> None:
    assert drawn(queue, 1).split()[:2] == ["○", "0.62"]
    assert "Orsund Port" in drawn(queue, 1)
    assert "The port authority said" in drawn(queue, 1)
    assert "Crane" in drawn(queue, 1)


async def test_the_list_follows_what_is_typed(queue: Reviewing) -> None:
    await queue.press("slash", *"9,000")
    assert listed(queue) == texts(UNTITLED_CLAIMS[1])
    await queue.press(*["backspace"] * 5, *"by:per")
    assert listed(queue) == texts(FERRY_CLAIMS[2])
    assert "1 of 10 claims" in heading(queue)


async def test_the_words_that_were_found_are_marked(queue: Reviewing) -> None:
    await queue.press("slash", *"dock", "enter")
    strip = screen(queue).query_one(VirtualList).render_line(1)
    found = screen(queue).query_one(VirtualList)._paints("found").color
    marked = [segment.text for segment in strip if segment.style and segment.style.color == found]
    assert [text for text in marked if text.strip()] == ["dock"]


async def test_what_can_be_typed_next_is_told(queue: Reviewing) -> None:
    await queue.press("slash", *"is:d")
    hint = text_of(screen(queue).query_one("#hint", Line))
    assert "is:decided is:disputed is:dismissed" in hint
    await queue.press(*"x")
    assert "is:dx says nothing here" in text_of(screen(queue).query_one("#hint", Line))
    assert len(listed(queue)) == 10


async def test_letters_typed_into_the_filter_are_no_commands(queue: Reviewing) -> None:
    await queue.press("slash", *"xqnu1")
    assert screen(queue).query_one(Input).value == "xqnu1"
    assert all(queue.in_file(claim).standing.workflow is Workflow.NEW for claim in ALL)


@pytest.mark.parametrize("key", ["enter", "down", "escape"])
async def test_from_the_filter_back_to_the_list_the_filter_stays(queue: Reviewing, key: str) -> None:
    await queue.press("slash", *"held", key, "2")
    assert queue.in_file(UNTITLED_CLAIMS[0]).standing.rating == "mostly-true"
    assert listed(queue) == texts(*UNTITLED_CLAIMS)  # the title holds the word too


@pytest.mark.parametrize("rating", DEFAULT.ratings, ids=lambda rating: rating.id)
async def test_a_digit_decides_the_row_and_goes_on_to_the_next(queue: Reviewing, rating: object) -> None:
    assert isinstance(rating, type(DEFAULT.ratings[0]))
    await queue.press("j", rating.key)
    assert queue.in_file(FERRY_CLAIMS[1]).standing.rating == rating.id
    assert under_cursor(queue) == FERRY_CLAIMS[2].text
    assert f"{rating.glyph} 0.62" in drawn(queue, 1)
    assert "✓ Saved" in said(queue)
    assert rating.label in said(queue)


async def test_keys_pressed_right_after_c_fall_on_the_rows_one_each(ann: Reviewing) -> None:
    await ann.keys("c", *"1256")
    await ann.settle()
    await ann.settle()
    ratings = [ann.in_file(claim).standing.rating for claim in ALL]
    assert ratings[:5] == ["true", "mostly-true", "false", "unproven", None]


async def test_a_row_is_marked_while_it_is_saved(queue: Reviewing) -> None:
    with kept_busy(queue.path):
        await queue.keys("5")
        assert drawn(queue, 0).split()[0] == "…"
        assert "Saving" in said(queue)
    await queue.settle()
    assert drawn(queue, 0).split()[0] == "✗"


async def test_what_could_not_be_saved_is_told_and_the_row_is_as_it_was(queue: Reviewing) -> None:
    with contextlib.closing(sqlite3.connect(queue.path)) as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT raise(FAIL, 'disk is full'); END")
        other.commit()
    await queue.press("5")
    assert "Not saved" in said(queue)
    assert drawn(queue, 0).split()[0] == "○"


async def test_x_dismisses_the_row(queue: Reviewing) -> None:
    await queue.press("x")
    assert queue.in_file(FERRY_CLAIMS[0]).standing.workflow is Workflow.DISMISSED
    assert drawn(queue, 0).split()[0] == "–"


async def test_s_asks_for_a_second_review_of_the_row(queue: Reviewing) -> None:
    await queue.press("s")
    assert queue.in_file(FERRY_CLAIMS[0]).standing.workflow is Workflow.SECOND_REVIEW


async def test_a_verdict_that_differs_from_anothers_says_so(queue: Reviewing) -> None:
    with Desk.open(queue.path, "bea") as bea:
        bea.decide(FERRY_CLAIMS[0].id, "true")
    await queue.press("5")
    assert "reviewers differ now" in said(queue)


async def test_several_are_selected_and_decided_together(queue: Reviewing) -> None:
    await queue.press("plus", "j", "plus")
    assert "2 selected" in heading(queue)
    assert drawn(queue, 0).split()[0] == "■"
    await queue.press("5")
    decided = [queue.in_file(claim).standing.rating for claim in ALL[:4]]
    assert decided == ["false", None, "false", None]
    assert "on 2 claims" in said(queue)
    assert "selected" not in heading(queue)


async def test_one_undo_takes_back_what_was_recorded_on_several(queue: Reviewing) -> None:
    await queue.press("plus", "plus", "x", "u")
    assert [queue.in_file(claim).standing.workflow for claim in ALL[:2]] == [Workflow.NEW] * 2
    assert "on 2 claims" in said(queue)


async def test_plus_again_lets_go_and_escape_lets_go_of_all(queue: Reviewing) -> None:
    await queue.press("plus", "k", "plus")
    assert "selected" not in heading(queue)
    await queue.press("plus", "plus", "escape")
    assert "selected" not in heading(queue)
    assert queue.on_top == "QueueScreen"


@pytest.mark.parametrize("key", ["u", "backspace"])
async def test_undo_takes_back_and_goes_to_the_row(queue: Reviewing, key: str) -> None:
    await queue.press("5", "j", "j", key)
    assert queue.in_file(FERRY_CLAIMS[0]).standing.workflow is Workflow.NEW
    assert under_cursor(queue) == FERRY_CLAIMS[0].text
    assert "taken back: verdict False" in said(queue)


async def test_redo_brings_back(queue: Reviewing) -> None:
    await queue.press("5", "u", "U")
    assert queue.in_file(FERRY_CLAIMS[0]).standing.rating == "false"
    assert "brought back" in said(queue)


async def test_t_writes_a_note_on_the_row(queue: Reviewing) -> None:
    await queue.press("G", "t", *"odd", "enter")
    assert [note.text for note in queue.second.notes(HOSTILE_CLAIMS[2].id)] == ["odd"]
    assert queue.on_top == "QueueScreen"
    assert "note: odd" in said(queue)
    assert under_cursor(queue) == HOSTILE_CLAIMS[2].text


async def test_e_links_evidence_to_the_row(queue: Reviewing) -> None:
    await queue.press("j", "e")
    await queue.paste("https://example.org/")
    await queue.press("enter")
    assert queue.in_file(FERRY_CLAIMS[1]).standing.evidence == 1
    assert queue.on_top == "QueueScreen"


async def test_r_says_why_the_row_has_ones_verdict(queue: Reviewing) -> None:
    await queue.press("5", "k")
    await queue.press("r", *"because", "enter")
    (verdict,) = queue.second.record(FERRY_CLAIMS[0].id).verdicts
    assert verdict.rationale == "because"


async def test_words_written_before_a_verdict_go_with_it(queue: Reviewing) -> None:
    await queue.press("r", *"counted", "enter")
    await queue.press("5")
    (verdict,) = queue.second.record(FERRY_CLAIMS[0].id).verdicts
    assert (verdict.rating, verdict.rationale) == ("false", "counted")


async def test_shift_x_asks_why_a_row_is_dismissed(queue: Reviewing) -> None:
    await queue.press("X", *"an opinion", "enter")
    dismissal = queue.second.record(FERRY_CLAIMS[0].id).dismissal
    assert dismissal is not None
    assert dismissal.reason == "an opinion"


async def test_shift_l_leaves_a_row_for_later_and_takes_it_up_again(queue: Reviewing) -> None:
    await queue.press("L")
    assert list(queue.second.left_for_later()) == [FERRY_CLAIMS[0].id]
    assert drawn(queue, 0).split()[0] == "»"
    assert under_cursor(queue) == FERRY_CLAIMS[1].text
    await queue.press("slash", *"is:later", "enter")
    assert listed(queue) == texts(FERRY_CLAIMS[0])
    await queue.press("L")
    assert queue.second.left_for_later() == {}


async def test_a_decided_row_is_not_left_for_later(queue: Reviewing) -> None:
    await queue.press("5")
    await queue.press("k", "L")
    assert "only an open one can be left for later" in said(queue)


async def test_what_is_selected_on_the_desk_is_selected_in_the_queue_and_the_other_way_round(ann: Reviewing) -> None:
    await ann.press("plus", "c")
    assert "1 selected" in heading(ann)
    assert drawn(ann, 0).split()[0] == "■"
    await ann.press("j", "plus", "q")
    assert ann.glyph(FERRY_CLAIMS[0]) == ann.glyph(FERRY_CLAIMS[1]) == "■"


async def test_enter_opens_the_claim_in_its_article_and_c_comes_back_to_the_row_and_filter(queue: Reviewing) -> None:
    await queue.press("slash", *"kind:figure", "enter", "j", "j", "enter")
    assert queue.on_top == "DeskScreen"
    assert (queue.article, queue.current) == (untitled.id, UNTITLED_CLAIMS[1].text)
    await queue.press("J", "c")
    assert listed(queue) == texts(FERRY_CLAIMS[0], FERRY_CLAIMS[3], UNTITLED_CLAIMS[1], HOSTILE_CLAIMS[0])
    assert under_cursor(queue) == UNTITLED_CLAIMS[1].text
    assert screen(queue).query_one(Input).value == "kind:figure"


async def test_c_comes_back_to_a_row_that_was_decided_in_its_article(queue: Reviewing) -> None:
    await queue.press("slash", *"is:open", "enter", "j", "j", "enter")
    await queue.press("5")
    await queue.press("k", "k", "1")
    await queue.press("c")
    assert under_cursor(queue) == FERRY_CLAIMS[2].text
    assert drawn(queue, 2).split()[0] == "✗"
    await queue.press("full_stop")
    assert FERRY_CLAIMS[2].text not in listed(queue)


async def test_claims_that_came_meanwhile_are_listed_when_one_comes_back(queue: Reviewing) -> None:
    await queue.press("j", "q")
    with Desk.open(queue.path, "bea") as bea:
        bea.add_claim(ferry.id, 0, 12)
    await queue.press("c")
    assert len(listed(queue)) == 11
    assert under_cursor(queue) == FERRY_CLAIMS[1].text


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_q_and_escape_go_back_to_the_text_and_do_not_quit(queue: Reviewing, key: str) -> None:
    await queue.press("j", key)
    assert queue.on_top == "DeskScreen"
    assert queue.current == FERRY_CLAIMS[0].text


async def test_n_goes_to_the_next_open_row_and_back(queue: Reviewing) -> None:
    await queue.press("j", "1", "1", "k", "k", "k", "n")
    assert under_cursor(queue) == FERRY_CLAIMS[3].text
    await queue.press("N")
    assert under_cursor(queue) == FERRY_CLAIMS[0].text
    await queue.press("N")
    assert "No claim above this one is open" in said(queue)


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["j"], 1), (["down"], 1), (["j", "k"], 0), (["down", "up"], 0), (["G"], 9), (["end"], 9), (["G", "g"], 0),
        (["G", "home"], 0), (["pagedown"], 9), (["space"], 9), (["G", "pageup"], 0), (["G", "b"], 0),
    ],
)  # fmt: skip
async def test_the_cursor_moves(queue: Reviewing, keys: list[str], row: int) -> None:
    await queue.press(*keys)
    assert under_cursor(queue) == ALL[row].text


async def test_o_puts_the_list_in_the_next_order_and_stays_on_the_claim(queue: Reviewing) -> None:
    await queue.press("j", "o")
    assert "by most check-worthy" in heading(queue)
    scores = [float(drawn(queue, row).split()[1]) for row in range(10)]
    assert scores == sorted(scores, reverse=True)
    assert under_cursor(queue) == FERRY_CLAIMS[1].text


async def test_o_comes_round_to_the_first_order(queue: Reviewing) -> None:
    orders = [re.sub(".*by ", "", heading(queue))]
    for _ in range(7):
        await queue.press("o")
        orders.append(re.sub(".*by ", "", heading(queue)))
    assert len(set(orders[:7])) == 7
    assert orders[7] == orders[0]


async def test_shift_o_turns_the_order_round(queue: Reviewing) -> None:
    await queue.press("O", "g")
    assert listed(queue) == texts(*ALL)[::-1]
    assert "turned round" in heading(queue)


async def test_a_decided_row_stays_until_the_list_is_made_anew(queue: Reviewing) -> None:
    await queue.press("slash", *"is:open", "enter", "1")
    assert len(listed(queue)) == 10
    await queue.press("full_stop")
    assert listed(queue) == texts(*ALL[1:])
    assert under_cursor(queue) == FERRY_CLAIMS[1].text


async def test_a_filter_is_saved_under_a_name_and_used_again(queue: Reviewing) -> None:
    await queue.press("slash", *"has:figure", "enter", "o", "w", *"figures", "enter")
    assert "filter: figures" in said(queue)
    await queue.press("slash", *["backspace"] * 10, "enter", "o")
    assert len(listed(queue)) == 10
    await queue.press("f", *"fig", "enter")
    assert listed(queue) == texts(FERRY_CLAIMS[0])
    assert "by most check-worthy" in heading(queue)
    assert screen(queue).query_one(Input).value == "has:figure"


async def test_a_filter_is_saved_for_everybody_with_tab(queue: Reviewing) -> None:
    await queue.press("w", *"all", "tab", "enter")
    with Desk.open(queue.path, "bea") as bea:
        assert [(kept.name, kept.shared) for kept in bea.saved_filters()] == [("all", True)]


async def test_a_filter_without_a_name_is_not_saved(queue: Reviewing) -> None:
    await queue.press("w", "enter")
    assert "needs a name" in text_of(queue.app.screen.query_one("#problem", Static))
    await queue.press("escape")
    assert queue.on_top == "QueueScreen"


async def test_a_saved_filter_is_forgotten_with_delete(queue: Reviewing) -> None:
    await queue.press("w", *"mine", "enter", "f", "delete")
    assert "none yet" in text_of(queue.app.screen.query_one("#count", Static))
    assert queue.second.saved_filters() == []


async def test_question_mark_lists_the_keys_of_the_queue(queue: Reviewing) -> None:
    await queue.press("question_mark", *"select")
    assert queue.on_top == "HelpScreen"
    await queue.press("enter")
    assert "1 selected" in heading(queue)


# Others


async def test_what_others_do_appears_without_a_key_and_moves_nothing(queue: Reviewing) -> None:
    await queue.press("j")
    with Desk.open(queue.path, "bea") as bea:
        bea.decide(FERRY_CLAIMS[0].id, "false")
        bea.note(FERRY_CLAIMS[1].id, "seen")
    screen(queue).look_around()
    assert "✗" in drawn(queue, 0)
    assert under_cursor(queue) == FERRY_CLAIMS[1].text
    assert "1 note" in text_of(screen(queue).query_one("#whole", Static))


async def test_a_corrected_title_appears(queue: Reviewing) -> None:
    with Desk.open(queue.path, "bea") as bea:
        bea.correct(ferry.id, "title", "Zeppelin")
    screen(queue).look_around()
    assert "Zeppelin" in drawn(queue, 0)


@pytest.fixture
async def blind(path: Path) -> AsyncIterator[Reviewing]:
    with Desk.open(path, "bea") as bea:
        bea.decide(FERRY_CLAIMS[0].id, "false", rationale="a secret")
        bea.set_blind(True)
    async with reviewing(path) as ann:
        await ann.press("c")
        yield ann


async def test_blind_review_hides_what_others_decided(blind: Reviewing) -> None:
    assert drawn(blind, 0).split()[0] == "○"
    whole = text_of(screen(blind).query_one("#whole", Static))
    assert "verdict" not in whole
    assert "touched" not in whole
    await blind.press("slash", *"verdict:false")
    assert listed(blind) == []
    assert "No claim meets this filter" in text_of(screen(blind).query_one("#whole", Static))


# How it looks


@pytest.mark.parametrize("size", [(80, 24), (140, 45), (40, 10), (20, 5), (1, 1)])
async def test_the_queue_is_drawn_at_every_size(path: Path, size: tuple[int, int]) -> None:
    async with reviewing(path, size) as ann:
        await ann.press("c", "j", "plus", "o", "G")
        assert ann.on_top == "QueueScreen"
        await ann.press("escape", "q")
        assert ann.on_top == "DeskScreen"


async def test_at_80_by_24_the_claim_has_room_beside_its_article(path: Path) -> None:
    async with reviewing(path, (80, 24)) as ann:
        await ann.press("c")
        assert FERRY_CLAIMS[0].text[:40] in drawn(ann, 0)
        assert "Crane" in drawn(ann, 0)
        assert screen(ann).query_one(VirtualList).size.height >= 10


async def test_hostile_words_are_drawn_harmlessly(queue: Reviewing) -> None:
    await queue.press("G", "k")
    steering = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
    everything = [drawn(queue, row) for row in range(10)] + [text_of(screen(queue).query_one("#whole", Static))]
    assert hostile.title[:4] in drawn(queue, 9)
    assert not any(steering.search(line.replace("\n", "")) for line in everything)


async def test_a_queue_without_claims_says_so(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "empty.db", "ann", create=True):
        pass
    async with reviewing(tmp_path / "empty.db") as ann:
        await ann.press("c", "5", "x", "e", "plus", "enter")
        assert "no claims in this file" in text_of(screen(ann).query_one("#whole", Static))


def test_every_key_of_the_queue_does_one_thing_those_of_the_desk_that_it_shares_among_them() -> None:
    shared = commands_of(Keymap(COMMANDS))
    keys = [key for command in shared for key in command.keys]
    assert len(keys) == len(set(keys))
    assert all(callable(getattr(QueueScreen, f"action_{c.action.partition('(')[0]}")) for c in shared)
