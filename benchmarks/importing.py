"""Import of many short articles: against reading and hashing the same files alone, again, and what memory it takes.

    python -m benchmarks.importing [COUNT]

Only what `import_sources` does is measured; finding claims is benchmarks/extraction's. Every import runs in a process
of its own, so that its memory is its own too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import Row

_WHO = ("The harbour authority", "The ministry of transport", "A spokeswoman for the port", "The mayor of the town")
_WHAT = ("said that the dock would be closed", "counted the ships in the bay", "announced the repair of the bridge",
         "denied that anybody had been hurt", "put the cost of the storm at a record")  # fmt: skip
_WHEN = ("on Monday", "last week", "in March 2016", "before the storm", "after a night of rain")


def article(number: int) -> str:
    """An article of about 150 words, different from that of any other *number*, with a title, an author and a date."""
    pick = random.Random(number)
    sentences = [
        f"{pick.choice(_WHO)} {pick.choice(_WHAT)} {pick.choice(_WHEN)}, and {pick.randint(2, 9_999)} people saw it."
        for _ in range(9)
    ]
    paragraphs = "\n\n".join(" ".join(sentences[at : at + 3]) for at in (0, 3, 6))
    return (
        f"Report {number} from the harbour\n\nBy Ada Mole\n\n{1 + number % 28} May 2016\n\n{paragraphs}\n\nShare this\n"
    )


def write(folder: Path, count: int) -> None:
    """Makes that many articles in *folder*."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:06}.txt").write_text(article(number), encoding="utf-8")


def hashed(folder: Path) -> float:
    """Seconds for reading and hashing every file of *folder*."""
    began = time.perf_counter()
    for path in sorted(folder.iterdir()):
        hashlib.sha256(path.read_bytes()).hexdigest()
    return time.perf_counter() - began


def imported(database: Path, folder: Path) -> tuple[float, int, int]:
    """Seconds for importing *folder*, MB of memory at most, and how many articles were new; in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.importing", "--import", str(database), str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, memory, new = json.loads(told)
    return seconds, memory, new


def _import_here(database: Path, folder: Path) -> None:
    from workbench.desk.importing import import_sources

    began = time.perf_counter()
    done = import_sources(database, [str(folder)], "bench")
    seconds = time.perf_counter() - began
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([seconds, kilobytes // 1_000, len(done.new)]))


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds to read and hash the files alone, to import them and to import them again; MB of memory at most."""

    hashed: float
    first: float
    again: float
    memory_of_a_tenth: int
    memory: int


def measured(count: int) -> Measured:
    """What it takes to import *count* articles."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        write(few, count // 10)
        write(many, count)
        hashed(many)
        _, memory_few, _ = imported(Path(folder, "few.db"), few)
        reference = hashed(many)
        database = Path(folder, "many.db")
        first, memory_many, new = imported(database, many)
        assert new == count
        again, _, new = imported(database, many)
        assert new == 0
        return Measured(reference, first, again, memory_few, memory_many)


def rows(count: int = 2_000) -> list[Row]:
    """The benchmark's rows."""
    found = measured(count)
    return [
        Row(f"import of {count} short articles", found.first, "reading and hashing them", found.hashed,
            found.first / found.hashed, 400.0),
        Row("the same again", found.again, "the first time", found.first, found.again / found.first, 0.05),
    ]  # fmt: skip


def main() -> None:
    """Prints the table, or imports for it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing")
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--import", dest="job", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.job:
        _import_here(*asked.job)
        return
    found = measured(asked.count)
    print(f"read and hashed alone {found.hashed:8.2f} s")
    print(f"first import          {found.first:8.2f} s  {found.first / found.hashed:6.1f} times that")
    print(f"again                 {found.again:8.2f} s  {found.first / found.again:6.1f} times faster than the first")
    print(f"memory at most        {found.memory} MB, {found.memory_of_a_tenth} MB for a tenth of the articles")


if __name__ == "__main__":
    main()
