"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

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


def reading(path: Path) -> Desk:
    """A desk that only reads: it opens files that cannot be written, and changes nothing."""
    return Desk.open(path, reviewer="", read_only=True)


def recording(path: Path, reviewer: str | None) -> Desk:
    """A desk that records under the reviewer's name."""
    return Desk.open(path, config.settings(reviewer).reviewer)
