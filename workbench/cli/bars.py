"""Tables of counts with bars, drawn by Rich; as wide as the window, or 100 columns where there is none."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

import click
from msgspec import Struct

from workbench.domain.shown import safe_text

_BAR = 24
_NO_WINDOW = 100


class Row(Struct, frozen=True):
    """A line: its *name*, its *cells*, and how much of *whole* its bar is filled, with how many percent that is."""

    name: str
    cells: tuple[int | str, ...]
    filled: int | None = None
    whole: int = 0
    percent: bool = True


class Table(Struct, frozen=True):
    """Rows under a *title*; *measure* says what the bars show, *note* what is left out."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    note: str = ""
    measure: str = ""


def show(table: Table) -> None:
    """Prints *table* on stdout, below an empty line. A zero is left blank, so that what is there stands out."""
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    width = shutil.get_terminal_size((_NO_WINDOW, 24)).columns if sys.stdout.isatty() else _NO_WINDOW
    drawn = Drawn(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=any((*table.columns, table.measure)))
    drawn.add_column("", no_wrap=True, overflow="ellipsis", max_width=max(16, width - _beside_name(table)))
    for column in table.columns:
        drawn.add_column(Text(column), justify="right", no_wrap=True, style="bold")
    drawn.add_column(Text(table.measure), no_wrap=True)
    for row in table.rows:
        cells = (Text("" if cell == 0 else str(cell)) for cell in row.cells)
        bar = Text("") if row.filled is None else Text(_bar(row.filled, row.whole, row.percent), style="cyan")
        drawn.add_row(Text(f"  {safe_text(row.name)}"), *cells, bar)
    console = Console(width=width, force_terminal=sys.stdout.isatty(), highlight=False, markup=False, emoji=False)
    with console.capture() as printed:
        console.print(Text(table.title, style="bold"))
        console.print(drawn)
        if table.note:
            console.print(Text(f"  {table.note}", style="dim"))
    click.echo("\n" + "\n".join(line.rstrip() for line in printed.get().splitlines()))


def _beside_name(table: Table) -> int:
    """How wide everything but the names is."""
    columns = zip(table.columns, *(row.cells for row in table.rows), strict=True)
    bar = 2 + _BAR + 5 if any(row.filled is not None for row in table.rows) else 2
    return sum(2 + max(len(str(cell)) for cell in column) for column in columns) + bar


def _bar(filled: int, whole: int, percent: bool) -> str:
    """A bar drawn in eighths of a column, never empty where there is something, and the *percent* it stands for."""
    share = filled / whole if whole else 0.0
    eighths = max(round(share * _BAR * 8), 1 if filled else 0)
    full, part = divmod(eighths, 8)
    drawn = "█" * full + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[part]
    return f"{drawn.ljust(_BAR)} {100 * share:3.0f}%" if percent else drawn
