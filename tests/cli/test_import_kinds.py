"""Files of every kind, and those that mean harm among them: what is good is imported, the file stays sound."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import pytest

from tests.cli.program import Program, rows_of
from tests.ingest.readers.making import docx, epub, page, paragraph, pdf, pdf_of_streams, zipped

TEXT = "The harbour authority closed the northern dock on Tuesday, and {} ships were sent to Lima."


def bomb() -> bytes:
    """200 kB of gzip that are 200 MB of a web page."""
    out = zlib.compressobj(9, zlib.DEFLATED, 31)
    return out.compress(b"<html>") + b"".join(out.compress(b"a" * 1_000_000) for _ in range(200)) + out.flush()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article of each kind."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in {
        "a.txt": TEXT.format(11).encode(),
        "b.md": f"# Dock\n\n{TEXT.format(12)}".encode(),
        "c.html": page(f"<h1>Dock</h1><p>{TEXT.format(13)}</p>").encode(),
        "d.pdf": pdf([(11, 70, 700, TEXT.format(14))]),
        "e.docx": docx(paragraph(TEXT.format(15))),
        "f.epub": epub(f"<p>{TEXT.format(16)}</p>"),
        "g.jsonl": f"{json.dumps({'text': TEXT.format(17)})}\n{json.dumps({'text': TEXT.format(18)})}\n".encode(),
        "h.html.gz": gzip.compress(page(f"<p>{TEXT.format(19)}</p>").encode()),
    }.items():
        (folder / name).write_bytes(data)
    return folder


def test_a_folder_of_every_kind_is_imported(workbench: Program, folder: Path) -> None:
    done = workbench("import", "review.db", folder)
    assert done.status == 0, done.err
    assert "9 new articles." in done.err
    found = workbench("claims", "review.db", "--json").json
    assert {ships for ships in range(11, 20) if any(f"{ships} ships" in claim["text"] for claim in found)} == set(
        range(11, 20)
    )
    assert workbench("check", "review.db").status == 0
    again = workbench("import", "review.db", folder)
    assert "0 new articles, 9 known already." in again.err


def test_the_format_of_standard_input_is_told_by_its_content(workbench: Program) -> None:
    typed = workbench.bytes("import", "review.db", "-", stdin=pdf([(11, 70, 700, TEXT.format(11))]))
    assert typed.returncode == 0, typed.stderr
    assert rows_of(workbench.home / "review.db", "SELECT source FROM articles") == [("standard input",)]


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'
ROW = "<tr>" + "<td>a cell of a table</td>" * 8_000 + "</tr>"
HARM = {
    "bomb.html.gz": (bomb, "unpacks to more than 100 MB"),
    "bomb.docx": (lambda: docx(paragraph("x"), inner=b"0" * 101_000_000), "unpacks to more than 100 MB"),
    "laughs.docx": (lambda: zipped({"word/document.xml": LAUGHS}), "XML such as no writing program makes"),
    "stream.pdf": (lambda: pdf_of_streams(b"BT (x) Tj ET " * 900_000, packed=True), "a page of more than 10 MB"),
    "nested.html": (lambda: b"<html>" + b"<div>" * 100_000, "no article was found"),
    "wide.html": (lambda: f"<html><table>{ROW * 40}</table>".encode(), "given up after 3 seconds"),
    "endless.html": (lambda: b"<html><p>" + b"words " * 8_500_000, "larger than 50 MB"),
    "long.html": (lambda: b"<html><p>" + b"words " * 1_700_000, "a page of more than 10 MB"),
    "long.txt": (lambda: b"words " * 1_000_000, "more than 5 MB of text"),
    "empty.html": (lambda: page("").encode(), "no article was found"),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90, "is an office document"),
}


def test_files_that_mean_harm_cost_themselves_and_nothing_else(workbench: Program, folder: Path) -> None:
    for name, (make, _) in HARM.items():
        (folder / name).write_bytes(make())
    # Limits below the defaults where these cost this test its time.
    done = workbench("import", "review.db", folder, WORKBENCH_MAX_SECONDS="3")
    assert done.status == 1
    assert "9 new articles." in done.err
    for name, (_, says) in HARM.items():
        (said,) = [line for line in done.err.splitlines() if f"/{name} " in line]
        assert says in said
        assert said.endswith(".")
    assert "Traceback" not in done.err
    assert workbench("check", "review.db").status == 0


def test_a_limit_that_is_nonsense_is_a_sentence(workbench: Program, folder: Path) -> None:
    done = workbench("import", "review.db", folder, WORKBENCH_MAX_PAGE_MB="large")
    assert done.status == 1
    assert done.err == "workbench: WORKBENCH_MAX_PAGE_MB wants a whole number above 0, not large.\n"


def test_an_article_whose_claims_take_too_long_is_named_and_the_others_have_theirs(
    workbench: Program, tmp_path: Path
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "dates.txt").write_text("Nothing but dates\n\n" + "3 March 2021, " * 10_000)
    (articles / "mill.txt").write_text("The mill\n\nThe mill burned down in Lund on 3 March 2021 and nine people died.")
    done = workbench("import", "review.db", articles, WORKBENCH_MAX_EXTRACT_SECONDS="1")
    assert done.status == 1
    assert "“Nothing but dates” could not be extracted: that takes more than 1 seconds of the processor" in done.err
    assert "1 article will be tried again the next time." in done.err
    assert "1 claim found in 1 article." in done.err
    assert workbench("check", "review.db").status == 0
