"""Review files, and windows to open them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Program, copied, imported_hostile, imported_seeds
from tests.terminal.window import Window

Open = Callable[..., Window]

READY = "Everything you record is saved at once"
"""What the desk says as soon as it can be used."""


@pytest.fixture
def workbench(tmp_path: Path) -> Program:
    """The program without a terminal, in a folder of its own."""
    home = tmp_path / "home"
    home.mkdir()
    return Program(home)


@pytest.fixture
def open_window(workbench: Program) -> Iterator[Open]:
    """Runs the program in a window, which is closed after the test."""
    with ExitStack() as windows:

        def open_(*words: str | Path, **how: Any) -> Window:
            return windows.enter_context(Window(workbench.home, *words, **how))

        yield open_


@pytest.fixture
def open_desk(open_window: Open) -> Open:
    """Runs the program in a window and waits until the desk can be used."""

    def open_(*words: str | Path, **how: Any) -> Window:
        window = open_window(*words, **how)
        window.wait_for(READY)
        return window

    return open_


@pytest.fixture(scope="session")
def seeds_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review file of the demonstration articles; not to be written to."""
    return imported_seeds(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review file of one hostile article; not to be written to."""
    return imported_hostile(tmp_path_factory.getbasetemp())


@pytest.fixture
def db(seeds_db: Path, workbench: Program) -> Path:
    """A review file of the demonstration articles, to do with as one likes."""
    return copied(seeds_db, workbench.home / "review.db")


@pytest.fixture
def hostile(hostile_db: Path, workbench: Program) -> Path:
    """A review file of one hostile article, to do with as one likes."""
    return copied(hostile_db, workbench.home / "hostile.db")
