"""The command line: which command its words name, and what is wrong with them."""

from __future__ import annotations

import io

import click

from workbench import __version__
from workbench.cli import output
from workbench.cli.commands import Commands
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


def run() -> object:
    """What the command returns that the command line names, which is its exit status where it is a number.

    Raises KeyboardInterrupt when the person broke off a question.
    """
    try:
        return workbench.main(prog_name="workbench", standalone_mode=False)
    except click.ClickException as error:
        _show(error)
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None


def _show(error: click.ClickException) -> None:
    """Says on stderr what is wrong with the command's words, which may be those of a hostile file's name."""
    said = io.StringIO()
    error.show(said)
    for text in safe_lines(said.getvalue().removesuffix("\n")):
        output.say(text)
