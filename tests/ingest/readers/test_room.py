"""Files that mean harm: each costs itself and nothing else, and says so in a sentence."""

from __future__ import annotations

import gzip
import json
import os
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.ingest.readers.making import docx, epub, page, paragraph, pdf_of_streams, zipped
from tests.ingest.samples import FIRST
from workbench.domain.article import Article
from workbench.domain.errors import WorkbenchError
from workbench.ingest.article import read_articles
from workbench.ingest.limits import Limits
from workbench.ingest.readers import formats
from workbench.ingest.readers.reader import Reader
from workbench.ingest.readers.room import ReadingRoom

SMALL = Limits(file=20, unpacked=3, page=2, text=1, seconds=20, memory=1_000)
GOOD = page(f"<p>{FIRST}</p>").encode()


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    with ReadingRoom(SMALL) as room:
        yield room


def sentence(room: ReadingRoom, data: bytes, name: str) -> str:
    """What is said of the file; the next one is read as if nothing had been."""
    with pytest.raises(WorkbenchError) as caught:
        list(read_articles(data, name, room))
    said = str(caught.value)
    assert said.startswith(name)
    assert said.endswith(".")
    assert "\n" not in said
    (after,) = read_articles(GOOD, "good.html", room)
    assert isinstance(after, Article)
    assert after.text == FIRST
    return said


def packed_zeros(megabytes: int) -> bytes:
    """gzip of that many MB of nothing, made in pieces."""
    out = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(out.compress(b"0" * 1_000_000) for _ in range(megabytes)) + out.flush()


@pytest.mark.parametrize("name", ["lines.txt", "lines.md"])
def test_a_text_of_nothing_but_tiny_paragraphs_is_given_up_and_told_why(room: ReadingRoom, name: str) -> None:
    assert "has more than 100,000 paragraphs" in sentence(room, b"a\n\n" * 100_001, name)


def test_a_line_of_nothing_but_tiny_paragraphs_costs_that_line(room: ReadingRoom) -> None:
    data = json.dumps({"text": "a\n" * 100_001}) + "\n" + json.dumps({"text": FIRST})
    told, article = read_articles(data.encode(), "lines.jsonl", room)
    assert "Line 1 of lines.jsonl has more than 100,000 paragraphs" in str(told)
    assert isinstance(article, Article)


@pytest.mark.parametrize("name", ["bomb.html.gz", "bomb.txt.gz"])
def test_200_kb_that_become_200_mb_are_given_up(room: ReadingRoom, name: str) -> None:
    start = gzip.compress(GOOD if "html" in name else FIRST.encode())
    data = start + packed_zeros(200)
    assert len(data) < 250_000
    assert "unpacks to more than 3 MB and was given up" in sentence(room, data, name)


def test_a_file_compressed_twice_is_refused(room: ReadingRoom) -> None:
    assert "is compressed twice" in sentence(room, gzip.compress(gzip.compress(GOOD)), "a.html.gz")


@pytest.mark.parametrize(
    "data",
    [gzip.compress(GOOD)[:-9], gzip.compress(GOOD) + b"x", gzip.compress(GOOD)[:60] * 2],
    ids=["cut", "with more behind", "torn"],
)
def test_a_damaged_compressed_file_is_a_sentence(room: ReadingRoom, data: bytes) -> None:
    assert "is damaged" in sentence(room, data, "a.html.gz")


@pytest.mark.parametrize(
    "data",
    [
        docx(paragraph(FIRST), inner=b"0" * 4_000_000),
        docx(paragraph(FIRST) + " " * 4_000_000),
        epub(f"<p>{FIRST}</p>" + " " * 4_000_000),
    ],
    ids=["beside the text", "the text", "book"],
)
def test_an_archive_that_declares_too_much_is_not_unpacked(room: ReadingRoom, data: bytes) -> None:
    assert "unpacks to more than 3 MB" in sentence(room, data, "a.docx")


def test_an_archive_inside_an_archive_is_never_opened(room: ReadingRoom) -> None:
    data = docx(paragraph(FIRST), inner=docx(paragraph("x"), inner=b"0" * 4_000_000))
    assert [one.text for one in read_articles(data, "a.docx", room) if isinstance(one, Article)] == [FIRST]


