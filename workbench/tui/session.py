"""Where a reviewer is in the stack of articles, and where the next open claim is. Knows nothing of the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from workbench.desk.desk import Desk
from workbench.domain.article import Article
from workbench.domain.review import ArticleSummary, Bookmark, ReviewedClaim


class Session:
    """The articles, the one that is open, its claims, and the claim that is current.

    A decision that is still on its way to the disk counts as decided here (`is_saving`), so that the next key falls
    on the next claim; what is shown as saved is another matter.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.articles: list[ArticleSummary] = desk.articles()
        self._saving: Counter[str] = Counter()
        self.article: Article | None = None
        self.claims: list[ReviewedClaim] = []
        self._place = 0
        self._left: dict[str, str] = {}
        if self.articles:
            self._resume(desk.bookmark())

    def _resume(self, left: Bookmark | None) -> None:
        known = {summary.id for summary in self.articles}
        self.open_article(left.article_id if left and left.article_id in known else self.articles[0].id)
        if left and left.claim_id:
            self.go_to(left.claim_id)

    @property
    def number(self) -> int:
        """The place of the open article in the list, from 0."""
        return next((n for n, a in enumerate(self.articles) if self.article and a.id == self.article.id), 0)

    @property
    def summary(self) -> ArticleSummary | None:
        """The open article as the list shows it."""
        return self.articles[self.number] if self.articles else None

    @property
    def current(self) -> ReviewedClaim | None:
        """The claim that a decision would fall on."""
        return self.claims[self._place] if self.claims else None

    @property
    def place(self) -> int:
        """The place of the current claim among the article's, from 0."""
        return self._place

    @property
    def reading_place(self) -> tuple[int, int]:
        """The place of the open article and of the current claim in it: greater further on in the stack."""
        return self.number, self._place

    @property
    def bookmark(self) -> Bookmark | None:
        """Where to come back to."""
        if self.article is None:
            return None
        return Bookmark(self.article.id, self.current.claim.id if self.current else None)

    def open_article(self, id_: str) -> None:
        """Opens the article with that id, at the claim that was current when it was left, else at its first."""
        if self.article is not None and self.current is not None:
            self._left[self.article.id] = self.current.claim.id
        self.article = self.desk.article(id_)
        self.claims = list(self.desk.claims(article=id_))
        self._place = 0
        self.go_to(self._left.get(id_, ""))

    def go_to(self, claim: str) -> bool:
        """Whether the open article has the claim with that id; it is current then."""
        for place, reviewed in enumerate(self.claims):
            if reviewed.claim.id == claim:
                self._place = place
                return True
        return False

    def move(self, by: int) -> bool:
        """Whether there was a claim *by* places on (or back); it is current then."""
        target = self._place + by
        if not 0 <= target < len(self.claims):
            return False
        self._place = target
        return True

    def to_edge(self, place: int) -> None:
        """Makes the first (0) or last (-1) claim current."""
        self._place = range(len(self.claims))[place] if self.claims else 0

    def step_article(self, by: int) -> bool:
        """Whether there was an article *by* places on (or back); it is open then."""
        target = self.number + by
        if not 0 <= target < len(self.articles):
            return False
        self.open_article(self.articles[target].id)
        return True

    def set_out(self, claim: str) -> None:
        """A decision on the claim with that id is on its way to the disk."""
        self._saving[claim] += 1

    def arrived(self, claim: str) -> None:
        """A decision that was on its way is on the disk, or could not be saved."""
        self._saving[claim] -= 1
        if self._saving[claim] <= 0:
            del self._saving[claim]

    def is_saving(self, claim: str) -> bool:
        """Whether a decision on the claim with that id is on its way to the disk."""
        return claim in self._saving

    def is_open(self, reviewed: ReviewedClaim) -> bool:
        """Whether the claim still waits for a decision."""
        return reviewed.claim.id not in self._saving and reviewed.standing.workflow.is_open

    def to_open(self, direction: int) -> bool:
        """Whether there is another open claim after (1) or before (-1) the current one; it is current then.

        Looks to the end of this article, then through the articles that follow, and comes round to where it began.
        """
        places = range(self._place + 1, len(self.claims)) if direction > 0 else range(self._place - 1, -1, -1)
        for place in places:
            if self.is_open(self.claims[place]):
                self._place = place
                return True
        return any(self._to_open_in(summary, direction) for summary in self._following(direction))

    def _following(self, direction: int) -> Iterator[ArticleSummary]:
        """The other articles with open claims from here on, round to this one again."""
        count, here = len(self.articles), self.number
        for step in range(1, count + 1):
            summary = self.articles[(here + direction * step) % count]
            if summary.reviewed < summary.claims:
                yield summary

    def _to_open_in(self, summary: ArticleSummary, direction: int) -> bool:
        here = self.article is not None and summary.id == self.article.id
        claims = self.claims if here else list(self.desk.claims(article=summary.id))
        places = range(len(claims)) if direction > 0 else range(len(claims) - 1, -1, -1)
        found = next((place for place in places if self.is_open(claims[place])), None)
        if found is None or (here and found == self._place):
            return False
        if not here:
            self.open_article(summary.id)
        self._place = found
        return True

    def refresh(self, reviewed: ReviewedClaim) -> None:
        """Takes in how a claim stands now, and with it its article's progress."""
        self.claims = [reviewed if c.claim.id == reviewed.claim.id else c for c in self.claims]
        if self.article is not None and reviewed.claim.article_id == self.article.id:
            done = sum(not c.standing.workflow.is_open for c in self.claims)
            self.articles[self.number] = replace(self.articles[self.number], reviewed=done)
        else:
            self.articles = self.desk.articles()
