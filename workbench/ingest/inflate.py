"""What a server compressed, once, made whole again within a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from workbench.ingest.web_address import NotFetchedError

CODINGS = "gzip, deflate"
"""What a server is told it may use: what Python itself can undo step by step within a limit."""

_GZIP = b"\x1f\x8b"
_MOST_MEMBERS = 16


def coding_of(headers: Iterable[str]) -> str | None:
    """The one coding that the Content-Encoding *headers* name, or None for none.

    Raises NotFetchedError for two layers, or for a coding that was not offered.
    """
    named = [coding.strip().lower().removeprefix("x-") for header in headers for coding in header.split(",")]
    codings = [coding for coding in named if coding not in ("", "identity")]
    if len(codings) > 1:
        raise NotFetchedError(_TWICE)
    if codings and codings[0] not in CODINGS.split(", "):
        raise NotFetchedError("is compressed in a way that was not asked for; save the article from a browser.")
    return codings[0] if codings else None


def inflated(data: bytes, coding: str, limit: int) -> bytes:
    """*data* without its *coding*; raises NotFetchedError beyond *limit* bytes, and when it is damaged."""
    whole = b""
    try:
        for _ in range(_MOST_MEMBERS):
            packer = zlib.decompressobj(_window(data, coding))
            whole += packer.decompress(data, limit + 1 - len(whole))
            if len(whole) > limit:
                raise NotFetchedError(
                    f"unpacks to more than {limit / 1_000_000:g} MB; save the article as text and import that, "
                    "or raise max_web_unpacked_mb."
                )
            if not packer.eof:
                break
            data = packer.unused_data
            if coding != "gzip" or not data.startswith(_GZIP):  # what servers pad with is left out, as browsers do
                if whole.startswith(_GZIP):
                    raise NotFetchedError(_TWICE)
                return whole
    except zlib.error:
        pass
    raise NotFetchedError("arrived damaged: it cannot be unpacked; try again later.")


def _window(data: bytes, coding: str) -> int:
    """How zlib is to read *data*: "deflate" is a zlib stream, but some servers send it without the two bytes before."""
    if coding == "gzip":
        return 16 + zlib.MAX_WBITS
    wrapped = len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2]) % 31 == 0
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


_TWICE = "is compressed twice, and one layer is all that is undone; save the article from a browser and import that."
