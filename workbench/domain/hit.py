"""What a search finds."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workbench.domain.span import Span


class Found(StrEnum):
    """What sort of thing was found, in the order in which they are listed."""

    ARTICLE = "article"
    CLAIM = "claim"
    WORDING = "wording"
    EVIDENCE = "evidence"
    NOTE = "note"
    RATIONALE = "rationale"


class Hit(Struct, frozen=True):
    """A passage of an article, a claim, or an entry of the log in which the words sought stand.

    *marks* are their places in *text*. *start* and *end* are offsets in the article: of the passage or the claim
    itself, or of the claim that the entry is about; None for an entry about the article as a whole. *entry* and
    *author* are None for what no reviewer wrote.
    """

    kind: Found
    article_id: str
    article_title: str
    claim_id: str | None
    start: int | None
    end: int | None
    entry: str | None
    author: str | None
    text: str
    marks: tuple[Span, ...]

    @property
    def place(self) -> Span | None:
        """Where in the article one sees what was found, or what it is about."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)

    @property
    def reference(self) -> str:
        """How one passes it on: a passage as it is cited as evidence, else by the id of its claim, or its article."""
        if self.kind is Found.ARTICLE:
            return f"{self.article_id[:8]}#{self.start}-{self.end}"
        return (self.claim_id or self.article_id)[:8]

    @property
    def places(self) -> tuple[Span, ...]:
        """The marks as offsets in the article, of a passage or a claim."""
        if self.start is None or self.entry is not None:
            return ()
        return tuple(Span(self.start + mark.start, self.start + mark.end) for mark in self.marks)

    def excerpt(self, before: int, length: int) -> tuple[str, tuple[Span, ...]]:
        """Some *length* characters of the text, from the word *before* the first mark on, and the marks in them."""
        first = self.marks[0].start if self.marks else 0
        begin = max(0, first - before)
        if begin:
            begin = self.text.find(" ", begin, first) + 1 or begin
        end = begin + length
        head, tail = "…" if begin else "", "…" if end < len(self.text) else ""
        shift = len(head) - begin
        marks = (Span(m.start + shift, min(m.end, end) + shift) for m in self.marks if m.start < end)
        return head + self.text[begin:end] + tail, tuple(marks)
