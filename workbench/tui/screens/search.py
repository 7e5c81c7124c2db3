"""Words sought in all the articles."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.content import Content

from workbench.desk.desk import Desk, Hit, words_of
from workbench.domain.shown import Shown, safe_text
from workbench.domain.span import Span
from workbench.tui.screens.finder import FinderScreen
from workbench.tui.text.cells import drawable, fit
from workbench.tui.widgets.virtual_list import Part, Row

_TITLE = 24  # cells of an article's title in a row

Found = tuple[str, Span, tuple[Span, ...]]
"""An article's id, the passage that matches, and the places of the words in that article."""


class SearchScreen(FinderScreen[Found]):
    """Passages that hold every word typed, as they are typed."""

    def __init__(self, desk: Desk, words: str = "", row: int = 0) -> None:
        super().__init__(Passages(desk), words, row)


class Passages:
    """The passages of all the articles."""

    heading: ClassVar[str] = "Search all articles"
    hint: ClassVar[str] = "↑↓ choose · Enter goes there · Esc back"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._hits: list[Hit] = []
        self._pattern: re.Pattern[str] = _pattern("")

    def matching(self, words: str) -> int:
        """How many passages hold *words*."""
        self._pattern = _pattern(words)
        self._hits = self._desk.search(words)
        return len(self._hits)

    def counted(self, number: int, words: str) -> str:
        """How many passages were found; the list is cut at the desk's limit."""
        if not words_of(words):
            return "passages that hold every word, or words that begin so"
        return f"{number} passage{'' if number == 1 else 's'}" if number else "nothing found"

    def row(self, index: int) -> Row:
        """The article's title and the passage from a little before the first word that was found."""
        hit = self._hits[index]
        first = self._pattern.search(hit.text)
        begin = max(0, first.start() - 20) if first else 0
        shown = ("…" if begin else "") + hit.text[begin : begin + 400]
        return [(fit(drawable(hit.article_title), _TITLE)[0], "dim"), (Shown("  "), ""), *self._painted(shown)]

    def whole(self, index: int) -> Content:
        """The article, how the passage is cited as evidence, and the passage."""
        hit = self._hits[index]
        reference = f"  {hit.article_id[:8]}#{hit.start}-{hit.end}"
        return Content.assemble((safe_text(hit.article_title), "bold"), (reference, "dim"), "\n", safe_text(hit.text))

    def _painted(self, text: str) -> list[Part]:
        parts: list[Part] = []
        at = 0
        for found in self._pattern.finditer(text):
            parts += [(safe_text(text[at : found.start()]), ""), (safe_text(found.group()), "found")]
            at = found.end()
        return [*parts, (safe_text(text[at:]), "")]

    def meaning(self, index: int) -> Found:
        """The passage, and every place of the words in its article."""
        hit = self._hits[index]
        text = self._desk.article(hit.article_id).text
        found = tuple(Span(*match.span()) for match in self._pattern.finditer(text))
        return hit.article_id, Span(hit.start, hit.end), found


def _pattern(words: str) -> re.Pattern[str]:
    """Finds the words, or words that begin so; finds nothing where there are none."""
    found = [re.escape(word) for word in words_of(words)]
    return re.compile(rf"\b(?:{'|'.join(found)})\w*" if found else r"(?!)", re.IGNORECASE)
