"""Words and sentences of a text, for moving by them. Knows no language: it goes by spaces and marks alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from workbench.domain.span import Span
from workbench.tui.text.wrap import SCRIPT

# ASCII's marks, Latin-1's, the general ones, and those that Chinese and Japanese use.
_MARKS = "!-/:-@\\[-`{-~\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u3001-\u3003\u3008-\u3020\uff01-\uff0f\uff1a-\uff20"
_LETTER = f"[^\\s{_MARKS}{SCRIPT}]"
# A mark between letters belongs to the word: "dockers'" ends in one, "1,200" and "Saint-Malo" hold one.
_WORD = re.compile(f"{_LETTER}+(?:['\u2019.,:/@_\\-\u2010\u2011]{_LETTER}+)*|[{SCRIPT}]|[{_MARKS}]+")

# What ends a sentence, with the quotation marks and brackets that close after it; the text's blank lines end one too.
_END = re.compile(
    "[.!?\u2026]+[\"'\u201d\u2019\u00bb)\\]]*(?=\\s)|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d\uff09]*|\\n\\s*\\n"
)
_SHORT_FOR = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Sen|Rep|Gov|No|vs|ca|cf|e\.g|i\.e|approx|Jan|Feb|Aug"
    r"|Sept|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Jr|Sr)|\b[A-Z](?:\.[A-Z])*)\.\Z"
)
_LONGEST_SHORT = 12
_BLANKS = re.compile(r"\s*")


class Units(Struct, frozen=True):
    """The words, or the sentences, of a text in reading order; none is empty, and none overlaps another.

    Kept as where they begin and end: 24,000 spans took 39 ms to make, and an end moves by one of them.
    """

    starts: Sequence[int]
    ends: Sequence[int]

    @property
    def spans(self) -> list[Span]:
        """All of them."""
        return [self._span(place) for place in range(len(self.starts))]

    def at(self, offset: int) -> Span | None:
        """The one that holds the character at *offset*."""
        place = self._place(offset)
        return self._span(place) if place >= 0 and offset < self.ends[place] else None

    def after(self, offset: int) -> Span | None:
        """The first one that begins after the character at *offset*."""
        place = self._place(offset) + 1
        return self._span(place) if place < len(self.starts) else None

    def before(self, offset: int) -> Span | None:
        """The last one that ends at *offset* or before."""
        place = self._place(offset)
        if place >= 0 and self.ends[place] > offset:
            place -= 1
        return self._span(place) if place >= 0 else None

    def on_from(self, offset: int) -> Iterator[Span]:
        """The one that holds the character at *offset*, and all after it."""
        for place in range(max(0, self._place(offset)), len(self.starts)):
            if self.ends[place] > offset:
                yield self._span(place)

    def back_from(self, offset: int) -> Iterator[Span]:
        """The one that holds the character at *offset*, or ends before it, and all before that."""
        for place in range(self._place(offset), -1, -1):
            yield self._span(place)

    def _place(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _span(self, place: int) -> Span:
        return Span(self.starts[place], self.ends[place])


def words(text: str) -> Units:
    """The words of *text*, marks between them words of their own; each character of a script without spaces is one."""
    return _units([found.span() for found in _WORD.finditer(text)])


def sentences(text: str, edges: Iterable[int] = ()) -> Units:
    """The sentences of *text*, without the blanks around them; *edges* are offsets that no sentence reaches over."""
    ends = {len(text), *edges}
    for mark in _END.finditer(text):
        begun = text[max(0, mark.start() - _LONGEST_SHORT) : mark.start() + 1]
        if not _SHORT_FOR.search(begun) or mark.group().startswith("\n"):
            ends.add(mark.end())
    found, start = [], 0
    for end in sorted(ends):
        first = _first(text, start)
        last = first + len(text[first:end].rstrip())
        if last > first:
            found.append((first, last))
        start = max(start, end)
    return _units(found)


def _units(found: Sequence[tuple[int, int]]) -> Units:
    return Units([start for start, _ in found], [end for _, end in found])


def _first(text: str, start: int) -> int:
    blanks = _BLANKS.match(text, start)
    return blanks.end() if blanks else start
