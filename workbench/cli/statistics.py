"""How far the review has come, and how far the reviewers agree."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, json_option, reader_option, reading, reveal_option, say_hidden
from workbench.desk.agreement import KAPPA_UNDEFINED, Agreement, Pair
from workbench.desk.statistics import Statistics, statistics


@click.command()
@database
@reveal_option
@reader_option
@json_option
def stats(database: Path, reveal: bool, reviewer: str | None, json_: bool) -> None:
    """Show how far the review has come, and how far the reviewers agree."""
    with reading(database, reviewer, reveal=reveal) as desk:
        say_hidden(desk)
        counts = statistics(desk)
        labels = {rating.id: rating.label for rating in desk.scale.ratings}
    if json_:
        output.one_as_json(asdict(counts))
        return
    for text in _described(counts, labels):
        output.line(text)


def _described(counts: Statistics, labels: dict[str, str]) -> list[str]:
    lines = [
        f"{output.counted(len(counts.articles), 'article')}, {output.counted(counts.claims, 'claim')}, "
        f"{counts.reviewed} reviewed, {output.counted(counts.evidence, 'piece')} of evidence, "
        f"{output.counted(counts.notes, 'note')}"
    ]
    lines += (f"  {number:6}  {name}" for name, number in sorted(counts.workflow.items()))
    if counts.verdicts:
        lines += [
            "Verdicts",
            *(f"  {counts.verdicts[id_]:6}  {labels[id_]}" for id_ in labels if id_ in counts.verdicts),
        ]
    if counts.reviewers:
        lines += ["Verdicts of each reviewer", *(f"  {number:6}  {name}" for name, number in counts.reviewers.items())]
    if counts.agreement.claims:
        lines += ["Agreement", *_agreed(counts.agreement)]
    lines += ["Articles", *(f"  {a.reviewed:3} of {a.claims:3}  {a.title}" for a in counts.articles)]
    return lines


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
