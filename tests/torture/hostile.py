"""Harmful and harmed files, opened and merged in a process of their own: ``python -m tests.torture.hostile``.

Reads jobs on standard input, a line of JSON each: the file, and the one to merge it into. Writes what became of each.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.store import merge, schema


def dump(path: Path) -> str:
    """A hash of all that stands in a file, row for row."""
    with closing(sqlite3.connect(path)) as connection:
        return hashlib.sha256("\n".join(connection.iterdump()).encode("utf-8", "surrogatepass")).hexdigest()


def attempt(doing: Callable[[], object]) -> str:
    """``cleanly``, the sentence that was said, or a traceback."""
    try:
        doing()
    except WorkbenchError as error:
        text = str(error)
        return f"said: {text}" if text.endswith((".", "...")) and "\n" not in text else f"crash: no sentence: {text}"
    except BaseException:
        return f"crash: {traceback.format_exc()}"
    return "cleanly"


def merge_it(path: Path, into: Path) -> None:
    """Merges the file into the other one."""
    with closing(schema.open_file(into)) as connection:
        merge.merge(connection, [path], "merger")


def problems(path: Path) -> list[str]:
    """What is wrong with a file that something was merged into."""
    with Desk.open(path, "ann", read_only=True) as desk:
        return list(desk.check().problems)


def look_at(path: Path) -> None:
    """Opens the file to read it, and to record in it."""
    for read_only in (True, False):
        with Desk.open(path, "ann", read_only=read_only) as desk:
            desk.articles()


def main() -> None:
    for line in sys.stdin:
        job = json.loads(line)
        path, into = Path(job["path"]), Path(job["into"])
        before = dump(into)
        said: dict[str, object] = {"merged": attempt(lambda path=path, into=into: merge_it(path, into))}  # type: ignore[misc]
        said["changed"] = said["merged"] != "cleanly" and dump(into) != before
        said["unsound"] = problems(into) if said["merged"] == "cleanly" else []
        said["opened"] = attempt(lambda path=path: look_at(path))  # type: ignore[misc]
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
