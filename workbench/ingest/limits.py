"""How much of a source is read before it is given up."""

from __future__ import annotations

from msgspec import Struct

MB = 1_000_000


class Limits(Struct, frozen=True):
    """The most that a reader takes of one file: sizes in MB of a million bytes, time in seconds.

    *file* is the file as it lies there, *unpacked* everything that is decompressed of it, *page* a web page or one
    page of a PDF, *text* the text of one article. *seconds* and *memory* bind the process that reads what others made.
    *web*, *web_unpacked* and *web_seconds* are what a web address may send, before and after decompression, and how
    long it may take. *extract_seconds* are the processor's seconds that finding the claims of one article may take.
    """

    file: int = 50
    unpacked: int = 100
    page: int = 10
    # Of 18 MB of one-letter lines 2.7 GB of memory are made; 5 MB are a very long book.
    text: int = 5
    seconds: int = 30
    memory: int = 1_000
    web: int = 20
    web_unpacked: int = 50
    web_seconds: int = 30
    # A book of 5 MB takes 240; the same length of nothing but dates twice as long.
    extract_seconds: int = 300

    @property
    def file_bytes(self) -> int:
        """Bytes that a file may have."""
        return self.file * MB

    @property
    def unpacked_bytes(self) -> int:
        """Bytes that may come out of a compressed file."""
        return self.unpacked * MB

    @property
    def page_bytes(self) -> int:
        """Bytes that a web page, or one page of a PDF, may have."""
        return self.page * MB

    @property
    def text_bytes(self) -> int:
        """Bytes of UTF-8 that the text of an article may have."""
        return self.text * MB


DEFAULT = Limits()
