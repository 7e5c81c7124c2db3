"""Compressed data, unpacked no further than its limits: declared sizes are looked at first, and never believed."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import Limits
from workbench.ingest.readers.reading import Part

GZIP = b"\x1f\x8b"
_ENTRY = b"PK\x01\x02"
_MOST_MEMBERS = 10_000
_CHUNK = 1 << 16
_SLICE = 1 << 13  # of the packed bytes: at most 8 MB come of one before they are counted
_MOST_PARAGRAPHS = 100_000


def is_gzip(data: bytes) -> bool:
    """Whether *data* is compressed as web servers do it."""
    return data.startswith(GZIP)


def beginning(data: bytes, name: str, size: int = 65_536) -> bytes:
    """The first *size* bytes of what *data* holds, unpacked if it is compressed; a WorkbenchError if damaged."""
    if not is_gzip(data):
        return data[:size]
    try:
        return zlib.decompressobj(wbits=31).decompress(data, size)
    except zlib.error:
        raise _damaged(name) from None


def gunzip(data: bytes, name: str, limits: Limits) -> bytes:
    """What the gzip file *data* holds; a WorkbenchError when that is too much, or damaged."""
    found = bytearray()
    unpacking = zlib.decompressobj(wbits=31)
    try:
        for at in range(0, len(data), _SLICE):
            packed = data[at : at + _SLICE]
            while packed:
                if unpacking.eof:  # a file may be several, one after the other, and end in zeros
                    packed = packed.lstrip(b"\0")
                    if not packed:
                        break
                    unpacking = zlib.decompressobj(wbits=31)
                found += unpacking.decompress(packed)
                packed = unpacking.unused_data
                if len(found) > limits.unpacked_bytes:
                    raise too_much(name, limits)
    except zlib.error:
        raise _damaged(name) from None
    if not unpacking.eof:
        raise _damaged(name)
    return bytes(found)


class Text:
    """How much text was found so far; paragraphs count too, since each costs far more than its letters."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._left = limits.text_bytes
        self._paragraphs = _MOST_PARAGRAPHS

    def take(self, parts: Iterable[Part]) -> Iterator[Part]:
        """*parts*, until they are too many: then a WorkbenchError."""
        for part in parts:
            self._left -= len(part.text)
            self._paragraphs -= 1
            if self._left < 0:
                raise text_too_long(self._name, self._limits)
            if self._paragraphs < 0:
                raise _too_many_paragraphs(self._name)
            yield part


class Archive:
    """The members of a zip file, read within one budget for all of them together."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._left = limits.unpacked_bytes
        # Every member has such an entry, whatever the end of the file declares; counted before they are parsed.
        if data.count(_ENTRY) > _MOST_MEMBERS:
            raise WorkbenchError(
                f"{name} is an archive of more than {_MOST_MEMBERS} files and was not unpacked; "
                "save the article as text and import that."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
            raise _damaged(name) from None
        self._members = {member.filename: member for member in self._zip.infolist()}
        if sum(member.file_size for member in self._members.values()) > self._left:
            raise too_much(name, limits)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """The bytes of *member*, none when there is no such member. Raises WorkbenchError over the budget."""
        if member not in self._members:
            return b""
        found = bytearray()
        try:
            with self._zip.open(self._members[member]) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise too_much(self._name, self._limits)
                    found += chunk
        except RuntimeError:  # how zipfile says that there is a password
            raise WorkbenchError(f"{self._name} is locked with a password; save it without one.") from None
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError):
            raise _damaged(self._name) from None
        return bytes(found)


def too_much(name: str, limits: Limits) -> WorkbenchError:
    """The sentence for a file that grows beyond the limit when it is unpacked."""
    return WorkbenchError(
        f"{name} unpacks to more than {limits.unpacked} MB and was given up; save the article as text and import that, "
        "or raise max_unpacked_mb."
    )


def page_too_large(name: str, limits: Limits) -> WorkbenchError:
    """The sentence for a page beyond the limit."""
    return WorkbenchError(
        f"{name} has a page of more than {limits.page} MB; save the article as text and import that, "
        "or raise max_page_mb."
    )


def text_too_long(name: str, limits: Limits) -> WorkbenchError:
    """The sentence for a text beyond the limit."""
    return WorkbenchError(
        f"{name} holds more than {limits.text} MB of text; split it into one file an article, or raise max_text_mb."
    )


def require_readable_length(text: str, name: str, limits: Limits) -> None:
    """Raises WorkbenchError for a text beyond the limits, of size or of lines, each of which may be a paragraph."""
    if len(text) > limits.text_bytes:
        raise text_too_long(name, limits)
    if text.count("\n") >= _MOST_PARAGRAPHS and sum(map(bool, map(str.strip, text.split("\n")))) > _MOST_PARAGRAPHS:
        raise _too_many_paragraphs(name)


def _too_many_paragraphs(name: str) -> WorkbenchError:
    return WorkbenchError(f"{name} has more than {_MOST_PARAGRAPHS:,} paragraphs; split it into one file an article.")


def _damaged(name: str) -> WorkbenchError:
    return WorkbenchError(f"{name} is damaged and cannot be unpacked; fetch or save it again.")
