"""The lines of a text, and the Markdown marks around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct


class Mark(Enum):
    """What the marks before a line say it is."""

    PLAIN = auto()
    HEADING = auto()
    QUOTE = auto()
    BULLET = auto()
    RULE = auto()


class Line(Struct, frozen=True):
    """A line that is not blank: *start* to *end* without white space and Markdown marks at its borders.

    *near* says that it follows the line before it with no blank line between; *indent* and *width* count the
    characters of the whole line, marks included, as an editor that wraps lines does.
    """

    start: int
    end: int
    mark: Mark
    near: bool
    indent: int
    width: int


_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]")
# A few marks may stand before each other ("> - "); a line with more of them is no Markdown.
_OPENING = re.compile(r"(?:(?:#{1,6}(?=\s)|>|[-*+•–](?=\s))\s*){1,6}")
_CLOSING_HASHES = re.compile(r"\s+#{1,6}$")
_ONLY_QUOTE_MARKS = re.compile(r"[>\s]+")


def lines_of(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of *text* from *start* on that hold more than white space and quote marks."""
    last = -2  # no line stands before the first one
    for found in _LINE.finditer(text, start):
        raw = found.group()
        if _ONLY_QUOTE_MARKS.fullmatch(raw):
            continue
        yield _line(raw, found.start(), near=found.start() == last + 1)
        last = found.end()


def _line(raw: str, offset: int, *, near: bool) -> Line:
    indent = len(raw) - len(raw.lstrip())
    start, end = indent, len(raw.rstrip())
    if not _WORD.search(raw):
        return Line(offset + start, offset + end, Mark.RULE, near, indent, end)
    mark = Mark.PLAIN
    opening = _OPENING.match(raw, indent)
    if opening:
        start, mark = opening.end(), _meaning(opening.group())
    if mark is Mark.HEADING:
        # Sought in the last characters only: a search through a long line for its end would be quadratic in blanks.
        tail = max(start, end - 20)
        closing = _CLOSING_HASHES.search(raw[tail:end])
        end = tail + closing.start() if closing else end
    return Line(offset + start, offset + end, mark, near, indent, len(raw.rstrip()))


def _meaning(marks: str) -> Mark:
    if "#" in marks:
        return Mark.HEADING
    return Mark.QUOTE if ">" in marks else Mark.BULLET
