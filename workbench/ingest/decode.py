"""Bytes to canonical text."""

from __future__ import annotations

import codecs
import re

from workbench.domain.errors import WorkbenchError
from workbench.ingest.kinds import foreign_by_content, refusal

# UTF-32's little-endian mark begins with UTF-16's, so it is looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Every character above ASCII that Western European prose uses, as Windows-1252 decodes it. Superscripts, currency
# and fraction signs between letters are what other code pages' letters turn into, so they are not here.
_WESTERN = frozenset("àâäãåáæçéèêëíìîïñóòôöõøœßúùûüÿÀÂÄÃÅÁÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŸ‘’‚“”„‹›«»–—…•·°€£§©®™¿¡\xa0\xad")
_MOST_ACCENTS = 0.3
_MOST_CONTROLS = 0.2
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_BROKEN_UTF8 = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, name: str) -> str:
    """The canonical text of *data*: decoded, line ends as ``\\n``, nothing else changed.

    *name* is what the reviewer called it and goes into the sentence of the WorkbenchError that is raised when the
    bytes are empty, blank or no text.
    """
    kind = foreign_by_content(data)
    if kind is not None:
        raise WorkbenchError(refusal(name, kind))
    return text_of(data, name)


def text_of(data: bytes, name: str) -> str:
    """The same of bytes that are known to be no other kind of file, such as the source of a web page."""
    text = _decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise WorkbenchError(f"{name} is empty; choose a file that holds the text of an article.")
    if "\x00" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise WorkbenchError(refusal(name, "not text"))
    return text


def _decoded(data: bytes, name: str) -> str:
    """*data* in the encoding that it declares, or else shows."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _declared(data[len(mark) :], encoding, name)
    wide = _unmarked_utf16(data)
    if wide is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mended_utf8(data) or _eight_bit(data, name)


def _declared(data: bytes, encoding: str, name: str) -> str:
    """*data* in the encoding its byte order mark names."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        known = encoding[:6].upper().rstrip("-")
        raise WorkbenchError(f"{name} says it is {known} but is damaged; save it again as UTF-8.") from error


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by zero bytes on one side of every pair alone.

    That side holds the upper halves of the characters; text in one script has few different ones.
    """
    if len(data) % 2 or b"\x00" not in data:
        return None
    zeros_first, zeros_second = data[::2].count(0), data[1::2].count(0)
    # Spaces and full stops alone give any language one zero byte in twenty pairs.
    if min(zeros_first, zeros_second) or max(zeros_first, zeros_second) * 40 < len(data):
        return None
    if len(set(data[::2] if zeros_first else data[1::2])) > min(8, 1 + len(data) // 8):
        return None
    try:
        text = data.decode("utf-16-be" if zeros_first else "utf-16-le")
    except UnicodeDecodeError:
        return None
    return text if len(_CONTROL.findall(text)) <= _MOST_CONTROLS * len(text) else None


def _mended_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes; None when it is another encoding.

    One byte pasted from elsewhere is no reason to read all of it as Windows-1252: that byte alone is, where it makes a
    Western letter. Where it does not, as in a download cut in the middle of a character, U+FFFD stands for it, if the
    rest is UTF-8 beyond doubt.
    """
    text = data.decode("utf-8", errors=_LONE_BYTES)
    marked = data.decode("utf-8", errors="replace")
    broken = marked.count(_BROKEN_UTF8)
    whole = sum(character > "\x7f" for character in marked) - broken
    if text.count(_BROKEN_UTF8) == data.count(_BROKEN_UTF8.encode()):
        return text if whole >= broken else None
    return text if whole >= 3 * broken else None


def _lone_byte(error: UnicodeError) -> tuple[str, int]:
    """What stands for bytes that are no UTF-8: a Western letter for one between ASCII, else U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte, around = error.object[error.start : error.end], error.object[max(0, error.start - 1) : error.end + 1]
    letter = byte.decode("cp1252", errors="replace")
    lone = len(byte) == 1 and sum(value > 0x7F for value in around) == 1
    return (letter if lone and letter in _WESTERN else _BROKEN_UTF8), error.end


_LONE_BYTES = "workbench.lone_bytes"
codecs.register_error(_LONE_BYTES, _lone_byte)


def _eight_bit(data: bytes, name: str) -> str:
    """*data* as Windows-1252 when it reads like Western prose, else as charset-normalizer judges."""
    western = _windows_1252(data)
    if western is not None and _is_western_prose(western):
        return western
    # Deferred: 40 ms that UTF-8 files do not owe.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is not None:
        return str(best)
    if western is not None:
        return western
    raise WorkbenchError(f"{name} is in an unknown encoding; save it again as UTF-8.")


def _windows_1252(data: bytes) -> str | None:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _is_western_prose(text: str) -> bool:
    """Whether the characters above ASCII are few, and all of them such as Western European prose has."""
    above = [character for character in text if character > "\x7f"]
    return len(above) <= max(3, _MOST_ACCENTS * len(text)) and _WESTERN.issuperset(above)
