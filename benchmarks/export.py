"""Exporting a million claims: CSV and JSON lines against ``sqlite3 -csv`` on a view with the same columns, and memory.

``python -m benchmarks.export [FILE]``; without a file the one of benchmarks/million.py is made the first time. Both
sides run in processes of their own, one after the other, and what is compared is the processor's time that each took
(user and system): on a busy machine the wall's says more about the others. ``-wall`` compares that.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import time
from itertools import zip_longest
from pathlib import Path
from statistics import median

from benchmarks.million import kept
from benchmarks.table import Row, show
from workbench.export.csv import typed

AT_MOST = {"csv": 2.0, "jsonl": 2.5}
ROUNDS = 3
VIEW = Path(__file__).with_suffix(".sql")

_OURS = """
import resource, sys
from pathlib import Path
from workbench.desk.desk import Desk
from workbench.desk.exporting import Options, named, to_file
format_ = named(sys.argv[2])
with Desk.open(Path(sys.argv[1]), "ann", read_only=True, reveal=True) as desk:
    if sys.argv[3] == "write":
        to_file(desk, Path(sys.argv[4]), format_, Options(format_.rows[0]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def rows(path: Path, *, wall: bool = False) -> list[Row]:
    """The benchmark's rows."""
    to = path.with_suffix(".exported")
    try:
        _require_same_cells(path, to)
        return [_row(path, to, name, wall) for name in AT_MOST]
    finally:
        for made in (to, to.with_name(to.name + ".meta.json")):
            made.unlink(missing_ok=True)


def _row(path: Path, to: Path, name: str, wall: bool) -> Row:
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(_taken(_reference(path), to, wall))
        ours.append(_taken([sys.executable, "-c", _OURS, path, name, "write", to], None, wall))
    ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
    what = f"exporting {path.stem[:30]} as {name}"
    return Row(what, median(ours), "sqlite3 -csv on the view", median(theirs), ratio, AT_MOST[name])


def _require_same_cells(path: Path, to: Path) -> None:
    """Raises AssertionError where the reference leaves out a cell that the export has, or has another there."""
    subprocess.run([sys.executable, "-c", _OURS, path, "csv", "write", to], check=True, stdout=subprocess.DEVNULL)
    with (
        to.open(encoding="utf-8", newline="") as ours,
        subprocess.Popen(_reference(path), stdout=subprocess.PIPE, encoding="utf-8") as theirs,
    ):
        assert theirs.stdout is not None
        for number, (one, other) in enumerate(zip_longest(csv.reader(ours), csv.reader(theirs.stdout))):
            if one is None or [typed(cell) for cell in one] != other:
                raise AssertionError(f"row {number} is {one}, and by the reference {other}")


def _reference(path: Path) -> list[str | Path]:
    return ["sqlite3", "-readonly", "-csv", "-header", path, f".read {VIEW}", "SELECT * FROM exported"]


def _taken(command: list[str | Path], to: Path | None, wall: bool) -> float:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    if to is None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    else:
        with to.open("wb") as out:
            subprocess.run(command, check=True, stdout=out)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if wall:
        return time.perf_counter() - began
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def memory(path: Path, name: str) -> tuple[int, int]:
    """The most memory, in MB, that a process took that opened the file, and one that exported it."""
    peaks = []
    for how in ("open", "write"):
        done = subprocess.run(
            [sys.executable, "-c", _OURS, path, name, how, os.devnull], check=True, capture_output=True, text=True
        )
        peaks.append(int(done.stdout) // 1024)
    return peaks[0], peaks[1]


if __name__ == "__main__":
    named_files = [word for word in sys.argv[1:] if not word.startswith("-")]
    file = Path(named_files[0]) if named_files else kept()
    show(rows(file, wall="-wall" in sys.argv))
    for format_name in AT_MOST:
        opened, written = memory(file, format_name)
        print(f"memory, {format_name}: {opened} MB to open the file, {written} MB at most to export it")
