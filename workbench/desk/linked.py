"""What claims of the collection have to do with each other, as it is shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbench.compare.version import RULES_VERSION
from workbench.desk.reading import Reading
from workbench.domain.link import ORDER, Link, Pair, Relation, Sighting
from workbench.domain.review import ReviewedClaim, Workflow
from workbench.store import links, sqlite, terms, versions

if TYPE_CHECKING:
    from workbench.store.check import Findings

_KEPT = 500  # claims that several links of a list lead to


class Linked(Reading):
    """An open review file, asked for its links."""

    def links(
        self,
        *,
        relation: Relation | None = None,
        claim: str | None = None,
        article: str | None = None,
        dismissed: bool = False,
    ) -> Iterator[Pair]:
        """The links that meet every condition given, with both claims, conflicts first; one at a time.

        The claim or article that is named comes first in each. Links of claims that were put aside are left out unless
        *dismissed* asks for them.
        """
        one = self._whole(claim, "claims") if claim else None
        of = self._whole(article, "articles") if article else None
        return self._pairs(
            links.listed(self._connection, relation=relation, claim=one, article=of, dismissed=dismissed)
        )

    def _pairs(self, found: Iterable[Link]) -> Iterator[Pair]:
        known: OrderedDict[str, ReviewedClaim] = OrderedDict()
        with sqlite.told(self.path):
            for link in found:
                yield Pair(link, self._kept(known, link.first), self._kept(known, link.second))

    def _kept(self, known: OrderedDict[str, ReviewedClaim], id_: str) -> ReviewedClaim:
        if id_ not in known:
            known[id_] = self.claim(id_)
            if len(known) > _KEPT:
                known.popitem(last=False)
        return known[id_]

    def sightings(self, claim_id: str) -> list[Sighting]:
        """The claims that the one with that id is linked with, conflicts first and the best of a kind first.

        None that was put aside, and none of an article that has a newer version.
        """
        with sqlite.told(self.path):
            leading = links.of_claim(self._connection, claim_id)
            others = self._those(link.second for link in leading)
            found = [Sighting(link, others[link.second]) for link in leading]
            old = versions.replaced(self._connection) if found else {}
        shown = [
            one
            for one in found
            if one.other.standing.workflow is not Workflow.DISMISSED and one.other.claim.article_id not in old
        ]
        return sorted(shown, key=lambda one: (ORDER.index(one.link.relation), -one.link.score))

    def to_link(self) -> int:
        """How many claims came, changed or went since links were last looked for."""
        with sqlite.told(self.path):
            return terms.unlinked(self._connection, RULES_VERSION)

    def check(self) -> Findings:
        """What `Reading.check` proves, and where all of that holds, that links are those that are found now."""

        from workbench.desk import linking

        found = super().check()
        if not found.problems:
            with sqlite.told(self.path):
                found.problems += linking.wrong(self._connection)
        return found
