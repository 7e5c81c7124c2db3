"""Every theme of the desk can be read: the contrast of every text that is drawn, as WCAG 2 measures it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from rich.style import Style

from tests.tui.making import FERRY_CLAIMS, Reviewing, reviewing
from workbench.desk.desk import Desk
from workbench.desk.memory import Memory
from workbench.tui.themes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT

VISITS = (
    *((), ("j",), ("j",), ("J", "J"), ("K", "K"), ("slash", *"crane"), ("enter",), ("question_mark",), ("escape",)),
    *(("t",), ("escape",), ("e",), ("escape",), ("c",), ("escape",), ("E",), ("escape",), ("H",), ("escape",)),
    *(("v",), ("escape",), ("f", *"crane"), ("escape",), ("tilde",), ("escape",), ("percent_sign",), ("escape",)),
    ("5",),
)
"""Keys that lead through the desk and the screens over it."""


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [value / 255 for value in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    text, ground = style.color.triplet, style.bgcolor.triplet
    assert text is not None
    assert ground is not None
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def drawn(ann: Reviewing) -> dict[Style, str]:
    """The styles of all letters and digits on the screen, each with some of them; not what a form dims behind it."""
    screen = ann.app.screen
    found: dict[Style, str] = {}
    for y, strip in enumerate(screen._compositor.render_strips()):
        ends = itertools.accumulate(segment.cell_length for segment in strip)
        for segment, end in zip(strip, ends, strict=True):
            words = segment.text.strip()
            if segment.style is not None and any(map(str.isalnum, words)):
                at = min(end - 1, screen.size.width - 1)
                if screen.get_widget_at(at, y)[0] is not screen:
                    found.setdefault(segment.style, f"{words} on {ann.on_top}")
    return found


@pytest.fixture
def reviewed(path: Path) -> Path:
    """The file with claims that stand differently."""
    with Desk.open(path, "ann") as ann, Desk.open(path, "bea") as bea:
        ann.decide(FERRY_CLAIMS[0].id, "mostly-true", rationale="The hospital counted **20** hurt.")
        ann.cite(FERRY_CLAIMS[0].id, "https://port.example/2023", quote="Not inspected.")
        ann.decide(FERRY_CLAIMS[1].id, "false")
        ann.decide(FERRY_CLAIMS[2].id, "true")
        bea.decide(FERRY_CLAIMS[2].id, "unproven")
        ann.dismiss(FERRY_CLAIMS[4].id)
    return path


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
@pytest.mark.parametrize(("theme", "least"), [(DARK, 4.5), (LIGHT, 4.5), (CONTRAST_DARK, 7), (CONTRAST_LIGHT, 7)])
async def test_every_text_stands_out_from_its_ground(
    reviewed: Path, theme: str, least: float, size: tuple[int, int]
) -> None:
    faint: dict[str, float] = {}
    seen = 0
    async with reviewing(reviewed, size, theme=theme) as ann:
        for keys in VISITS:
            await ann.press(*keys)
            styles = drawn(ann)
            seen += len(styles)
            faint |= {words: ratio for style, words in styles.items() if (ratio := contrast(style)) < least}
    assert seen > 100
    assert faint == {}


async def test_the_desk_opens_in_the_dark_unless_told_otherwise(path: Path) -> None:
    async with reviewing(path) as ann:
        assert ann.app.theme == DARK
        await ann.press("d")
        assert ann.app.theme == LIGHT


@pytest.mark.parametrize(
    ("theme", "half"), [(CONTRAST_DARK, CONTRAST_LIGHT), ("ansi-light", "ansi-dark"), ("nord", LIGHT)]
)
async def test_d_puts_on_the_other_half(path: Path, theme: str, half: str) -> None:
    async with reviewing(path, theme=theme) as ann:
        await ann.press("d")
        assert ann.app.theme == half


async def test_the_list_of_themes_puts_each_on_as_one_comes_to_it_and_keeps_the_one_chosen(path: Path) -> None:
    async with reviewing(path) as ann:
        await ann.press("tilde", "down", "down")
        assert ann.app.theme == CONTRAST_DARK
        await ann.press("escape")
        assert ann.app.theme == DARK
        await ann.press("tilde", *"own colours, on a light", "enter")
        assert ann.app.theme == "ansi-light"
        assert "Theme: ansi-light" in ann.notice


async def test_a_theme_that_was_chosen_is_there_the_next_time(path: Path, tmp_path: Path) -> None:
    state = tmp_path / "state" / "desk.json"
    async with reviewing(path, memory=Memory(state)) as ann:
        await ann.press("d")
    async with reviewing(path, memory=Memory(state)) as ann:
        assert ann.app.theme == LIGHT
    async with reviewing(path, memory=Memory(state), theme=CONTRAST_DARK) as ann:
        assert ann.app.theme == CONTRAST_DARK
        await ann.press("d")
        assert "The setting theme says contrast-dark" in ann.messages[0]


@pytest.mark.parametrize("spoilt", ["", "[]", "{", '{"theme": 3}', '{"theme": "no such"}', "\x00" * 9])
async def test_a_spoilt_memory_stops_nothing(path: Path, tmp_path: Path, spoilt: str) -> None:
    (tmp_path / "desk.json").write_text(spoilt)
    async with reviewing(path, memory=Memory(tmp_path / "desk.json")) as ann:
        assert ann.app.theme == DARK


def test_what_another_window_remembers_meanwhile_stays(tmp_path: Path) -> None:
    one, other = Memory(tmp_path / "desk.json"), Memory(tmp_path / "desk.json")
    one.put("theme", LIGHT)
    other.put("hint", "seen")
    assert Memory(tmp_path / "desk.json").get("theme") == LIGHT
    assert Memory(tmp_path / "desk.json").get("hint") == "seen"


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file" / "desk.json")
    memory.put("theme", LIGHT)
    assert memory.get("theme") == LIGHT
