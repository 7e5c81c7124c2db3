"""The dictionary of columns says what is written, no more and no less, in the same order."""

import re
from pathlib import Path

import pytest

from workbench.export.cells import columns
from workbench.export.formats import Rows

_DICTIONARY = (Path(__file__).parents[2] / "docs" / "columns.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rows", [rows for rows in Rows if rows is not Rows.ALL])
def test_every_column_is_told_of_in_the_dictionary(rows: Rows) -> None:
    (section,) = re.findall(rf"^## {rows.capitalize()}\n(.*?)(?=^## |\Z)", _DICTIONARY, re.MULTILINE | re.DOTALL)
    told = [name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in re.findall("`(.*?)`", row)]
    numbered = [name for name in columns(rows) if name.startswith("evidence_1_")]
    written = [name for name in columns(rows) if name not in numbered[1:]]
    assert told == written
