"""The queue: all claims of all articles, sifted as fast as one types, in the order that one works through them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.desk.reading import Reading
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import FILE
from workbench.domain.scale import DEFAULT, Scale
from workbench.store import articles, claims, log, sqlite

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from pathlib import Path

    from workbench.desk.masks import Masks
    from workbench.desk.orders import Orders
    from workbench.domain.sifting import QueuedClaim, SavedFilter

_MANY = 500
"""From so many changed claims on everything is asked anew sooner than for each of them."""


class Queue:
    """The claims of a file that meet a filter, by their numbers.

    What is asked once is remembered, and kept up with what is recorded meanwhile: of a longer filter only what was
    typed last is asked anew. To be used from one thread at a time.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        me: str,
        hidden_from: Callable[[], str | None],
        scale: Scale = DEFAULT,
    ) -> None:
        self._connection, self._path, self._me = connection, path, me
        self._hidden_from, self._scale = hidden_from, scale
        self._masks: Masks | None = None
        self._orders: Orders | None = None
        self._seen = (-1, sys.maxsize, (-1, -1, -1))  # no entry comes after that one

    def listed(self, text: str = "", sort: str = "position", *, reverse: bool = False) -> array[int]:
        """The numbers of the claims that *text* asks for (`sifting.read`), in the order *sort* (one of SORTS) names.

        What nothing could be made of in *text* asks for nothing.
        """

        from workbench.domain import sifting

        asked = sifting.read(text, self._scale)
        with sqlite.told(self._path), sqlite.reading(self._connection):
            self._follow()
            masks, orders = self._opened()
            order = orders.order(sort)
            return masks.kept(asked, order[::-1] if reverse else order)

    @property
    def count(self) -> int:
        """How many claims there are in all, when they were listed last."""
        return len(self._orders.order("position")) if self._orders is not None else 0

    def rows(self, numbers: Sequence[int]) -> list[QueuedClaim]:
        """What there is to show of the claims with those numbers, in their order; none of those that are gone."""

        from workbench.domain.sifting import QueuedClaim
        from workbench.store import queue

        if not numbers:
            return []
        hidden_from = self._hidden_from()
        with sqlite.told(self._path), sqlite.reading(self._connection):
            wanted = claims.Wanted(numbers=tuple(numbers))
            found = {one.claim.id: one for one in claims.claims(self._connection, wanted, hidden_from=hidden_from)}
            by_number = {number: id_ for id_, number in queue.numbers_of(self._connection, list(found)).items()}
            conflicts = dict(queue.conflicts(self._connection, numbers))
            touched = dict(queue.touched(self._connection, numbers, hidden_from=hidden_from))
        return [
            QueuedClaim(number, found[by_number[number]], conflicts.get(number, 0), touched.get(number))
            for number in numbers
            if number in by_number and by_number[number] in found
        ]

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """The ids of the claims with those numbers, in their order."""

        from workbench.store import queue

        with sqlite.told(self._path):
            return queue.ids_of(self._connection, numbers)

    def number_of(self, claim: str) -> int | None:
        """The number of the claim with that id."""

        from workbench.store import queue

        with sqlite.told(self._path):
            return queue.numbers_of(self._connection, [claim]).get(claim)

    def _opened(self) -> tuple[Masks, Orders]:
        from workbench.desk.masks import Masks
        from workbench.desk.orders import Orders

        if self._masks is None or self._orders is None:
            self._orders = Orders(self._connection, self._hidden_from())
            self._masks = Masks(self._connection, self._me, self._hidden_from(), self._orders)
        return self._masks, self._orders

    def _follow(self) -> None:
        """Takes in what was written since the last time."""

        from workbench.store import queue

        version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        number, subjects = log.subjects_since(self._connection, self._seen[1])
        before, self._seen = self._seen, (version, number, articles.newest(self._connection))
        if before == self._seen or self._masks is None or self._orders is None:
            return
        changed = queue.numbers_of(self._connection, subjects) if len(subjects) <= _MANY else {}
        # About an article, or a claim that is new or gone: titles, versions and the claims themselves may be others.
        if before[2] != self._seen[2] or FILE in subjects or any(subject not in changed for subject in subjects):
            self._masks = self._orders = None
        else:
            self._masks.follow(sorted(changed.values()))
            self._orders.follow(bool(subjects))


class Queueing(Reading):
    """An open review file, with its claims as one queue."""

    def queue(self) -> Queue:
        """The queue of the file's claims, as the reviewer may see it."""
        return Queue(self._connection, self.path, self.reviewer, self._hidden_from)

    def sifted(self, text: str, sort: str = "position") -> list[str]:
        """The ids of the claims that *text* asks for, in the order that *sort* names.

        Raises WorkbenchError where nothing can be made of something in *text*.
        """

        from workbench.domain import sifting

        if problems := sifting.read(text).problems:
            raise WorkbenchError(problems[0])
        found = self.queue()
        return found.ids(found.listed(text, sort))

    def saved_filters(self) -> list[SavedFilter]:
        """The reviewer's own filters and those that all share, by name."""

        from workbench.store import filters

        with sqlite.told(self.path):
            return filters.saved(self._connection, self.reviewer)

    def keep_filter(self, name: str, text: str, sort: str = "position", *, shared: bool = False) -> SavedFilter:
        """The filter that is kept under *name* from now on, in the place of an earlier one of that name.

        Not a decision, so not in the log. Raises WorkbenchError where there is no name, or nothing can be made of it.
        """

        from workbench.desk.orders import SORTS
        from workbench.domain import sifting
        from workbench.domain.sifting import SavedFilter
        from workbench.store import filters

        name = " ".join(name.split())
        if not name:
            raise WorkbenchError("A filter needs a name to be kept under; nothing was saved.")
        if problems := sifting.read(text).problems:
            raise WorkbenchError(f"{problems[0]} Nothing was saved.")
        kept = SavedFilter(name, text.strip(), sort if sort in SORTS else "position", shared, self.reviewer)
        with sqlite.writing(self._connection):
            filters.keep(self._connection, kept)
        return kept

    def forget_filter(self, name: str, *, shared: bool = False) -> None:
        """Takes the reviewer's filter *name*, or the shared one, out of the file."""

        from workbench.store import filters

        with sqlite.writing(self._connection):
            if not filters.forget(self._connection, self.reviewer, name, shared=shared):
                raise WorkbenchError(f"There is no filter called {name} to forget.")
