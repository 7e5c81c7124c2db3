"""The child process that reads what others made: ``python -P -m workbench.ingest.readers.worker``.

In: a line of JSON ``{"reader": .., "name": .., "size": .., "limits": {..}}``, then *size* bytes, the file. Out, lines
of JSON, ASCII only: ``{"begun": true}`` once the reader is loaded, then ``{"found": [..]}``, ``{"error": "..."}`` or
``{"memory": true}``. The end of the input ends the process.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import sys
import warnings
from collections.abc import Callable
from typing import IO, Any

from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import MB, Limits
from workbench.ingest.readers.formats import reader_named
from workbench.ingest.readers.packed import gunzip, is_gzip
from workbench.ingest.readers.wire import to_wire

Say = Callable[[dict[str, Any]], None]

_REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "pty.")


def main() -> int:
    """Exit status: 0 at the end of the input."""
    with contextlib.suppress(ValueError, AttributeError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the parent decides
    out = _private_stdout()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.addaudithook(_refuse)

    def say(message: dict[str, Any]) -> None:
        out.write(json.dumps(message) + "\n")
        out.flush()

    try:
        while line := sys.stdin.buffer.readline():
            asked = json.loads(line)
            data = sys.stdin.buffer.read(asked["size"])
            say(_answer(asked, data, say))
    except BrokenPipeError:  # the parent is gone
        pass
    return 0


def _private_stdout() -> IO[str]:
    """What was stdout; from here on everything that any library prints goes to stderr, which leads nowhere."""
    private = os.dup(1)
    os.dup2(2, 1)
    return open(private, "w", encoding="ascii")


def _refuse(event: str, _arguments: object) -> None:
    """A reader needs no network and no other program."""
    if event.startswith(_REFUSED) and event not in ("socket.__new__", "socket.gethostname"):
        raise PermissionError(f"readers may not use {event}")


def _answer(asked: dict[str, Any], data: bytes, say: Say) -> dict[str, Any]:
    """What is in the file, or why it cannot be said; no file may end the process but by its limits."""
    limits, name = Limits(**asked["limits"]), str(asked["name"])
    try:
        reader = reader_named(asked["reader"])
        read = reader.load()
        bind(limits)
        say({"begun": True})
        if is_gzip(data):
            data = gunzip(data, name, limits)
        return {"found": to_wire(read(data, name, limits))}
    except WorkbenchError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"memory": True}
    except BrokenPipeError:
        raise
    except Exception as error:  # a fault of a library on a strange file must not stop the files behind it
        # Of a tree that is nested too deep there may be no other word than this.
        why = "it is nested too deep" if isinstance(error, RecursionError) else type(error).__name__
        return {"error": f"{name} cannot be read ({why}); save the article as text and import that."}


def bind(limits: Limits) -> None:
    """Give this process *limits.memory*, and *limits.seconds* of work from now on, where the system can do that."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock has to do
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + limits.seconds + 2
    for what, most in ((resource.RLIMIT_AS, limits.memory * MB), (resource.RLIMIT_CPU, until)):
        with contextlib.suppress(ValueError, OSError):
            _, hard = resource.getrlimit(what)
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    sys.exit(main())
