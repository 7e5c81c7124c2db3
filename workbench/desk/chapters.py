"""The review file as a reader goes through it: article by article, and in each claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.desk.reading import Reading
from workbench.domain.dossier import Chapter, Dossier
from workbench.domain.link import Relation, Sighting
from workbench.domain.review import ArticleSummary, ReviewedClaim


class Chapters(Reading):
    """An open review file, told from its first article to its last."""

    def chapters(self) -> Iterator[Chapter]:
        """Every article with its claims, in the order of its source's name; read one to its end before the next."""
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
        for record in self._records(claims, known):
            sightings = tuple(
                sighting
                for sighting in (Sighting(link, self.claim(link.second)) for link in record.links)
                if _is_newest(known.get(sighting.other.claim.article_id))
            )
            same = {s.other.claim.article_id for s in sightings if s.link.relation is Relation.SAME_QUOTE}
            history = tuple(self.history(record.reviewed.claim.id))
            yield Dossier(record, history, sightings, tuple(known[id_] for id_ in known if id_ in same))


def _is_newest(summary: ArticleSummary | None) -> bool:
    """Whether it is an article that is listed with all its claims."""
    return summary is not None and summary.replaced_by is None
