"""The verification log as CSV: RFC 4180, UTF-8, the same bytes for the same state."""

from __future__ import annotations

import csv
import re
import string
from typing import IO

from workbench.domain.seal import Seal
from workbench.export import cells
from workbench.export.formats import Options, Review, Written

# A spreadsheet takes a cell that begins so for a formula. An apostrophe in front defuses it; a cell that begins with
# an apostrophe gets one more, so that taking one away always gives back what was there.
_FORMULA = re.compile("[\\s\ufeff\u200b-\u200f\u2060]*[=+\\-@\t\r\n＝＋－＠']")
_PLAIN = frozenset(string.ascii_letters + string.digits)
"""What a cell may begin with that no spreadsheet takes for a formula."""


def write(review: Review, _seal: Seal, out: IO[str], options: Options) -> Written:
    """What was written to *out*, which must be open with ``newline=""``: the rows that *options* ask for."""
    most = review.most_evidence()
    if options.bom:
        out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(cells.columns(options.rows, most))
    count = 0
    for count, row in enumerate(  # noqa: B007 - it is returned
        cells.table(review, options.rows, most, cells.as_they_are if options.raw else _guarded), 1
    ):
        writer.writerow(row)
    return Written(count, cells.NOUNS[options.rows])


def _guarded(row: list[str]) -> list[str]:
    # Nothing, or a letter or digit in front, is nearly every cell: it is known sooner than the pattern is asked.
    return [cell if not cell or cell[0] in _PLAIN else defused(cell) for cell in row]


def defused(cell: str) -> str:
    """*cell* with an apostrophe in front where a spreadsheet would take it for a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def typed(cell: str) -> str:
    """What stood in the cell before it was `defused`; one that never was, such as ``'tis`` typed by hand, stays."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
