"""Words found in an article as they are typed."""

from __future__ import annotations

import re
import unicodedata

from workbench.domain.span import Span

_ALIKE = {
    **dict.fromkeys("‘’‚‛′`", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
}
MOST = 10_000
"""Hits that are pointed out."""


class Findable:
    """An article's text in which words are found in any case, with accents or without, over line ends; quotation marks
    and dashes are found by those of the keyboard."""

    def __init__(self, text: str) -> None:
        # Character for character, so that places in the one are places in the other.
        self._plain = text.translate({ord(c): _plain(c) for c in set(text)})

    def spans(self, words: str) -> list[Span]:
        """The places of *words*, in reading order; none where there is nothing to look for."""
        parts = [re.escape("".join(map(_plain, part))) for part in words.split()]
        if not parts:
            return []
        found = re.compile(r"\s+".join(parts)).finditer(self._plain)
        return [Span(hit.start(), hit.end()) for hit, _ in zip(found, range(MOST), strict=False)]


def _plain(character: str) -> str:
    """*character* without its accent, small; one character, whatever it is."""
    if character in _ALIKE:
        return _ALIKE[character]
    bare = unicodedata.normalize("NFD", character)[0].lower()
    return bare if len(bare) == 1 else character
