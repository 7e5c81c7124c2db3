"""The first sheet of a spreadsheet (.xlsx) as rows: no more of the format than labelled sets need."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

_NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def rows(file: Path) -> Iterator[dict[str, str]]:
    """The rows of the first sheet by the names in its first row; empty cells are left out."""
    with zipfile.ZipFile(file) as archive:
        strings = [
            "".join(text.text or "" for text in item.iterfind(".//x:t", _NAMES))
            for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        ]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    cells = (dict(_cells(row, strings)) for row in sheet.iterfind(".//x:row", _NAMES))
    names = next(cells)
    for row in cells:
        yield {names[column]: value for column, value in row.items() if column in names}


def _cells(row: ElementTree.Element, strings: list[str]) -> Iterator[tuple[str, str]]:
    for cell in row.iterfind("x:c", _NAMES):
        value = cell.findtext("x:v", namespaces=_NAMES)
        if value is not None:
            column = re.sub(r"\d", "", cell.get("r", ""))
            yield column, strings[int(value)] if cell.get("t") == "s" else value
