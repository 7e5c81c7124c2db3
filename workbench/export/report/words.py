"""Numbers, times and lists as the report words them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from workbench.export.report.looks import Share


def counted(number: int, noun: str = "") -> str:
    """A number, with its noun where there is one: "1 claim", "1,200 claims"."""
    return f"{number:,}" + (f" {noun}{'' if number == 1 else 's'}" if noun else "")


def moment(at: str) -> str:
    """A day as it is; a time in UTC to the minute."""
    return f"{at[:10]} {at[11:16]} UTC" if at[10:11] == "T" and at.endswith("Z") else at


def told(shares: Iterable[Share]) -> str:
    """How many claims look how: "12 true, 3 false"."""
    return ", ".join(f"{share.claims:,} {share.look.label.lower()}" for share in shares)


def known(words: Iterable[str | None]) -> str:
    """Those of *words* that there are, side by side."""
    return " · ".join(word for word in words if word)


def file_name(source: str) -> str:
    """The name of a file without its folders, which are nobody's business."""
    return PurePath(source.replace("\\", "/")).name
