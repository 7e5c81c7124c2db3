"""The command that brings other reviewers' work in: merge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, json_option, reviewer_option
from workbench.desk import config, signing
from workbench.desk.merging import Came, Report, merge_files
from workbench.domain.review import FILE


@click.command()
@database
@click.argument("others", metavar="OTHER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--quarantine", is_flag=True, help="Put entries that cannot be accepted aside, and merge the rest.")
@json_option
@reviewer_option
def merge(database: Path, others: tuple[Path, ...], quarantine: bool, json_: bool, reviewer: str | None) -> None:
    """Take in what other review files hold: articles, claims and everything their reviewers recorded.

    An export of a whole review in JSON lines is taken in like the file itself, into a new file too.
    """
    settings = config.settings(reviewer)
    signer = signing.signer(settings.signing_key, output.say)
    report = merge_files(database, others, settings.reviewer, quarantine=quarantine, signer=signer)
    for text in _told(report):
        output.say(text)
    if json_:
        output.one_as_json(report.as_dict())


def _told(report: Report) -> Iterator[str]:
    merged = report.merged
    for came in merged.files:
        yield _said_of(came)
        if came.refused:
            yield f"Quarantined, of {came.path}: {_entries(len(came.refused))}"
            yield from (f"  {id_}: {reason}" for id_, reason in came.refused)
    if report.conflicts:
        yield f"{output.counted(len(report.conflicts), 'claim')} to adjudicate, on which reviewers differ now:"
    for conflict in report.conflicts:
        ratings = ", ".join(f"{verdict.reviewer} {verdict.rating}" for verdict in conflict.verdicts)
        yield f"  {conflict.reviewed.claim.id[:8]} {ratings}: {conflict.reviewed.claim.text}"
    if merged.moved:
        yield f"{output.counted(len(merged.moved), 'claim')} that stood otherwise here:"
        for one in merged.moved:
            yield f"  {one.claim[:8]} was {_state(one.before)}, is {_state(one.after)} now"
    if merged.displaced:
        yield f"{_entries(len(merged.displaced))} of one side in whose place a later one of the other side stands:"
        for entry in merged.displaced:
            about = "" if entry.subject == FILE else f" on {entry.subject[:8]}"
            yield f"  {entry.action} {entry.value or ''}{about} by {entry.author}, {entry.at[:10]}"
    for entry in merged.redactions:
        yield f"Redacted by {entry.author} on {entry.at[:10]}: entry {entry.value}."
    for fork in merged.forks:
        yield (
            f"Chain {fork.chain} goes on in {len(fork.entries)} ways at its entry {fork.seq}; all are kept: "
            f"{', '.join(fork.entries)}."
        )


def _state(standing: tuple[str, str | None]) -> str:
    workflow, rating = standing
    return f"{workflow} ({rating})" if rating else workflow


def _said_of(came: Came) -> str:
    said = (
        f"{came.path}: {output.counted(came.articles, 'article')} new, {came.articles_known} known; "
        f"{output.counted(came.claims, 'claim')} new, {came.claims_known} known; "
        f"{_entries(came.entries)} new, {came.entries_known} known."
    )
    if came.checks or came.checks_known:
        said += f" {output.counted(came.checks, 'published check')} new, {came.checks_known} known."
    if came.claims_gone:
        said += f" {output.counted(came.claims_gone, 'claim')} went that a newer extractor finds no more."
    if came.articles_changed:
        said += f" The metadata of {output.counted(came.articles_changed, 'article')} is read otherwise now."
    return said


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
