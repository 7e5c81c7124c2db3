"""The next claim of a sort, where one was, marks, numbers, words found in the text."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.tui.making import (
    FERRY_CLAIMS,
    HOSTILE_CLAIMS,
    UNTITLED_CLAIMS,
    Reviewing,
    ferry,
    hostile,
    kept_busy,
    make_file,
    reviewing,
    untitled,
)
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Workflow
from workbench.store import links, schema, sqlite
from workbench.tui.widgets.reader import Reader


def found(ann: Reviewing) -> list[str]:
    """The words that are pointed out in the text."""
    article = ann.screen.session.article
    assert article is not None
    return [span.of(article.text) for span in ann.screen.query_one(Reader)._markup.found.spans]


def in_conflict(path: Path, one: str, other: str) -> None:
    with contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
        links.put(connection, [Link(one, other, Relation.CONFLICTS, 0.9, Grounds(plain="made up"))])


# The next of a sort


async def test_capital_d_goes_to_the_next_disputed_claim_in_another_article_too_and_round(ann: Reviewing) -> None:
    for claim in (FERRY_CLAIMS[3], HOSTILE_CLAIMS[1]):
        ann.second.move(claim.id, Workflow.DISPUTED)
    await ann.press("D")
    assert ann.current == FERRY_CLAIMS[3].text
    await ann.press("D")
    assert (ann.article, ann.current) == (hostile.id, HOSTILE_CLAIMS[1].text)
    await ann.press("D")
    assert ann.current == FERRY_CLAIMS[3].text
    assert "round to the first one" in ann.notice


async def test_capital_d_says_when_no_claim_is_disputed_or_this_is_the_only_one(ann: Reviewing) -> None:
    await ann.press("D")
    assert ann.notice.strip() == "No claim is disputed."
    ann.second.move(FERRY_CLAIMS[0].id, Workflow.DISPUTED)
    await ann.press("D")
    assert ann.notice.strip() == "This is the only disputed claim."


async def test_capital_f_goes_through_the_claims_that_another_one_contradicts(path: Path) -> None:
    in_conflict(path, FERRY_CLAIMS[2].id, UNTITLED_CLAIMS[1].id)
    async with reviewing(path) as ann:
        await ann.press("F")
        assert ann.current == FERRY_CLAIMS[2].text
        await ann.press("F")
        assert (ann.article, ann.current) == (untitled.id, UNTITLED_CLAIMS[1].text)
        await ann.press("F")
        assert ann.current == FERRY_CLAIMS[2].text


async def test_capital_f_says_when_nothing_is_in_conflict(ann: Reviewing) -> None:
    await ann.press("F")
    assert ann.notice.strip() == "No claim is known to be in conflict with another."


async def test_at_goes_to_the_next_claim_of_the_same_claimant(path: Path) -> None:
    with contextlib.closing(schema.open_file(path)) as connection:
        connection.execute("UPDATE claims SET claimant = 'Per Aker' WHERE id = ?", (UNTITLED_CLAIMS[0].id,))
    async with reviewing(path) as ann:
        await ann.press("at")
        assert "names nobody as the claimant" in ann.notice
        await ann.press("j", "at")
        assert ann.notice.strip() == "This is the only claim of this claimant."
        await ann.press("j", "at")
        assert (ann.article, ann.current) == (untitled.id, UNTITLED_CLAIMS[0].text)


async def test_h_and_l_go_from_article_to_article_as_the_arrows_do(ann: Reviewing) -> None:
    await ann.press("l")
    assert ann.article == untitled.id
    await ann.press("h")
    assert ann.article == ferry.id


# By number


async def test_number_sign_goes_to_a_claim_by_its_number(ann: Reviewing) -> None:
    await ann.press("number_sign")
    assert "Go to claim number" in ann.notice
    assert "of 5" in ann.notice
    await ann.press("4", "enter")
    assert ann.current == FERRY_CLAIMS[3].text
    assert not list(ann.second.log())


async def test_a_number_that_no_claim_has_is_told_and_letters_are_no_number(ann: Reviewing) -> None:
    await ann.press("number_sign", "x", "1", "2", "enter")
    assert ann.notice.strip() == "This article has the claims 1 to 5."
    assert ann.current == FERRY_CLAIMS[0].text
    await ann.press("number_sign", "3", "escape", "j")
    assert ann.current == FERRY_CLAIMS[1].text


# Where one was


async def test_comma_goes_back_to_where_one_was_and_full_stop_forward_again(ann: Reviewing) -> None:
    await ann.press("j", "j", "J", "G")
    assert ann.current == UNTITLED_CLAIMS[1].text
    await ann.press("comma", "comma")
    assert (ann.article, ann.current) == (ferry.id, FERRY_CLAIMS[2].text)
    await ann.press("full_stop", "full_stop")
    assert ann.current == UNTITLED_CLAIMS[1].text
    await ann.press("full_stop")
    assert "no place further on" in ann.notice


async def test_comma_goes_back_through_the_claims_one_decided(ann: Reviewing) -> None:
    await ann.press("1", "1", "comma")
    assert ann.current == FERRY_CLAIMS[1].text
    await ann.press("comma", "comma")
    assert ann.current == FERRY_CLAIMS[0].text
    assert "this is where you began" in ann.notice


async def test_comma_passes_by_a_place_that_is_gone(ann: Reviewing) -> None:
    await ann.press("G", "J")
    ann.second._connection.execute("DELETE FROM claims WHERE id = ?", (FERRY_CLAIMS[-1].id,))
    await ann.press("comma")
    assert ann.current == FERRY_CLAIMS[0].text


# Marks


async def test_m_and_a_letter_marks_a_place_and_apostrophe_comes_back_to_it(ann: Reviewing) -> None:
    await ann.press("j", "m")
    assert "Mark this place with a letter" in ann.notice
    await ann.press("a")
    assert "✓ Saved" in ann.notice
    await ann.press("J", "J", "apostrophe")
    assert "Go to mark" in ann.notice
    await ann.press("a")
    assert (ann.article, ann.current) == (ferry.id, FERRY_CLAIMS[1].text)


async def test_a_mark_can_be_gone_to_before_it_is_on_the_disk(path: Path) -> None:
    async with reviewing(path) as ann:
        with kept_busy(path):
            await ann.keys("j", "m", "a", "J", "apostrophe", "a")
            assert ann.current == FERRY_CLAIMS[1].text
        await ann.settle()


async def test_marks_are_there_in_the_next_session(path: Path) -> None:
    async with reviewing(path) as ann:
        await ann.press("G", "m", "z")
    async with reviewing(path) as ann:
        await ann.press("J", "apostrophe", "z")
        assert ann.current == FERRY_CLAIMS[-1].text


async def test_a_letter_without_a_mark_names_those_that_are_set(ann: Reviewing) -> None:
    await ann.press("apostrophe")
    assert "none is set yet, m and a letter sets one" in ann.notice
    await ann.press("q")
    assert ann.notice.strip() == "There is no mark q; you have set none yet."
    await ann.press("m", "b", "apostrophe", "q")
    assert ann.notice.strip() == "There is no mark q; you have set b."
    assert ann.app.is_running


async def test_no_mark_is_set_by_esc_or_a_key_that_is_no_letter(ann: Reviewing) -> None:
    await ann.press("m", "escape", "m", "?", "m", "down")
    assert ann.second.marks() == {}
    assert ann.current == FERRY_CLAIMS[1].text  # the arrow did what it does
    assert ann.on_top == "DeskScreen"


# Words in the text


async def test_f_finds_words_as_they_are_typed_and_enter_stays(ann: Reviewing) -> None:
    await ann.press("f", *"cran")
    assert [word.lower() for word in found(ann)] == ["cran"] * 5
    assert "1 of 5" in ann.notice
    await ann.press("e", "enter")
    assert "Hit 1 of 5: n and N go on" in ann.notice


async def test_digits_that_are_sought_are_no_verdicts(ann: Reviewing) -> None:
    await ann.press("f", *"110", "enter")
    assert found(ann) == ["110"]
    assert ann.current == FERRY_CLAIMS[3].text
    assert not list(ann.second.log())


async def test_n_and_capital_n_go_through_the_hits_until_esc_ends_the_search(ann: Reviewing) -> None:
    await ann.press("f", *"dockers", "enter")
    assert ann.current == FERRY_CLAIMS[0].text
    await ann.press("n")
    assert "Hit 2 of 3" in ann.notice
    assert ann.current == FERRY_CLAIMS[2].text
    await ann.press("n", "n")
    assert "Hit 1 of 3" in ann.notice
    await ann.press("N")
    assert "Hit 3 of 3" in ann.notice
    await ann.press("escape")
    assert found(ann) == []
    assert "n and N go to open claims again" in ann.notice
    await ann.press("n")
    assert ann.current == UNTITLED_CLAIMS[0].text


async def test_n_goes_through_the_hits_of_a_search_in_all_articles_too(ann: Reviewing) -> None:
    await ann.press("slash", *"crane", "enter")
    assert "Hit 1 of 5" in ann.notice
    await ann.press("n")
    assert "Hit 2 of 5" in ann.notice


async def test_a_search_ends_with_its_article(ann: Reviewing) -> None:
    await ann.press("f", *"crane", "enter", "J", "K", "n")
    assert found(ann) == []
    assert ann.current == FERRY_CLAIMS[1].text


async def test_arrows_go_through_the_hits_while_one_types(ann: Reviewing) -> None:
    await ann.press("f", *"crane", "down", "down")
    assert "3 of 5" in ann.notice
    await ann.press("up", "enter")
    assert "Hit 2 of 5" in ann.notice


async def test_esc_while_one_types_leaves_everything_as_it_was(path: Path) -> None:
    async with reviewing(path, (80, 24)) as ann:
        reader = ann.screen.query_one(Reader)
        await ann.press("f", *"strike")
        assert reader.scroll_y > 0
        await ann.press("escape")
        assert (reader.scroll_y, found(ann), ann.current) == (0, [], FERRY_CLAIMS[0].text)


async def test_what_is_not_there_is_told_and_backspace_mends_it(ann: Reviewing) -> None:
    await ann.press("f", *"dockerz")
    assert "nothing found" in ann.notice
    await ann.press("backspace")
    assert "1 of 4" in ann.notice
    await ann.press(*"zz", "enter")
    assert "Nothing was found" in ann.notice
    await ann.press("f", "backspace", "j")
    assert ann.current == FERRY_CLAIMS[1].text


async def test_words_are_pasted_into_what_is_sought(ann: Reviewing) -> None:
    await ann.press("f")
    await ann.paste("two of\nthe four")
    await ann.press("enter")
    assert found(ann) == ["Two of the four"]


async def test_a_save_that_arrives_while_one_types_waits_for_its_turn(ann: Reviewing) -> None:
    await ann.keys("1", "f", "q", "u")
    await ann.settle()
    assert "Find qu" in ann.notice
    await ann.press("escape")
    assert "✓ Saved" in ann.notice


async def test_questions_in_a_file_without_articles_have_an_answer(tmp_path: Path) -> None:
    async with reviewing(make_file(tmp_path / "empty.db")) as ann:
        for key in ("f", "number_sign", "m", "apostrophe", "D", "F", "at", "comma", "full_stop", "escape"):
            await ann.press(key)
        assert ann.on_top == "DeskScreen"
        assert ann.screen._question is None
        assert ann.app.is_running


@pytest.mark.parametrize("key", ["f", "m", "number_sign"])
async def test_a_form_opened_from_a_question_gets_its_keys(ann: Reviewing, key: str) -> None:
    await ann.press(key, "ctrl+p")
    assert ann.on_top == "CommandPalette"
