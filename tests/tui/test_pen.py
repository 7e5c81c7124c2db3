"""Records in order; what nobody waits for steps aside."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.making import FERRY_CLAIMS, UNTITLED_CLAIMS, ferry, kept_busy
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Bookmark
from workbench.store import sqlite
from workbench.tui.pen import Pen

HERE = Bookmark(ferry.id, FERRY_CLAIMS[0].id)


@pytest.fixture
def ann(path: Path) -> Iterator[Desk]:
    with Desk.open(path, "ann") as ann:
        yield ann


@pytest.fixture
def pen(ann: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pen]:
    monkeypatch.setattr(sqlite, "_MOMENT", 0.02)
    pen = Pen(ann)
    yield pen
    pen.lay_down()


async def test_the_screen_and_its_pen_are_one_desk_to_others(pen: Pen, ann: Desk) -> None:
    assert await pen.jot(lambda desk: desk.be_here(HERE))
    assert [here.session for here in ann.others()] == [ann.session]
    assert ann.others(ann.session) == []


async def test_what_nobody_waits_for_is_left_while_something_is_to_be_recorded(pen: Pen, ann: Desk) -> None:
    go = threading.Event()
    decided = asyncio.create_task(pen.record(lambda desk: (go.wait(), desk.decide(FERRY_CLAIMS[0].id, "true"))))
    await asyncio.sleep(0)
    assert pen.is_busy
    assert not await pen.jot(lambda desk: desk.be_here(HERE))
    go.set()
    await decided
    assert not pen.is_busy
    assert ann.others() == []


async def test_what_nobody_waits_for_does_not_wait_for_another_writer(pen: Pen, path: Path) -> None:
    told: list[bool] = []
    pen.wait_by(lambda: told.append(True))
    with kept_busy(path):
        assert not await pen.jot(lambda desk: desk.be_here(HERE))
    assert told == []


async def test_what_nobody_waits_for_may_fail_without_keeping_an_undo_from_its_work(pen: Pen, ann: Desk) -> None:
    def fail(_: Desk) -> None:
        raise WorkbenchError("No.")

    await pen.record(lambda desk: desk.decide(FERRY_CLAIMS[0].id, "true"))
    jotted, undone = await asyncio.gather(pen.jot(fail), pen.record(lambda desk: desk.undo(), after_all=True))
    assert not jotted
    assert undone.value == "true"


async def test_recording_tells_again_and_again_that_it_waits(pen: Pen, ann: Desk, path: Path) -> None:
    told = threading.Semaphore(0)
    pen.wait_by(told.release)
    with kept_busy(path):
        decided = asyncio.create_task(pen.record(lambda desk: desk.decide(FERRY_CLAIMS[0].id, "true")))
        for _ in range(3):
            assert await asyncio.to_thread(told.acquire, timeout=20)
    await decided
    assert ann.claim(FERRY_CLAIMS[0].id).standing.rating == "true"


async def test_laying_it_down_says_goodbye_and_ends_the_session_with_a_checkpoint(path: Path) -> None:
    with Desk.open(path, "ann") as ann:
        pen = Pen(ann)
        await pen.jot(lambda desk: desk.be_here(HERE))
        await pen.record(lambda desk: desk.decide(UNTITLED_CLAIMS[0].id, "true"))
        pen.lay_down()
        assert ann.others() == []
        assert [entry.action for entry in ann.log()] == ["verdict", "checkpoint"]


async def test_laying_it_down_waits_for_no_other_writer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_MOMENT", 0.02)
    with Desk.open(path, "ann") as ann:
        pen = Pen(ann)
        await pen.record(lambda desk: desk.decide(UNTITLED_CLAIMS[0].id, "true"))
        with kept_busy(path):
            pen.lay_down()  # would take a minute
        assert ann.claim(UNTITLED_CLAIMS[0].id).standing.rating == "true"


async def test_what_is_revealed_to_the_screen_is_revealed_to_its_pen(path: Path) -> None:
    with Desk.open(path, "bob") as bob, Desk.open(path, "cleo", reveal=True) as cleo:
        bob.set_blind(True)
        bob.decide(FERRY_CLAIMS[0].id, "false")
        pen = Pen(cleo)
        after = await pen.record(lambda desk: desk.claim(desk.note(FERRY_CLAIMS[0].id, "hm")))
        pen.lay_down()
        assert after.standing.rating == "false"
