"""Filters of the queue that reviewers keep under a name."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec import to_builtins

from workbench.cli import output
from workbench.cli.options import database, json_option, reader_option, reading, recording
from workbench.desk.orders import SORTS
from workbench.domain.errors import WorkbenchError
from workbench.domain.sifting import SavedFilter


@click.command()
@database
@click.option("--keep", metavar="NAME", help="Keep --where and --sort under this name.")
@click.option("--where", metavar="FILTER", default="", help="What to keep, as the queue takes it.")
@click.option("--sort", type=click.Choice(list(SORTS)), default="position", show_default=True)
@click.option("--forget", metavar="NAME", help="Take the filter of this name out of the file.")
@click.option("--shared", is_flag=True, help="Keep or forget one that is everybody's.")
@reader_option
@json_option
def filters(
    database: Path,
    keep: str | None,
    where: str,
    sort: str,
    forget: str | None,
    shared: bool,
    reviewer: str | None,
    json_: bool,
) -> None:
    """List the filters that are kept under a name, yours and everybody's; keep one, or forget one."""
    if keep is not None and forget is not None:
        raise click.UsageError("Keep a filter or forget one, not both at once.")
    if keep is None and (where or sort != "position"):
        raise click.UsageError("--where and --sort say what to keep: give it a name with --keep.")
    if keep is None and forget is None:
        with reading(database, reviewer) as desk:
            _list(desk.saved_filters(), json_)
        return
    with recording(database, reviewer) as desk:
        if keep is not None:
            kept = desk.keep_filter(keep, where, sort, shared=shared)
            output.say(f"Kept: {kept.name}, {'for everybody' if shared else f'for {desk.reviewer}'}.")
        elif forget is not None:
            desk.forget_filter(forget, shared=shared)
            output.say(f"Forgotten: {forget}.")


def _list(found: list[SavedFilter], json_: bool) -> None:
    if json_:
        output.as_json(to_builtins(one) for one in found)
        return
    output.table(
        ["name", "whose", "sort", "filter"],
        ([one.name, "everybody's" if one.shared else one.reviewer, one.sort, one.text] for one in found),
    )


def named(found: list[SavedFilter], name: str) -> SavedFilter:
    """The filter called *name*, one's own before everybody's. Raises WorkbenchError where there is none."""
    for one in found:
        if one.name == name:
            return one
    known = ", ".join(dict.fromkeys(one.name for one in found))
    raise WorkbenchError(f"There is no filter called {name}{f'; there are {known}' if known else ' in this file'}.")
