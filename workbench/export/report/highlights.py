"""The text of an article, cut where claims begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from workbench.domain.article import Article, Role
from workbench.domain.review import ReviewedClaim
from workbench.domain.span import Span
from workbench.export.report.looks import Look, Looks

_WORD = re.compile(r"\w")


class Highlight(Struct, frozen=True):
    """A claim where it stands: its *number* in the article, from 1 in reading order, and its *lane*.

    No two highlights that share a character have one lane, so each can have a line of its own under the text.
    """

    number: int
    lane: int
    reviewed: ReviewedClaim
    look: Look

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.reviewed.claim.id

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return self.reviewed.claim.span


class Piece(Struct, frozen=True):
    """Characters of the article that lie in the same claims: the longest of them first, those that *begin* here.

    *blank* says that the characters only part two paragraphs.
    """

    text: str
    within: tuple[Highlight, ...]
    begin: tuple[Highlight, ...]
    blank: bool = False


class Paragraph(Struct, frozen=True):
    """A passage of the article, cut into pieces; together they are the whole text, character for character."""

    role: Role
    kind: str | None
    language: str | None
    pieces: tuple[Piece, ...]

    @property
    def is_clutter(self) -> bool:
        """Whether it is boilerplate that no claim stands in."""
        return self.role is Role.BOILERPLATE and not any(piece.within for piece in self.pieces)


def highlights(claims: Sequence[ReviewedClaim], looks: Looks) -> tuple[Highlight, ...]:
    """The *claims* of an article, in reading order and of those that begin together the longest first."""
    ordered = sorted(claims, key=lambda reviewed: (reviewed.claim.start, -reviewed.claim.end))
    ends: list[int] = []
    found = []
    for number, reviewed in enumerate(ordered, 1):
        free = (lane for lane, end in enumerate(ends) if end <= reviewed.claim.start)
        lane = next(free, len(ends))
        ends[lane:] = [reviewed.claim.end, *ends[lane + 1 :]]
        found.append(Highlight(number, lane, reviewed, looks.of(reviewed.standing)))
    return tuple(found)


def paragraphs(article: Article, marks: Sequence[Highlight]) -> Iterator[Paragraph]:
    """The passages of *article* in reading order, cut where *marks*, which are in reading order, begin and end."""
    cutter = _Cutter(article.text, marks)
    for start, end, following, role, kind, language in _stretches(article):
        yield Paragraph(role, kind, language, (*cutter.cut(start, end), *cutter.cut(end, following, blank=True)))


def _stretches(article: Article) -> Iterator[tuple[int, int, int, Role, str | None, str | None]]:
    """Start and end of each passage, the start of the next, and what it is.

    Words between two passages are a body of their own; blanks, and marks such as ``##``, belong to the one before.
    """
    at = 0
    known = [*article.passages]
    for number, passage in enumerate(known):
        following = known[number + 1].start if number + 1 < len(known) else len(article.text)
        if _WORD.search(article.text, at, passage.start):
            yield at, passage.start, passage.start, Role.BODY, None, None
        elif at < passage.start:
            yield at, at, passage.start, passage.role, passage.kind, passage.language
        blank = not _WORD.search(article.text, passage.end, following)
        yield (
            passage.start, passage.end, following if blank else passage.end,
            passage.role, passage.kind, passage.language,
        )  # fmt: skip
        at = following if blank else passage.end
    if at < len(article.text):
        yield at, len(article.text), len(article.text), Role.BODY, None, None


class _Cutter:
    """Cuts one stretch after the other, from the beginning of the text to its end."""

    def __init__(self, text: str, marks: Sequence[Highlight]) -> None:
        self._text = text
        self._coming = list(reversed([mark for mark in marks if mark.span.start < mark.span.end]))
        self._open: list[Highlight] = []

    def cut(self, start: int, end: int, *, blank: bool = False) -> Iterator[Piece]:
        at = start
        while at < end:
            self._open = [mark for mark in self._open if mark.span.end > at]
            begin = []
            while self._coming and self._coming[-1].span.start <= at:
                begin.append(self._coming.pop())
            self._open += begin
            until = min([end, *(mark.span.end for mark in self._open), *(m.span.start for m in self._coming[-1:])])
            within = tuple(sorted(self._open, key=lambda mark: (-len(mark.span), mark.number)))
            yield Piece(self._text[at:until], within, tuple(begin), blank)
            at = until
