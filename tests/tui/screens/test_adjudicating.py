"""Adjudication: every key as the user wishes it."""

import contextlib
import re
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.tui.making import FERRY_CLAIMS, HOSTILE_CLAIMS, UNTITLED_CLAIMS, Reviewing, reviewing, text_of
from workbench.desk.desk import Desk
from workbench.domain.claim import Claim
from workbench.domain.review import Stance, Workflow
from workbench.domain.scale import DEFAULT
from workbench.tui.commands.keymap import Keymap
from workbench.tui.commands.table import COMMANDS
from workbench.tui.screens.adjudicating import AdjudicatingScreen, commands_of
from workbench.tui.widgets.lines import Line, Notice
from workbench.tui.widgets.virtual_list import VirtualList

CRANE, BRAKES, AGREED, DAM = FERRY_CLAIMS[0], FERRY_CLAIMS[2], FERRY_CLAIMS[3], UNTITLED_CLAIMS[0]


@pytest.fixture
def disputed(path: Path) -> Path:
    """Bea and Cleo differ on three claims and agree on a fourth."""
    for reviewer, rating in (("bea", "true"), ("cleo", "false")):
        with Desk.open(path, reviewer) as desk:
            for claim in (CRANE, BRAKES, DAM):
                desk.decide(claim.id, rating, rationale=f"{reviewer} says so", confidence="high")
            desk.decide(AGREED.id, "true")
            desk.cite(CRANE.id, f"https://{reviewer}.example/", stance=Stance.REFUTES, quote=f"quoted by {reviewer}")
            desk.note(CRANE.id, f"noted by {reviewer}")
    return path


@pytest.fixture
async def ann(disputed: Path) -> AsyncIterator[Reviewing]:
    """Ann, who adjudicates."""
    async with reviewing(disputed) as ann:
        await ann.press("A")
        yield ann


def screen(ann: Reviewing) -> AdjudicatingScreen:
    found = next(screen for screen in ann.app.screen_stack if isinstance(screen, AdjudicatingScreen))
    assert isinstance(found, AdjudicatingScreen)
    return found


def columns(ann: Reviewing) -> str:
    return text_of(screen(ann).query_one("#columns", Static))


def said(ann: Reviewing) -> str:
    return text_of(screen(ann).query_one(Notice))


def line(ann: Reviewing, which: str) -> str:
    return text_of(screen(ann).query_one(which, Line))


def drawn(ann: Reviewing, row: int) -> str:
    return screen(ann).query_one(VirtualList).render_line(row).text


def standing(ann: Reviewing, claim: Claim) -> tuple[Workflow, str | None]:
    found = ann.in_file(claim).standing
    return found.workflow, found.rating


async def test_the_claims_on_which_reviewers_differ_are_listed_and_no_others(ann: Reviewing) -> None:
    assert screen(ann)._claims == [CRANE.id, BRAKES.id, DAM.id]
    assert "1 of 3" in line(ann, "#heading")
    assert "3 still disputed" in line(ann, "#heading")
    assert "✓ ✗" in drawn(ann, 0)


async def test_verdicts_stand_side_by_side_with_why_how_sure_evidence_and_notes(ann: Reviewing) -> None:
    rows = columns(ann).splitlines()
    assert re.search(r"bea +│ cleo", rows[0])
    assert re.search(r"✓ True +│ ✗ False", rows[1])
    for words in ("bea says so", "high confidence", "https://bea.example/", "“quoted by bea”", "noted by bea"):
        row = next(row for row in rows if words in row)
        assert words.replace("bea", "cleo") in row


async def test_the_claim_stands_in_its_paragraph(ann: Reviewing) -> None:
    context = text_of(screen(ann).query_one("#context", Static))
    assert "ORSUND - A loading crane toppled" in context
    assert "Crane topples onto ferry in Orsund harbour" in context


