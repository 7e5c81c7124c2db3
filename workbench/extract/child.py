"""One process that extracts, as its parent sees it: what it is sent, what it says, and its end."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from workbench.domain.article import Article
from workbench.extract.wire import article_to_dict

_GRACE = 2.0  # seconds a child gets to end by itself once its input is closed
_PROGRAM = str(Path(__file__).resolve().parents[2])

Message = dict[str, Any]


class Child:
    """A process with the models loaded. It begins at once; what it says is put into *heard*, with itself.

    None in the place of a message is its end, an empty one nonsense. It has a session of its own and no terminal,
    and takes no module from the folder it is started in.
    """

    def __init__(self, arguments: Sequence[str], heard: queue.Queue[tuple[Child, Message | None]]) -> None:
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "workbench.extract.worker", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (_PROGRAM, os.environ.get("PYTHONPATH"))))},
            start_new_session=True,
        )
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._closed = False
        self._last_sign = time.monotonic()
        threading.Thread(target=self._write, name="articles to the extractor", daemon=True).start()
        threading.Thread(target=self._read, args=(heard,), name="claims from the extractor", daemon=True).start()

    def send(self, articles: Sequence[Article]) -> None:
        """Give it *articles* to extract, whenever it comes to reading them."""
        self._lines.put(json.dumps([article_to_dict(article) for article in articles]).encode("ascii") + b"\n")

    def awaited(self) -> None:
        """From now on an answer of it is waited for."""
        self._last_sign = time.monotonic()

    def silent(self) -> float:
        """Seconds since it last said something, or since an answer was first waited for."""
        return time.monotonic() - self._last_sign

    def close(self) -> None:
        """End it, whatever it is doing; the second time, do nothing."""
        if self._closed:
            return
        self._closed = True
        self._lines.put(None)
        self._process.terminate()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def last_words(self) -> str:
        """The last line it wrote to stderr, else its exit status. Ask before closing."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else f"exit status {self._process.returncode}"

    def _write(self) -> None:
        """Write from a thread, so that reading goes on while a long article fills the pipe."""
        pipe = self._process.stdin
        assert pipe is not None
        with contextlib.suppress(OSError, ValueError):  # a lost child is noticed where its answer is read
            while (line := self._lines.get()) is not None:
                pipe.write(line)
                pipe.flush()
        with contextlib.suppress(OSError, ValueError):
            pipe.close()

    def _read(self, heard: queue.Queue[tuple[Child, Message | None]]) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        with contextlib.suppress(OSError, ValueError), pipe:
            for line in pipe:
                self._last_sign = time.monotonic()
                heard.put((self, _message(line)))
        heard.put((self, None))


def _message(line: bytes) -> Message:
    """What *line* says; nothing when it is no message."""
    try:
        message = json.loads(line)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}
