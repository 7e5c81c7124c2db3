import asyncio
import contextlib
import io
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.drivers import linux_driver

from tests.tui.making import FERRY, FERRY_CLAIMS, UNTITLED_CLAIMS, Reviewing, hostile, kept_busy, reviewing, untitled
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.tui import app as app_module
from workbench.tui.app import WorkbenchApp, run
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.widgets.reader import Reader

SIZES = [(40, 10), (20, 5), (10, 3), (1, 1)]

# Leaving and coming back


async def test_q_leaves(ann: Reviewing) -> None:
    await ann.press("q")
    assert not ann.app.is_running
    assert ann.app.return_code == 0


@pytest.mark.parametrize("leave", ["q", "ctrl+q"])
async def test_opening_again_comes_back_to_the_same_claim(path: Path, leave: str) -> None:
    async with reviewing(path) as ann:
        await ann.press("J", "j", leave)
        assert not ann.app.is_running
    async with reviewing(path) as ann:
        assert (ann.article, ann.current) == (untitled.id, UNTITLED_CLAIMS[1].text)
        assert ann.screen.query_one(Reader).current == UNTITLED_CLAIMS[1].id


async def test_a_decision_keeps_the_place_without_a_proper_goodbye(path: Path) -> None:
    async with reviewing(path) as ann:
        await ann.press("1")
    async with reviewing(path) as ann:
        assert ann.current == FERRY_CLAIMS[1].text


async def test_an_undo_keeps_the_place_too(path: Path) -> None:
    async with reviewing(path) as ann:
        await ann.press("1", "J", "u")
        left = ann.second.bookmark()
        assert left is not None
        assert left.claim_id == FERRY_CLAIMS[0].id


async def test_resting_keeps_the_place_every_time(ann: Reviewing) -> None:
    for claim in FERRY_CLAIMS[1:3]:
        await ann.press("j")
        ann.screen._rested()  # what the clock does
        await ann.settle()
        left = ann.second.bookmark()
        assert left is not None
        assert left.claim_id == claim.id


async def test_a_move_starts_the_clock_that_keeps_the_place(ann: Reviewing) -> None:
    clock = ann.screen._resting
    assert not clock._active.is_set()
    await ann.press("j")
    assert clock._active.is_set()
    ann.screen._rested()
    assert not clock._active.is_set()
    await ann.press("j")
    assert clock._active.is_set()
    assert clock._repeat is None  # a clock that rings once would keep the first place only


async def test_a_place_that_cannot_be_kept_disturbs_nobody(ann: Reviewing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.store.sqlite.BUSY_SECONDS", 0.02)
    with kept_busy(ann.path):
        await ann.press("j")
        ann.screen._rested()
        await ann.settle()
    assert ann.app.is_running
    await ann.press("j", "1")
    assert "✓ Saved" in ann.notice


async def test_ctrl_c_says_how_to_leave_and_stays(ann: Reviewing) -> None:
    await ann.press("ctrl+c")
    assert ann.app.is_running
    assert ann.messages == ["q quits; everything you recorded is saved."]


async def test_ctrl_q_leaves_no_form_behind_unsaved(ann: Reviewing) -> None:
    await ann.press("t", *"half", "ctrl+q")
    assert ann.on_top == "WritingScreen"
    assert ann.messages == ["Esc goes back to the desk; there q quits."]


async def test_the_reviewers_name_is_on_the_screen(ann: Reviewing) -> None:
    assert "ann" in str(ann.screen.query_one("#top").render())


async def test_an_unknown_theme_is_told_and_does_no_harm(path: Path) -> None:
    async with reviewing(path, theme="[bold]mauve") as ann:
        assert ann.messages == ["There is no theme [bold]mauve."]


def test_a_terminal_that_is_gone_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError("Input/output error")

    monkeypatch.setattr(linux_driver, "WriterThread", linux_driver.WriterThread)
    app_module._outlive_the_terminal()
    writer = linux_driver.WriterThread(Gone())
    writer.start()
    for _ in range(100):  # Textual lets 30 wait
        writer.write("what nobody sees")
    writer.stop()


# Beside the desk


async def test_what_goes_wrong_beside_the_desk_is_one_notice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "_ONCE_OPEN_AFTER", 0.01)
    threads: list[threading.Thread] = []

    def begin(failed: Callable[[str], None]) -> None:
        threads.append(threading.Thread(target=failed, args=("Today's backup was not made: [bold]no room.",)))
        threads[0].start()

    with Desk.open(path, "ann") as desk:
        app = WorkbenchApp(desk, once_open=begin)
        async with app.run_test() as pilot, asyncio.timeout(20):
            while not app._notifications:
                await pilot.pause(0.02)
            assert [n.message for n in app._notifications] == ["Today's backup was not made: [bold]no room."]
        app.close_pen()
    threads[0].join()


# Sizes and themes


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_desk_opens_on_a_tiny_terminal_and_takes_every_key(path: Path, size: tuple[int, int]) -> None:
    async with reviewing(path, size) as ann:
        await ann.press("j", "1", "J", "space", "right_square_bracket", "a", "n", "d", "u")
        for form in ("e", "t", "slash", "question_mark"):
            await ann.press(form, "x", "escape")
        assert ann.on_top == "DeskScreen"
        assert ann.app.is_running


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_desk_can_be_shrunk_and_grown(ann: Reviewing, size: tuple[int, int]) -> None:
    await ann.press("j")
    for width, height in (size, (200, 60), size, (80, 24)):
        await ann.pilot.resize_terminal(width, height)
        await ann.settle()
    await ann.press("j")
    assert ann.current == FERRY_CLAIMS[2].text