@pytest.mark.parametrize("rating", DEFAULT.ratings, ids=lambda rating: rating.id)
async def test_a_verdicts_key_settles_the_claim_and_goes_on_to_the_next(ann: Reviewing, rating: object) -> None:
    assert isinstance(rating, type(DEFAULT.ratings[0]))
    await ann.press(rating.key)
    assert standing(ann, CRANE) == (Workflow.FINAL, rating.id)
    assert screen(ann).current == BRAKES.id
    assert "✓ Saved" in said(ann)
    assert f"settled as {rating.glyph} {rating.label}" in said(ann)
    assert "2 still disputed" in line(ann, "#heading")


async def test_a_rationale_is_written_first_and_settles_with_the_verdict(ann: Reviewing) -> None:
    await ann.press("r", *"counted", "enter")
    assert "Why: counted" in line(ann, "#why")
    await ann.press("5")
    adjudication = ann.second.record(CRANE.id).adjudication
    assert adjudication is not None
    assert (adjudication.rationale, adjudication.reviewer) == ("counted", "ann")
    assert "counted" not in line(ann, "#why")


async def test_a_rationale_stays_with_its_claim_until_it_is_settled(ann: Reviewing) -> None:
    await ann.press("r", *"counted", "enter", "j")
    assert "counted" not in line(ann, "#why")
    await ann.press("q", "A")
    assert "Why: counted" in line(ann, "#why")


async def test_leaving_the_desk_warns_of_a_rationale_that_was_not_recorded(ann: Reviewing) -> None:
    await ann.press("r", *"counted", "enter", "q", "q")
    assert "A draft is not saved: A opens the one on this claim" in ann.notice


async def test_the_last_one_settled_says_so_and_nothing_is_left(ann: Reviewing) -> None:
    for key in "555":
        await ann.press(key)
    assert "the last one is settled" in said(ann)
    assert "0 still disputed" in line(ann, "#heading")


async def test_undo_takes_the_settlement_back_and_goes_to_its_claim(ann: Reviewing) -> None:
    await ann.press("5")
    await ann.press("u")
    assert standing(ann, CRANE)[0] is Workflow.DISPUTED
    assert screen(ann).current == CRANE.id
    assert "taken back: adjudicate False" in said(ann)
    await ann.press("U")
    assert standing(ann, CRANE) == (Workflow.FINAL, "false")


async def test_what_was_settled_can_be_looked_at_again_and_settled_otherwise(ann: Reviewing) -> None:
    await ann.press("5")
    await ann.press("k")
    assert "Settled by ann" in columns(ann)
    assert "→ ✗ False" in drawn(ann, 0)
    await ann.press("1")
    assert standing(ann, CRANE) == (Workflow.FINAL, "true")


@pytest.mark.parametrize(
    ("keys", "claim"), [(["j"], BRAKES), (["down"], BRAKES), (["j", "k"], CRANE), (["j", "up"], CRANE)]
)
async def test_the_cursor_moves(ann: Reviewing, keys: list[str], claim: Claim) -> None:
    await ann.press(*keys)
    assert screen(ann).current == claim.id


async def test_n_goes_to_the_next_that_is_still_disputed_and_round(ann: Reviewing) -> None:
    await ann.press("j")
    await ann.press("5")
    await ann.press("k", "n")
    assert screen(ann).current == DAM.id
    await ann.press("n")
    assert screen(ann).current == CRANE.id


@pytest.mark.parametrize(
    "keys", [("space", "b"), ("pagedown", "pageup"), ("right_square_bracket", "left_square_bracket")]
)
async def test_what_reviewers_say_scrolls(disputed: Path, keys: tuple[str, str]) -> None:
    async with reviewing(disputed, (60, 24)) as ann:
        await ann.press("A", keys[0])
        assert screen(ann).query_one("#reviewers").scroll_offset.y > 0
        await ann.press(keys[1])
        assert screen(ann).query_one("#reviewers").scroll_offset.y == 0


async def test_enter_opens_the_claim_in_its_article(ann: Reviewing) -> None:
    await ann.press("j", "enter")
    assert ann.on_top == "DeskScreen"
    assert ann.current == BRAKES.text


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_q_and_escape_go_back_to_the_text_and_do_not_quit(ann: Reviewing, key: str) -> None:
    await ann.press(key)
    assert ann.on_top == "DeskScreen"


