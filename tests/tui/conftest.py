"""What the tests of the screen share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.tui.making import STACK, Reviewing, make_file, reviewing


@pytest.fixture(scope="session")
def stack_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_file(tmp_path_factory.mktemp("stack") / "review.db", *STACK)


@pytest.fixture
def path(stack_file: Path, tmp_path: Path) -> Path:
    """A review file of three articles that nobody has reviewed yet."""
    copy = tmp_path / "review.db"
    copy.write_bytes(stack_file.read_bytes())
    return copy


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock that looks for others' work stands still: a test moves it by hand."""
    monkeypatch.setattr("workbench.tui.desk.shared._LOOK_EVERY", 3600.0)


@pytest.fixture
async def ann(path: Path) -> AsyncIterator[Reviewing]:
    """Ann at work on the file, on a terminal of 120 by 40."""
    async with reviewing(path) as ann:
        yield ann
