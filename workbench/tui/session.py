"""Where a reviewer is in the stack of articles, and where the next open claim is. Knows nothing of the screen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from workbench.desk.desk import Desk
from workbench.domain.article import Article
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import FILE, ArticleSummary, Bookmark, ReviewedClaim, Workflow
from workbench.tui.watch import Changes, Watch

_OF_THE_TIME = 400
_MANY = 50
"""From so many changed claims on, a whole article, or the whole list, is read sooner than one after the other."""


class News(Struct, frozen=True):
    """What of the session is another than before: some of the open article's *claims*, or *all* of them; whether the
    current one *went* out of the file."""

    claims: tuple[ReviewedClaim, ...] = ()
    all: bool = False
    went: bool = False


class Session:
    """The articles, the one that is open, its claims, and the claim that is current.

    A decision that is still on its way to the disk counts as decided here (`is_saving`), so that the next key falls
    on the next claim; what is shown as saved is another matter.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._stale, self._read_at, self._took = False, 0.0, 0.0
        self._watch = Watch(desk)  # first: what others write while the rest is read is looked at again
        self.articles: list[ArticleSummary] = desk.articles()
        self.is_blind = desk.is_blind()
        self._refit = desk.refit()
        self._second_review = desk.for_second_review()
        self._left_for_later = desk.left_for_later()
        self._saving: Counter[str] = Counter()
        self.article: Article | None = None
        self.claims: list[ReviewedClaim] = []
        self._place = 0
        self._number = 0
        """Where in the list the open article was found last."""
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
        if not self._is_at(self._number):
            self._number = next((n for n, a in enumerate(self.articles) if self.article and a.id == self.article.id), 0)
        return self._number

    @property
    def summary(self) -> ArticleSummary | None:
        """The open article as the list shows it, or would: an earlier version need not be in it."""
        number = self.number
        if self.article is not None and not self._is_at(number):
            return self.desk.summary(self.article.id)
        return self.articles[number] if self.articles else None

    def _is_at(self, number: int) -> bool:
        """Whether the open article is the *number*-th of the list."""
        listed = self.articles[number : number + 1]
        return self.article is not None and bool(listed) and listed[0].id == self.article.id

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
        """Whether the claim still waits for a decision, or for a second review by somebody who did not ask for it."""
        id_ = reviewed.claim.id
        return id_ not in self._saving and (reviewed.standing.workflow.is_open or id_ in self._second_review)

    @property
    def only_left_are_open(self) -> bool:
        """Whether the current claim is one that was left for later: `to_open` comes to those last."""
        return self.current is not None and self.is_left_for_later(self.current.claim.id)

    @property
    def left(self) -> int:
        """How many open claims the reviewer left for later."""
        return len(self._left_for_later)

    def is_left_for_later(self, claim: str) -> bool:
        """Whether the reviewer left the claim with that id for later, and it is open still."""
        return claim in self._left_for_later

    def leave_for_later(self, claim: str, later: bool) -> None:
        """Has the claim with that id, one of the open article's, come last (or, where not *later*, in its place)."""
        if later and self.article is not None:
            self._left_for_later[claim] = self.article.id
        elif not later:
            self._left_for_later.pop(claim, None)

    def to_open(self, direction: int) -> bool:
        """Whether there is another open claim after (1) or before (-1) the current one; it is current then.

        Looks to the end of this article, then through the articles that follow, and comes round to where it began;
        once more so for the claims that were left for later, if there is no other.
        """
        return self._to(direction, later=False) or self._to(direction, later=True)

    def _to(self, direction: int, later: bool) -> bool:
        places = range(self._place + 1, len(self.claims)) if direction > 0 else range(self._place - 1, -1, -1)
        for place in places:
            if self._is_due(self.claims[place], later):
                self._place = place
                return True
        return any(self._to_open_in(summary, direction, later) for summary in self._following(direction, later))

    def _is_due(self, reviewed: ReviewedClaim, later: bool) -> bool:
        return self.is_open(reviewed) and self.is_left_for_later(reviewed.claim.id) is later

    def _following(self, direction: int, later: bool) -> Iterator[ArticleSummary]:
        """The other articles with claims that are due from here on, round to this one again."""
        count, here = len(self.articles), self.number
        asked, left = set(self._second_review.values()), Counter(self._left_for_later.values())
        for step in range(1, count + 1):
            summary = self.articles[(here + direction * step) % count]
            due = left[summary.id] if later else summary.claims - summary.reviewed - left[summary.id]
            if due > 0 or summary.id in asked:
                yield summary

    def _to_open_in(self, summary: ArticleSummary, direction: int, later: bool) -> bool:
        here = self.article is not None and summary.id == self.article.id
        claims = self.claims if here else list(self.desk.claims(article=summary.id))
        places = range(len(claims)) if direction > 0 else range(len(claims) - 1, -1, -1)
        found = next((place for place in places if self._is_due(claims[place], later)), None)
        if found is None or (here and found == self._place):
            return False
        if not here:
            self.open_article(summary.id)
        self._place = found
        return True

    def refresh(self, reviewed: ReviewedClaim) -> None:
        """Takes in how a claim stands now, and with it its article's progress."""
        if reviewed.standing.workflow is not Workflow.SECOND_REVIEW:
            self._second_review.pop(reviewed.claim.id, None)
        self._left_for_later = self.desk.left_for_later()  # 20 µs: what is open again is left again
        if self.article is None or reviewed.claim.article_id != self.article.id:
            self.articles = self.desk.articles()
            return
        self._put((reviewed,))
        number = self.number
        if not self._is_at(number):
            return
        done = sum(not c.standing.workflow.is_open for c in self.claims)
        self.articles[number] = replace(self.articles[number], claims=len(self.claims), reviewed=done)

    def read_again(self) -> bool:
        """Whether the current claim is still the same one after the open article's claims were read anew."""
        if self.article is None:
            return True
        before = self.current
        self.claims = list(self.desk.claims(article=self.article.id))
        if before is not None and self.go_to(before.claim.id):
            return True
        self._place = max(0, min(self._place, len(self.claims) - 1))
        return before is None

    def _put(self, changed: Iterable[ReviewedClaim]) -> None:
        now = {reviewed.claim.id: reviewed for reviewed in changed}
        self.claims = [now.get(c.claim.id, c) for c in self.claims]

    # Others at work

    def look(self) -> News | None:
        """Takes in what was written to the file since the last look; None where nothing of it changes what is shown.

        Reads what changed and no more. The current claim stays the current one as long as it is in the file.
        """
        changes = self._watch.look()
        if changes is None or not (changes.subjects or changes.collection):
            # Who is where, or a bookmark; or nothing, and time to read what was left for later.
            return News() if self._stale and self._may_read_list() and self._list_again() else None
        try:
            with self.desk.at_one_moment():
                return self._take_in(changes)
        except WorkbenchError:
            self._watch.forget()
            raise

    def _take_in(self, changes: Changes) -> News | None:
        if changes.subjects:
            self._second_review = self.desk.for_second_review()
            self._left_for_later = self.desk.left_for_later()
        before, blind, refit = self.articles, self.is_blind, self._refit
        if changes.of_the_file:
            self.is_blind, self._refit = self.desk.is_blind(), self.desk.refit()
        lens = (blind, refit) != (self.is_blind, self._refit)
        news = self._claims_again(changes, lens)
        self._articles_again(changes, lens)
        if self.article is None and self.articles:
            self.open_article(self.articles[0].id)
            return News(all=True)
        noted = self.article is not None and self.article.id in changes.subjects  # a note on it, a correction
        return news or (News() if noted or lens or before != self.articles else None)

    def _claims_again(self, changes: Changes, lens: bool) -> News | None:
        """Reads the changed claims of the open article; all of them where the *lens* was changed that all are
        seen through: blind review, or the weights of check-worthiness."""
        if self.article is None:
            return None
        named = [c for c in self.claims if c.claim.id in changes.subjects]
        if lens or len(named) > _MANY or self.desk.cuts(self.article.id) != self._cuts():
            return News(all=True, went=not self.read_again())
        changed = [now for c in named if (now := self.desk.claim(c.claim.id)) != c]
        self._put(changed)
        said = self.current is not None and self.current.claim.id in changes.subjects  # it may stand as before
        return News(tuple(changed)) if changed or said else None

    def _cuts(self) -> tuple[int, int, int]:
        """What `Desk.cuts` said when the claims were read."""
        return len(self.claims), sum(c.claim.start for c in self.claims), sum(c.claim.end for c in self.claims)

    def _articles_again(self, changes: Changes, lens: bool) -> None:
        """Reads the progress of the articles whose claims changed, and the whole list where more did."""
        places = {summary.id: place for place, summary in enumerate(self.articles)}
        if not (lens or changes.collection or len(changes.subjects) > _MANY):
            try:
                touched = {self._article_of(id_, places) for id_ in changes.subjects - {FILE}}
            except WorkbenchError:  # about a claim that is gone
                touched = None
            if touched is not None and touched <= places.keys():
                self.articles = list(self.articles)
                for id_ in touched:
                    self.articles[places[id_]] = self.desk.summary(id_)
                return
        self._stale = True
        if lens or self._may_read_list():
            self._list_again()

    def _may_read_list(self) -> bool:
        """Whether nothing is on its way to the disk, which would wait for it, and reading the whole list again would
        still take less than a four-hundredth of the time. While another program imports, it changes all the time; with
        2,000 articles a reading takes 17 ms."""
        return not self._saving and time.monotonic() - self._read_at >= _OF_THE_TIME * self._took

    def _list_again(self) -> bool:
        """Whether the list of articles is another than before, now that it was read anew."""
        before, began = self.articles, time.monotonic()
        self.articles = self.desk.articles()
        self._read_at = time.monotonic()
        self._took, self._stale = self._read_at - began, False
        return before != self.articles

    def _article_of(self, subject: str, articles: Container[str]) -> str:
        return subject if subject in articles else self.desk.claim(subject).claim.article_id
