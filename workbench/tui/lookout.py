"""What takes longer than a key may wait is read here: on a thread of its own, over a connection of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from workbench.desk.desk import Desk
from workbench.desk.queueing import Queue

_T = TypeVar("_T")


class Lookout:
    """Reads the review file that *reading* is open on, one thing after the other, while the screen goes on.

    A connection is locked as long as SQLite works on an answer: over the screen's own a key would wait for it.
    """

    def __init__(self, reading: Desk) -> None:
        self._reading = reading
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lookout")
        self._desk: Desk | None = None
        self._queue: Queue | None = None

    async def ask(self, what: Callable[[Desk], _T]) -> _T:
        """What *what* returns. Raises what it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: what(self._opened()))

    async def ask_queue(self, what: Callable[[Queue], _T]) -> _T:
        """What *what* returns of the file's queue, which remembers what it was asked before."""
        return await self.ask(lambda desk: what(self._queue_of(desk)))

    def _opened(self) -> Desk:
        if self._desk is None:
            desk = self._reading
            self._desk = Desk.open(desk.path, desk.reviewer, read_only=True, reveal=desk.reveals)
            self._desk.checked_files, self._desk.kept_checks = desk.checked_files, desk.kept_checks
        return self._desk

    def _queue_of(self, desk: Desk) -> Queue:
        if self._queue is None:
            self._queue = desk.queue()
        return self._queue

    def close(self) -> None:
        """Lets what is being read come to its end, and closes the file."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=False)

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.close()