@pytest.mark.parametrize("form", ["e", "t", "slash", "question_mark"])
async def test_an_open_form_can_be_shrunk(ann: Reviewing, form: str) -> None:
    await ann.press(form)
    for size in SIZES:
        await ann.pilot.resize_terminal(*size)
        await ann.settle()
    await ann.press("escape")
    assert ann.on_top == "DeskScreen"


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ((80, 24), "-narrow"),
        ((99, 24), "-narrow"),
        ((100, 30), "-medium"),
        ((149, 40), "-medium"),
        ((150, 40), "-wide"),
    ],
    ids=str,
)
async def test_the_desk_has_one_two_or_three_columns(path: Path, size: tuple[int, int], seen: str) -> None:
    async with reviewing(path, size) as ann:
        assert {name for name in ("-narrow", "-medium", "-wide") if ann.screen.has_class(name)} == {seen}


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light", "nord"])
async def test_every_theme_shows_everything(path: Path, theme: str) -> None:
    async with reviewing(path, theme=theme) as ann:
        assert ann.app.theme == theme
        await ann.press("1", "x", "J", "J", "e", "escape", "slash", *"crane", "enter")
        assert ann.app.is_running


async def test_no_color_shows_everything(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reviewing(path) as ann:
        await ann.press("1", "x", "J", "question_mark", "escape", "slash", *"crane", "enter")
        assert ann.app.is_running


async def test_hostile_text_reaches_no_widget_raw(ann: Reviewing) -> None:
    await ann.press("J", "J", "j", "t", *"x", "enter", "1")
    assert ann.article == hostile.id
    svg = ann.app.export_screenshot()
    assert not set("\x1b\x07\u202e\u202c") & set(svg + ann.notice + ann.panel)


# Crashes


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What reports of crashes say."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return lambda: [report.read_text() for report in tmp_path.glob("workbench-crash-*")]


async def test_a_crash_leaves_a_report_without_text_notes_or_values(
    path: Path, reports: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(screen: DeskScreen) -> None:
        note = "a secret note"
        raise ValueError(f"{note}: {FERRY}")

    monkeypatch.setattr(DeskScreen, "action_articles", fail)
    with pytest.raises(ValueError, match="a secret note"):
        async with reviewing(path) as ann:
            await ann.press("t", *"hm", "enter", "a")
    (report,) = reports()
    assert "ValueError" in report
    assert "test_app.py" in report
    assert "a secret note" not in report.replace('note = "a secret note"', "")
    assert "Orsund" not in report
    assert str(path) not in report


async def test_an_error_told_in_a_chain_is_no_leak_either(
    path: Path, reports: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(screen: DeskScreen) -> None:
        try:
            raise KeyError(FERRY)
        except KeyError as error:
            raise RuntimeError(FERRY) from error

    monkeypatch.setattr(DeskScreen, "action_articles", fail)
    with contextlib.suppress(RuntimeError):
        async with reviewing(path) as ann:
            await ann.press("a")
    (report,) = reports()
    assert "KeyError" in report
    assert "Orsund" not in report


def _raise(*_: object, **__: object) -> None:
    note = "a secret note"
    raise ValueError(f"{note}: {FERRY}")


async def _raise_in_a_worker(*_: object) -> None:
    _raise()


CRASHES: dict[str, tuple[str, object, tuple[str, ...]]] = {
    "opening a screen": ("workbench.tui.screens.finder.FinderScreen.on_mount", _raise, ("slash",)),
    "a worker": ("workbench.tui.desk.recording.Recording._recorded", _raise_in_a_worker, ("5",)),
    "drawing": ("workbench.tui.widgets.reader.Reader.drawn", _raise, ("g",)),
    "a message of a widget": ("workbench.tui.screens.finder.FinderScreen.on_input_changed", _raise, ("slash", "a")),
    "a clock": ("workbench.tui.desk.shared.SharedView.look_around", _raise, ()),
}


@pytest.mark.parametrize("where", CRASHES)
async def test_wherever_it_crashes_the_report_holds_no_text_and_what_was_saved_is_saved(
    path: Path, reports: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    broken, by, keys = CRASHES[where]
    with contextlib.suppress(Exception):
        async with reviewing(path) as ann:
            await ann.press("1")
            monkeypatch.setattr(broken, by)
            if where == "a clock":
                ann.screen.call_later(ann.screen.look_around)
            if where == "drawing":  # by the desk's own clock: the pilot draws too, and what it meets goes past the app
                ann._post("G")
                async with asyncio.timeout(20):
                    while ann.app.crash is None:
                        await asyncio.sleep(0)
            await ann.press("G", *keys)
    (report,) = reports()
    assert "ValueError" in report
    assert "a secret note" not in report.replace('note = "a secret note"', "")
    assert "Orsund" not in report
    with Desk.open(path, "bea") as bea:
        assert bea.claim(FERRY_CLAIMS[0].id).standing.rating == "true"


def test_run_raises_a_sentence_after_a_crash(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(app: WorkbenchApp, **_: object) -> None:
        app.crash = Path("report.txt")

    monkeypatch.setattr(WorkbenchApp, "run", crash)
    with (
        Desk.open(path, "ann") as desk,
        pytest.raises(WorkbenchError, match=r"everything shown as saved is saved. A report is in report.txt."),
    ):
        run(desk)


def _interrupted(_: WorkbenchApp, **__: object) -> None:
    raise KeyboardInterrupt


def test_run_lays_the_pen_down_whatever_happens(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[bool] = []
    monkeypatch.setattr(app_module.Pen, "lay_down", lambda _: laid.append(True))
    monkeypatch.setattr(WorkbenchApp, "run", _interrupted)
    with Desk.open(path, "ann") as desk, pytest.raises(KeyboardInterrupt):
        run(desk)
    assert laid == [True]
