"""The parent's side of extraction: the model runs in a process of its own, so that the keyboard never waits."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any, Self

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.errors import WorkbenchError
from workbench.extract.wire import article_to_dict, claim_from_dict

Progress = Callable[[int, int], None]

_GRACE = 2.0  # seconds a child gets to end by itself once its input is closed


@dataclass(frozen=True, slots=True)
class ExtractionResult:
    """The claims of one article, and which rules and model found them."""

    claims: tuple[Claim, ...]
    extractor: str


class Extractor:
    """A child process with the model loaded, one article at a time. Use it as a context manager.

    The child starts at once and loads the model while the caller goes on; the first article waits for it. It has a
    session of its own and no terminal. Calls are synchronous and belong on a thread of their own; `close` may be
    called from any thread and ends an extraction that is under way with a WorkbenchError there. What *on_progress*
    raises ends the child too, and comes out of `extract`.
    """

    def __init__(self, model: str | None = None) -> None:
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        command = [sys.executable, "-m", "workbench.extract.worker", *(["--model", model] if model else [])]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, start_new_session=True
        )
        self._extractor: str | None = None
        self._closed = False
        self._busy = False

    @property
    def extractor(self) -> str:
        """Which rules and model it extracts with, once the model is loaded: this waits for it."""
        if self._extractor is None:
            message = self._next()
            if "extractor" not in message:
                raise self._nonsense()
            self._extractor = str(message["extractor"])
        return self._extractor

    def extract(self, article: Article, on_progress: Progress | None = None) -> ExtractionResult:
        """The claims of *article*; *on_progress* is told the characters read so far and in all.

        Raises WorkbenchError when the article could not be extracted or the child is lost.
        """
        extractor = self.extractor
        self._busy = True
        try:
            with self._sending(article):
                claims = self._answer(on_progress)
        finally:
            if self._busy:  # *on_progress* raised: nobody will read the rest of the answer
                self.close()
        return ExtractionResult(claims, extractor)

    def close(self) -> None:
        """End the child, whatever it is doing; the second time, do nothing."""
        if self._closed:
            return
        self._closed = True
        with contextlib.suppress(OSError, ValueError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        self._process.terminate()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._errors.close()

    @contextlib.contextmanager
    def _sending(self, article: Article) -> Iterator[None]:
        """Write *article* from a thread, so that reading goes on while a long one fills the pipe."""
        line = json.dumps(article_to_dict(article)).encode("ascii") + b"\n"

        def write() -> None:
            with contextlib.suppress(OSError, ValueError):  # a lost child is noticed where its answer is read
                if self._process.stdin is not None:
                    self._process.stdin.write(line)
                    self._process.stdin.flush()

        writer = threading.Thread(target=write, name="article to the extractor", daemon=True)
        writer.start()
        try:
            yield
        finally:
            writer.join(_GRACE)

    def _answer(self, on_progress: Progress | None) -> tuple[Claim, ...]:
        while True:
            message = self._next()
            self._busy = "claims" not in message and "error" not in message
            if "claims" in message:
                try:
                    return tuple(claim_from_dict(claim) for claim in message["claims"])
                except (KeyError, TypeError, ValueError) as error:
                    raise self._nonsense() from error
            if "error" in message:
                raise WorkbenchError(str(message["error"]))
            if "done" not in message or "total" not in message:
                raise self._nonsense()
            if on_progress is not None:
                on_progress(int(message["done"]), int(message["total"]))

    def _next(self) -> dict[str, Any]:
        """The child's next line. Raises WorkbenchError when there is none, or it tells of its own end."""
        out = self._process.stdout
        try:
            line = out.readline() if out is not None else b""
        except ValueError:  # closed under way
            line = b""
        if not line:
            raise self._lost()
        try:
            message = json.loads(line)
        except ValueError as error:
            raise self._nonsense() from error
        if not isinstance(message, dict):
            raise self._nonsense()
        if "fatal" in message:
            raise WorkbenchError(str(message["fatal"]))
        return message

    def _lost(self) -> WorkbenchError:
        if self._closed:
            return WorkbenchError("Extraction was stopped; the claims of this article were not taken in.")
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        return WorkbenchError(f"The extraction process ended without an answer ({self._last_words()}); start it again.")

    def _nonsense(self) -> WorkbenchError:
        self.close()
        return WorkbenchError("The extraction process answered what is no answer; is another version of it installed?")

    def _last_words(self) -> str:
        """The last line the child wrote to stderr, else its exit status."""
        try:
            self._errors.seek(0)
            lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        except ValueError:  # closed already
            lines = []
        return lines[-1] if lines else f"exit status {self._process.returncode}"
