"""Text selected with the keyboard or the mouse, and made a claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Static

from tests.tui.making import FERRY, FERRY_CLAIMS, Reviewing, ferry, make_file, quiet, reviewing, text_of
from workbench.domain.article import article_id
from workbench.domain.claim import Origin
from workbench.domain.review import Workflow
from workbench.domain.span import Span
from workbench.tui.commands.selecting import SELECTING
from workbench.tui.widgets.lines import KeyLine
from workbench.tui.widgets.reader import Reader

CRANE = FERRY_CLAIMS[0]
SECOND = "The port authority said on Tuesday"
DIVERS = "Divers looked for a docker who was still missing."


def reader(ann: Reviewing) -> Reader:
    return ann.screen.query_one(Reader)


def chosen(ann: Reviewing) -> str:
    """The words that are selected."""
    span = reader(ann)._markup.selected
    return "" if span is None else span.of(FERRY)


def by_hand(ann: Reviewing) -> list[str]:
    return [r.claim.text for r in ann.second.claims(article=ferry.id) if r.claim.origin is Origin.REVIEWER]


async def drag(ann: Reviewing, start: int, end: int) -> None:
    """The mouse drawn over the characters from *start* to *end*."""
    here = reader(ann)
    left = here._margin() + here._gutter()
    (top, first), (bottom, last) = here.layout_of_text.place_of(start), here.layout_of_text.place_of(end)
    at, to = (left + first, top - here.scroll_offset.y), (left + last, bottom - here.scroll_offset.y)
    await ann.pilot.mouse_down(Reader, offset=at)
    await ann.pilot.hover(Reader, offset=to)
    await ann.pilot.mouse_up(Reader, offset=to)
    await ann.pilot.pause()


async def test_v_begins_with_the_first_word_of_the_current_claim(ann: Reviewing) -> None:
    await ann.press("v")
    assert chosen(ann) == "A"


async def test_v_begins_with_the_first_word_on_the_screen_where_the_claim_is_not_on_it(path: Path) -> None:
    async with reviewing(path, (80, 16)) as ann:
        await ann.press("space", "space", "v")
        assert reader(ann).visible_span.overlaps(Span(FERRY.index(chosen(ann)), FERRY.index(chosen(ann)) + 1))
        assert chosen(ann) not in ("", "A")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("l", "A "), ("ll", "A l"), ("llh", "A "), ("w", "A loading"), ("ww", "A loading crane"), ("wwb", "A loading"),
        ("s", CRANE.text), (")", CRANE.text), ("s(", "ORSUND - A"), ("wwo", "A loading crane"),
        ("wwow", "loading crane"), ("wwovw", "A loading"), ("wwv", "crane"), ("a", f"ORSUND - {CRANE.text}"),
        ("jjjv", "port"), ("jjjkv", "“"), ("$", None), ("w0", "ORSUND - A"),
    ],
)  # fmt: skip
async def test_keys_move_an_end(ann: Reviewing, keys: str, words: str | None) -> None:
    await ann.press("v", *keys)
    row = reader(ann).layout_of_text.drawn(reader(ann).layout_of_text.row_of(CRANE.start))
    if words in ("port", "“"):  # what stands below is up to the width
        assert reader(ann).layout_of_text.row_of(reader(ann)._markup.cursor.start) == (  # type: ignore[union-attr]
            reader(ann).layout_of_text.row_of(CRANE.start) + {"port": 4, "“": 3}[words]
        )
    else:
        assert chosen(ann) == (words if words is not None else FERRY[CRANE.start : row.end])


@pytest.mark.parametrize(
    ("key", "same_as"),
    [("right", "l"), ("left", "h"), ("down", "j"), ("up", "k"), ("home", "0"), ("end", "$"), ("space", "pagedown")],
)
async def test_arrows_and_named_keys_do_as_the_letters_do(path: Path, key: str, same_as: str) -> None:
    async with reviewing(path) as ann:
        await ann.press("v", "w", "s", key)
        first = chosen(ann)
        await ann.press("escape", "v", "w", "s", same_as)
        assert chosen(ann) == first


async def test_a_page_on_and_back(path: Path) -> None:
    async with reviewing(path, (80, 24)) as ann:
        await ann.press("v", "pagedown")
        further = reader(ann)._markup.cursor
        assert further is not None
        assert reader(ann).layout_of_text.row_of(further.start) > reader(ann).layout_of_text.row_of(CRANE.start) + 4
        assert further.within(reader(ann).visible_span)
        await ann.press("pageup")
        assert chosen(ann) == "A"


async def test_enter_makes_a_claim_of_it_and_goes_there(ann: Reviewing) -> None:
    await ann.press("G", "v", "(", "v", "s", "enter")
    assert by_hand(ann) == [DIVERS]
    assert ann.current == DIVERS
    assert chosen(ann) == ""
    assert f"added: {DIVERS}" in ann.notice
    assert "✓ Saved" in ann.notice
    await ann.press("u")
    assert by_hand(ann) == []


async def test_esc_and_q_leave_it_and_record_nothing(ann: Reviewing) -> None:
    for key in ("escape", "q"):
        await ann.press("v", "w", key)
        assert chosen(ann) == ""
        assert ann.notice.strip() == "Nothing was recorded."
    assert list(ann.second.log()) == []
    assert ann.app.is_running


async def test_keys_of_the_desk_rest_meanwhile_and_work_again_after_it(ann: Reviewing) -> None:
    await ann.press("v", "1", "x", "n", "e", "t", "u", "J", "slash")
    assert ann.on_top == "DeskScreen"
    assert (ann.current, ann.article) == (CRANE.text, ferry.id)
    await ann.press("escape", "1")
    assert ann.in_file(CRANE).standing.workflow is Workflow.FINAL


async def test_keys_of_selecting_do_nothing_on_the_desk(ann: Reviewing) -> None:
    await ann.press("o", "0", "dollar_sign", "left_parenthesis")
    assert chosen(ann) == ""


async def test_the_footer_and_the_help_are_those_of_selecting(ann: Reviewing) -> None:
    before = text_of(ann.screen.query_one(KeyLine))
    await ann.press("v")
    assert "Enter Claim it" in text_of(ann.screen.query_one(KeyLine))
    await ann.press("question_mark")
    assert ann.on_top == "HelpScreen"
    assert f"{len(SELECTING)} of {len(SELECTING)}" in text_of(ann.app.screen.query_one("#count", Static))
    await ann.press("escape", "escape")
    assert text_of(ann.screen.query_one(KeyLine)) == before


async def test_help_does_what_is_chosen_in_it_while_selecting(ann: Reviewing) -> None:
    await ann.press("v", "question_mark")
    await ann.type("Sentence")
    await ann.press("enter")
    assert chosen(ann) == CRANE.text


async def test_boilerplate_is_refused_in_a_sentence(ann: Reviewing) -> None:
    also = FERRY.index("Read also")
    reader(ann).scroll_to_span(Span(also, also + 4))
    await drag(ann, also, also + 9)
    await ann.press("enter")
    assert "is boilerplate (related links)" in ann.notice
    assert list(ann.second.log()) == []


async def test_an_article_without_words_has_nothing_to_select(tmp_path: Path) -> None:
    blank = replace(quiet, id=article_id(" \n"), text=" \n", passages=())
    async with reviewing(make_file(tmp_path / "blank.db", (blank, ()))) as ann:
        await ann.press("v")
        assert "no words" in ann.notice
    async with reviewing(make_file(tmp_path / "none.db")) as ann:
        await ann.press("v", "enter", "R", "S", "ampersand", "w", "z")


# The mouse


async def test_enter_makes_a_claim_of_what_the_mouse_selected(ann: Reviewing) -> None:
    start = FERRY.index(SECOND)
    await drag(ann, start, start + len(SECOND) - 1)
    await ann.press("enter")
    assert by_hand(ann) == [SECOND]
    assert not reader(ann).selected_span


async def test_enter_without_a_selection_says_how_one_selects(ann: Reviewing) -> None:
    await ann.press("enter")
    assert "v selects" in ann.notice


async def test_v_goes_on_with_what_the_mouse_selected(ann: Reviewing) -> None:
    start = FERRY.index(SECOND)
    await drag(ann, start, start + len(SECOND) - 1)
    await ann.press("v")
    assert chosen(ann) == SECOND
    await ann.press("b", "b", "enter")
    assert by_hand(ann) == ["The port authority said"]


async def test_the_mouse_selects_anew_while_text_is_being_selected(ann: Reviewing) -> None:
    await ann.press("v", "w")
    start = FERRY.index(SECOND)
    await drag(ann, start, start + len(SECOND) - 1)
    assert chosen(ann) == SECOND


async def test_a_click_moves_the_end_there_while_text_is_being_selected(ann: Reviewing) -> None:
    await ann.press("v", "w")
    here = reader(ann)
    row, cell = here.layout_of_text.place_of(FERRY.index("crane toppled"))
    await ann.pilot.click(Reader, offset=(here._margin() + here._gutter() + cell, row - here.scroll_offset.y))
    assert chosen(ann) == "A loading c"
    assert ann.current == CRANE.text


async def test_what_is_selected_survives_a_resize(path: Path) -> None:
    async with reviewing(path, (120, 40)) as ann:
        await ann.press("v", "s")
        await ann.pilot.resize_terminal(50, 20)
        await ann.pilot.pause()
        await ann.press("j", "k", "w")
        assert chosen(ann).startswith(CRANE.text)


async def test_another_article_lets_go_of_what_was_selected(ann: Reviewing) -> None:
    await ann.press("v", "w")
    ann.screen.open_at(ann.screen.session.articles[1].id)
    await ann.settle()
    assert reader(ann)._markup.selected is None
    await ann.press("K")
    assert ann.article == ferry.id
