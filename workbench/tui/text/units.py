"""Words and sentences of a text, for moving by them. Knows no language: it goes by spaces and marks alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Units:
    """The words, or the sentences, of a text in reading order; none is empty, and none overlaps another."""

    spans: Sequence[Span]

    def at(self, offset: int) -> Span | None:
        """The one that holds the character at *offset*."""
        place = self._place(offset)
        return self.spans[place] if place >= 0 and offset < self.spans[place].end else None

    def after(self, offset: int) -> Span | None:
        """The first one that begins after the character at *offset*."""
        place = self._place(offset) + 1
        return self.spans[place] if place < len(self.spans) else None

    def before(self, offset: int) -> Span | None:
        """The last one that ends at *offset* or before."""
        place = self._place(offset)
        if place >= 0 and self.spans[place].end > offset:
            place -= 1
        return self.spans[place] if place >= 0 else None

    def on_from(self, offset: int) -> Iterator[Span]:
        """The one that holds the character at *offset*, and all after it."""
        place = max(0, self._place(offset))
        while place < len(self.spans):
            if self.spans[place].end > offset:
                yield self.spans[place]
            place += 1

    def back_from(self, offset: int) -> Iterator[Span]:
        """The one that holds the character at *offset*, or ends before it, and all before that."""
        for place in range(self._place(offset), -1, -1):
            yield self.spans[place]

    def _place(self, offset: int) -> int:
        return bisect_right(self.spans, offset, key=lambda span: span.start) - 1


def words(text: str) -> Units:
    """The words of *text*, marks between them words of their own; each character of a script without spaces is one."""
    return Units([Span(*found.span()) for found in _WORD.finditer(text)])


def sentences(text: str, edges: Iterable[int] = ()) -> Units:
    """The sentences of *text*, without the blanks around them; *edges* are offsets that no sentence reaches over."""
    ends = {len(text), *edges}
    for found in _END.finditer(text):
        begun = text[max(0, found.start() - _LONGEST_SHORT) : found.start() + 1]
        if not _SHORT_FOR.search(begun) or found.group().startswith("\n"):
            ends.add(found.end())
    spans, start = [], 0
    for end in sorted(ends):
        first = _first(text, start)
        last = first + len(text[first:end].rstrip())
        if last > first:
            spans.append(Span(first, last))
        start = max(start, end)
    return Units(spans)


def _first(text: str, start: int) -> int:
    blanks = _BLANKS.match(text, start)
    return blanks.end() if blanks else start
