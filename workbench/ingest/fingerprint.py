"""What a file's bytes are known by, so that a file read before need not be read again."""

from __future__ import annotations

import hashlib

from workbench.ingest.kinds import ending_of

READS = 1
"""Raised when a reader comes to read the same bytes otherwise: what was remembered then counts no more."""


def fingerprint(data: bytes, name: str, readers: tuple[str, ...] = ()) -> str:
    """32 hexadecimal digits for the content of a file under a name with that ending, as the *readers* present read it.

    A file's path, size and date are no proof that it is the same; its bytes are. The ending counts, because it may
    tell the reader, and so do the names of readers that packages added.
    """
    around = f"{READS}\0{ending_of(name)}\0{','.join(readers)}\0"
    return hashlib.sha256(around.encode("utf-8", "surrogatepass") + data).hexdigest()[:32]