def test_an_archive_that_lies_about_its_sizes_is_read_no_further_than_it_said(room: ReadingRoom) -> None:
    data = docx(paragraph(FIRST) + " " * 4_000_000)
    (true,) = struct.unpack("<L", data[data.index(b"word/document.xml") - 8 :][:4])
    assert true > 4_000_000
    assert "is damaged" in sentence(room, data.replace(struct.pack("<L", true), struct.pack("<L", 1_000)), "a.docx")


def test_an_archive_of_very_many_files_is_not_unpacked(room: ReadingRoom) -> None:
    data = docx(paragraph(FIRST)) + b"PK\x01\x02" * 10_001
    assert "an archive of more than 10000 files" in sentence(room, data, "a.docx")


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    "data",
    [
        zipped({"word/document.xml": f"{LAUGHS}<w>&c;</w>"}),
        zipped({"word/document.xml": '<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]><t>&f;</t>'}),
        zipped({"word/document.xml": "<p>" * 100_000}),
        zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": f"{LAUGHS}<w>&c;</w>"}),
    ],
    ids=["entities", "a file of ours", "depth", "book"],
)
def test_xml_that_grows_reaches_out_or_never_ends_is_refused(room: ReadingRoom, data: bytes) -> None:
    assert "holds XML such as no writing program makes" in sentence(room, data, "a.docx")


def test_a_document_of_very_many_paragraphs_is_given_up(room: ReadingRoom) -> None:
    rich = ReadingRoom(Limits(seconds=60))
    with rich:
        assert "has more than 100,000 paragraphs" in sentence(rich, docx(paragraph("x") * 100_001), "a.docx")


def test_a_pdf_whose_page_unpacks_without_end_is_given_up(room: ReadingRoom) -> None:
    data = pdf_of_streams(b"BT (x) Tj ET " * 1_000_000, packed=True)
    assert len(data) < 100_000
    assert "has a page of more than 2 MB" in sentence(room, data, "a.pdf")


def test_a_pdf_of_many_large_pages_is_given_up(room: ReadingRoom) -> None:
    page_ = b"BT /F1 9 Tf (x) Tj ET " + b"%" * 1_500_000 + b"\n"
    assert "unpacks to more than 3 MB" in sentence(room, pdf_of_streams(page_, page_, page_, packed=True), "a.pdf")


def test_a_page_over_the_limit_is_not_parsed(room: ReadingRoom) -> None:
    assert "has a page of more than 2 MB" in sentence(room, GOOD + b"<p>x</p>" * 300_000, "a.html")
    assert "has a page of more than 2 MB" in sentence(room, epub("<p>x</p>" * 300_000), "a.epub")


def test_tags_nested_without_end_are_a_sentence(room: ReadingRoom) -> None:
    for tag in ("div", "b", "table", "blockquote"):
        assert "no article was found" in sentence(room, f"<html>{f'<{tag}>' * 100_000}{FIRST}".encode(), "a.html")


def test_a_text_over_the_limit_is_refused(room: ReadingRoom) -> None:
    long = f"<p>{FIRST}</p>" * 12_000
    assert "holds more than 1 MB of text" in sentence(room, f"<html>{long}".encode(), "a.html")
    assert "holds more than 1 MB of text" in sentence(room, FIRST.encode() * 12_000, "a.txt")


# An 8 MB table that takes trafilatura minutes; a shorter time proves the same.
def test_a_wide_table_costs_its_time_and_nothing_else() -> None:
    row = "<tr>" + "<td>a cell of a table</td>" * 8_000 + "</tr>"
    data = f"<html><body><table>{row * 40}</table>".encode()
    assert len(data) > 8_000_000
    with ReadingRoom(Limits(seconds=3)) as room:
        assert "was given up after 3 seconds of reading" in sentence(room, data, "a.html")


