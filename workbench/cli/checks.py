"""The command that takes in published fact checks, and what other commands say of checks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from workbench.cli import output
from workbench.cli.options import database, json_option, private_option, recording, reviewer_option
from workbench.desk import config
from workbench.desk.checking import ChecksImported
from workbench.desk.desk import Desk
from workbench.domain.check import EarlierCheck
from workbench.domain.errors import WorkbenchError


@click.command("import-checks")
@database
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@private_option
@json_option
@reviewer_option
def import_checks(
    database: Path, sources: tuple[str, ...], allow_private: bool, json_: bool, reviewer: str | None
) -> None:
    """Take in published fact checks: ClaimReview in JSON, JSON lines or web pages.

    A claim that says the same as one of them then shows it, under "Checked before". FILE may be a file, folder, pattern
    or web address, or - for standard input.
    """
    limits = config.settings(reviewer).limits
    done = []
    with recording(database, reviewer) as desk:
        for one in desk.import_checks(sources, limits, allow_private=allow_private):
            done.append(one)
            output.say(one.failed or _told(one))
    if json_:
        output.as_json(_as_dict(one) for one in done)
    if any(one.failed for one in done):
        sys.exit(1)


def _as_dict(done: ChecksImported) -> dict[str, Any]:
    return {
        "source": done.source,
        "new": done.new,
        "known": done.known,
        "left_out": dict(sorted(done.left_out.items())),
        "failed": done.failed,
    }


def _told(done: ChecksImported) -> str:
    said = f"{done.source}: {output.counted(done.new, 'check')} new, {done.known} known."
    if done.left_out:
        reasons = ", ".join(f"{count} with {why}" for why, count in sorted(done.left_out.items()))
        said += f" {done.left_out.total()} left out: {reasons}."
    return said


def with_checked_files(desk: Desk) -> Desk:
    """*desk*, with what was checked in the files that the settings name ready to be searched.

    What keeps one of them out is said; it keeps nothing else from being done.
    """
    try:
        desk.checked_files, desk.kept_checks = config.checked_files(), config.kept_checks()
    except WorkbenchError as error:
        output.say(str(error))
    desk.look_into_checked_files(output.say)
    return desk


def as_dicts(checks: list[EarlierCheck]) -> list[dict[str, Any]]:
    """Earlier checks as JSON has them."""
    return [to_builtins(check) for check in checks]


def sentences(checks: list[EarlierCheck]) -> Iterator[str]:
    """Earlier checks as a person reads them, two lines each."""
    for check in checks:
        by = ", ".join(filter(None, (check.by, check.when)))
        yield f"Checked before ({check.score:.2f}): {check.verdict}{f', {by}' if by else ''}. “{check.claim}”"
        named = check.claim_id and check.claim_id[:8]
        places = (check.where, check.file and f"in {check.file}", named and f"claim {named}", check.url)
        yield f"  {'; '.join(filter(None, places))} (both say: {', '.join(check.matched)})"
