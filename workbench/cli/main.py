"""The program: `workbench REVIEW.db [SOURCE...]` opens the desk, every other command has a name."""

from __future__ import annotations

import os
import sys

import click

from workbench import __version__
from workbench.cli import output
from workbench.cli.commands import Commands
from workbench.domain.errors import StoppedError, WorkbenchError


@click.group(
    cls=Commands,
    default="open",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: workbench review.db articles/*.txt",
)
@click.version_option(__version__, prog_name="workbench")
def workbench() -> None:
    """Check facts at the keyboard: find the claims in articles, decide them, keep the evidence, export the log.

    workbench REVIEW.db [SOURCE...] imports what is new and opens the desk. Every command takes the review file first.
    """


def main() -> None:
    """Runs the command that the words on the command line name, and leaves with its exit status."""
    try:
        status = workbench.main(prog_name="workbench", standalone_mode=False)
    except click.ClickException as error:
        error.show()
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
    except BrokenPipeError:
        # Whoever read the output has enough of it. Python would complain once more while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)
