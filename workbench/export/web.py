"""What the web makes of text: addresses that may be followed, JSON that may stand in a page."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

# What ends a script, or a line of one, whatever JSON thinks of it.
_ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
# Controls that no page may hold, and those that turn round what is read; the marks that right-to-left text needs stay.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def address(url: str | None) -> str | None:
    """*url* where it is a web address that a reader may follow; None for a file's name, a script or nothing."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    followed = (
        parts.scheme.lower() in ("http", "https") and parts.hostname and not re.search(r"[\s\x00-\x20]", url or "")
    )
    return url if followed else None


def embedded(document: Any) -> str:
    """*document* as JSON in one line that may stand between ``<script>`` and ``</script>``."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_ENDS)


def readable(text: str) -> str:
    """*text* as a page may show it: one character for each, U+FFFD for what a page cannot hold or must not obey."""
    return _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text)
