"""Where files are read: what others made in a child process that can be lost, plain text here."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from msgspec.structs import asdict

import workbench
from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import DEFAULT, Limits
from workbench.ingest.readers.formats import reader_for
from workbench.ingest.readers.packed import gunzip, is_gzip
from workbench.ingest.readers.reader import Reader
from workbench.ingest.readers.reading import Reading, Unread
from workbench.ingest.readers.wire import from_wire

_START = 30.0
"""Seconds for a child to start and load its reader, beside those for reading."""

_COMMAND = (sys.executable, "-P", "-m", "workbench.ingest.readers.worker")
"""-P: nothing is imported from the folder that the reviewer happens to stand in."""

_PROGRAM = str(Path(workbench.__file__).parents[1])
"""Where the program itself is found, which may be no more than such a folder."""


class ReadingRoom:
    """Reads files of every kind, one at a time. Use it as a context manager.

    The child is started for the first file that needs one, serves all that follow, and is replaced when one of them
    has cost it its life. It has a session of its own and no terminal.
    """

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._child: _Child | None = None

    def read(self, data: bytes, name: str) -> Iterable[Reading | Unread]:
        """What is in the file that *data* is and the reviewer calls *name*.

        Raises WorkbenchError with one sentence, at once or on the way, when nothing is, or it costs more than the
        limits allow.
        """
        reader = reader_for(data, name)
        if reader.trusted:
            return reader.load()(gunzip(data, name, self.limits) if is_gzip(data) else data, name, self.limits)
        if self._child is None:
            self._child = _Child(self.limits)
        try:
            return self._child.read(data, name, reader)
        except BaseException:
            if not self._child.is_well:
                self.close()
            raise

    def close(self) -> None:
        """End the child, whatever it is doing."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class _Child:
    """The process, and what it may cost; *is_well* says that it waits for the next file."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process = subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (_PROGRAM, os.environ.get("PYTHONPATH"))))},
            start_new_session=True,
        )
        self._late = False
        self.is_well = True

    def read(self, data: bytes, name: str, reader: Reader) -> list[Reading | Unread]:
        """What *reader* finds in the file. Raises WorkbenchError when it fails or is given up."""
        self.is_well = False
        asked = {"reader": reader.name, "name": name, "size": len(data), "limits": asdict(self._limits)}
        self._send(json.dumps(asked).encode("ascii") + b"\n", data)
        with self._clock(_START):
            message = self._next(name, reader)
        if "begun" in message:
            with self._clock(self._limits.seconds):
                message = self._next(name, reader)
        if "memory" in message:  # what is left of the process is not to be relied on
            raise self._too_much_memory(name)
        if "error" in message:
            self.is_well = True
            raise WorkbenchError(str(message["error"]))
        try:
            found = from_wire(message["found"], self._limits.text_bytes)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise self._lost(name, reader) from None
        self.is_well = True
        return found

    def close(self) -> None:
        """End it; nothing it does is worth waiting for."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _send(self, line: bytes, data: bytes) -> None:
        """Write from a thread, so that a child that does not read holds up nobody."""

        def write(pipe: IO[bytes]) -> None:
            with contextlib.suppress(OSError, ValueError):  # a lost child is noticed where its answer is read
                pipe.write(line)
                pipe.write(data)
                pipe.flush()

        threading.Thread(target=write, args=(self._process.stdin,), name="file to its reader", daemon=True).start()

    @contextlib.contextmanager
    def _clock(self, seconds: float) -> Iterator[None]:
        """End the child when what is done in here takes longer."""

        def strike() -> None:
            self._late = True
            self._process.kill()

        timer = threading.Timer(seconds, strike)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _next(self, name: str, reader: Reader) -> dict[str, Any]:
        """The child's next line; a WorkbenchError says what became of it when there is none."""
        out = self._process.stdout
        # Every character of a text may be an escape of twelve, and every two of them a block of a hundred more.
        line = out.readline(100 * self._limits.text_bytes) if out is not None else b""
        if not line.endswith(b"\n"):
            raise self._lost(name, reader)
        try:
            message = json.loads(line)
        except ValueError:
            raise self._lost(name, reader) from None
        return message if isinstance(message, dict) else {}

    def _lost(self, name: str, reader: Reader) -> WorkbenchError:
        """Why there was no answer."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        ended = self._process.returncode
        if self._late or (ended is not None and -ended == getattr(signal, "SIGXCPU", 0)):
            return WorkbenchError(
                f"{name} was given up after {self._limits.seconds} seconds of reading; "
                "save the article as text and import that, or raise max_seconds."
            )
        if ended is not None and -ended == getattr(signal, "SIGKILL", 0):  # by the system, short of memory
            return self._too_much_memory(name)
        return WorkbenchError(
            f"{name} is {reader.called} that its reader broke down on; save the article as text and import that."
        )

    def _too_much_memory(self, name: str) -> WorkbenchError:
        return WorkbenchError(
            f"{name} takes more than {self._limits.memory} MB of memory to read and was given up; "
            "save the article as text and import that, or raise max_memory_mb."
        )
