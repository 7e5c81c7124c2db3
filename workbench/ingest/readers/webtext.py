"""The characters of a web page, in the encoding it declares or shows."""

from __future__ import annotations

import codecs
import re

from workbench.ingest.decode import text_of

_LOOKED_AT = 4_096
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What pages call Latin-1 or ASCII is read as Windows-1252 by every browser (the WHATWG encoding standard).
_WESTERN = frozenset(("iso8859-1", "ascii", "cp1252"))
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")


def web_text(data: bytes, name: str) -> str:
    """The page's source: by its byte order mark, as UTF-8 where it is that, as it declares, or as plain text is read.

    Bytes that the declared encoding does not have become U+FFFD.
    """
    return _XML_DECLARATION.sub("", _decoded(data, name), count=1)


def _decoded(data: bytes, name: str) -> str:
    if data.startswith(_MARKS):
        return text_of(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _declared(data[:_LOOKED_AT])
    return data.decode(declared, errors="replace") if declared else text_of(data, name)


def _declared(head: bytes) -> str | None:
    """The encoding that the page names, None when it names none, one we do not have, or UTF-8, which it is not."""
    found = _CHARSET.search(head)
    if found is None:
        return None
    try:
        encoding = codecs.lookup((found[1] or found[2]).decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None
    if not encoding._is_text_encoding or encoding.name.startswith(("utf-", "utf_")):
        return None
    return "cp1252" if encoding.name in _WESTERN else encoding.name
