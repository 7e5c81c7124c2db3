"""Jump mode: a letter on everything in sight."""

import pytest
from textual.widgets import Static

from tests.tui.making import FERRY_CLAIMS, Reviewing, hostile, reviewing, text_of
from workbench.tui.screens.jump import JumpScreen, letters


def labels(ann: Reviewing) -> list[str]:
    return [text_of(one) for one in ann.app.screen.query(Static)]


async def test_a_letter_on_a_claim_goes_to_it(ann: Reviewing) -> None:
    await ann.press("semicolon")
    assert ann.on_top == "JumpScreen"
    await ann.press(labels(ann)[3])
    assert ann.on_top == "DeskScreen"
    assert ann.current == FERRY_CLAIMS[3].text


async def test_the_text_and_the_claim_stay_in_view_behind_the_letters(ann: Reviewing) -> None:
    await ann.press("semicolon")
    strips = ann.app.screen._compositor.render_strips()
    drawn = "\n".join(strip.text for strip in strips)
    for label in labels(ann)[:2]:
        assert label in drawn
    assert "Check-worthy" in drawn
    assert FERRY_CLAIMS[0].text[:20] in drawn


async def test_a_letter_on_an_article_opens_it(ann: Reviewing) -> None:
    await ann.press("semicolon")
    assert len(labels(ann)) == len(FERRY_CLAIMS) + 3
    await ann.press(labels(ann)[-1])
    assert ann.article == hostile.id


async def test_every_letter_stands_on_what_it_goes_to(ann: Reviewing) -> None:
    await ann.press("semicolon")
    screen = ann.app.screen
    assert isinstance(screen, JumpScreen)
    for label, target in zip(screen.query(Static), screen._targets.values(), strict=True):
        assert label.region.offset == target.at
        assert label.region.height == 1


@pytest.mark.parametrize("key", ["escape", "q", "5", "space"])
async def test_any_other_key_goes_back_and_does_nothing(ann: Reviewing, key: str) -> None:
    await ann.press("semicolon", key)
    if key == "q" and ann.on_top != "DeskScreen":
        pytest.skip("q is a letter here")
    assert ann.on_top == "DeskScreen"
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating is None


async def test_a_click_on_a_letter_goes_there(ann: Reviewing) -> None:
    await ann.press("semicolon")
    await ann.pilot.click(ann.app.screen.query(Static)[2])
    await ann.settle()
    assert ann.current == FERRY_CLAIMS[2].text


async def test_on_a_narrow_terminal_only_what_is_in_sight_has_a_letter(path: object) -> None:
    async with reviewing(path, size=(60, 14)) as ann:  # type: ignore[arg-type]
        await ann.press("semicolon")
        assert 0 < len(labels(ann)) < len(FERRY_CLAIMS) + 3


@pytest.mark.parametrize("number", [0, 1, 26, 27, 300])
def test_no_label_begins_another(number: int) -> None:
    made = letters(number)
    assert len(set(made)) == len(made) == number
    assert not any(a != b and b.startswith(a) for a in made for b in made)
