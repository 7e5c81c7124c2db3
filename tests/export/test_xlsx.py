"""The workbook holds what was written, as text."""

import errno
import gc
import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.export.review import SEAL, Reviewed
from tests.export.test_csv import EVIDENCE, VERDICT, record
from workbench.domain.errors import WorkbenchError
from workbench.domain.record import Record
from workbench.domain.row import ClaimRow, row_of
from workbench.export.cells import columns
from workbench.export.formats import Options, Rows
from workbench.export.sealing import as_dict, read
from workbench.export.xlsx import LONGEST, write

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def written(*records: Record) -> tuple[bytes, tuple[str, ...]]:
    out = io.BytesIO()
    done = write(Reviewed(records), SEAL, out, Options())
    assert done.count == len(records)
    return out.getvalue(), done.remarks


def cells_of(workbook: bytes, sheet: int = 1) -> Iterator[dict[str, str]]:
    """The rows as a reader of the format has them (ECMA-376): by column letters, codes read from left to right."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        tree = ElementTree.fromstring(package.read(f"xl/worksheets/sheet{sheet}.xml"))
        assert not list(tree.iter(f"{_MAIN}f")), "a formula"
    for row in tree.iter(f"{_MAIN}row"):
        yield {
            re.sub("[0-9]", "", cell.attrib["r"]): "".join(_decoded(text.text or "") for text in cell.iter(f"{_MAIN}t"))
            for cell in row
        }


def _decoded(text: str) -> str:
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def rows(workbook: bytes) -> list[dict[str, str]]:
    header, *more = cells_of(workbook)
    return [{header[letters]: text for letters, text in row.items()} for row in more]


HARD = st.text() | st.lists(
    st.sampled_from(["<r>", "</r>", "_x0041", "_", "\r", "\n", "\t", "=", "'", "\0", "\x1b", "\uffff", "😀", " ", "&"])
).map("".join)


@settings(deadline=None)
@given(rationale=HARD, quote=HARD, title=HARD)
@example(rationale="<r><t>x</t></r>", quote="_x0041_x0041_", title='=HYPERLINK("https://evil.example")')
@example(rationale="_x0000\x1f", quote="_x0041", title="a")
@example(rationale="</is></c>", quote=" \r\n\t", title="\ufffe\uffff")
def test_what_was_typed_is_in_the_cell_and_no_cell_is_a_formula(rationale: str, quote: str, title: str) -> None:
    given = record(
        replace(VERDICT, rationale=rationale), evidence=(replace(EVIDENCE, quote=quote),), title=title or "A title"
    )
    (row,) = rows(written(given)[0])
    assert row.get("rationale", "") == rationale
    assert row.get("evidence_1_quote", "") == quote
    assert row["article_title"] == (title or "A title")


def test_the_columns_are_those_of_the_csv_and_the_seal_is_in_the_document() -> None:
    workbook, remarks = written(record(VERDICT), record())
    header, *_ = cells_of(workbook)
    assert list(header.values()) == columns(Rows.CLAIMS)
    assert remarks == ()
    assert read(io.BytesIO(workbook)) == as_dict(SEAL)
    about = {row["A"]: row.get("B", "") for row in cells_of(workbook, sheet=2)}
    assert about["digest"] == SEAL.digest
    assert about["scale"].startswith("default 1: true (True), ")


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "😀" * LONGEST])
def test_what_no_cell_can_hold_is_cut_and_said_to_be(text: str) -> None:
    workbook, remarks = written(record(replace(VERDICT, rationale=text)))
    (row,) = rows(workbook)
    assert len(row["rationale"].encode("utf-16-le")) <= 2 * LONGEST
    assert row["rationale"].endswith("(cut; whole in CSV and JSON lines)")
    assert remarks[0] == "Row 1, rationale, is longer than a cell can be and was cut."
    assert "\ufffd" not in row["rationale"]


def test_without_the_extra_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(WorkbenchError, match=r"factcheck-workbench\[xlsx\]"):
        written(record())


class Full(io.BytesIO):
    """A place that has no room, and that can be closed."""

    def write(self, _data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_where_there_is_no_room_nothing_is_left_and_nothing_fails_a_second_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Full() as out, pytest.raises(OSError, match="No space"):
        write(Reviewed((record(VERDICT),)), SEAL, out, Options())
    gc.collect()
    assert list(tmp_path.iterdir()) == []


class Stopped(Reviewed):
    """A review whose reader presses Ctrl-C at the second row."""

    def rows(self) -> Iterator[ClaimRow]:
        yield row_of(record(VERDICT))
        raise KeyboardInterrupt


def test_an_export_that_breaks_off_leaves_nothing_of_the_review_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(KeyboardInterrupt):
        write(Stopped(), SEAL, io.BytesIO(), Options())
    assert list(tmp_path.iterdir()) == []
