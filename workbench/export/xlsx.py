"""The verification log as a workbook: every cell is text, so that no formula is made of what anybody wrote.

XlsxWriter is an extra: it needs nothing else and writes row by row, so that memory stays flat.
"""

from __future__ import annotations

import re
import tempfile
from typing import IO, TYPE_CHECKING, Any

from workbench.domain.errors import WorkbenchError
from workbench.domain.seal import Seal
from workbench.export import cells, sealing
from workbench.export.formats import Options, Review, Written

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Characters (UTF-16) of a cell: more the format cannot hold (ECMA-376; Microsoft, Excel specifications and limits)."""

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384

# What XML cannot hold, and a carriage return, which its readers would drop, are written as _xHHHH_; so is the
# underscore of what looks like that (ECMA-376, ST_Xstring), or would once what follows is escaped, and the beginning of
# what XlsxWriter takes for markup.
_UNFIT = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_ESCAPED = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}[_{_UNFIT}])|[{_UNFIT}]|\\A<(?=r>)")
_CUT = "… (cut; whole in CSV and JSON lines)"


def write(review: Review, seal: Seal, out: IO[bytes], options: Options) -> Written:
    """What was written to *out*: a sheet of the rows that *options* ask for, and one that says what log they are of.

    Cells that are too long for the format are cut, with a mark, and named. Raises WorkbenchError where the extra is
    not installed, or there are more rows than a sheet has.
    """
    with tempfile.TemporaryDirectory(prefix="workbench-export-") as folder, _Archive(out) as archive:
        return _write(review, _book(archive, seal, folder), seal, options)


def _write(review: Review, book: Workbook, seal: Seal, options: Options) -> Written:
    most = review.most_evidence()
    sheet = _sheet(book, options.rows.value)
    header = cells.columns(options.rows, most)[:MOST_COLUMNS]
    bold = book.add_format({"bold": True})
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, bold)
    sheet.freeze_panes(1, 0)
    count, remarks = 0, list[str]()
    for count, row in enumerate(cells.table(review, options.rows, most), 1):
        if count >= MOST_ROWS:
            raise WorkbenchError(f"There are more rows than a sheet can have ({MOST_ROWS - 1}); write them as CSV.")
        for column, cell in enumerate(row[: len(header)]):
            if cell:
                text = fitted(cell)
                sheet.write_string(count, column, text)
                if text != cell:
                    remarks.append(f"Row {count}, {header[column]}, is longer than a cell can be and was cut.")
    _about(book, seal)
    _close(book)
    return Written(count, cells.NOUNS[options.rows], tuple(remarks))


def _close(book: Workbook) -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:  # no OSError, but what it was given is one
        raise error.args[0] from None


def fitted(cell: str) -> str:
    """*cell*, or as much of it as a cell can hold with the mark that it was cut."""
    if len(cell) <= LONGEST // 2 or len(cell.encode("utf-16-le")) // 2 <= LONGEST:
        return cell
    room = (LONGEST - len(_CUT)) * 2
    return cell.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT


class _Archive:
    """Where the package writes its archive to. Once that has failed it closes the archive all the same, when it is
    forgotten: that is sent nowhere, and nothing fails again where nobody is told.
    """

    def __init__(self, out: IO[bytes]) -> None:
        self._out: IO[bytes] | None = out

    def __enter__(self) -> _Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._out = None

    def write(self, data: bytes) -> int:
        """How many bytes were written."""
        return self._out.write(data) if self._out else len(data)

    def flush(self) -> None:
        """Sends on what was written."""
        if self._out:
            self._out.flush()


def _book(out: _Archive, seal: Seal, folder: str) -> Workbook:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise WorkbenchError(
            "Writing XLSX needs XlsxWriter; install it with: pip install 'factcheck-workbench[xlsx]'."
        ) from None
    # Nothing is guessed from what a cell looks like; and rows are written as they come, in memory one at a time.
    safe: dict[str, Any] = dict.fromkeys(("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False)
    book = Workbook(out, {**safe, "constant_memory": True, "tmpdir": folder})
    book.set_properties({"title": "Verification log", "author": seal.by, "comments": sealing.as_json(seal)})
    return book


def _about(book: Workbook, seal: Seal) -> None:
    sheet = _sheet(book, "about")
    said = sealing.as_dict(seal)
    ratings = ", ".join(f"{rating.id} ({rating.label})" for rating in seal.scale.ratings)
    said["scale"] = f"{seal.scale.id} {seal.scale.version}: {ratings}"
    for row, (name, value) in enumerate(said.items()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, fitted("" if value is None else str(value)))


def _sheet(book: Workbook, name: str) -> Worksheet:
    from xlsxwriter.worksheet import Worksheet

    class Texts(Worksheet):  # type: ignore[misc] # the package ships no types
        """A sheet whose texts come back as they are: the package's own escapes miss codes that overlap."""

        @staticmethod
        def _escape_control_characters(data: str) -> str:
            return _ESCAPED.sub(lambda found: f"_x{ord(found.group()):04X}_", data)

    return book.add_worksheet(name, Texts)
