"""What the commands print: data on stdout, everything else on stderr, nothing that could steer a terminal."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from workbench.domain.shown import Shown, safe_text

if TYPE_CHECKING:
    from rich.console import Console


def _echo(text: str, *, err: bool = False, nl: bool = True, bold: bool = False) -> None:
    import click  # 9 ms, which the desk does not wait for (cli/main.py)

    click.echo(click.style(text, bold=True) if bold else text, err=err, nl=nl)


def say(text: str) -> None:
    """A message for the person, on stderr; where that cannot be written to, what was done is done all the same."""
    with contextlib.suppress(OSError):
        _echo(safe_text(text), err=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def line(text: str) -> None:
    """A line of data, on stdout."""
    _echo(safe_text(text))


def paragraph(text: str) -> None:
    """A line of data that may be long: on a terminal it is broken between words, hanging under its beginning."""
    if not sys.stdout.isatty():
        line(text)
        return
    from rich.text import Text

    shown = safe_text(text)
    indent = " " * (len(shown) - len(shown.lstrip()))
    hanging = indent + "  "
    width = max(20, shutil.get_terminal_size().columns)
    lines = Text(shown.lstrip()).wrap(_console(width), width - len(hanging))
    for number, part in enumerate(lines):
        _echo((hanging if number else indent) + part.plain.rstrip())


def indented(console: Console, text: Shown, by: int, style: str = "") -> None:
    """A paragraph on a terminal, broken between words, *by* columns from the left."""
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(text, style), (0, 0, 0, by)))


def _console(width: int) -> Console:
    """What lays text out for a terminal so wide; nothing is written to it."""
    from rich.console import Console

    return Console(width=width)


def stop() -> None:
    """Sends the rest of the data nowhere: stdout cannot be written to, and Python would say so again on closing it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_json(objects: Iterable[dict[str, Any]]) -> None:
    """One JSON document on stdout, a list of *objects*, written as they come.

    On a terminal everything but ASCII is escaped, since JSON lets control and bidi characters through; and where the
    output is not UTF-8, since it may lack a character.
    """
    before = "[\n"
    for one in objects:
        _echo(before + _json(one), nl=False)
        before = ",\n"
    _echo("[]" if before == "[\n" else "\n]")


def one_as_json(document: dict[str, Any]) -> None:
    """One JSON object on stdout."""
    _echo(_json(document))


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=sys.stdout.isatty() or sys.stdout.encoding.lower() != "utf-8")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows on stdout: aligned and cut to the window on a terminal, separated by tabs and whole in a pipe."""
    shown = ([safe_text(cell) for cell in row] for row in rows)
    if not sys.stdout.isatty():
        _echo("\t".join(header))
        for row in shown:
            _echo("\t".join(row))
        return
    _aligned([[safe_text(cell) for cell in header], *shown], shutil.get_terminal_size().columns)


def _aligned(rows: list[list[Shown]], width: int) -> None:
    from rich.cells import cell_len, set_cell_size

    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    widths = _fitting([min(w, 40) for w in widths], width // 2)
    for number, row in enumerate(rows):
        cells = [
            set_cell_size(cell, w) if cell_len(cell) <= w else set_cell_size(cell, w - 1) + "…"
            for cell, w in zip(row[:-1], widths, strict=True)
        ]
        rest = max(10, width - sum(widths) - 2 * len(widths) - 1)
        last = row[-1] if cell_len(row[-1]) <= rest else set_cell_size(row[-1], rest - 1) + "…"
        _echo("  ".join([*cells, last]), bold=number == 0)


def _fitting(widths: list[int], room: int) -> list[int]:
    """*widths* of columns, the widest narrowed as far as is needed for all to go into *room*, none below 12."""
    widths = list(widths)
    while sum(widths) + 2 * len(widths) > room and max(widths, default=0) > 12:
        widths[widths.index(max(widths))] -= 1
    return widths
