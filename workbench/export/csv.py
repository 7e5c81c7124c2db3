"""The verification log as CSV: RFC 4180, UTF-8, the same bytes for the same state."""

from __future__ import annotations

import csv
import re
from typing import IO

from workbench.domain.seal import Seal
from workbench.export import cells
from workbench.export.formats import Options, Review, Written

# A spreadsheet takes a cell that begins so for a formula. An apostrophe in front defuses it; a cell that begins with
# an apostrophe gets one more, so that taking one away always gives back what was there.
_FORMULA = re.compile("[\\s\ufeff\u200b-\u200f\u2060]*[=+\\-@\t\r\n＝＋－＠']")


def write(review: Review, _seal: Seal, out: IO[str], options: Options) -> Written:
    """What was written to *out*, which must be open with ``newline=""``: the rows that *options* ask for."""
    most = review.most_evidence()
    if options.bom:
        out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(cells.columns(options.rows, most))
    count = 0
    for row in cells.table(review, options.rows, most):
        writer.writerow(row if options.raw else map(defused, row))
        count += 1
    return Written(count, cells.NOUNS[options.rows])


def defused(cell: str) -> str:
    """*cell* with an apostrophe in front where a spreadsheet would take it for a formula."""
    # A letter or digit in front is nearly every cell, and found ten times sooner than by the pattern.
    return "'" + cell if cell and not cell[0].isalnum() and _FORMULA.match(cell) else cell


def typed(cell: str) -> str:
    """What stood in the cell before it was `defused`: one leading apostrophe is taken away."""
    return cell.removeprefix("'")
