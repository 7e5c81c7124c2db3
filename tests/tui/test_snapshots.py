"""Pictures of the screen. After a change that is meant: look at them, then `pytest --snapshot-update`."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.making import FERRY_CLAIMS, HOSTILE_CLAIMS, hostile
from workbench.desk.desk import Desk
from workbench.domain.review import Bookmark, Stance, Workflow
from workbench.store import presence  # noqa: F401 - it has a clock of its own, which is not stopped
from workbench.tui.app import WorkbenchApp
from workbench.tui.desk.screen import DeskScreen

Picture = Callable[..., bool]


@pytest.fixture
def reviewed(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file after some work, all of it done at one moment."""
    monkeypatch.setattr("workbench.store.log.now", lambda: "2023-05-03T09:30:00.000Z")
    with Desk.open(path, "ann") as ann, Desk.open(path, "bea") as bea:
        ann.decide(FERRY_CLAIMS[0].id, "mostly-true", rationale="The hospital counted 20 hurt.")
        ann.cite(
            FERRY_CLAIMS[1].id, "https://port.example/inspections/2023", stance=Stance.REFUTES, title="Inspections",
            publisher="Port of Orsund", published="2023-04-01", quote="Crane 4: not inspected.", locator="p. 3",
        )  # fmt: skip
        ann.note(FERRY_CLAIMS[1].id, "Ask the port authority which crane.\nThe log names four.")
        ann.decide(FERRY_CLAIMS[2].id, "true")
        bea.decide(FERRY_CLAIMS[2].id, "unproven")
        ann.dismiss(FERRY_CLAIMS[4].id)
        ann.leave_bookmark(FERRY_CLAIMS[1].article_id, FERRY_CLAIMS[1].id)
    return path


@pytest.fixture
def picture(reviewed: Path, snap_compare: Picture, monkeypatch: pytest.MonkeyPatch) -> Iterator[Picture]:
    """Whether the screen looks as it did, after the keys."""
    monkeypatch.setattr("workbench.tui.desk.recalling._AT_REST", 3600.0)  # what comes later is in no picture

    def compare(size: tuple[int, int], keys: Sequence[str] = (), theme: str | None = None) -> bool:
        async def settled(pilot: Pilot[None]) -> None:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            if isinstance(pilot.app.screen, DeskScreen):
                pilot.app.screen.look_around()  # who else is here, however slow the machine is
            await pilot.pause()

        with Desk.open(reviewed, "ann") as desk:
            app = WorkbenchApp(desk, theme)
            try:
                return snap_compare(app, press=keys, terminal_size=size, run_before=settled)
            finally:
                app.close_pen()

    return compare


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (140, 45), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_desk(picture: Picture, size: tuple[int, int], theme: str) -> None:
    assert picture(size, theme=theme)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_desk_among_others(reviewed: Path, picture: Picture, size: tuple[int, int]) -> None:
    with Desk.open(reviewed, "bea") as bea, Desk.open(reviewed, "cleo") as cleo, Desk.open(reviewed, "ann") as ann:
        cleo.adjudicate(
            FERRY_CLAIMS[2].id, "mostly-true", rationale="Aker was there; the log of the brakes is missing."
        )
        cleo.reword(FERRY_CLAIMS[2].id, "The brakes of the crane failed within seconds.")
        cleo.move(FERRY_CLAIMS[3].id, Workflow.SECOND_REVIEW)
        ann.leave_bookmark(FERRY_CLAIMS[2].article_id, FERRY_CLAIMS[2].id)
        bea.be_here(Bookmark(FERRY_CLAIMS[2].article_id, FERRY_CLAIMS[2].id))
        cleo.be_here(Bookmark(FERRY_CLAIMS[0].article_id, FERRY_CLAIMS[0].id))
        assert picture(size)


def test_the_desk_on_a_tiny_terminal(picture: Picture) -> None:
    assert picture((40, 10))


def test_the_desk_in_the_terminals_own_colours(picture: Picture) -> None:
    assert picture((100, 30), theme="ansi-dark")


def test_the_desk_without_colour(picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture((100, 30))


def test_the_form_for_a_source(picture: Picture) -> None:
    assert picture((80, 24), ["e", *"ftp:x", "tab", "r", "tab", *"not inspected", "enter"])


def test_the_editor_for_a_note(picture: Picture) -> None:
    assert picture((80, 24), ["t", *"Ask", "ctrl+j", *"twice"])


def test_help(picture: Picture) -> None:
    assert picture((80, 24), ["question_mark", "down", "down"])


def test_search(picture: Picture) -> None:
    assert picture((80, 24), ["slash", *"crane", "down"])


def test_what_search_found(picture: Picture) -> None:
    assert picture((120, 40), ["slash", *"crane", "enter"])


def test_hostile_text(reviewed: Path, picture: Picture) -> None:
    with Desk.open(reviewed, "ann") as desk:
        desk.note(HOSTILE_CLAIMS[1].id, "\x1b[31mred\x1b[0m [bold]note[/bold] \u202eesrever\u202c")
        desk.leave_bookmark(hostile.id, HOSTILE_CLAIMS[1].id)
    assert picture((80, 24))
