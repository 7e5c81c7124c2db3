"""The one gate between untrusted text and anything that is drawn."""

from __future__ import annotations

import re
from typing import NewType

Shown = NewType("Shown", str)
"""Text that is safe to draw: no control character, no bidirectional override, one character for each it came from."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# C0 and C1 controls drive a terminal; bidi controls reorder what a reader sees; line and paragraph separators, the
# soft hyphen and the zero-width characters change where the following characters stand; surrogates cannot be encoded.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def safe_text(text: str) -> Shown:
    """*text* made harmless, character for character, so that offsets into it stay true.

    Tabs and line ends become a space, everything else that could steer a terminal or mislead a reader becomes U+FFFD.
    """
    return Shown(_UNSAFE.sub(lambda found: " " if found.group() in "\t\n\r" else _REPLACEMENT, text))


def safe_lines(text: str) -> list[Shown]:
    """*text* made harmless as `safe_text` does, its line ends kept as the breaks between the list's members."""
    return [safe_text(line) for line in text.split("\n")]
