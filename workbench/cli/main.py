"""The program: `workbench REVIEW.db [SOURCE...]` opens the desk, every other command has a name."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from pathlib import Path

from workbench.domain.errors import StoppedError, WorkbenchError


def main() -> None:
    """Runs the command that the words on the command line name, and leaves with its exit status."""
    _ready_streams()
    # So that what is under way is ended in order: the terminal as it was, no process left behind.
    signal.signal(signal.SIGTERM, _end)
    try:
        status = _run(sys.argv[1:])
    except StoppedError as error:
        _say(str(error))
        status = 130
    except WorkbenchError as error:
        _say(f"workbench: {error}")
        status = 1
    except KeyboardInterrupt:
        _say("Stopped.")
        status = 130
    except OSError as error:
        from workbench.cli import output

        output.stop()
        what = error.filename if error.filename is not None else "the output"
        _say(f"workbench: {what} could not be written or read: {error.strerror}. Name another place.")
        status = 1
    except Exception as error:
        from workbench.desk.reporting import report

        _say(
            "workbench: this stopped on an error of the program's own, or on a damaged file; what was saved is kept. "
            f"`workbench check` looks at the file. A report is in {report(error)}."
        )
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


def _say(text: str) -> None:
    from workbench.cli import output  # the desk does not wait for it

    output.say(text)


def _run(words: list[str]) -> object:
    if len(words) == 1 and _names_a_file(words[0]):  # nothing to be parsed: the desk comes without what parses
        from workbench.cli.desk import open_desk

        _collect_garbage_again()
        open_desk(Path(words[0]))
        return 0
    from workbench.cli.group import run

    _collect_garbage_again()
    return run()


def _collect_garbage_again() -> None:
    gc.freeze()
    gc.enable()


def _names_a_file(word: str) -> bool:
    """Whether *word* names a file that is there, and could be no command or option."""
    return not word.startswith("-") and ("." in word or os.sep in word) and os.path.isfile(word)


def _end(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _ready_streams() -> None:
    """Makes every standard stream one that can be written to.

    One that was closed, which Python has None for, becomes the null device; on a stdout that is not UTF-8 a character
    that it lacks becomes a question mark.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - as long as the process
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
