"""What is drawn again: what changed, as it would stand there had all been drawn; and nothing is asked for besides."""

from pathlib import Path
from random import Random

import pyte
import pytest
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Static

from tests.terminal.window import for_pyte
from tests.tui.making import FERRY_CLAIMS, UNTITLED_CLAIMS, ferry, make_file, reviewing, untitled
from workbench.tui.composition import SparingCompositor
from workbench.tui.widgets.lines import Notice, TopLine
from workbench.tui.widgets.reader import Reader

COLUMNS, ROWS = 120, 40


def written(screen: Screen[object], *changed: Region) -> list[str]:
    """The rows of a terminal, dots but for what is written to it when *changed* has to be drawn."""
    compositor = screen._compositor
    compositor._dirty_regions.update(changed)
    update = compositor.render_update()
    terminal = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(terminal)
    stream.feed("\r\n".join(["." * COLUMNS] * ROWS))
    stream.feed(update.render_segments(screen.app.console))  # type: ignore[union-attr]
    return list(terminal.display)


@pytest.mark.parametrize(
    "changed",
    [
        (Region(0, 0, COLUMNS, 1), Region(0, ROWS - 2, COLUMNS, 1)),
        (Region(0, 5, COLUMNS, 3),),
        (Region(3, 7, 20, 4), Region(60, 8, 40, 2)),
        (Region(0, 1, 70, ROWS - 5), Region(75, 3, 2, 9)),
        (Region(100, 30, 60, 60),),
    ],
)
async def test_what_changed_stands_there_as_if_all_had_been_drawn(path: Path, changed: tuple[Region, ...]) -> None:
    async with reviewing(path, (COLUMNS, ROWS)) as ann:
        whole = [strip.text for strip in ann.screen._compositor.render_strips()]
        partly = written(ann.screen, *changed)
        for region in changed:
            for y in range(region.y, min(region.bottom, ROWS)):
                shown = slice(region.x, min(region.right, COLUMNS))
                assert partly[y][shown] == whole[y][shown]
        lines = {y for region in changed for y in range(region.y, region.bottom)}
        assert all(partly[y] == "." * COLUMNS for y in range(ROWS) if y not in lines)


async def test_a_line_at_the_top_and_one_at_the_bottom_ask_nothing_of_what_is_between(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(path, (COLUMNS, ROWS)) as ann:
        assert isinstance(ann.screen._compositor, SparingCompositor)
        asked: list[object] = []
        for kind in (Reader, TopLine, Notice):
            widget = ann.screen.query_one(kind)
            draw = widget.render_lines
            monkeypatch.setattr(
                widget, "render_lines", lambda crop, kind=kind, draw=draw: asked.append(kind) or draw(crop)
            )
        ann.screen._compositor._dirty_regions.update(
            {ann.screen.query_one(TopLine).region, ann.screen.query_one(Notice).region}
        )
        ann.screen._compositor.render_update()
        assert sorted(asked, key=str) == [Notice, TopLine]


class Overlapping(Screen[None]):
    CSS = (
        "#over { layer: above; offset: 4 1; width: 6; height: 2; } #under { width: 20; } Screen { layers: base above; }"
    )

    def __init__(self) -> None:
        super().__init__()
        self._compositor = SparingCompositor()

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("\n".join(letter * 20 for letter in "abcdefgh"), id="under")
        yield Static("......\n漢字漢", id="over")


async def test_what_lies_over_something_else_is_seen_and_what_is_beneath_beside_it() -> None:
    app: App[None] = App()
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await app.push_screen(Overlapping())
        await pilot.pause()
        rows = written(app.screen, Region(0, 0, 20, 4))
        assert [row[:20].rstrip(".") for row in rows[:4]] == [
            "a" * 20, "bbbb......" + "b" * 10, "cccc漢字漢" + "c" * 10, "d" * 20,
        ]  # fmt: skip


SIZES = [(120, 40), (80, 24), (160, 45), (60, 20)]
KEYS = (
    *("j", "k", "n", "N", "g", "G", "J", "h", "l", "space", "b", "]", "[", "1", "3", "5", "u", "U", "plus", "s", "r"),
    *("e", "x", "z", "v", "c", "A", "E", "H", "%", "question_mark", ";", "/", "escape", "escape", "escape", "tab"),
    *("enter", "down", "up", "left", "right", "pagedown", "pageup", "home", "end", "backspace", "d", "L", "C"),
)


class Shown:
    """A terminal that is written to, as wide and high as the window is."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self._screen)

    def feed(self, written: str) -> None:
        self._stream.feed(for_pyte(written.encode("utf-8")).decode("utf-8"))

    @property
    def cells(self) -> list[list[pyte.screens.Char]]:
        lines, columns = range(self._screen.lines), range(self._screen.columns)
        return [[self._screen.buffer[y][x] for x in columns] for y in lines]


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_is_pressed_the_terminal_shows_what_it_would_had_all_been_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = Random(seed)
    size = dice.choice(SIZES)
    path = make_file(tmp_path / "review.db", (ferry, FERRY_CLAIMS), (untitled, UNTITLED_CLAIMS))
    async with reviewing(path, size) as ann:
        shown = Shown(size)

        def display(_screen: object, update: object) -> None:
            if isinstance(update, CompositorUpdate) and not ann.app._batch_count:
                shown.feed(update.render_segments(ann.app.console))

        def whole() -> str:
            for widget in ann.app.screen.walk_children(with_self=True):
                widget.refresh()  # forgets what it drew before
            update = ann.app.screen._compositor.render_update(full=True, screen_stack=ann.app._background_screens)
            return update.render_segments(ann.app.console)  # type: ignore[union-attr]

        monkeypatch.setattr(ann.app, "_display", display)
        shown.feed(whole())
        pressed: list[str] = []
        for _ in range(40):
            if dice.random() < 0.05:
                size = dice.choice([other for other in SIZES if other != size])
                shown = Shown(size)
                await ann.pilot.resize_terminal(*size)
                pressed.append(f"{size[0]}x{size[1]}")
            else:
                pressed.append(dice.choice(KEYS))
                await ann.press(pressed[-1])
            await ann.until(lambda: not ann.app.screen._compositor._dirty_regions)
            drawn = Shown(size)
            drawn.feed(whole())
            assert shown.cells == drawn.cells, f"after {' '.join(pressed)}"
