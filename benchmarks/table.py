"""How a benchmark says what it found: a figure of ours, the reference's beside it, and their ratio."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Median seconds of ours and of the reference, the median ratio of the pairs, and the most it should be."""

    what: str
    ours: float
    reference: str
    theirs: float
    ratio: float
    at_most: float


def show(rows: Iterable[Row]) -> None:
    """Prints a table of ratios."""
    print(f"{'what':44} {'ours':>9} {'reference':>9}  {'ratio':>6} {'at most':>8}  reference is")
    for row in rows:
        within = "" if row.ratio <= row.at_most else "  TOO SLOW"
        print(
            f"{row.what:44} {row.ours * 1000:7.1f}ms {row.theirs * 1000:7.1f}ms  {row.ratio:6.2f} {row.at_most:8.2f}"
            f"  {row.reference}{within}"
        )
