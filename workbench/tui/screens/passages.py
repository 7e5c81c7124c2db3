"""The passages of the other articles, sought for one to cite."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from workbench.desk.desk import Desk
from workbench.desk.searching import words_of
from workbench.domain.hit import Found, Hit
from workbench.domain.shown import Shown, safe_text
from workbench.tui.screens.finder import FinderScreen
from workbench.tui.screens.search import pieces
from workbench.tui.text.cells import drawable, fit
from workbench.tui.widgets.virtual_list import Row

_TITLE = 24
_BEFORE, _EXCERPT = 16, 400
_LIMIT = 50


class PassagesScreen(FinderScreen[str]):
    """Returns the passage that was chosen, as evidence names it: ``ARTICLE#START-END``."""

    def __init__(self, desk: Desk, claim_id: str) -> None:
        super().__init__(Passages(desk, claim_id))


class Passages:
    """Passages that hold every word typed; none of them the claim itself."""

    heading: ClassVar[str] = "Find a passage"
    hint: ClassVar[str] = '"just so" · -without · a OR b'
    does: ClassVar[str] = "cites it"

    def __init__(self, desk: Desk, claim_id: str) -> None:
        self._desk = desk
        self._claim = desk.claim(claim_id).claim
        self._hits: list[Hit] = []

    def matching(self, words: str) -> int:
        """How many passages hold *words*."""
        hits = self._desk.search(words, (Found.ARTICLE,), limit=_LIMIT, ranked=False)
        self._hits = [hit for hit in hits if not self._is_the_claims_own(hit)]
        return len(self._hits)

    def _is_the_claims_own(self, hit: Hit) -> bool:
        return hit.article_id == self._claim.article_id and (hit.place is None or hit.place.overlaps(self._claim.span))

    def counted(self, number: int, words: str) -> str:
        """How many were found."""
        if not words_of(words):
            return "words that it holds, or words that begin so"
        return f"{number}{'+' if number == _LIMIT else ''} passages" if number else "nothing found"

    def row(self, index: int) -> Row:
        """The article's title, and the text from a little before the first word that was found."""
        hit = self._hits[index]
        title = fit(drawable(hit.article_title), _TITLE - 2)[0]
        found = pieces(*hit.excerpt(_BEFORE, _EXCERPT))
        return [(Shown(title.ljust(_TITLE)), "dim"), *((text, "found" if is_found else "") for text, is_found in found)]

    def whole(self, index: int) -> Content:
        """The passage and the article it stands in."""
        hit = self._hits[index]
        words = ((text, "bold $text-accent" if found else "") for text, found in pieces(hit.text, hit.marks))
        return Content.assemble((safe_text(hit.article_title), "bold"), (f"  {hit.reference}", "dim"), "\n", *words)

    def meaning(self, index: int) -> str:
        """How evidence names it."""
        hit = self._hits[index]
        place = hit.place
        return f"{hit.article_id}#{place.start}-{place.end}" if place else hit.article_id
