"""A program on a terminal of its own: keys in, frames out, and what each costs it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

LIMIT = 60.0
"""Seconds after which what is waited for will not come."""

# The program asks whether the terminal holds a frame back until it is whole; this one does, so that the end of a frame
# can be seen.
_ASKED, _ANSWER, _FRAME_ENDS = b"\x1b[?2026$p", b"\x1b[?2026;2$y", b"\x1b[?2026l"


class Terminal:
    """*command* on a terminal of *columns* by *rows*. Use it as a context manager; the program is killed at the end."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], columns: int, rows: int) -> None:
        self._side, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            command, stdin=child, stdout=child, stderr=child, env=dict(environment), start_new_session=True
        )
        os.close(child)
        self.written = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._side)

    def type(self, keys: str) -> None:
        """Sends *keys*."""
        os.write(self._side, keys.encode())

    def wait_for(self, text: bytes, *, frame: bool = False) -> None:
        """Reads until *text* was written since the last call, and with *frame* the frame that it is in is whole.

        Raises TimeoutError when it is not within `LIMIT` seconds.
        """
        began, seen = time.perf_counter(), b""
        while True:
            place = seen.find(text)
            if place >= 0 and (not frame or seen.find(_FRAME_ENDS, place) >= 0):
                self.written += seen
                return
            if time.perf_counter() - began > LIMIT:
                raise TimeoutError(f"{text!r} was not written within {LIMIT:.0f} s; the end was {seen[-200:]!r}")
            seen += self._read(1.0)

    def settle(self, quiet: float = 0.1) -> None:
        """Reads until nothing was written for *quiet* seconds."""
        while self._read(quiet):
            pass

    def _read(self, wait: float) -> bytes:
        ready, _, _ = select.select([self._side], [], [], wait)
        if not ready:
            return b""
        found = os.read(self._side, 65536)
        if _ASKED in found:
            os.write(self._side, _ANSWER)
        return found

    @property
    def worked(self) -> float:
        """Seconds of processor time that all threads of the program have had (Linux: ``schedstat``, nanoseconds)."""
        total = 0
        for thread in Path(f"/proc/{self._process.pid}/task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):
                total += int(thread.joinpath("schedstat").read_text().split()[0])
        return total / 1e9

    @property
    def resident(self) -> int:
        """Bytes of the program in memory, its children left out (Linux)."""
        status = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS"))
