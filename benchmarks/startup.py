"""From starting the process to the first screen: the workbench on an extracted file against a bare Textual app, and
against posting and harlequin where WORKBENCH_POSTING and WORKBENCH_HARLEQUIN name their programs.

All run on terminals of their own, in turn; the clock stops when the text that only the first full screen holds has
been written to it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec import Struct

from benchmarks.table import Row, show
from benchmarks.terminal import Terminal

BARE_APP = "bare Textual app"
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("The first screen is here")
Bare().run()
"""
OTHERS = {"posting": b"Search requests", "harlequin": b"Query"}
"""Programs in Textual that people use, with words of their first screens."""
SEEDS = Path(__file__).parents[1] / "seeds"


class Took(Struct, frozen=True):
    """What a first screen took: seconds by the clock, and seconds of processor time, which neighbours disturb less."""

    clock: float
    work: float


def until(text: bytes, command: list[str], environment: dict[str, str]) -> Took:
    """From starting *command* on a terminal of 120 by 40 until it has written *text*."""
    began = time.perf_counter()
    with Terminal(command, environment, 120, 40) as terminal:
        terminal.wait_for(text)
        return Took(time.perf_counter() - began, terminal.worked)


def rows(runs: int = 11) -> list[Row]:
    """The benchmark's rows."""
    with tempfile.TemporaryDirectory() as folder:
        home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), folder)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **home}
        # Installed programs have their bytecode; a checkout writes it in the first run unless this keeps it from it.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        program = str(Path(sys.executable).with_name("workbench"))
        database = str(Path(folder, "review.db"))
        subprocess.run(
            [program, "import", database, str(SEEDS / "*.txt")], check=True, env=environment, capture_output=True
        )
        commands = {
            "ours": (b"Claim 1 of", [program, database]),
            BARE_APP: (b"first screen", [sys.executable, "-c", BARE]),
            **{
                name: (text, [found])
                for name, text in OTHERS.items()
                if (found := os.environ.get(f"WORKBENCH_{name.upper()}"))
            },
        }
        taken = [
            {name: until(text, command, environment) for name, (text, command) in commands.items()}
            for _ in range(runs + 1)
        ][1:]
    clock, work = (
        [{name: getattr(t, which) for name, t in one.items()} for one in taken] for which in Took.__struct_fields__
    )
    first = "first screen of an extracted file"
    return [
        _row(first, clock, BARE_APP, 1.4),
        _row(f"{first}, processor time", work, BARE_APP, 1.4),
        *(_row(first, clock, name, 1.0) for name in OTHERS if name in commands),
    ]


def _row(what: str, taken: list[dict[str, float]], reference: str, at_most: float) -> Row:
    ours, theirs = ([one[name] for one in taken] for name in ("ours", reference))
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    return Row(what, statistics.median(ours), reference, statistics.median(theirs), ratio, at_most)


def main() -> None:
    """Prints the table."""
    show(rows())


if __name__ == "__main__":
    main()
