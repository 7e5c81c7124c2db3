"""The screen's hand: records on a thread of its own, in order, so that no key ever waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError

_T = TypeVar("_T")


class Pen:
    """Writes to the review file that *reading* is open on over a connection of its own, one thing after the other.

    Reading goes on beside it over the screen's connection: in a write-ahead log readers never wait for a writer.
    """

    def __init__(self, reading: Desk) -> None:
        self._reading = reading
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pen")
        self._desk: Desk | None = None
        self._failed = 0

    async def record(self, what: Callable[[Desk], _T], *, after_all: bool = False) -> _T:
        """What *what* returns, once it is on the disk. Raises what it raises.

        With *after_all* it is left undone, and a WorkbenchError raised, if something handed over before could not be
        recorded after this was called: an undo must not take back an earlier thing than the reviewer saw.
        """
        wanted = self._failed if after_all else None
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, what, wanted)

    def _do(self, what: Callable[[Desk], _T], failed: int | None) -> _T:
        if failed is not None and failed != self._failed:
            raise WorkbenchError("Nothing was taken back: what you recorded last had not been saved.")
        try:
            self._reading.require_same_file()
            if self._desk is None:
                self._desk = Desk.open(self._reading.path, self._reading.reviewer)
            return what(self._desk)
        except WorkbenchError:
            self._failed += 1
            raise

    def lay_down(self) -> None:
        """Waits until everything is recorded, then closes the file."""
        self._thread.submit(lambda: self._desk.close() if self._desk else None)
        self._thread.shutdown(wait=True)
