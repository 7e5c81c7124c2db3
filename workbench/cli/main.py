"""The program: `workbench REVIEW.db [SOURCE...]` opens the desk, every other command has a name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from click_default_group import DefaultGroup

from workbench import __version__
from workbench.cli import deciding, files, listing, output
from workbench.cli.about import keys, paths
from workbench.cli.options import model_option, reviewer_option
from workbench.desk import config
from workbench.desk.desk import Desk
from workbench.domain.errors import StoppedError, WorkbenchError


@click.group(
    cls=DefaultGroup,
    default="open",
    default_if_no_args=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: workbench review.db articles/*.txt",
)
@click.version_option(__version__, prog_name="workbench")
def workbench() -> None:
    """Check facts at the keyboard: find the claims in articles, decide them, keep the evidence, export the log.

    workbench REVIEW.db [SOURCE...] imports what is new and opens the desk. Every command takes the review file first.
    """


@click.command("open")
@click.argument("database", metavar="REVIEW.db", type=click.Path(path_type=Path))
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@model_option
@reviewer_option
def open_(database: Path, sources: tuple[str, ...], model: str | None, reviewer: str | None) -> None:
    """Import what is new and open the desk (the default command)."""
    from workbench.cli.progress import bring_in, find_claims

    settings = config.settings(reviewer, model)
    whole = not sources or bring_in(database, sources, settings, {})
    if not whole and not database.exists():
        sys.exit(1)
    with Desk.open(database, settings.reviewer) as desk:
        _require_terminal(database)
        if not sources:
            find_claims(database, settings.model)
        from workbench.tui.app import run

        run(desk, settings.theme)
    if not whole:
        sys.exit(1)


def _require_terminal(database: Path) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WorkbenchError(
            "The desk needs a terminal, and there is none here; "
            f"`workbench claims {database}` lists the claims, `workbench export {database}` writes the log."
        )


for command in (
    open_,
    files.import_,
    listing.articles,
    listing.passages,
    listing.claims,
    listing.show,
    deciding.decide,
    deciding.cite,
    deciding.note,
    deciding.dismiss,
    deciding.undo,
    files.export,
    files.stats,
    files.check,
    keys,
    paths,
):
    workbench.add_command(command)


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
