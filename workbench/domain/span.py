"""A stretch of a text."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """Characters *start* up to, not including, *end*, counted in code points of an article's canonical text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of *text* that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character; a span without characters shares none."""
        return max(self.start, other.start) < min(self.end, other.end)

    def within(self, other: Span) -> bool:
        """Whether every character of this span belongs to *other* too."""
        return other.start <= self.start and self.end <= other.end
