"""A terminal with somebody at it: the program on a pty, pyte for the screen, keys in, text out."""

from __future__ import annotations

import os
import re
import select
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pyte
from ptyprocess import PtyProcess

from tests.cli.program import COMMAND, environment

DEADLINE = 30.0
"""Seconds after which something that was waited for will not come; a slow machine needs a few of them."""

_GLANCE = 0.25  # seconds between two looks while the program writes nothing

# What pyte takes for text or does not know: Kitty's keyboard protocol, xterm's pointer shapes, requests for a mode.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][\d;]*[a-z]|\x1b\]22;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[\?[\d;]*\$p")
# A terminal draws emoji that are joined, or have a variation selector, as one of two cells; pyte stops drawing there.
_EMOJI = "[\u2600-\u27bf\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
_JOINED = re.compile(f"{_EMOJI}\ufe0f?(?:\u200d{_EMOJI}\ufe0f?)+|{_EMOJI}\ufe0f")
_UNFINISHED = re.compile(rb"\x1b(?:\[[<>=?]?[\d;]*\$?|\][^\x07\x1b]*\x1b?)?$")

# The program asks whether the terminal can hold a frame back until it is whole; this one can, so that nothing is ever
# judged by half a screen.
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"

ESCAPE, ENTER, TAB, CTRL_C, CTRL_J, CTRL_U = "\x1b", "\r", "\t", "\x03", "\n", "\x15"


class Window:
    """The program on a terminal of *columns* by *rows*; every byte that it wrote is kept in *raw*."""

    def __init__(
        self,
        home: Path,
        *words: str | Path,
        columns: int = 120,
        rows: int = 40,
        under: Sequence[str] = (),
        **env: str,
    ) -> None:
        self.raw = b""
        self._pending = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._process = PtyProcess.spawn(
            [*under, *COMMAND, *map(str, words)],
            cwd=str(home),
            env=environment(home, **env),
            dimensions=(rows, columns),
        )

    def __enter__(self) -> Window:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.close(force=True)

    # What is seen

    @property
    def lines(self) -> list[str]:
        """The screen, row by row."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen in one piece."""
        return "\n".join(self.lines)

    @property
    def columns(self) -> int:
        """How wide the window is."""
        return int(self._screen.columns)

    def cells(self, row: int) -> list[pyte.screens.Char]:
        """The characters of a row with their colours; the second cell of a wide one has no data."""
        return [self._screen.buffer[row][column] for column in range(self.columns)]

    # What is waited for

    def wait(self, for_: Callable[[], bool], what: str) -> None:
        """Returns as soon as *for_* holds; fails with the screen when it does not in time."""
        end = time.monotonic() + DEADLINE
        while not for_():
            # What is waited for need not be on the screen, so the program need not write when it comes.
            if not self._read(min(_GLANCE, end - time.monotonic())) and (not self._open or time.monotonic() > end):
                raise AssertionError(f"waited in vain for {what}; the screen:\n{self.text}")

    def wait_for(self, pattern: str) -> re.Match[str]:
        """The first match of *pattern* on the screen, once there is one."""
        self.wait(lambda: re.search(pattern, self.text) is not None, pattern)
        found = re.search(pattern, self.text)
        assert found is not None
        return found

    def leave(self, keys: str = "q") -> int:
        """The exit status of the program after *keys*."""
        self.type(keys)
        return self.ended()

    def ended(self) -> int:
        """The exit status of the program, once it has ended; the negative signal number where one ended it."""
        end = time.monotonic() + DEADLINE
        while self._read(end - time.monotonic()):
            pass
        assert self._open is False, f"the program did not end; the screen:\n{self.text}"
        status = self._process.wait()
        return int(status) if self._process.signalstatus is None else -int(self._process.signalstatus)

    # What is done

    def type(self, keys: str) -> None:
        """Presses the keys, all in one write."""
        os.write(self._process.fd, keys.encode())

    def paste(self, text: str) -> None:
        """Pastes *text* as a terminal with bracketed paste does."""
        data = f"\x1b[200~{text}\x1b[201~".encode()
        while data:
            data = data[os.write(self._process.fd, data) :]

    def resize(self, columns: int, rows: int) -> None:
        """Drags the window to another size; the system tells the program with SIGWINCH."""
        self._screen.resize(rows, columns)
        self._screen.reset()
        self._process.setwinsize(rows, columns)

    def type_bytes(self, data: bytes) -> None:
        """Sends bytes as they are, whether or not they are text."""
        os.write(self._process.fd, data)

    def signal(self, number: int) -> None:
        """Sends the program a signal."""
        os.kill(self._process.pid, number)

    def kill(self) -> None:
        """Ends the program as a power cut would: at once, with no chance to save anything."""
        os.kill(self._process.pid, signal.SIGKILL)
        assert self.ended() == -signal.SIGKILL

    def hang_up(self) -> None:
        """Closes the window, as a lost connection does, and waits until the program has noticed."""
        os.close(self._process.fd)
        self._process.fd, self._process.closed, self._open = -1, True, False
        self._process.wait()

    _open = True

    def _read(self, patience: float) -> bool:
        """Takes in what the program wrote; whether there was anything before *patience* ran out or it ended."""
        if patience <= 0 or not select.select([self._process.fd], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._process.fd, 65536)
        except OSError:  # how Linux says that the other end is closed
            data = b""
        if not data:
            self._open = False
            return False
        if _ASKED in self.raw[1 - len(_ASKED) :] + data:
            os.write(self._process.fd, _ANSWER)
        self.raw += data
        data = self._pending + data
        whole = _whole(data)
        self._pending = data[whole:]
        self._stream.feed(for_pyte(data[:whole]))
        return True


def _whole(data: bytes) -> int:
    """How much of *data* can be shown: no half frame, no half sequence."""
    begun = data.rfind(_FRAME_BEGINS)
    if begun > data.rfind(_FRAME_ENDS):
        return begun
    cut = _UNFINISHED.search(data)
    return cut.start() if cut else len(data)


def for_pyte(data: bytes) -> bytes:
    """*data* without what pyte does not know, and with one emoji where several are drawn as one."""
    text = _UNKNOWN_TO_PYTE.sub(b"", data).decode("utf-8", "surrogateescape")
    return _JOINED.sub("\U0001f46a", text).encode("utf-8", "surrogateescape")
