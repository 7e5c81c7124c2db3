"""Deciding on several claims, for a reason, with rationale and confidence, later."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widgets import Static

from tests.tui.making import FERRY_CLAIMS, HOSTILE_CLAIMS, UNTITLED_CLAIMS, Reviewing, reviewing, text_of
from workbench.domain.claim import Claim
from workbench.domain.dismissal import REASONS
from workbench.domain.review import Verdict, Workflow
from workbench.tui.widgets.reader import Reader

ALL = (*FERRY_CLAIMS, *UNTITLED_CLAIMS, *HOSTILE_CLAIMS)


def verdict(ann: Reviewing, claim: Claim) -> Verdict:
    (found,) = ann.second.record(claim.id).verdicts
    return found


def workflow(ann: Reviewing, claim: Claim) -> Workflow:
    return ann.in_file(claim).standing.workflow


# Several claims


async def test_plus_selects_claims_and_a_digit_decides_all_of_them_in_entries_of_their_own(ann: Reviewing) -> None:
    await ann.press("plus", "j", "j", "plus")
    assert ann.glyph(FERRY_CLAIMS[0]) == ann.glyph(FERRY_CLAIMS[2]) == "■"
    assert "2 claims selected: the next decision is for all" in ann.notice
    await ann.press("5")
    assert [e.subject for e in ann.second.log()] == [FERRY_CLAIMS[0].id, FERRY_CLAIMS[2].id]
    assert verdict(ann, FERRY_CLAIMS[0]).rating == verdict(ann, FERRY_CLAIMS[2]).rating == "false"
    assert ann.glyph(FERRY_CLAIMS[0]) == "✗"
    assert "✗ False, on 2 claims; u takes back all" in ann.notice
    assert ann.current == FERRY_CLAIMS[3].text


async def test_claims_of_several_articles_are_decided_together(ann: Reviewing) -> None:
    await ann.press("plus", "J", "plus", "J")
    assert "2 claims selected, 2 in other articles" in ann.notice
    await ann.press("1")
    assert verdict(ann, FERRY_CLAIMS[0]).rating == verdict(ann, UNTITLED_CLAIMS[0]).rating == "true"
    assert workflow(ann, HOSTILE_CLAIMS[0]) is Workflow.NEW
    assert ann.current == HOSTILE_CLAIMS[0].text  # one stays at a claim that was not decided


@pytest.mark.parametrize(("key", "stands"), [("x", Workflow.DISMISSED), ("s", Workflow.SECOND_REVIEW)])
async def test_what_is_selected_is_dismissed_or_left_to_others_at_once(
    ann: Reviewing, key: str, stands: Workflow
) -> None:
    await ann.press("plus", "j", "plus", key)
    assert workflow(ann, FERRY_CLAIMS[0]) is workflow(ann, FERRY_CLAIMS[1]) is stands


async def test_plus_again_lets_a_claim_go_and_esc_all_of_them(ann: Reviewing) -> None:
    await ann.press("plus", "plus")
    assert ann.notice.strip() == "No claim is selected any more."
    assert ann.glyph(FERRY_CLAIMS[0]) == "○"
    await ann.press("plus", "j", "plus", "escape", "1")
    assert [entry.subject for entry in ann.second.log()] == [FERRY_CLAIMS[1].id]


async def test_esc_ends_a_search_before_it_lets_go(ann: Reviewing) -> None:
    await ann.press("plus", "f", *"crane", "enter", "escape")
    assert ann.glyph(FERRY_CLAIMS[0]) == "■"
    await ann.press("escape")
    assert ann.glyph(FERRY_CLAIMS[0]) == "○"


async def test_one_undo_takes_back_a_decision_on_several_claims_and_one_redo_brings_it_back(ann: Reviewing) -> None:
    await ann.press("plus", "j", "plus", "j", "plus", "5", "u")
    assert [workflow(ann, claim) for claim in FERRY_CLAIMS[:3]] == [Workflow.NEW] * 3
    assert [ann.glyph(claim) for claim in FERRY_CLAIMS[:3]] == ["○"] * 3
    assert "taken back: verdict False, and 2 more; the last on:" in ann.notice
    await ann.press("U")
    assert [verdict(ann, claim).rating for claim in FERRY_CLAIMS[:3]] == ["false"] * 3
    assert [ann.glyph(claim) for claim in FERRY_CLAIMS[:3]] == ["✗"] * 3


async def test_where_one_claim_is_gone_none_is_decided_and_all_stay_selected(ann: Reviewing) -> None:
    await ann.press("plus", "j", "plus")
    ann.second._connection.execute("DELETE FROM claims WHERE id = ?", (FERRY_CLAIMS[0].id,))
    await ann.press("5")
    assert "Not saved, on none of 2 claims" in ann.notice
    assert list(ann.second.log()) == []
    assert ann.glyph(FERRY_CLAIMS[1]) == "■"


async def test_claims_on_which_reviewers_differ_after_it_are_counted(ann: Reviewing) -> None:
    ann.second.reviewer = "bea"
    ann.second.decide(FERRY_CLAIMS[1].id, "true")
    await ann.press("plus", "j", "plus", "5")
    assert "on 2 claims; reviewers differ now on 1; u takes back all" in ann.notice


# Why, and how sure


async def test_a_rationale_written_before_the_verdict_is_saved_with_it(ann: Reviewing) -> None:
    await ann.press("r", *"No log.", "enter")
    assert "The rationale goes with the verdict: 1 to 6 gives it" in ann.notice
    assert list(ann.second.log()) == []
    await ann.press("5")
    assert (verdict(ann, FERRY_CLAIMS[0]).rating, verdict(ann, FERRY_CLAIMS[0]).rationale) == ("false", "No log.")
    assert "✗ False, with its rationale" in ann.notice
    assert len(list(ann.second.log())) == 1


async def test_a_rationale_without_a_verdict_is_not_left_behind_without_a_word(ann: Reviewing) -> None:
    await ann.press("r", *"No log.", "enter", "j", "q")
    assert "A draft is not saved" in ann.notice
    assert ann.current == FERRY_CLAIMS[0].text
    await ann.press("r")
    assert ann.app.screen.filled() == "No log."  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(80, 24), (100, 24), (140, 45), (160, 50)])
@pytest.mark.parametrize("to_claim", ["g", "G"])
async def test_a_rationale_is_written_with_the_claim_in_view(path: Path, size: tuple[int, int], to_claim: str) -> None:
    async with reviewing(path, size) as ann:
        await ann.press(to_claim, "r", *"Why not.")
        reader, form = ann.screen.query_one(Reader), ann.app.screen.query_one(".form")
        claim = FERRY_CLAIMS[0 if to_claim == "g" else -1]
        rows = reader.layout_of_text.rows_of(claim.span)
        top = reader.region.y - round(reader.scroll_y)
        in_rows = Region(reader.region.x, top + rows.start, reader.region.width, len(rows))
        assert reader.region.contains_region(in_rows)
        assert not form.region.overlaps(in_rows)
        assert "Why? It goes with the verdict" in text_of(form.query(Static).first())


async def test_one_rationale_goes_with_the_verdict_on_all_that_is_selected(ann: Reviewing) -> None:
    await ann.press("plus", "j", "plus", "r", *"Same slip.", "enter", "5")
    assert {verdict(ann, claim).rationale for claim in FERRY_CLAIMS[:2]} == {"Same slip."}


async def test_capital_c_says_how_sure_one_is_before_the_verdict(ann: Reviewing) -> None:
    await ann.press("C")
    assert "How sure are you?  ▏" in ann.notice or "How sure are you? ▏" in ann.notice
    await ann.press("h", "2")
    assert verdict(ann, FERRY_CLAIMS[0]).confidence == "high"
    assert "Mostly true, confidence high" in ann.notice
    await ann.press("2")
    assert verdict(ann, FERRY_CLAIMS[1]).confidence is None


async def test_capital_c_says_how_sure_one_is_after_the_verdict_and_keeps_its_rationale(ann: Reviewing) -> None:
    await ann.press("r", *"So.", "enter", "2", "p", "C", "l")
    found = verdict(ann, FERRY_CLAIMS[0])
    assert (found.rating, found.confidence, found.rationale) == ("mostly-true", "low", "So.")
    assert "confidence low in Mostly true" in ann.notice
    await ann.press("u")
    assert verdict(ann, FERRY_CLAIMS[0]).confidence is None


async def test_another_letter_is_no_confidence(ann: Reviewing) -> None:
    await ann.press("C", "z")
    assert "h, m or l" in ann.notice
    await ann.press("C", "escape", "1")
    assert verdict(ann, FERRY_CLAIMS[0]).confidence is None


async def test_words_stay_where_the_verdict_could_not_be_saved(ann: Reviewing) -> None:
    await ann.press("C", "m", "r", *"So.", "enter")
    ann.second._connection.execute("DELETE FROM claims WHERE id = ?", (FERRY_CLAIMS[0].id,))
    await ann.press("5")
    assert "Not saved" in ann.notice
    assert ann.screen._drafts["claim.rationale", FERRY_CLAIMS[0].id] == "So."
    assert ann.screen._words[FERRY_CLAIMS[0].id].confidence == "medium"


# Put aside, for a reason


async def test_capital_x_puts_a_claim_aside_for_a_common_reason_by_one_key(ann: Reviewing) -> None:
    await ann.press("X")
    assert ann.on_top == "ReasonScreen"
    await ann.press("2")
    dismissal = ann.second.record(FERRY_CLAIMS[0].id).dismissal
    assert dismissal is not None
    assert dismissal.reason == REASONS[1]
    assert ann.current == FERRY_CLAIMS[1].text


async def test_what_is_recorded_on_one_selected_claim_speaks_of_one_claim(ann: Reviewing) -> None:
    await ann.press("plus", "X")
    assert any(text_of(one) == "1 claim selected" for one in ann.app.screen.query(Static))
    await ann.press("2")
    assert f"dismissed ({REASONS[1]}), on 1 claim; u takes it back" in ann.notice


async def test_capital_x_takes_words_of_ones_own(ann: Reviewing) -> None:
    await ann.press("X", *"It is 2 jokes.", "enter")
    dismissal = ann.second.record(FERRY_CLAIMS[0].id).dismissal
    assert dismissal is not None
    assert dismissal.reason == "It is 2 jokes."


async def test_esc_puts_nothing_aside(ann: Reviewing) -> None:
    await ann.press("X", *"hm", "escape")
    assert list(ann.second.log()) == []
    assert ann.current == FERRY_CLAIMS[0].text


async def test_one_reason_goes_for_all_that_is_selected(ann: Reviewing) -> None:
    await ann.press("plus", "j", "plus", "X", "1")
    for claim in FERRY_CLAIMS[:2]:
        dismissal = ann.second.record(claim.id).dismissal
        assert dismissal is not None
        assert dismissal.reason == REASONS[0]


# Later


async def test_capital_l_leaves_a_claim_for_when_all_others_are_decided(ann: Reviewing) -> None:
    await ann.press("L")
    assert "✓ Saved" in ann.notice
    assert "left for later" in ann.notice
    assert ann.glyph(FERRY_CLAIMS[0]) == "»"
    assert ann.current == FERRY_CLAIMS[1].text
    await ann.press("G", "N", "N", "N", "N")
    assert ann.current == HOSTILE_CLAIMS[-1].text
    await ann.press("g", "K", "K", "j", *"111111111")
    assert ann.current == FERRY_CLAIMS[0].text
    assert ann.messages[-1] == "Everything else is decided; 1 that you left for later is open still."
    await ann.press("1")
    assert ann.messages[-1].startswith("Every claim has been decided.")


async def test_n_comes_to_claims_left_for_later_in_their_order_and_says_so(ann: Reviewing) -> None:
    await ann.press("L", "G", "L", *"11111111")
    assert ann.current == FERRY_CLAIMS[-1].text
    await ann.press("n")
    assert ann.current == FERRY_CLAIMS[0].text
    assert "Everything else is decided; 2 that you left for later are open still." in ann.notice


async def test_capital_l_again_takes_it_back(ann: Reviewing) -> None:
    await ann.press("L", "k", "L")
    assert "no longer left for later" in ann.notice
    assert ann.glyph(FERRY_CLAIMS[0]) == "○"
    assert ann.second.left_for_later() == {}


async def test_what_is_left_for_later_is_so_in_the_next_session(path: Path) -> None:
    async with reviewing(path) as ann:
        await ann.press("j", "L")
    async with reviewing(path) as ann:
        assert ann.glyph(FERRY_CLAIMS[1]) == "»"
        await ann.press("g", "n")
        assert ann.current == FERRY_CLAIMS[2].text


async def test_others_see_a_claim_that_one_left_for_later_as_open(path: Path) -> None:
    async with reviewing(path) as ann:
        await ann.press("L")
    async with reviewing(path, reviewer="bea") as bea:
        assert bea.glyph(FERRY_CLAIMS[0]) == "○"
        await bea.press("j", "N")
        assert bea.current == FERRY_CLAIMS[0].text


async def test_a_decided_claim_is_not_left_for_later(ann: Reviewing) -> None:
    await ann.press("1", "k", "L")
    assert "only an open one can be left for later" in ann.notice


async def test_a_verdict_taken_back_leaves_its_claim_as_it_was_left(ann: Reviewing) -> None:
    await ann.press("L", "k", "1", "u")
    ann.screen.look_around()
    await ann.settle()
    assert ann.glyph(FERRY_CLAIMS[0]) == "»"


async def test_a_save_is_shown_with_its_time(ann: Reviewing) -> None:
    await ann.press("1")
    assert ann.notice.split()[:2] == ["✓", "Saved"]
    hours, minutes, seconds = ann.notice.split()[2].split(":")
    assert all(len(part) == 2 and part.isdecimal() for part in (hours, minutes, seconds))


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (10, 4), (1, 1)])
async def test_every_question_and_form_fits_any_terminal(path: Path, size: tuple[int, int]) -> None:
    async with reviewing(path, size) as ann:
        for keys in (("r", "a", "escape"), ("X", "escape"), ("C", "h"), ("f", "a", "escape"), ("m", "a"), ("plus",)):
            await ann.press(*keys)
        await ann.press("escape", "1")
        assert verdict(ann, FERRY_CLAIMS[0]).confidence == "high"
