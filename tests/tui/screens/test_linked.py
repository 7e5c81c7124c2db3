"""What claims of other articles have to do with the current one: gone to, listed, and decided together."""

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.store.making import article_of, claim_of, quantity_of, stored
from tests.tui.making import Reviewing, reviewing, text_of
from workbench.desk import linking
from workbench.desk.desk import Desk
from workbench.domain.claim import Claim, Kind, Occurred
from workbench.domain.link import Relation
from workbench.domain.review import Action

DAY = Occurred("2023-05-01", "2023-05-01")
PAPER = "A crane toppled onto a ferry in Orsund harbour on Monday, killing three dockers."
GAZETTE = "Three dockers were killed when a crane toppled onto a ferry in Orsund harbour on Monday."
POST = "Five dockers were killed when a crane toppled onto a ferry in Orsund harbour on Monday."
APART = "The choir of the island sang for two hundred guests in March."


def one(words: str, figure: str, number: float, outlet: str) -> tuple[object, list[Claim]]:
    article = article_of(
        words, source=f"{outlet}.txt", title=f"As the {outlet} has it", outlet=outlet, published="2023-05-02"
    )
    quantity = quantity_of(article, figure, number, what="dockers", state="killed")
    about = {"kind": Kind.EVENT, "occurred": DAY, "place": "Orsund", "quantities": (quantity,)}
    return article, [claim_of(article, words, **about)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in which two articles tell the same, one otherwise, and one something else."""
    path = tmp_path / "review.db"
    for words, figure, number, outlet in (
        (PAPER, "three", 3, "Paper"), (GAZETTE, "Three", 3, "Gazette"), (POST, "Five", 5, "Post"),
    ):  # fmt: skip
        stored(path, one(words, figure, number, outlet))  # type: ignore[arg-type]
    other = article_of(APART, source="zz.txt", title="Choir", published="2023-05-02")
    stored(path, (other, [claim_of(other, APART)]))
    for _ in linking.update(path):
        pass
    return path


def told(ann: Reviewing, part: str = "told") -> str:
    return text_of(ann.app.screen.query_one(f"#{part}", Static))


async def at(ann: Reviewing, words: str) -> None:
    """Goes to the claim that says *words*."""
    ann.screen.go_to_claim(next(one for one in ann.second.claims() if one.claim.text == words))
    await ann.settle()


def test_the_articles_of_these_tests_agree_and_conflict(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        found = {frozenset((p.first.claim.text, p.second.claim.text)): p.link.relation for p in desk.links()}
    assert found == {
        frozenset((PAPER, GAZETTE)): Relation.AGREES,
        frozenset((PAPER, POST)): Relation.CONFLICTS,
        frozenset((GAZETTE, POST)): Relation.CONFLICTS,
    }


async def test_the_panel_says_what_conflicts_and_what_agrees_with_the_figures(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        assert "≠ conflicts with 1 other claim · = agrees with 1 other claim" in ann.panel
        assert POST in ann.panel


async def test_o_lists_the_linked_claims_side_by_side_conflicts_first_and_enter_goes_there(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press("o")
        assert ann.on_top == "LinksScreen"
        assert "≠ conflicts" in told(ann)
        assert "As the Paper has it" in told(ann)
        assert "As the Post has it" in told(ann)
        await ann.press("enter")
        assert (ann.on_top, ann.current) == ("DeskScreen", POST)
        await ann.press("comma")
        assert ann.current == PAPER


async def test_o_where_nothing_is_linked_says_so(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, APART)
        await ann.press("o")
        assert ann.on_top == "DeskScreen"
        assert "Nothing else in the file" in ann.notice


async def test_exclamation_mark_lists_every_conflict_of_the_file(path: Path) -> None:
    async with reviewing(path) as ann:
        await ann.press("exclamation_mark")
        assert "Conflicts  2" in told(ann, "heading")
        await ann.press("j", "o")
        assert ann.on_top == "DeskScreen"
        assert ann.current in (PAPER, GAZETTE, POST)


async def test_the_story_line_shows_every_version_and_enter_goes_to_one(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press("equals_sign")
        assert "3 claims of 3 articles, told in 2 versions" in told(ann, "heading")
        await ann.press("G")
        assert "As the Post has it" in told(ann)
        await ann.press("enter")
        assert (ann.on_top, ann.current) == ("DeskScreen", POST)


async def test_c_carries_ones_verdict_to_what_says_the_same_and_one_undo_takes_it_back(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press("1")
        await at(ann, PAPER)
        await ann.press("equals_sign", "c")
        assert "True, carried to 1 claim" in told(ann, "notice")
        ratings = {c.claim.text: c.standing.rating for c in ann.second.claims()}
        assert (ratings[PAPER], ratings[GAZETTE], ratings[POST]) == ("true", "true", None)
        await ann.press("escape", "u")
        ratings = {c.claim.text: c.standing.rating for c in ann.second.claims()}
        assert (ratings[PAPER], ratings[GAZETTE]) == ("true", None)


async def test_shift_c_carries_it_to_the_claim_under_the_cursor_whatever_that_says(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press("1")
        await at(ann, PAPER)
        await ann.press("equals_sign", "G", "C")
        assert {c.claim.text: c.standing.rating for c in ann.second.claims()}[POST] == "true"
        assert [e.action for e in ann.second.log()][-1] == Action.VERDICT


async def test_nothing_is_carried_where_one_has_no_verdict(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press("equals_sign", "c")
        assert "Not saved" in told(ann, "notice")
        assert all(c.standing.rating is None for c in ann.second.claims())


@pytest.mark.parametrize("key", ["o", "exclamation_mark", "equals_sign"])
@pytest.mark.parametrize("back", ["escape", "q"])
async def test_one_comes_back_to_where_one_was(path: Path, key: str, back: str) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press(key)
        assert ann.on_top != "DeskScreen"
        await ann.press(back)
        assert (ann.on_top, ann.current) == ("DeskScreen", PAPER)


@pytest.mark.parametrize("key", ["o", "exclamation_mark", "equals_sign"])
@pytest.mark.parametrize("size", [(80, 24), (40, 10), (1, 1)])
async def test_there_is_room_on_every_terminal(path: Path, key: str, size: tuple[int, int]) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press(key)
        await ann.pilot.resize_terminal(*size)
        await ann.press("j", "k", "escape")
        assert ann.on_top == "DeskScreen"


async def test_question_mark_lists_the_keys_of_the_list(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press("equals_sign", "question_mark")
        assert ann.on_top == "HelpScreen"
        await ann.type("carry")
        await ann.press("escape", "escape")
        assert ann.on_top == "DeskScreen"


# Checked before


async def test_what_was_decided_before_is_shown_at_a_claim_that_says_the_same(path: Path) -> None:
    with Desk.open(path, "bea") as bea:
        bea.decide(next(c.claim.id for c in bea.claims() if c.claim.text == GAZETTE), "true")
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.until(lambda: "Checked before" in ann.panel)
        assert "True  bea" in ann.panel


async def test_blind_review_shows_nothing_that_was_decided_before(path: Path) -> None:
    with Desk.open(path, "bea") as bea:
        bea.set_blind(True)
        bea.decide(next(c.claim.id for c in bea.claims() if c.claim.text == GAZETTE), "true")
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.until(lambda: bool(ann.screen._recalled))
        assert "Checked before" not in ann.panel


async def test_slash_finds_words_in_the_rows_and_n_goes_through_them(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press("equals_sign", "slash", *"otherwise five", "enter")
        assert "As the Post has it" in told(ann)
        await ann.press("slash", *"dockers", "enter", "n", "n")
        assert ann.on_top == "StoryScreen"
        before = told(ann)
        await ann.press("N", "n")
        assert told(ann) == before
        await ann.press("slash", *"zebra", "enter")
        assert any("No row here has “zebra”" in message for message in ann.messages)
        await ann.press("slash", "escape", "escape")
        assert ann.on_top == "DeskScreen"


async def test_slash_finds_words_in_the_history(path: Path) -> None:
    async with reviewing(path) as ann:
        await at(ann, PAPER)
        await ann.press("1", "H", "slash", *"verdict", "enter", "n", "escape")
        assert ann.on_top == "DeskScreen"
