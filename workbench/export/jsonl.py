"""The review as JSON lines: all of it, so that another file can take it in again, or one of its tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from workbench.domain.seal import Seal
from workbench.export import cells, sealing
from workbench.export.formats import Options, Review, Rows, Written

END = "end"
"""The type of the last line, which says how many of each other there are: a file that was cut short lacks it."""

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def write(review: Review, seal: Seal, out: IO[str], options: Options) -> Written:
    """What was written to *out*: the seal, then an object a line, in UTF-8, each line ended by ``\\n``."""
    if options.rows is Rows.ALL:
        return _all(review, seal, out)
    out.write(sealing.as_json(seal) + "\n")
    most = review.most_evidence()
    names = cells.columns(options.rows, most)
    count = 0
    for row in cells.table(review, options.rows, most):
        out.write(_encoded(dict(zip(names, row, strict=True))) + "\n")
        count += 1
    return Written(count, cells.NOUNS[options.rows])


def _all(review: Review, seal: Seal, out: IO[str]) -> Written:
    out.write(sealing.as_json(seal, file_version=review.file_version()) + "\n")
    counted: Counter[str] = Counter()
    out.writelines(_lines(review, counted))
    out.write(_encoded({"type": END, "counted": dict(sorted(counted.items()))}) + "\n")
    return Written(counted["claim"])


def _lines(review: Review, counted: Counter[str]) -> Iterator[str]:
    for type_, row in review.contents():
        counted[type_] += 1
        line: dict[str, Any] = {"type": type_, **row}
        yield _encoded(line) + "\n"
