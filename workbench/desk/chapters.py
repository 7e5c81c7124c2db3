"""The review file as a reader goes through it: article by article, and in each claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from workbench.desk.reading import Reading
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, ReviewedClaim

if TYPE_CHECKING:
    from workbench.domain.dossier import Chapter, Dossier

_AT_ONCE = 100  # claims whose links are followed at once


class Chapters(Reading):
    """An open review file, told from its first article to its last."""

    def chapters(self) -> Iterator[Chapter]:
        """Every article with its claims, in the order of its source's name; read one to its end before the next."""

        from workbench.domain.dossier import Chapter

        known = {summary.id: summary for summary in self.articles()}
        for id_, summary in known.items():
            claims = tuple(self.claims(article=id_))
            yield Chapter(self.article(id_), summary, claims, self._dossiers(claims, known), self.notes(id_))

    def dossiers(self) -> Iterator[Dossier]:
        """A dossier of every claim, in the order of `chapters`."""
        known = {summary.id: summary for summary in self.articles()}
        for id_ in known:
            yield from self._dossiers(self.claims(article=id_), known)

    def _dossiers(self, claims: Iterable[ReviewedClaim], known: Mapping[str, ArticleSummary]) -> Iterator[Dossier]:
        records = self._records(claims, known)
        while some := list(islice(records, _AT_ONCE)):
            others = self._those([one.link.second for record in some for one in record.links])
            for record in some:
                yield self._dossier(record, others, known)

    def _dossier(
        self, record: Record, others: Mapping[str, ReviewedClaim], known: Mapping[str, ArticleSummary]
    ) -> Dossier:
        from workbench.domain.dossier import Dossier
        from workbench.domain.link import Relation, Sighting

        sightings = tuple(Sighting(one.link, others[one.link.second]) for one in record.links)
        same = {s.other.claim.article_id for s in sightings if s.link.relation is Relation.SAME_QUOTE}
        history = tuple(self.history(record.reviewed.claim.id))
        return Dossier(record, history, sightings, tuple(known[id_] for id_ in known if id_ in same))
