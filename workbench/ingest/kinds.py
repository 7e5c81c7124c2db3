"""What can be read, and what everything else is called."""

from __future__ import annotations

import os
import re
from pathlib import PurePath

ENDINGS_OF = {
    "plain": (".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "pdf": (".pdf",),
    "docx": (".docx", ".docm"),
    "epub": (".epub",),
    "jsonl": (".jsonl", ".ndjson"),
}
"""The endings of the files that each reader of our own reads; ``.gz`` may follow one."""

ENDINGS = tuple(ending for endings in ENDINGS_OF.values() for ending in endings)

_READS = (
    "only plain text, Markdown, web pages, PDF, Word (.docx), EPUB and JSON lines can be read: "
    "save it as one of these and import that"
)

_BY_ENDING = {
    ".doc": "a Word document of the old kind",
    ".odt": "an OpenDocument text",
    ".rtf": "an RTF document",
    ".mhtml": "a web page with its pictures in one file",
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

_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200}){0,5}"
    rb"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s[^>]*charset)",
    re.IGNORECASE | re.DOTALL,
)


def foreign_by_name(name: str) -> str | None:
    """What a file of that name is when its ending says that it cannot be read, for example "a PDF document"."""
    return _BY_ENDING.get(PurePath(name).suffix.lower())


def foreign_by_content(data: bytes) -> str | None:
    """What the bytes are when they begin like a file that is no text, for example "a picture"."""
    if is_web_page(data):
        return "a web page"
    return next((kind for first, kind in _BY_FIRST_BYTES if data.startswith(first)), None)


def refusal(name: str, kind: str) -> str:
    """The sentence that says why *name*, which is *kind*, is not read."""
    return f"{name} is {kind}, and {_READS}."


def is_web_page(data: bytes) -> bool:
    """Whether *data* begins as web pages do, in whatever encoding."""
    head = data[:4_000]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:4]:
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return _WEB_PAGE.match(head) is not None


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, the one before ``.gz`` where it is compressed."""
    return os.path.splitext(name.lower().removesuffix(".gz"))[1]
