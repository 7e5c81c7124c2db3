"""Whatever was written comes back from the table as it was, by whatever reads it, after the one apostrophe rule."""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.export.naughty import OWN, strings
from tests.export.review import SEAL, Reviewed
from tests.export.test_csv import EVIDENCE, VERDICT, record
from workbench.domain.record import Record
from workbench.domain.review import Note
from workbench.export import csv as table
from workbench.export import jsonl
from workbench.export.cells import columns
from workbench.export.csv import defused, typed
from workbench.export.formats import Options, Rows

TEXTS = strings()
FIELDS = ("rationale", "confidence", "notes", "evidence_1_quote", "evidence_1_title", "article_title", "wording")


def records() -> list[Record]:
    """A claim for each text, which stands wherever somebody can write something."""
    return [
        replace(
            record(
                replace(VERDICT, rationale=text, confidence=text),
                evidence=(replace(EVIDENCE, quote=text, title=text),),
                notes=(Note("e3", "c1", text, "ann", VERDICT.at),),
                title=text,
            ),
            wording=text,
        )
        for text in TEXTS
    ]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them as a table."""
    path = tmp_path_factory.mktemp("table") / "log.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        assert table.write(Reviewed(records()), SEAL, out, Options()).count == len(TEXTS)
    return path


def test_there_are_naughty_strings_enough() -> None:
    assert len(TEXTS) >= len(set(OWN)) > 100


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:30])
def test_the_apostrophe_is_taken_away_as_it_was_put(text: str) -> None:
    assert typed(defused(text)) == text


def test_python_reads_back_what_was_written(exported: Path) -> None:
    with exported.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [{name: typed(row[name]) for name in FIELDS} for row in rows] == [dict.fromkeys(FIELDS, t) for t in TEXTS]


def test_without_the_apostrophes_too() -> None:
    out = io.StringIO(newline="")
    table.write(Reviewed(records()), SEAL, out, Options(raw=True))
    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), strict=True))
    assert [[row[name] for name in FIELDS] for row in rows] == [[text] * len(FIELDS) for text in TEXTS]


def test_json_lines_hold_it_byte_for_byte() -> None:
    out = io.StringIO(newline="")
    jsonl.write(Reviewed(records()), SEAL, out, Options())
    rows = [json.loads(line) for line in out.getvalue().split("\n")[1:-1]]
    assert [[row[name] for name in FIELDS] for row in rows] == [[text] * len(FIELDS) for text in TEXTS]


def test_sqlite_imports_what_was_written(exported: Path, tmp_path: Path) -> None:
    program = shutil.which("sqlite3")
    if program is None:
        pytest.skip("there is no sqlite3 program here (Debian: sqlite3)")
    made = tmp_path / "imported.db"
    subprocess.run([program, made, ".mode csv", f'.import "{exported}" log'], check=True, capture_output=True)
    connection = sqlite3.connect(made)
    names = ", ".join(f'"{name}"' for name in FIELDS)
    rows = connection.execute(f"SELECT {names} FROM log ORDER BY rowid").fetchall()
    header = [row[1] for row in connection.execute("PRAGMA table_info(log)")]
    connection.close()
    assert header == columns(Rows.CLAIMS)
    # It reads C strings: what stands after a NUL is lost to it.
    assert [[typed(cell) for cell in row] for row in rows] == [[text.split("\0")[0]] * len(FIELDS) for text in TEXTS]


def test_libreoffice_shows_what_was_written_and_runs_nothing(exported: Path, tmp_path: Path) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("there is no LibreOffice here (Debian: libreoffice-calc-nogui)")
    # Commas, quotes, UTF-8, from the first line, every column as text; written again alike, each cell as it is stored.
    how = "44,34,76,1," + "/".join(f"{number}/2" for number in range(1, len(columns(Rows.CLAIMS)) + 1))
    again = tmp_path / "again"
    subprocess.run(
        [
            *(program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", f"--infilter=CSV:{how}"),
            *("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false", "--outdir", again, exported),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    with (again / exported.name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    # A spreadsheet's cell has one kind of line end and no control characters, and ends at 32,767 characters.
    plain = [text for text in TEXTS if text.isprintable() and len(text) <= 32_767]
    shown = [row["rationale"] for row, text in zip(rows, TEXTS, strict=True) if text in plain]
    assert [typed(cell) for cell in shown] == plain
