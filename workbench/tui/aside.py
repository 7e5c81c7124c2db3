"""Looking something up in the review file beside the screen, where that takes longer than a key may wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from workbench.desk.desk import Desk

_T = TypeVar("_T")


async def looked_up(desk: Desk, what: Callable[[Desk], _T]) -> _T:
    """What *what* returns for the file that *desk* is open on, asked over a connection of its own on another thread.

    Raises what it raises.
    """
    return await asyncio.to_thread(_ask, desk, what)


def _ask(desk: Desk, what: Callable[[Desk], _T]) -> _T:
    desk.require_same_file()
    with Desk.open(desk.path, desk.reviewer, read_only=True, reveal=desk.reveals) as other:
        return what(other)
