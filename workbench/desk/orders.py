"""In which order the claims of all articles come."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Workflow
from workbench.store import queue

if TYPE_CHECKING:
    import sqlite3

SORTS = {
    "position": "article",
    "score": "most check-worthy",
    "conflict": "most conflicts",
    "claimant": "claimant",
    "workflow": "workflow",
    "imported": "newest articles",
    "touched": "last worked on",
}
"""The orders on offer, each with what a list says that it is ordered by."""

_HANGS_ON_THE_LOG = ("conflict", "workflow", "touched", "score")
_SPREAD = 64
"""How many times as many numbers as claims a file may have used up, by finding its claims anew."""


class Orders:
    """The numbers of all claims in each order that was asked for.

    *article_of* has, by number, the place of the claim's article in *articles*, from 1; 0 where no claim is listed.
    """

    def __init__(self, connection: sqlite3.Connection, hidden_from: str | None) -> None:
        self._connection, self._hidden_from = connection, hidden_from
        lowest, highest, count = queue.reach(connection)
        if lowest < 0 or highest > _SPREAD * (count + 200_000):
            raise WorkbenchError("The claims of this file are numbered as no program does it; work on a backup of it.")
        self.size = highest + 1
        self.articles: list[str] = [""]
        self.article_of = array("I", bytes(4 * self.size))
        self._orders = {"position": self._by_position()}

    def order(self, sort: str) -> array[int]:
        """The numbers of all claims that are listed, in the order *sort* names, one of SORTS."""
        if sort not in self._orders:
            make = {
                "score": self._by_score,
                "conflict": self._by_conflict,
                "claimant": self._by_claimant,
                "workflow": self._by_workflow,
                "imported": self._by_import,
                "touched": self._by_last_entry,
            }[sort]
            self._orders[sort] = make()
        return self._orders[sort]

    def follow(self, recorded: bool) -> None:
        """Something was written: what hangs on that is put in order anew when it is asked for."""
        for sort in _HANGS_ON_THE_LOG if recorded else ("conflict",):  # links come without an entry
            self._orders.pop(sort, None)

    def _by_position(self) -> array[int]:
        order, article_of, articles = array("I"), self.article_of, self.articles
        for number, article in queue.in_articles(self._connection):
            if article != articles[-1]:
                articles.append(article)
            article_of[number] = len(articles) - 1
            order.append(number)
        return order

    def _by_score(self) -> array[int]:
        article_of = self.article_of
        return array("I", [number for number in queue.by_score(self._connection) if article_of[number]])

    def _by_conflict(self) -> array[int]:
        keys = array("i", bytes(4 * self.size))
        for number, count in queue.conflicts(self._connection):
            keys[number] = -count
        return self._sorted(keys)

    def _by_claimant(self) -> array[int]:
        said = dict(queue.claimants(self._connection))
        names = {name: place for place, name in enumerate(sorted(set(said.values()), key=_as_read))}
        keys = array("i", [len(names)]) * self.size  # what articles say in their own voice comes last
        for number, name in said.items():
            keys[number] = names[name]
        return self._sorted(keys)

    def _by_workflow(self) -> array[int]:
        places = {str(workflow): place for place, workflow in enumerate(Workflow)}
        keys = array("i", bytes(4 * self.size))
        for number, workflow in queue.workflows(self._connection, hidden_from=self._hidden_from):
            keys[number] = places[workflow]
        return self._sorted(keys)

    def _by_import(self) -> array[int]:
        came = {id_: imported for id_, _, imported in queue.titles(self._connection)}
        moments = sorted({*came.values(), ""}, reverse=True)
        places = {moment: place for place, moment in enumerate(moments)}
        of_article = [places[came.get(id_, "")] for id_ in self.articles]
        return self._sorted(array("i", map(of_article.__getitem__, self.article_of)))

    def _by_last_entry(self) -> array[int]:
        at = dict(queue.last_entries(self._connection, hidden_from=self._hidden_from))
        last = sorted(at, key=lambda number: (at[number], number), reverse=True)
        listed = [number for number in last if self.article_of[number]]
        return array("I", listed + [number for number in self.order("position") if number not in at])

    def _sorted(self, keys: array[int]) -> array[int]:
        """By *keys*, of each claim's number one; where they are the same, as the claims stand in their articles."""
        return array("I", sorted(self.order("position"), key=keys.__getitem__))


def _as_read(name: str) -> tuple[str, str]:
    return name.casefold(), name
