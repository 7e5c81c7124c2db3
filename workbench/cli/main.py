"""The program: `workbench REVIEW.db [SOURCE...]` opens the desk, every other command has a name."""

from __future__ import annotations

import io
import os
import signal
import sys

import click

from workbench import __version__
from workbench.cli import output
from workbench.cli.commands import Commands
from workbench.domain.errors import StoppedError, WorkbenchError
from workbench.domain.shown import safe_lines


@click.group(
    cls=Commands,
    default="open",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="* is what happens when no command is named, as in: workbench review.db articles/*.txt",
)
@click.version_option(__version__, prog_name="workbench")
def workbench() -> None:
    """Check facts at the keyboard: find the claims in articles, decide them, keep the evidence, export the log.

    workbench REVIEW.db [SOURCE...] imports what is new and opens the desk. Every command takes the review file first.
    """


def main() -> None:
    """Runs the command that the words on the command line name, and leaves with its exit status."""
    _ready_streams()
    # So that what is under way is ended in order: the terminal as it was, no process left behind.
    signal.signal(signal.SIGTERM, _end)
    try:
        status = workbench.main(prog_name="workbench", standalone_mode=False)
    except click.ClickException as error:
        _show(error)
        status = error.exit_code
    except StoppedError as error:
        output.say(str(error))
        status = 130
    except WorkbenchError as error:
        output.say(f"workbench: {error}")
        status = 1
    except (KeyboardInterrupt, click.Abort):
        output.say("Stopped.")
        status = 130
    except OSError as error:
        output.stop()
        what = error.filename if error.filename is not None else "the output"
        output.say(f"workbench: {what} could not be written or read: {error.strerror}. Name another place.")
        status = 1
    except Exception as error:
        from workbench.desk.reporting import report

        output.say(
            "workbench: this stopped on an error of the program's own, or on a damaged file; what was saved is kept. "
            f"`workbench check` looks at the file. A report is in {report(error)}."
        )
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


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


def _show(error: click.ClickException) -> None:
    """Says on stderr what is wrong with the command's words, which may be those of a hostile file's name."""
    said = io.StringIO()
    error.show(said)
    for text in safe_lines(said.getvalue().removesuffix("\n")):
        output.say(text)
