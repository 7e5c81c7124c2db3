"""The stretches of an article that are read for claims, none longer than the parser should get at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from workbench.domain.article import Article, Passage, Role

# Titles are claims too when they tell of an event; captions mostly repeat a photo agency's words.
READ = frozenset({Role.TITLE, Role.LEAD, Role.BODY, Role.HEADING, Role.QUOTATION})

# A paragraph of a newspaper has at most 2,000 characters. What costs time by the square of a piece's length (its
# entities are looked through for each sentence) stays small below 3,000.
LONGEST = 3_000
_BORDERS = tuple(re.compile(border) for border in (r"\n\s*\n", r"[.!?…][\"'”’)\]]*\s", r"\n", r"[;:,]\s", r"\s"))


class Piece(Struct, frozen=True):
    """Characters *start* to *end* of the article; *opens* says that its passage begins here."""

    start: int
    end: int
    role: Role
    opens: bool = True

    @property
    def is_display(self) -> bool:
        """Whether it is a title or a heading, where only a full statement is a claim."""
        return self.role in (Role.TITLE, Role.HEADING)


def pieces(article: Article, language: str, otherwise: str | None = None) -> Iterator[Piece]:
    """What of *article* is read by a pipeline of *language*, in reading order.

    *otherwise* is the language of what nothing tells the language of; that of the pipeline when it is None.
    """
    for passage in article.passages:
        spoken = passage.language or article.language or otherwise or language
        if passage.role in READ and spoken == language:
            yield from _cut(article.text, passage)


def _cut(text: str, passage: Passage) -> Iterator[Piece]:
    start = passage.start
    while start < passage.end:
        end = passage.end if passage.end - start <= LONGEST else _border(text, start)
        yield Piece(start, end, passage.role, opens=start == passage.start)
        start = end


def _border(text: str, start: int) -> int:
    """The last good place to cut in the second half of the longest piece that begins at *start*."""
    half, end = start + LONGEST // 2, start + LONGEST
    for border in _BORDERS:
        cut = max((found.end() for found in border.finditer(text, half, end)), default=0)
        if cut:
            return cut
    return end
