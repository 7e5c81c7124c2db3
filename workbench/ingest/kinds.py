"""What can be read, and what everything else is called."""

from __future__ import annotations

import re
from pathlib import PurePath

ENDINGS = (".txt", ".text", ".md", ".markdown")

_READS = f"only plain text and Markdown ({', '.join(ENDINGS)}) can be read: save it as text and import that"

_BY_ENDING = {
    ".pdf": "a PDF document",
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "an RTF document",
    ".html": "a web page",
    ".htm": "a web page",
    ".xhtml": "a web page",
    ".mhtml": "a web page",
    ".epub": "an e-book",
    ".ppt": "a presentation",
    ".pptx": "a presentation",
    ".xls": "a spreadsheet",
    ".xlsx": "a spreadsheet",
    ".zip": "a zip archive",
    ".gz": "a compressed file",
    ".png": "a picture",
    ".jpg": "a picture",
    ".jpeg": "a picture",
    ".gif": "a picture",
    ".webp": "a picture",
    ".mp3": "a sound recording",
    ".mp4": "a film",
    ".db": "a database",
    ".sqlite": "a database",
}

_BY_FIRST_BYTES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
)

_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<!doctype html|<html[\s>])", re.IGNORECASE)


def foreign_by_name(name: str) -> str | None:
    """What a file of that name is when its ending says that it cannot be read, for example "a PDF document"."""
    return _BY_ENDING.get(PurePath(name).suffix.lower())


def foreign_by_content(data: bytes) -> str | None:
    """What the bytes are when they begin like a file that is no text, for example "a picture"."""
    if _WEB_PAGE.match(data[:1000]):
        return "a web page"
    return next((kind for first, kind in _BY_FIRST_BYTES if data.startswith(first)), None)


def refusal(name: str, kind: str) -> str:
    """The sentence that says why *name*, which is *kind*, is not read."""
    return f"{name} is {kind}, and {_READS}."


def is_text_name(name: str) -> bool:
    """Whether a file of that name is picked up from a folder."""
    return PurePath(name).suffix.lower() in ENDINGS
