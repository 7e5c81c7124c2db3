"""The block of names and values that some Markdown files begin with."""

from __future__ import annotations

import re

_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:\s*(.*)")
_LONGEST = 4_000


def front_matter_end(text: str) -> int:
    """Where the text begins after its front matter; 0 when it has none."""
    block = _block(text)
    return block[1] if block else 0


def front_matter(text: str) -> dict[str, str]:
    """The fields of the front matter, names in small letters, quotes around values taken off."""
    block = _block(text)
    if block is None:
        return {}
    lines = text[block[0] : block[1]].splitlines()
    found = (_FIELD.fullmatch(line.rstrip()) for line in lines)
    return {field[1].lower(): field[2].strip().strip("\"'").strip() for field in found if field}


def _block(text: str) -> tuple[int, int] | None:
    """Where the fields begin and where the text does. A rule at the top of a page opens no front matter: every line
    down to the closing one is a field, a list item or a comment."""
    opening = _FENCE.match(text)
    if opening is None:
        return None
    at, fields = opening.end(), 0
    while at < min(len(text), _LONGEST):
        closing = _END.match(text, at)
        if closing:
            return (opening.end(), closing.end()) if fields else None
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end].rstrip()
        if _FIELD.fullmatch(line):
            fields += 1
        elif line and not line.startswith((" ", "-", "#")):
            return None
        at = end
    return None
