"""An export of claims that somebody edited, read back row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from workbench.domain.errors import WorkbenchError
from workbench.export.csv import typed

LONGEST = 10_000_000
"""Characters of a cell, or of a line of JSON."""

_NEEDED = ("claim_id", "claim")


def rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of the line that each row ends on, and its cells by column, without apostrophes that defuse formulas.

    CSV with commas, semicolons or tabs, or JSON lines. Raises WorkbenchError where it is neither, or no row of claims.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe
        raise WorkbenchError(f"{path} can be read only once; save what comes from it in a file first.")
    try:
        with path.open("r", encoding="utf-8-sig", newline="") as file:
            is_json = file.read(1) == "{"
            file.seek(0)
            yield from _objects(path, file) if is_json else _table(path, file)
    except UnicodeDecodeError:
        raise WorkbenchError(f"{path} is not UTF-8; save it as CSV UTF-8, and nothing is lost.") from None
    except OSError as error:
        raise WorkbenchError(f"{path} cannot be read: {error.strerror}.") from None


def _table(path: Path, file: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    header = file.readline(LONGEST)
    delimiter = max(",;\t", key=header.count)
    file.seek(0)
    before = csv.field_size_limit(LONGEST)
    try:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        names = next(reader, [])
        _require_claims(path, names)
        for cells in reader:
            if len(cells) > len(names) or (cells and len(cells) < len(names)):
                raise _unlike(path, reader.line_num, f"has {len(cells)} cells, and the header {len(names)}")
            if any(cells):
                yield reader.line_num, {name: typed(cell) for name, cell in zip(names, cells, strict=True)}
    except csv.Error as error:
        raise WorkbenchError(f"{path} is no CSV that could be read ({error}); nothing was recorded.") from None
    finally:
        csv.field_size_limit(before)


def _objects(path: Path, file: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(iter(lambda: file.readline(LONGEST), ""), 1):
        row = _object(path, number, line)
        if "factcheck_workbench" in row or not line.strip():
            continue
        _require_claims(path, list(row))
        if not all(type(cell) is str for cell in row.values()):
            raise _unlike(path, number, "holds something else than text")
        yield number, row


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line) if line.strip() else {}
    except (ValueError, RecursionError):
        row = None
    if type(row) is not dict:
        raise _unlike(path, number, "is no JSON object")
    return row


def _require_claims(path: Path, names: list[str]) -> None:
    if missing := [name for name in _NEEDED if name not in names]:
        raise WorkbenchError(
            f"{path} has no column {' and no column '.join(missing)}; it takes an export with a row for each claim "
            "(`workbench export DB --rows claims`)."
        )
    if len(set(names)) < len(names):
        raise WorkbenchError(f"{path} names a column twice; which of them counts cannot be known.")


def _unlike(path: Path, line: int, said: str) -> WorkbenchError:
    return WorkbenchError(f"Line {line} of {path} {said}; nothing was recorded.")
