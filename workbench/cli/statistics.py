"""How far the review has come, how fast it goes, what came of it, and how far the reviewers agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from msgspec import to_builtins

from workbench.cli import bars, output
from workbench.cli.options import database, json_option, reader_option, reading, reveal_option, say_hidden
from workbench.desk.agreement import KAPPA_UNDEFINED, Agreement, Pair
from workbench.desk.statistics import Group, Statistics, statistics
from workbench.domain.review import Workflow
from workbench.domain.scale import Scale

_MOST = 12
"""Outlets and claimants that are shown; --json has all."""

_DAYS = 14


@click.command()
@database
@reveal_option
@reader_option
@json_option
def stats(database: Path, reveal: bool, reviewer: str | None, json_: bool) -> None:
    """Show how far the review has come, what came of it, and how far the reviewers agree."""
    with reading(database, reviewer, reveal=reveal) as desk:
        say_hidden(desk)
        counts, scale = statistics(desk), desk.scale
    if json_:
        output.one_as_json(to_builtins(counts))
        return
    output.line(
        f"{output.counted(len(counts.articles), 'article')}, {output.counted(counts.claims, 'claim')}, "
        f"{counts.reviewed} reviewed, {output.counted(counts.evidence, 'piece')} of evidence, "
        f"{output.counted(counts.notes, 'note')}"
    )
    for table in _tables(counts, scale):
        if table.rows:
            bars.show(table)
    if counts.agreement.claims:
        for text in ("", "Agreement", *_agreed(counts.agreement)):
            output.line(text)


def _tables(counts: Statistics, scale: Scale) -> Iterator[bars.Table]:
    """What is shown, as far as there is something to show."""
    yield bars.Table("Claims", ("",), _counted({w: counts.workflow[w] for w in Workflow if w in counts.workflow}))
    yield bars.Table("Verdicts", ("",), _counted(_verdicts(counts, scale)))
    disputed = counts.workflow.get(Workflow.DISPUTED, 0)
    found = {"claims on which reviewers differ": disputed, "links between claims that conflict": counts.open_conflicts}
    yield bars.Table("Open conflicts", ("",), [bars.Row(name, (n,)) for name, n in found.items() if n])
    titles: dict[str | None, str] = {summary.id: summary.title for summary in counts.articles}
    yield _grouped("Articles", counts.by_article, scale, titles)
    if len(counts.by_outlet) > 1:
        yield _grouped("Outlets", counts.by_outlet[:_MOST], scale, {None: "none stated"}, len(counts.by_outlet))
    if counts.verdicts:
        voice: dict[str | None, str] = {None: "the articles themselves"}
        yield _grouped("Claimants", counts.by_claimant[:_MOST], scale, voice, len(counts.by_claimant))
    yield _reviewers(counts, scale)
    days = list(counts.pace.days.items())[-_DAYS:]
    most = max((number for _, number in days), default=0)
    made = [bars.Row(day, (number,), number, most, percent=False) for day, number in days]
    yield bars.Table("Decisions by day (UTC)", ("",), made)


def _verdicts(counts: Statistics, scale: Scale) -> dict[str, int]:
    """How many verdicts there are by label, in the scale's order; those it does not know after them, by id."""
    known = [(rating.id, rating.label) for rating in scale.ratings]
    others = sorted(counts.verdicts.keys() - {id_ for id_, _ in known})
    labels = [*known, *((id_, id_) for id_ in others)]
    return {label: counts.verdicts[id_] for id_, label in labels if id_ in counts.verdicts}


def _counted(numbers: Mapping[str, int]) -> list[bars.Row]:
    whole = sum(numbers.values())
    return [bars.Row(name, (number,), number, whole) for name, number in numbers.items()]


def _grouped(
    title: str, groups: tuple[Group, ...], scale: Scale, names: Mapping[str | None, str], of: int = 0
) -> bars.Table:
    """Groups with their verdicts by rating; *names* has what to call them where it is not their name, *of* says how
    many there are of which only these are shown.
    """
    ids = [rating.id for rating in scale.ratings]
    rows = [
        bars.Row(
            names.get(group.name, group.name or ""),
            (group.claims, *(group.verdicts.get(id_, 0) for id_ in ids), group.disputed, group.dismissed),
            group.reviewed,
            group.claims,
        )
        for group in groups
    ]
    more = f"{of - len(groups)} more: --json has all." if of > len(groups) else ""
    columns = ("claims", *(rating.glyph for rating in scale.ratings), "≠", "–")
    return bars.Table(title, columns, rows, note=more, measure="reviewed")


def _reviewers(counts: Statistics, scale: Scale) -> bars.Table:
    ids = [rating.id for rating in scale.ratings]
    rows = []
    for who in sorted(counts.pace.reviewers.keys() | counts.by_reviewer.keys()):
        speed, given = counts.pace.reviewers.get(who), counts.by_reviewer.get(who, {})
        seconds = speed.median_seconds if speed else None
        rows.append(
            bars.Row(
                who,
                (
                    *(sum(given.values()), *(given.get(id_, 0) for id_ in ids)),
                    *(speed.decisions if speed else 0, speed.days if speed else 0),
                    "–" if seconds is None else f"{seconds:.0f} s",
                ),
            )
        )
    columns = ("verdicts", *(rating.glyph for rating in scale.ratings), "decisions", "days", "each in")
    return bars.Table("Verdicts of each reviewer", columns, rows)


def _agreed(found: Agreement) -> list[str]:
    return [
        f"  {found.claims:6}  judged by more than one reviewer",
        f"  {found.claims_agreed:6}  on which all of them agree",
        f"  {_percent(found.percent_agreement):>6}  of all pairs of verdicts are the same",
        *(
            f"  {_coefficient(figure):>6}  Krippendorff's alpha, {kind}{_because(found.undefined.get(name))}"
            for name, kind, figure in (
                ("alpha_nominal", "nominal", found.alpha_nominal),
                ("alpha_ordinal", "ordinal", found.alpha_ordinal),
            )
        ),
        *(_compared(pair) for pair in found.pairs),
    ]


def _compared(pair: Pair) -> str:
    return (
        f"  {_coefficient(pair.kappa):>6}  Cohen's kappa of {' and '.join(pair.reviewers)}, "
        f"{output.counted(pair.claims, 'claim')}, {_percent(pair.agreement)} the same"
        f"{_because(KAPPA_UNDEFINED if pair.kappa is None else None)}"
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1f}%"


def _coefficient(figure: float | None) -> str:
    """Three decimals; what rounds to zero has no minus sign."""
    return "–" if figure is None else f"{figure:z.3f}"


def _because(reason: str | None) -> str:
    return f": {reason}" if reason else ""
