"""Plain text and Markdown: the text is the file's, decoded, and its lines tell what its passages are."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.ingest.decode import decode
from workbench.ingest.limits import Limits
from workbench.ingest.readers.packed import require_readable_length, text_too_long
from workbench.ingest.readers.reading import Reading


def read(data: bytes, name: str, limits: Limits) -> Iterator[Reading]:
    """The one article of a text file."""
    if len(data) > limits.text_bytes:
        raise text_too_long(name, limits)
    text = decode(data, name)
    require_readable_length(text, name, limits)
    yield Reading(text)
