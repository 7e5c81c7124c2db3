"""A command of the program run beside the desk, in a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

_LONGEST = 65_536  # bytes of what it says that are kept


class Errand:
    """One command at work. It has no terminal: what it says is kept for the desk to say."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._process: asyncio.subprocess.Process | None = None
        self.stopped = False

    async def run(self) -> tuple[bool, list[str]]:
        """Whether it did what it should, and what it said, line by line."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "workbench", *self._words),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            start_new_session=True,  # Ctrl-C at the desk is none for it
        )
        assert self._process.stderr is not None
        said = b""
        try:
            while data := await self._process.stderr.read(4096):
                said = (said + data)[-_LONGEST:]
            status = await self._process.wait()
        except asyncio.CancelledError:  # the desk is closed
            self.stop()
            raise
        return status == 0, [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]

    def stop(self) -> None:
        """Ends it in order, as Ctrl-C does: what it has done is kept."""
        self.stopped = True
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
