"""What there is of everything in a review file, counted: what statistics, refits and progress are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.desk.opened import Opened
from workbench.domain.review import Standing
from workbench.store import claims, reviews, sqlite

if TYPE_CHECKING:
    from workbench.domain.tally import Decision, Tally
    from workbench.domain.weighing import Judged


class Counting(Opened):
    """An open review file, gone through from end to end."""

    def most_evidence(self) -> int:
        """The most pieces of evidence that any one claim has."""

        from workbench.store import tallies

        with sqlite.told(self.path):
            return tallies.most_evidence(self._connection)

    def standings(self) -> Iterator[Standing]:
        """Where every claim stands, in no order."""
        with sqlite.told(self.path):
            yield from claims.standings(self._connection, hidden_from=self._hidden_from())

    def notes_on_articles(self) -> int:
        """How many notes stand on articles, not on a claim in them."""

        from workbench.store import tallies

        with sqlite.told(self.path):
            return tallies.notes_on_articles(self._connection)

    def tallies(self) -> list[Tally]:
        """How many claims of each article stand where."""

        from workbench.store import tallies

        with sqlite.told(self.path):
            return list(tallies.by_article(self._connection, hidden_from=self._hidden_from()))

    def claimants(self) -> list[Tally]:
        """How many claims of each claimant stand where."""

        from workbench.store import tallies

        with sqlite.told(self.path):
            return list(tallies.by_claimant(self._connection, hidden_from=self._hidden_from()))

    def decisions(self) -> Iterator[Decision]:
        """Every decision that was ever recorded, taken back since or not; those of one session in their order."""

        from workbench.store import tallies

        with sqlite.told(self.path):
            yield from tallies.decisions(self._connection, hidden_from=self._hidden_from())

    def open_conflicts(self) -> int:
        """How many links say that two claims conflict of which at least one is not settled yet."""

        from workbench.store import tallies

        with sqlite.told(self.path):
            return tallies.open_conflicts(self._connection, hidden_from=self._hidden_from())

    def verdicts(self) -> Iterator[tuple[str, str, str]]:
        """Every reviewer's standing verdict: claim, reviewer and rating's id; those on one claim follow each other."""
        with sqlite.told(self.path):
            yield from reviews.all_verdicts(self._connection, hidden_from=self._hidden_from())

    def judged(self) -> list[Judged]:
        """The claims that were found and decided, and those that were dismissed, as far as the reviewer may know."""

        from workbench.store import refits

        with sqlite.told(self.path):
            return list(refits.judged(self._connection, hidden_from=self._hidden_from()))
