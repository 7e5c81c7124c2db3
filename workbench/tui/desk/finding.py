"""Words found in the text: those of a search through all articles, or those that one types to find them in this one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.domain.span import Span
from workbench.tui.desk.asking import Asking, Question

if TYPE_CHECKING:
    from workbench.tui.text.find import Findable


class Finding(Asking):
    """Shows where words stand, and goes from the one place to the next until the search is ended."""

    _hits: Sequence[Span] = ()
    _hit = 0
    _hits_in: str | None = None
    """The id of the article in which the hits are."""
    _findable: tuple[str, Findable] | None = None

    def show(self, *, scroll: bool = True) -> None:
        """Draws everything; a search ends with its article."""
        super().show(scroll=scroll)
        article = self.session.article
        if self._hits and (article is None or article.id != self._hits_in):
            self._hits = ()

    @property
    def searches(self) -> bool:
        """Whether words that were found are pointed out in the text."""
        return bool(self._hits)

    # The search through all articles

    def open_at(self, article: str, span: Span | None = None, found: tuple[Span, ...] = ()) -> None:
        """Goes to the article, and through *found* from now on."""
        super().open_at(article, span, found)
        self._take_up(found, span.start if span is not None else 0)

    def _take_up(self, hits: Sequence[Span], start: int) -> None:
        """Has *hits* be the ones that are gone through, from the first one at or behind *start*."""
        self._hits = hits
        self._hits_in = self.session.article.id if self.session.article is not None else None
        at = bisect_left([hit.start for hit in hits], start)
        self._hit = at if at < len(hits) else 0

    def told_of_hits(self) -> str:
        """Where among the hits one is, and which keys go on."""
        number = f"Hit {self._hit + 1} of {len(self._hits)}"
        on, end = self._both_ways(), self.key("search.clear")
        return f"{number}: {on} go on, {end} ends the search, {self.key('search')} has the other articles."

    def _both_ways(self) -> str:
        return f"{self.key('claim.next_open')} and {self.key('claim.previous_open')}"

    # Found as one types

    def action_find(self) -> None:
        """Asks for words, and shows where they stand while they are typed."""

        from workbench.tui.text.find import Findable

        article, came_from = self.session.article, self._reader.visible_span
        if article is None:
            self._notice.say("There is no article to find anything in.")
            return
        if self._findable is None or self._findable[0] != article.id:
            self._findable = (article.id, Findable(article.text))
        text, before = self._findable[1], self.session.bookmark

        def changed(words: str) -> None:
            self._show_hits(text.spans(words), came_from.start)

        def answered(_: str) -> None:
            if self.searches:
                self._go_to_hit(self._hit)
            else:
                self._notice.say(f"Nothing was found; {self._both_ways()} are the next and the previous open claim.")

        def left() -> None:
            self._end_search()
            if before is not None and self.session.bookmark == before:
                self._reader.scroll_to_span(Span(came_from.start, came_from.start))

        self.ask(
            Question("Find", answered, self._hint, changed=changed, left=left, stepped=lambda by: self._step_hit(by))
        )

    def _hint(self, words: str) -> str:
        if not words.strip():
            return f"words of this article · {self.key('form.leave')} leaves"
        if not self._hits:
            return "nothing found · Backspace"
        steps = f"{self.key('form.down')} {self.key('form.up')} · {self.key('form.save')} stays"
        return f"{self._hit + 1} of {len(self._hits)} · {steps} · {self.key('form.leave')} leaves"

    def _show_hits(self, hits: Sequence[Span], start: int) -> None:
        self._take_up(hits, start)
        self._reader.set_found(hits)
        if hits:
            self._reader.scroll_to_span(hits[self._hit])

    def _step_hit(self, by: int) -> None:
        if self._hits:
            self._hit = (self._hit + by) % len(self._hits)
            self._reader.scroll_to_span(self._hits[self._hit])

    # Through the hits

    def go_through_hits(self, direction: int) -> None:
        """To the next hit (1) or the one before (-1), counted from what is in sight; round where they end."""
        seen = self._hits[self._hit]
        if seen.overlaps(self._reader.visible_span):
            at = self._hit + direction
        else:  # one has gone elsewhere since
            starts, view = [hit.start for hit in self._hits], self._reader.visible_span
            at = bisect_left(starts, view.start) if direction > 0 else bisect_right(starts, view.end) - 1
        self._go_to_hit(at % len(self._hits))

    def _go_to_hit(self, at: int) -> None:
        """Points out the hit, and makes the claim that it is in the current one."""
        self._hit, hit = at, self._hits[at]
        on = next((c for c in self.session.claims if c.claim.span.overlaps(hit)), None)
        if on is not None:
            self._moved(self.session.go_to(on.claim.id), "")
        self._reader.scroll_to_span(hit)
        self._notice.say(self.told_of_hits())

    def action_clear_search(self) -> None:
        """The marks of the last search, taken off the text."""
        if self.searches:
            self._end_search()
            self._notice.say(f"The search is ended; {self._both_ways()} go to open claims again.")
        else:
            self._reader.set_found(())
            super().action_clear_search()

    def _end_search(self) -> None:
        self._hits = ()
        self._reader.set_found(())
