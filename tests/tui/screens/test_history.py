"""Who did what, when; a verdict given again; several steps taken back at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.tui.making import FERRY_CLAIMS, UNTITLED_CLAIMS, Reviewing, ferry, kept_busy, reviewing, text_of, untitled
from workbench.desk.desk import Desk
from workbench.domain.review import Workflow
from workbench.tui.widgets.virtual_list import VirtualList


def said(ann: Reviewing, part: str) -> str:
    return text_of(ann.app.screen.query_one(f"#{part}", Static))


def rows(ann: Reviewing) -> list[str]:
    found = ann.app.screen.query_one(VirtualList)
    lines = [found._drawn(index).text for index in range(found.count)]
    return [" ".join(line.strip(" ▌").split()) for line in lines]


async def test_h_tells_who_did_what_to_the_claim_the_last_first(ann: Reviewing) -> None:
    ann.second.reviewer = "bea"
    ann.second.note(FERRY_CLAIMS[0].id, "Ask the port.")
    await ann.press("5", "k", "H")
    assert ann.on_top == "HistoryScreen"
    assert said(ann, "tabs").split("  ")[0].strip() == "This claim"
    assert said(ann, "heading") == "2 entries, times in UTC"
    first, second = rows(ann)
    assert first.endswith("ann verdict false")
    assert "bea note on" in second
    assert "Ask the port." in second
    assert "A loading crane toppled" in said(ann, "whole")


async def test_what_is_being_saved_is_told_once_it_is_on_the_disk(path: Path) -> None:
    async with reviewing(path) as ann:
        with kept_busy(path):
            await ann.keys("1", "k", "H")
            assert rows(ann) == []
        await ann.settle()
        assert len(rows(ann)) == 1


async def test_esc_q_and_h_go_back_to_the_desk(ann: Reviewing) -> None:
    for key in ("escape", "q", "H"):
        await ann.press("H", key)
        assert ann.on_top == "DeskScreen"
    assert ann.app.is_running


async def test_question_mark_lists_the_keys_of_the_history(ann: Reviewing) -> None:
    await ann.press("1", "H", "question_mark")
    assert ann.on_top == "HelpScreen"
    await ann.press(*"next page", "enter")
    assert ann.on_top == "HistoryScreen"
    assert said(ann, "heading").startswith("1 since you opened the desk")


async def test_a_claim_without_a_history_says_so(ann: Reviewing) -> None:
    await ann.press("H", "enter")
    assert said(ann, "heading") == "nothing yet"
    assert ann.on_top == "HistoryScreen"


async def test_enter_on_an_earlier_verdict_of_ones_own_gives_it_again_as_a_new_entry(ann: Reviewing) -> None:
    await ann.press("r", *"No log.", "enter", "5", "k", "1", "k", "H", "j")
    assert "gives this verdict again, as a new entry" in said(ann, "hint")
    await ann.press("enter")
    verdict = ann.second.own_verdict(FERRY_CLAIMS[0].id)
    assert verdict is not None
    assert (verdict.rating, verdict.rationale) == ("false", "No log.")
    assert len(ann.second.history(FERRY_CLAIMS[0].id)) == 3
    assert ann.glyph(FERRY_CLAIMS[0]) == "✗"
    assert "the earlier verdict, given again" in ann.notice


async def test_somebody_elses_verdict_is_not_given_again(ann: Reviewing) -> None:
    ann.second.reviewer = "bea"
    ann.second.decide(FERRY_CLAIMS[0].id, "false")
    await ann.press("H")
    assert "again" not in said(ann, "hint")
    await ann.press("enter")
    assert ann.on_top == "HistoryScreen"


async def test_the_session_tells_what_everybody_did_and_enter_goes_there(path: Path) -> None:
    with Desk.open(path, "bea") as bea:
        bea.note(FERRY_CLAIMS[1].id, "From yesterday.")
    async with reviewing(path) as ann:
        ann.second.reviewer = "bea"
        ann.second.decide(UNTITLED_CLAIMS[1].id, "true")
        await ann.press("x", "H", "tab")
        assert said(ann, "heading") == "2 since you opened the desk, 1 before, times in UTC"
        assert ["ann dismissal" in rows(ann)[0], "bea verdict true" in rows(ann)[1]] == [True, True]
        assert "From yesterday." in rows(ann)[2]
        await ann.press("j", "enter")
        assert (ann.article, ann.current) == (untitled.id, UNTITLED_CLAIMS[1].text)


async def test_a_note_on_an_article_leads_to_the_article(ann: Reviewing) -> None:
    ann.second.note(untitled.id, "Syndicated.")
    await ann.press("H", "l", "enter")
    assert ann.article == untitled.id


async def test_the_history_keeps_what_blind_review_hides(path: Path) -> None:
    with Desk.open(path, "bea") as bea:
        bea.set_blind(True)
        bea.decide(FERRY_CLAIMS[0].id, "false", rationale="A secret.")
        bea.decide(FERRY_CLAIMS[1].id, "false", rationale="A secret.")
        bea.undo()
    async with reviewing(path) as ann:
        await ann.press("H")
        assert rows(ann) == []
        await ann.press("tab")
        assert not any("secret" in row or "false" in row for row in rows(ann))
        await ann.press("escape", "1", "k", "H")
        assert "bea verdict false" in rows(ann)[1]


async def test_redacted_words_are_not_in_the_history(ann: Reviewing) -> None:
    await ann.press("r", *"A name.", "enter", "5", "k")
    ann.second.redact(next(ann.second.log()).id, "court order")
    for page in ((), ("tab",), ("tab",)):
        await ann.press("H", *page)
        assert not any("A name" in row for row in rows(ann))
        assert "A name" not in said(ann, "whole")
        await ann.press("escape")


async def test_the_list_says_what_will_be_taken_back_and_enter_takes_back_as_far_as_one_chose(ann: Reviewing) -> None:
    await ann.press("1", "x", "5", "H", "shift+tab")
    assert said(ann, "heading") == "1 entry of yours, marked ↶, would be taken back"
    await ann.press("j")
    assert said(ann, "heading") == "2 entries of yours, marked ↶, would be taken back"
    assert [row.startswith("↶") for row in rows(ann)] == [True, True, False]
    assert "takes back these 2, all at once" in said(ann, "hint")
    await ann.press("enter")
    standings = [ann.in_file(claim).standing.workflow for claim in FERRY_CLAIMS[:3]]
    assert standings == [Workflow.FINAL, Workflow.NEW, Workflow.NEW]
    assert ann.current == FERRY_CLAIMS[2].text
    assert [ann.glyph(claim) for claim in FERRY_CLAIMS[:3]] == ["✓", "○", "○"]
    await ann.press("U")
    assert [ann.glyph(claim) for claim in FERRY_CLAIMS[:3]] == ["✓", "–", "✗"]


async def test_what_was_decided_together_is_one_step_of_the_list(ann: Reviewing) -> None:
    await ann.press("plus", "j", "plus", "5", "H", "h")
    (row,) = rows(ann)
    assert "2 together, the last: verdict false" in row
    assert said(ann, "heading") == "2 entries of yours, marked ↶, would be taken back"


async def test_nothing_is_taken_back_that_was_not_in_the_list(ann: Reviewing) -> None:
    await ann.press("1", "H", "h")
    ann.second.note(FERRY_CLAIMS[3].id, "Written in another window.")
    await ann.press("enter")
    assert "something else meanwhile; nothing was taken back" in ann.notice
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "true"


async def test_without_anything_to_take_back_the_list_says_so(ann: Reviewing) -> None:
    await ann.press("H", "h", "enter")
    assert said(ann, "heading") == "there is nothing of yours to take back"


async def test_the_arrows_and_the_letters_go_through_rows_and_pages(ann: Reviewing) -> None:
    await ann.press(*"11111", "H", "right")
    rows_ = ann.app.screen.query_one(VirtualList)
    await ann.press("down", "down", "up")
    assert rows_.cursor == 1
    await ann.press("G")
    assert rows_.cursor == 4
    await ann.press("g")
    assert rows_.cursor == 0
    await ann.press("space", "b", "pagedown", "pageup")
    assert rows_.cursor == 0
    await ann.press("left", "right", "end")
    assert rows_.cursor == 4


async def test_what_others_wrote_is_drawn_harmlessly(ann: Reviewing) -> None:
    ann.second.reviewer = "b\x1b[31m[bold]ea"
    ann.second.note(FERRY_CLAIMS[0].id, "\x1b]52;c;aGk=\x07 [@click=app.quit]now[/] \u202etxt")
    for page in ((), ("tab",)):
        await ann.press("H", *page)
        drawn = " ".join(rows(ann)) + said(ann, "whole")
        assert "[@click=app.quit]now[/]" in drawn
        assert not set(drawn) & set("\x1b\x07\u202e")
        await ann.press("escape")


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (10, 4), (1, 1)])
async def test_the_history_fits_any_terminal(path: Path, size: tuple[int, int]) -> None:
    async with reviewing(path, size) as ann:
        await ann.press("1", "x", "H", "tab", "tab", "j", "escape", "j")
        assert ann.article == ferry.id
