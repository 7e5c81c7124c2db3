"""One more article in a file of a hundred thousand claims: how long until its links are up to date, part by part.

    python -m benchmarks.linking [CLAIMS]

The file is made once (minutes) and kept among the temporary files. Seconds are the processor's, since others
may use it too; nothing waits for the disk. The reference is SQLite reading every claim once.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import TYPE_CHECKING, Any

from benchmarks.stories import CLAIMS_OF_ONE, collection, newcomers
from benchmarks.table import Row, show
from workbench.compare import candidates, judging
from workbench.desk import linking
from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.store import articles, claims, schema, sqlite

if TYPE_CHECKING:
    import sqlite3

CLAIMS = 100_000
_TRIED = 9
_MOST_SECONDS = 1.0
_WHOLE = "its links are up to date after"


def stored(connection: sqlite3.Connection, made: Iterable[tuple[Article, list[Claim]]]) -> None:
    """Puts articles with their claims into the file."""
    while batch := list(itertools.islice(made, 100)):
        with sqlite.writing(connection, durably=False):
            for article, found in batch:
                articles.add(connection, article)
                claims.replace_extracted(connection, article.id, found, "benchmark")


def kept(count: int) -> Path:
    """A linked file of that many claims, made now if this program's is not among the temporary files yet."""
    places = [
        *schema.scripts(),
        *sorted(Path(judging.__file__).parent.glob("*.py")),
        Path(__file__).parent / "stories.py",
    ]
    shape = hashlib.sha256(b"".join(place.read_bytes() for place in places)).hexdigest()[:12]
    path = Path(tempfile.gettempdir(), f"workbench-linked-{count}-{shape}.db")
    if not path.exists():
        unfinished = path.with_suffix(".making")
        unfinished.unlink(missing_ok=True)
        with contextlib.closing(schema.open_file(unfinished, create=True)) as connection:
            stored(connection, collection(count))
            for _ in linking.find(connection):
                pass
            connection.execute("PRAGMA journal_mode=DELETE")
        unfinished.rename(path)
    return path


def rows(count: int = CLAIMS) -> list[Row]:
    """The benchmark's row; what its parts take is printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(kept(count), Path(folder, "review.db")))
        with contextlib.closing(schema.open_file(path)) as connection:
            measured = [_linked(connection, newcomer) for newcomer in newcomers(count, _TRIED)]
            began = time.process_time()
            connection.execute("SELECT sum(length(text)) FROM claims").fetchone()
            read = time.process_time() - began
    for part in measured[0]:
        print(f"  {part:40} {median(parts[part] for parts in measured) * 1000:7.1f} ms")
    whole = median(parts[_WHOLE] for parts in measured)
    return [
        Row(f"{CLAIMS_OF_ONE} claims more among {count}", whole, "1 second", _MOST_SECONDS, whole / _MOST_SECONDS, 1.0),
        Row("the same", whole, "SQLite reading all claims", read, whole / read, 100.0),
    ]


def _linked(connection: sqlite3.Connection, newcomer: tuple[Article, list[Claim]]) -> dict[str, float]:
    """Seconds until the links of an article that came are up to date, and what of them is what."""
    stored(connection, iter([newcomer]))
    parts = dict.fromkeys(
        (
            _WHOLE,
            "its terms into the index",
            "claims to compare with, from the index",
            "judging pairs",
            "the rest: reading claims, saving links",
        ),
        0.0,
    )
    work = linking.find(connection)
    began = time.process_time()
    with (
        _timed(candidates, "candidates", parts, "claims to compare with, from the index"),
        _timed(judging, "judge", parts, "judging pairs"),
    ):
        next(work, None)
        parts["its terms into the index"] = time.process_time() - began
        for _ in work:
            pass
    parts[_WHOLE] = time.process_time() - began
    parts["the rest: reading claims, saving links"] = 2 * parts[_WHOLE] - sum(parts.values())
    return parts


@contextlib.contextmanager
def _timed(module: ModuleType, name: str, parts: dict[str, float], part: str) -> Iterator[None]:
    """Adds what the function of that name takes inside to *part*."""
    kept: Callable[..., Any] = getattr(module, name)

    def timed(*given: Any) -> Any:
        began = time.process_time()
        try:
            return kept(*given)
        finally:
            parts[part] += time.process_time() - began

    setattr(module, name, timed)
    try:
        yield
    finally:
        setattr(module, name, kept)


if __name__ == "__main__":
    show(rows(*map(int, sys.argv[1:2])))
