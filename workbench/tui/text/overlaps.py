"""Which of many spans touch a stretch of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from msgspec import Struct

from workbench.domain.span import Span

T = TypeVar("T")


class Overlaps(Struct, Generic[T], frozen=True):
    """Things with spans, in reading order, that may overlap one another."""

    spans: tuple[Span, ...]
    things: tuple[T, ...]
    furthest: tuple[int, ...]
    """Beside each span, the furthest end of the spans up to it: where a search backwards may stop."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[Span, T]]) -> Overlaps[T]:
        """The things beside their spans; empty spans, which touch nothing, are left out."""
        ordered = sorted((pair for pair in pairs if len(pair[0])), key=lambda pair: pair[0].start)
        spans = tuple(span for span, _ in ordered)
        return cls(spans, tuple(thing for _, thing in ordered), tuple(accumulate((s.end for s in spans), max)))

    def touching(self, span: Span) -> list[tuple[Span, T]]:
        """What shares a character with *span*: longer before shorter, and of equal length earlier before later."""
        found = []
        at = bisect_left(self.spans, span.end, key=lambda other: other.start) - 1
        while at >= 0 and self.furthest[at] > span.start:
            if self.spans[at].overlaps(span):
                found.append((self.spans[at], self.things[at]))
            at -= 1
        found.reverse()
        return sorted(found, key=lambda pair: -len(pair[0]))