async def test_question_mark_lists_the_keys_of_adjudication(ann: Reviewing) -> None:
    await ann.press("question_mark", *"still disputed", "enter")
    assert screen(ann).current == BRAKES.id


async def test_what_could_not_be_saved_is_told_and_the_claim_stays(ann: Reviewing) -> None:
    with contextlib.closing(sqlite3.connect(ann.path)) as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT raise(FAIL, 'disk is full'); END")
        other.commit()
    await ann.press("r", *"why", "enter", "5")
    assert "Not saved" in said(ann)
    assert screen(ann).current == CRANE.id
    assert "Why: why" in line(ann, "#why")


async def test_what_others_do_appears_without_a_key(ann: Reviewing) -> None:
    with Desk.open(ann.path, "cleo") as cleo:
        cleo.decide(AGREED.id, "false")
        cleo.note(CRANE.id, "one more")
    screen(ann).look_around()
    await ann.settle()
    assert screen(ann)._claims[-1] == AGREED.id
    assert "one more" in columns(ann)
    assert screen(ann).current == CRANE.id


async def test_a_file_without_disputes_says_so(path: Path) -> None:
    async with reviewing(path) as ann:
        await ann.press("A", "5", "r", "n", "enter")
        assert "nothing to settle" in text_of(screen(ann).query_one("#context", Static))


async def test_keys_pressed_right_after_settle_what_is_seen(disputed: Path) -> None:
    async with reviewing(disputed) as ann:
        await ann.keys("A", "5")
        await ann.settle()
        await ann.settle()
        assert standing(ann, CRANE) == (Workflow.FINAL, "false")
        assert ann.second.own_verdict(CRANE.id) is None


async def test_under_blind_review_it_says_what_to_do(disputed: Path) -> None:
    with Desk.open(disputed, "bea") as bea:
        bea.set_blind(True)
    async with reviewing(disputed) as ann:
        await ann.press("A")
        assert ann.on_top == "DeskScreen"
        assert "--reveal" in ann.notice


async def test_three_stand_side_by_side_on_80_cells_and_below_one_another_on_fewer(disputed: Path) -> None:
    with Desk.open(disputed, "dov") as dov:
        dov.decide(CRANE.id, "mixed")
    async with reviewing(disputed, (80, 24)) as ann:
        await ann.press("A")
        assert columns(ann).splitlines()[0].count("│") == 2
    async with reviewing(disputed, (70, 24)) as ann:
        await ann.press("A")
        assert "│" not in columns(ann)
        assert columns(ann).index("bea says so") < columns(ann).index("cleo says so")


@pytest.mark.parametrize("size", [(140, 45), (40, 10), (20, 5), (1, 1)])
async def test_adjudication_is_drawn_at_every_size(disputed: Path, size: tuple[int, int]) -> None:
    async with reviewing(disputed, size) as ann:
        await ann.press("A", "j", "space", "q")
        assert ann.on_top == "DeskScreen"


async def test_hostile_words_are_drawn_harmlessly(disputed: Path) -> None:
    for reviewer, rating in (("\x1b[31mbea\u202e", "true"), ("[bold]cleo", "false")):
        with Desk.open(disputed, reviewer) as desk:
            desk.decide(HOSTILE_CLAIMS[1].id, rating, rationale="\x1b]52;c;aGk=\x07 [link=x]")
    async with reviewing(disputed) as ann:
        await ann.press("A", "j", "j", "j")
        everything = columns(ann) + text_of(screen(ann).query_one("#context", Static)) + drawn(ann, 3)
        assert "[bold]cleo" in everything
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", everything)


def test_every_key_of_adjudication_does_one_thing() -> None:
    here = commands_of(Keymap(COMMANDS))
    keys = [key for command in here for key in command.keys]
    assert len(keys) == len(set(keys))
    assert all(callable(getattr(AdjudicatingScreen, f"action_{c.action.partition('(')[0]}")) for c in here)
