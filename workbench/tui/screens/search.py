"""Words sought in all the articles and claims, and in what reviewers wrote about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from textual.content import Content

from workbench.desk.desk import Desk
from workbench.desk.searching import words_of
from workbench.domain.hit import Found, Hit
from workbench.domain.shown import Shown, safe_text
from workbench.domain.span import Span
from workbench.tui.screens.finder import FinderScreen
from workbench.tui.text.cells import drawable, fit
from workbench.tui.widgets.virtual_list import Row

_KIND, _TITLE = 11, 20  # cells of a row before the text
_BEFORE, _EXCERPT = 16, 400  # characters of a row's text before the first word found, and in all
_LIMIT = 50  # of passages, of claims, of entries
_WHOLE_ARTICLE = 10_000  # passages of one article in which what was found is marked

_NOUNS = {
    Found.ARTICLE: ("passage", "passages"),
    Found.CLAIM: ("claim", "claims"),
    Found.WORDING: ("rewording", "rewordings"),
    Found.EVIDENCE: ("source", "sources"),
    Found.NOTE: ("note", "notes"),
    Found.RATIONALE: ("rationale", "rationales"),
}

Place = tuple[str, Span, tuple[Span, ...]]
"""An article's id, where in it to go, and the places of the words in that article."""

_TOP = Span(0, 0)


class SearchScreen(FinderScreen[Place]):
    """What holds every word typed, as they are typed."""

    def __init__(self, desk: Desk, words: str = "", row: int = 0) -> None:
        super().__init__(Everything(desk), words, row)


class Everything:
    """All that can be found: passages, claims, evidence, notes, rationales, in this order."""

    heading: ClassVar[str] = "Search"
    hint: ClassVar[str] = '"just so" · -without · a OR b'
    does: ClassVar[str] = "goes there"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._words = ""
        self._hits: list[Hit] = []

    def matching(self, words: str) -> int:
        """How much holds *words*."""
        self._words, self._hits = words, self._desk.search(words, limit=_LIMIT, ranked=False)
        return len(self._hits)

    def counted(self, number: int, words: str) -> str:
        """How many of each kind were found."""
        if not words_of(words):
            return "what holds every word, or words that begin so"
        numbers = Counter(hit.kind for hit in self._hits)
        return ", ".join(_counted(number, kind) for kind, number in numbers.items()) if number else "nothing found"

    def row(self, index: int) -> Row:
        """What it is, the article's title, and the text from a little before the first word that was found."""
        hit = self._hits[index]
        title = fit(drawable(hit.article_title), _TITLE - 2)[0]
        return [
            (Shown(hit.kind.ljust(_KIND)), "accent"),
            (Shown(title.ljust(_TITLE)), "dim"),
            *((text, "found" if found else "") for text, found in pieces(*hit.excerpt(_BEFORE, _EXCERPT))),
        ]

    def whole(self, index: int) -> Content:
        """What it is and how one names it, and its text."""
        hit = self._hits[index]
        what = f"{hit.kind} by {safe_text(hit.author)} on " if hit.author else ""
        return Content.assemble(
            what,
            (safe_text(hit.article_title), "bold"),
            (f"  {hit.reference}", "dim"),
            "\n",
            *((text, "bold $text-accent" if found else "") for text, found in pieces(hit.text, hit.marks)),
        )

    def meaning(self, index: int) -> Place:
        """Where it is, and every place of the words in its article if it stands there itself."""
        hit = self._hits[index]
        if hit.entry is not None:
            return hit.article_id, hit.place or _TOP, ()
        passages = self._desk.search(
            self._words, (Found.ARTICLE,), article=hit.article_id, limit=_WHOLE_ARTICLE, ranked=False
        )
        found = sorted(place for passage in passages for place in passage.places)
        return hit.article_id, hit.place or _TOP, tuple(found)


def _counted(number: int, kind: Found) -> str:
    one, several = _NOUNS[kind]
    return f"{number}{'+' if number == _LIMIT else ''} {one if number == 1 else several}"


def pieces(text: str, marks: Sequence[Span]) -> list[tuple[Shown, bool]]:
    """*text* in pieces that are safe to draw, each with whether it is marked."""
    edges = [0, *(edge for mark in marks for edge in (mark.start, mark.end)), len(text)]
    return [(safe_text(text[a:b]), bool(n % 2)) for n, (a, b) in enumerate(pairwise(edges)) if a < b]
