"""What else in the collection bears on a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.reading import Reading
from workbench.store import articles, links, reviews, sqlite

if TYPE_CHECKING:
    from workbench.compare.evidence import Question
    from workbench.domain.span import Span
    from workbench.domain.suggestion import Candidate, Suggestion
    from workbench.store import suggesting

MOST = 10
"""Passages that are suggested unless more are asked for."""

_CANDIDATES = 120  # passages that are read and ranked for a claim


class Suggesting(Reading):
    """An open review file, asked what its other articles say of a claim."""

    def suggestions(self, ref: str, limit: int = MOST) -> list[Suggestion]:
        """The passages of other articles that may bear on the claim that *ref* names, the best first.

        None is boilerplate, none of an earlier version. What stands in a near copy of the claim's own article is
        left out where it is the same as there, and marked as no second source where it is not.
        """

        from workbench.compare.evidence import ranked
        from workbench.store import suggesting

        with sqlite.told(self.path):
            question = self._question(ref)
            terms = question.terms
            found_in = suggesting.frequencies(self._connection, terms)
            places = suggesting.places(
                self._connection, question.claim.article_id, terms, found_in, max(_CANDIDATES, 2 * limit)
            )
            return ranked(question, self._candidates(question, places), found_in, limit)

    def _question(self, ref: str) -> Question:
        from workbench.compare.comparable import BEFORE, Comparable
        from workbench.compare.evidence import Question

        claim = self.claim(ref).claim
        own = articles.article(self._connection, claim.article_id)
        before = own.text[max(0, claim.start - BEFORE) : claim.start]
        about = Comparable(claim, own.published, own.title, own.outlet, before)
        return Question(about, reviews.wording(self._connection, claim.id) or "")

    def _candidates(self, question: Question, places: list[suggesting.Place]) -> list[Candidate]:
        from workbench.domain.suggestion import Candidate
        from workbench.store import suggesting

        own = question.claim.article_id
        linked = [link.second for link in links.of_claim(self._connection, question.claim.id)]
        if linked:
            known = {place.number for place in places}
            others = suggesting.places_of(self._connection, own, linked)
            places = places + [place for place in others if place.number not in known]
        copies = suggesting.copies(self._connection, own)
        claims = suggesting.claims_in(self._connection, [place.number for place in places])
        return [
            Candidate(
                *place[1:],
                tuple(claims.get(place.number, ())),
                frozenset(linked),
                place.article_id in copies,
            )
            for place in places
            if not _is_copied(place, copies)
        ]


def _is_copied(place: suggesting.Place, copies: dict[str, tuple[Span, ...]]) -> bool:
    """Whether the passage stands word for word in the article that its own is a copy of."""

    from workbench.domain.span import Span

    here = Span(place.start, place.start + len(place.text))
    return place.article_id in copies and not any(span.overlaps(here) for span in copies[place.article_id])
