"""PDF documents, by pypdf: the text of each page, its paragraphs told by where their lines stand."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import Limits
from workbench.ingest.readers.lines import Line, without_running_heads
from workbench.ingest.readers.packed import Text, page_too_large, text_too_long, too_much
from workbench.ingest.readers.paragraphs import parts_of
from workbench.ingest.readers.reading import Reading, assembled, confirmed_title, fit

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NAMES = {"/Title": "document title", "/Author": "author", "/Subject": "subject", "/Keywords": "keywords",
          "/CreationDate": "created", "/ModDate": "modified", "/Producer": "producer"}  # fmt: skip


def read(data: bytes, name: str, limits: Limits) -> Iterator[Reading]:
    """The one article of a PDF; each page's beginning is a locator."""
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    try:
        document = _opened(data, name, limits)
        pages = list(_pages(document, name, limits))
        about = _properties(document)
    except (DependencyError, FileNotDecryptedError):
        raise _locked(name) from None
    except LimitReachedError:
        raise WorkbenchError(f"{name} is a PDF that never ends; print it to a new PDF and import that.") from None
    except (PyPdfError, RecursionError):
        raise WorkbenchError(f"{name} is a damaged PDF; open it, print it to a new PDF, import that.") from None
    text, blocks, locators = assembled(Text(name, limits).take(parts_of(without_running_heads(pages))))
    if not text:
        scanned = "a page" if len(pages) == 1 else f"{len(pages)} pages"
        raise WorkbenchError(
            f"{name} is a PDF without text, perhaps a scan: {scanned} of pictures; "
            "have its text recognised (OCR) first."
        )
    yield Reading(text, blocks, title=confirmed_title(about, text, blocks), locators=locators, more=about)


def _opened(data: bytes, name: str, limits: Limits) -> PdfReader:
    from pypdf import PdfReader, overwrite_configuration

    most = limits.page_bytes
    overwrite_configuration(
        maximum_declared_stream_length=limits.file_bytes,
        array_based_stream_maximum_output_length=most,
        zlib_maximum_output_length=most,
        lzw_maximum_output_length=most,
        run_length_maximum_output_length=most,
        jbig2dec_binary=None,  # no program is started for the pictures in a document
    )
    document = PdfReader(io.BytesIO(data))
    if document.is_encrypted and not document.decrypt(""):
        raise _locked(name)
    return document


def _locked(name: str) -> WorkbenchError:
    return WorkbenchError(f"{name} is a PDF locked with a password; open it and save it without one.")


def _pages(document: PdfReader, name: str, limits: Limits) -> Iterator[list[Line]]:
    """The lines of each page. Raises WorkbenchError over the limits."""
    unpacked = length = 0
    for page in document.pages:
        unpacked += _size(page, name, limits)
        if unpacked > limits.unpacked_bytes:
            raise too_much(name, limits)
        lines = _lines(page)
        length += sum(len(line.text) for line in lines)
        if length > limits.text_bytes:
            raise text_too_long(name, limits)
        yield lines


def _size(page: PageObject, name: str, limits: Limits) -> int:
    """Bytes of what draws the page, unpacked. Raises WorkbenchError over the limit."""
    from pypdf.errors import LimitReachedError

    try:
        contents = page.get_contents()
        size = len(contents.get_data()) if contents is not None else 0
    except LimitReachedError:
        raise page_too_large(name, limits) from None
    if size > limits.page_bytes:
        raise page_too_large(name, limits)
    return size


def _lines(page: PageObject) -> list[Line]:
    """The lines of *page* in the order they are drawn, each where its first letter stands."""
    lines: list[Line] = []
    words: list[str] = []
    first: tuple[float, float, float] | None = None

    def end() -> None:
        nonlocal first
        text = " ".join("".join(words).translate(_LIGATURES).split())
        if text:
            lines.append(Line(fit(text), *(first or (0.0, 0.0, 0.0))))
        words.clear()
        first = None

    def visit(text: str, page_is: list[float], text_is: list[float], _font: object, size: float) -> None:
        nonlocal first
        for number, piece in enumerate(text.split("\n")):
            if number:
                end()
            if piece.strip() and first is None:
                first = _place(page_is, text_is, size)
            words.append(piece)

    page.extract_text(visitor_text=visit)
    end()
    return lines


def _place(page_is: list[float], text_is: list[float], size: float) -> tuple[float, float, float]:
    """From the left, from the bottom, and how tall letters of *size* are, under the two matrices."""
    a, b, c, d, e, f = page_is
    x, y = text_is[4], text_is[5]
    tall = abs(size * (text_is[3] or text_is[1]) * (d or b))
    return x * a + y * c + e, x * b + y * d + f, round(tall, 1)


def _properties(document: PdfReader) -> dict[str, str]:
    """What the document's properties say; they are those of the file, which need not be the article's."""
    stated: Mapping[str, object] = document.metadata or {}
    found = {name: stated.get(key) for key, name in _NAMES.items()}
    return {name: said for name, value in found.items() if isinstance(value, str) and (said := _one_line(value))}


def _one_line(value: str) -> str:
    return " ".join(fit(value).split())