HOSTILE = """
import ctypes, os, socket, subprocess, sys, time
def read(data, name, limits):
    what = data.split()[1].decode()
    if what == "hang": time.sleep(1000)
    if what == "spin":
        while True: pass
    if what == "crash": os.abort()
    if what == "leave": os._exit(3)
    if what == "eat": b"x" * 2_000_000_000
    if what == "grow":
        kept = []
        while True: kept.append(bytearray(10_000_000))
    if what == "call": socket.create_connection(("127.0.0.1", 9))
    if what == "start": subprocess.run(["true"])
    if what == "print": print("{}" * 10); os.write(1, b"nonsense\\n")
    if what == "raise": raise LookupError("no such thing")
    if what == "deep":
        def deeper(): return deeper()
        deeper()
    if what == "ask": sys.stdin.buffer.close(); os.read(0, 10)
    return []
"""


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadingRoom]:
    """A room whose child has one more reader, which does whatever harm the file names."""
    (tmp_path / "harmful.py").write_text(HOSTILE)
    (tmp_path / "harmful_reader.py").write_text(
        "from workbench.ingest.readers.reader import Reader\n"
        "def tells(data): return data.startswith(b'HARM')\n"
        "READER = Reader('harmful', 'a harmful file', ('.harm',), tells, 'harmful:read')\n"
    )
    about = tmp_path / "harmful-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: harmful\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[workbench.readers]\nharmful = harmful_reader:READER\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]))
    formats.readers.cache_clear()
    with ReadingRoom(Limits(memory=600)) as room:
        yield room
    formats.readers.cache_clear()
    sys.modules.pop("harmful_reader", None)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("hang", "was given up after 3 seconds of reading"),
        ("spin", "was given up after 3 seconds of reading"),
        ("crash", "is a harmful file that its reader broke down on"),
        ("leave", "is a harmful file that its reader broke down on"),
        ("eat", "takes more than 600 MB of memory"),
        ("grow", "takes more than 600 MB of memory"),
        ("call", "cannot be read (PermissionError)"),
        ("start", "cannot be read (PermissionError)"),
        ("raise", "cannot be read (LookupError)"),
        ("deep", "cannot be read (it is nested too deep)"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is not bounded")
def test_whatever_a_reader_does_costs_one_file(hostile: ReadingRoom, harm: str, says: str) -> None:
    if "seconds" in says:
        hostile.limits = replace(hostile.limits, seconds=3)
    assert says in sentence(hostile, f"HARM {harm}".encode(), "a.harm")


def test_what_a_reader_prints_goes_nowhere(hostile: ReadingRoom) -> None:
    assert list(read_articles(b"HARM print", "a.harm", hostile)) == []


def test_one_child_serves_many_files_and_is_replaced_when_it_is_lost(hostile: ReadingRoom) -> None:
    def child() -> object:
        return hostile._child

    list(read_articles(GOOD, "a.html", hostile))
    first = child()
    sentence(hostile, b"HARM raise", "a.harm")
    assert child() is first
    sentence(hostile, b"HARM crash", "a.harm")
    assert child() is not first


def test_a_room_that_reads_only_text_starts_no_process() -> None:
    with ReadingRoom() as room:
        list(read_articles(FIRST.encode(), "a.txt", room))
        assert room._child is None


def test_an_installed_reader_that_cannot_be_loaded_is_named(tmp_path: Path, hostile: ReadingRoom) -> None:
    (tmp_path / "harmful-1.dist-info" / "entry_points.txt").write_text("[workbench.readers]\nharmful = gone:READER\n")
    formats.readers.cache_clear()
    with pytest.raises(WorkbenchError, match="installed reader harmful cannot be loaded"):
        formats.reader_for(GOOD, "a.html")


def test_an_entry_point_that_is_no_reader_is_named(tmp_path: Path, hostile: ReadingRoom) -> None:
    (tmp_path / "harmful-1.dist-info" / "entry_points.txt").write_text("[workbench.readers]\nharmful = os:sep\n")
    formats.readers.cache_clear()
    with pytest.raises(WorkbenchError, match="it is no Reader"):
        formats.reader_for(GOOD, "a.html")


def test_a_reader_of_a_package_comes_before_our_own(hostile: ReadingRoom) -> None:
    found = formats.reader_for(b"HARM <html>", "a.html")
    assert isinstance(found, Reader)
    assert found.name == "harmful"
    assert ".harm" in formats.endings()
