"""Windows to open review files in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Program
from tests.terminal.window import Window

Open = Callable[..., Window]

READY = "Everything you record is saved at once"
"""What the desk says as soon as it can be used."""


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
