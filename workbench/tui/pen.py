"""The screen's hand: records on a thread of its own, in order, so that no key ever waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
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
        self._unfinished = 0
        self._jotting = False
        self._told: Callable[[], None] = lambda: None

    @property
    def is_busy(self) -> bool:
        """Whether something that was handed over is not on the disk yet."""
        return self._unfinished > 0

    def wait_by(self, told: Callable[[], None]) -> None:
        """Has *told* called, from the pen's thread, again and again while recording waits for another writer."""
        self._told = told

    async def record(self, what: Callable[[Desk], _T], *, after_all: bool = False) -> _T:
        """What *what* returns, once it is on the disk. Raises what it raises.

        With *after_all* it is left undone, and a WorkbenchError raised, if something handed over before could not be
        recorded after this was called: an undo must not take back an earlier thing than the reviewer saw.
        """
        wanted = self._failed if after_all else None
        self._unfinished += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, what, wanted)
        finally:
            self._unfinished -= 1

    async def jot(self, what: Callable[[Desk], object]) -> bool:
        """Whether *what*, which nobody waits for, was done: not while there is something to record, nor while another
        writer has the file."""
        if self.is_busy:
            return False
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._jot, what)

    def _do(self, what: Callable[[Desk], _T], failed: int | None) -> _T:
        if failed is not None and failed != self._failed:
            raise WorkbenchError("Nothing was taken or brought back: what you recorded last had not been saved.")
        try:
            return what(self._opened())
        except WorkbenchError:
            self._failed += 1
            raise

    def _jot(self, what: Callable[[Desk], object]) -> bool:
        self._jotting = True
        try:
            what(self._opened())
        except WorkbenchError:
            # Nobody asked for it, and it is said again or made up for soon: where one is, that one was here. What is
            # wrong with the file is told by the first decision that cannot be saved.
            return False
        finally:
            self._jotting = False
        return True

    def _opened(self) -> Desk:
        self._reading.require_same_file()
        if self._desk is None:
            self._desk = Desk.open(self._reading.path, self._reading.reviewer, reveal=self._reading.reveals)
            self._desk.session = self._reading.session  # to others the two are one desk
            self._desk.signer = self._reading.signer
            self._desk.wait_by(self._waiting)
        return self._desk

    def _waiting(self) -> None:
        """Called when another writer has had the file for a moment."""
        if self._jotting:
            raise WorkbenchError("Another writer has the file.")  # a decision may be waiting behind this
        self._told()

    def lay_down(self) -> None:
        """Waits until everything is recorded, then closes the file."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _close(self) -> None:
        if self._desk is None:
            return
        self._jotting = True  # the screen is gone: neither a goodbye nor a checkpoint is worth a minute's wait
        with suppress(WorkbenchError):  # who cannot say goodbye falls silent, which others notice within half a minute
            self._desk.be_gone()
        self._desk.close()
