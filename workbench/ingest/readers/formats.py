"""Which reader a file wants: told by its content, else by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points

from workbench.domain.errors import WorkbenchError
from workbench.ingest.kinds import ENDINGS_OF, ending_of, foreign_by_content, foreign_by_name, is_web_page, refusal
from workbench.ingest.readers import jsonl
from workbench.ingest.readers.packed import beginning, is_gzip
from workbench.ingest.readers.reader import Reader

GROUP = "workbench.readers"
"""The entry points by which installed packages add readers."""

_ZIP = b"PK\x03\x04"
_PDF = re.compile(rb"(?:\A|[\r\n\x00])\s{0,20}%PDF-\d")  # some programs write a line or two before it


def _is_pdf(data: bytes) -> bool:
    return _PDF.search(data[:1_024]) is not None


def _is_docx(data: bytes) -> bool:
    return data.startswith(_ZIP) and b"word/document" in data


def _is_epub(data: bytes) -> bool:
    return data.startswith(_ZIP) and (b"application/epub+zip" in data[:200] or b"META-INF/container.xml" in data)


def _never(_data: bytes) -> bool:
    return False


def _own(name: str, called: str, tells: object, *, trusted: bool = False, module: str | None = None) -> Reader:
    function = f"workbench.ingest.readers.{module or name}:read"
    return Reader(name, called, ENDINGS_OF[name], tells, function, trusted)  # type: ignore[arg-type]


PLAIN = _own("plain", "plain text", _never, trusted=True)

OWN = (
    _own("pdf", "a PDF document", _is_pdf),
    _own("docx", "a Word document", _is_docx),
    _own("epub", "an e-book", _is_epub),
    _own("html", "a web page", is_web_page),
    _own("jsonl", "JSON lines", jsonl.tells, trusted=True),
    _own("markdown", "Markdown", _never, trusted=True, module="plain"),
    PLAIN,
)

_ARCHIVES = tuple(reader for reader in OWN if reader.name in ("docx", "epub"))


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, those of installed packages first. Raises WorkbenchError when one of these cannot be loaded."""
    return (*_added(), *OWN)


def added() -> tuple[str, ...]:
    """The names of the readers that installed packages added."""
    return tuple(reader.name for reader in readers()[: -len(OWN)])


def endings() -> tuple[str, ...]:
    """The endings of all files that can be read."""
    return tuple(dict.fromkeys(ending for reader in readers() for ending in reader.endings))


def _added() -> Iterator[Reader]:
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            reader = point.load()
        except Exception as error:  # a package of somebody else's may fail in any way
            raise _useless(point.name, f"{type(error).__name__}: {error}") from error
        if not isinstance(reader, Reader):
            raise _useless(point.name, "it is no Reader")
        yield reader


def _useless(name: str, why: str) -> WorkbenchError:
    return WorkbenchError(f"The installed reader {name} cannot be loaded ({why}); repair or uninstall its package.")


def reader_named(name: str) -> Reader:
    """The reader of that name. Raises WorkbenchError when there is none."""
    for reader in readers():
        if reader.name == name:
            return reader
    raise WorkbenchError(f"There is no reader {name}; is its package still installed?")


def reader_for(data: bytes, name: str) -> Reader:
    """The reader that the file wants. Raises WorkbenchError when there is none for what it is."""
    head = beginning(data, name)
    if is_gzip(head):
        raise WorkbenchError(f"{name} is compressed twice; unpack it once and import that.")
    content = head if is_gzip(data) else data
    known = next((reader for reader in readers() if reader.tells(content)), None)
    if known is not None:
        return known
    ending = ending_of(name)
    named = next((reader for reader in readers() if ending in reader.endings), None)
    foreign = foreign_by_content(content) or (None if content else foreign_by_name(name))
    # What an archive named like a document or book lacks, their readers say best.
    if foreign is not None and not (named in _ARCHIVES and content.startswith(_ZIP)):
        raise WorkbenchError(refusal(name, foreign))
    if named is not None:
        return named
    by_name = foreign_by_name(name)
    # A text under the name of a Word document is a text; under the name of a picture it is a mistake.
    if by_name is not None and not is_gzip(data) and ending != ".doc":
        raise WorkbenchError(refusal(name, by_name))
    return PLAIN
