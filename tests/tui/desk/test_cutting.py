"""Claims cut anew, split, joined and worded anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.tui.desk.test_selecting import by_hand, chosen, drag, reader
from tests.tui.making import FERRY, FERRY_CLAIMS, HOSTILE, Reviewing, ferry, hostile, reviewing
from workbench.domain.claim import Origin
from workbench.domain.review import Workflow
from workbench.tui.commands.selecting import SELECTING

CRANE, INSPECTED, BRAKES, WINDS, STRIKE = FERRY_CLAIMS


async def test_a_claim_is_cut_anew_from_where_it_stands(ann: Reviewing) -> None:
    await ann.press("j", "R")
    assert chosen(ann) == INSPECTED.text
    await ann.press("b", "b", "b", "enter")
    assert by_hand(ann) == ["The port authority said on Tuesday that the crane had been inspected"]
    assert ann.current == by_hand(ann)[0]
    assert ann.in_file(INSPECTED).standing.workflow is Workflow.DISMISSED
    await ann.press("u")
    assert (by_hand(ann), ann.current) == ([], INSPECTED.text)
    await ann.press("U")
    assert by_hand(ann) != []


async def test_a_claim_cut_to_where_it_stands_is_not_recorded(ann: Reviewing) -> None:
    await ann.press("R", "enter")
    assert "already; nothing was recorded" in ann.notice
    assert list(ann.second.log()) == []
    await ann.press("1")
    assert ann.in_file(CRANE).standing.workflow is Workflow.FINAL


async def test_a_claim_is_split_where_the_moving_end_is(ann: Reviewing) -> None:
    await ann.press("j", "R", "b", "b", "b", "b", "b", "b", "S")
    first, second = by_hand(ann)
    assert (first, second) == ("The port authority said on Tuesday that the", "crane had been inspected in March.")
    assert ann.current == first
    await ann.press("u")
    assert by_hand(ann) == []
    assert ann.in_file(INSPECTED).standing.workflow is Workflow.NEW


async def test_a_claim_is_not_split_outside_of_it(ann: Reviewing) -> None:
    for keys in (("v", "w", "S"), ("R", "o", "S"), ("R", "w", "w", "S")):
        await ann.press(*keys)
        assert "claim" in ann.notice
        assert chosen(ann) != ""
        await ann.press("escape")
    assert list(ann.second.log()) == []


async def test_a_claim_without_parts_says_how_it_is_split(ann: Reviewing) -> None:
    await ann.press("j", "S")
    assert "R goes into it" in ann.notice


async def test_a_claim_is_joined_with_the_next_and_one_undo_brings_both_back(ann: Reviewing) -> None:
    await ann.press("j", "ampersand")
    words = FERRY[INSPECTED.start : BRAKES.end]
    assert (by_hand(ann), ann.current) == ([words], words)
    assert "both are put aside" in ann.notice
    assert [ann.in_file(c).standing.workflow for c in (INSPECTED, BRAKES)] == [Workflow.DISMISSED] * 2
    await ann.press("u")
    assert (by_hand(ann), ann.current) == ([], INSPECTED.text)
    assert [ann.in_file(c).standing.workflow for c in (INSPECTED, BRAKES)] == [Workflow.NEW] * 2
    assert [ann.glyph(c) for c in (INSPECTED, BRAKES)] == ["○", "○"]
    await ann.press("U")
    assert by_hand(ann) == [words]


async def test_a_claim_is_joined_over_one_that_was_put_aside(ann: Reviewing) -> None:
    await ann.press("j", "x", "g", "ampersand")
    assert by_hand(ann) == [FERRY[CRANE.start : BRAKES.end]]


async def test_the_last_claim_has_none_to_be_joined_with(ann: Reviewing) -> None:
    await ann.press("G", "ampersand")
    assert "no claim after this one" in ann.notice
    assert list(ann.second.log()) == []


async def test_w_phrases_a_claim_as_it_is_checked_and_its_own_words_stay(ann: Reviewing) -> None:
    await ann.press("w")
    await ann.paste("A crane fell onto a ferry in Orsund on 1 May 2023.")
    await ann.press("enter")
    assert ann.second.record(CRANE.id).wording == "A crane fell onto a ferry in Orsund on 1 May 2023."
    assert ann.in_file(CRANE).claim.text == CRANE.text
    panel = " ".join(ann.panel.split())
    assert "As checked A crane fell onto a ferry in Orsund on 1 May 2023." in panel
    assert "to be checked as: A crane" in ann.notice


async def test_a_wording_that_is_emptied_is_taken_back(ann: Reviewing) -> None:
    await ann.press("w")
    await ann.paste("It fell.")
    await ann.press("enter", "w")
    for _ in "It fell.":
        await ann.press("backspace")
    await ann.press("enter")
    assert ann.second.record(CRANE.id).wording is None
    assert "in its own words" in ann.notice
    await ann.press("u")
    assert ann.second.record(CRANE.id).wording == "It fell."


async def test_a_wording_of_nothing_where_there_is_none_is_refused_and_the_form_stays(ann: Reviewing) -> None:
    await ann.press("w", "enter")
    assert ann.on_top == "WritingScreen"
    assert list(ann.second.log()) == []


async def test_z_shows_the_clutter_and_folds_it_again(ann: Reviewing) -> None:
    await ann.press("z")
    assert "folded away" in ann.notice  # a line of it is not worth a fold


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_selected_the_claim_is_the_articles_characters(path: Path, seed: int) -> None:
    """Wide and joined characters, tabs, controls and text that runs right to left stand in that article."""
    chance = random.Random(seed)
    keys = [c.keys[0] for c in SELECTING if c.footer or "_" in c.action]
    keys = [key for key in keys if key not in ("enter", "escape", "S", "question_mark")]
    async with reviewing(path, (chance.choice([46, 80, 120]), 30)) as ann:
        await ann.press("J", "J")
        assert ann.article == hostile.id
        for _ in range(5):
            await ann.press("v", *chance.choices(keys, k=6))
            span = reader(ann)._markup.selected
            assert span is not None
            await ann.press("enter")
            wanted = span.of(HOSTILE).strip()
            if wanted:
                assert ann.current == wanted
        made = [r.claim for r in ann.second.claims(article=hostile.id) if r.claim.origin is Origin.REVIEWER]
        assert all(claim.text == HOSTILE[claim.start : claim.end] for claim in made)
        assert made
        assert ann.second.check().problems == []


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_the_mouse_selects_the_claim_is_the_articles_characters(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    async with reviewing(path, (70, 30)) as ann:
        await ann.press("J", "J")
        layout = reader(ann).layout_of_text
        drawn = [n for row in range(len(layout)) for n in range(layout.drawn(row).start, layout.drawn(row).end)]
        start, end = sorted(chance.sample(drawn, 2))
        await drag(ann, start, end)
        span = reader(ann).selected_span
        assert span is not None
        await ann.press("enter")
        assert ann.current == span.of(HOSTILE).strip()


async def test_a_key_that_cuts_waits_for_what_is_being_saved(ann: Reviewing) -> None:
    await ann.keys("S", "R", "ampersand", "1")
    await ann.settle()
    assert len(by_hand(ann)) == 3
    assert [entry.action for entry in ann.second.log()] == ["re-cut"]
    assert ann.article == ferry.id
