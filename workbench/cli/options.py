"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.cli import output
from workbench.desk import config
from workbench.desk.desk import Desk

_F = TypeVar("_F", bound=Callable[..., Any])

database = click.argument("database", metavar="DB", type=click.Path(path_type=Path))
json_option = click.option("--json", "json_", is_flag=True, help="Print one JSON document.")
reviewer_option = click.option("--reviewer", metavar="NAME", help="Who signs what is recorded (default: login name).")
model_option = click.option("--model", metavar="NAME", help="The spaCy pipeline that finds the claims.")

private_option = click.option(
    "--allow-private", is_flag=True, help="Fetch web addresses that lead to this computer or a private network too."
)


reveal_option = click.option("--reveal", is_flag=True, help="Show others' verdicts too while review is blind.")


reader_option = click.option(
    "--reviewer", metavar="NAME", help="Who reads; blind review hides things from them (default: login name)."
)


def reading(path: Path, reviewer: str | None = None, *, reveal: bool = False) -> Desk:
    """A desk that only reads: it opens files that cannot be written, and changes nothing.

    Who reads is the *reviewer* named, else known by the settings; where review is blind, it hides from them what it
    hides on their own desk.
    """
    return Desk.open(path, config.reader(reviewer), read_only=True, reveal=reveal)


def say_hidden(desk: Desk) -> None:
    """Says on stderr when what others decided is left out."""
    if desk.hides():
        output.say("Review is blind: others' verdicts on claims that you have not decided are hidden (--reveal).")


def recording(path: Path, reviewer: str | None, *, reveal: bool = False) -> Desk:
    """A desk that records under the reviewer's name, and signs with their key where the settings name one."""
    settings = config.settings(reviewer)
    desk = Desk.open(path, settings.reviewer, reveal=reveal)
    desk.wait_by(_Waiting(path))
    if settings.signing_key:
        from workbench.desk import signing

        desk.signer = signing.signer(settings.signing_key, output.say)
    return desk


class _Waiting:
    """Says once that another writer is being waited for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._said = False

    def __call__(self) -> None:
        if not self._said:
            self._said = True
            output.say(f"Waiting for another program that writes to {self._path}...")
