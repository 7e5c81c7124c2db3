"""The memory that finding claims takes over many articles, in the process that imports and in those that extract.

    python -m benchmarks.extraction.memory FOLDER COUNT

Prints a line of JSON every ten seconds: articles done, MB of this process, MB of the largest worker; and a last one.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.extraction.streams import articles as stream
from workbench.desk.importing import extract_pending
from workbench.extract.models import Models
from workbench.store import articles, schema, sqlite

EVERY = 10.0
_BATCH = 100


def store(path: Path, folder: Path, count: int) -> None:
    """A review file with that many articles whose claims are not found yet."""
    source = islice(stream(folder), count)
    with closing(schema.open_file(path, create=True)) as connection:
        while batch := list(islice(source, _BATCH)):
            with sqlite.writing(connection):
                for article in batch:
                    articles.add(connection, article)


def resident(process: int | str) -> float:
    """MB that a process holds in memory, 0 when it is gone; Linux says it in /proc."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
    except OSError:
        return 0.0
    return int(pages) * 4096 / 1e6


def workers() -> list[str]:
    """The process ids of this process's children."""
    return Path("/proc/self/task", str(threading.main_thread().native_id), "children").read_text().split()


def watch(path: Path, processes: int) -> None:
    """Find the claims of every article of the file, saying now and then what that takes."""
    done, stop = 0, threading.Event()

    def sample() -> None:
        while not stop.wait(EVERY):
            tell()

    def tell() -> None:
        print(json.dumps([done, resident("self"), max(map(resident, workers()), default=0.0)]), flush=True)

    threading.Thread(target=sample, daemon=True).start()
    for _ in extract_pending(path, Models(), lambda *_: None, processes):
        done += 1
    stop.set()
    tell()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        store(Path(scratch, "review.db"), Path(sys.argv[1]), int(sys.argv[2]))
        watch(Path(scratch, "review.db"), processes=2)
