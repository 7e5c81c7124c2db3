"""Finding one's way: the next claim of a sort, marks to come back to, claims left for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.recording import Recording
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Bookmark, ReviewedClaim
from workbench.store import claims, sqlite

if TYPE_CHECKING:
    from workbench.domain.sought import Sought


class Places(Recording):
    """An open review file that one goes about in.

    What is kept here is the reviewer's own: it says nothing of a claim, so it is no part of the log and of no merge.
    """

    def following(self, sought: Sought, here: Bookmark) -> ReviewedClaim | None:
        """The first claim of the sort *sought* after *here*, in reading order, round to *here* itself; None where there
        is none, or *here* is of no claimant whose others could be sought."""

        from workbench.store import seeking

        with sqlite.told(self.path):
            hidden_from = self._hidden_from()
            at = here.claim_id and claims.claim(self._connection, here.claim_id)
            start, end, claimant = (at.claim.start, at.claim.end, at.claim.claimant) if at else (-1, -1, None)
            found = seeking.following(
                self._connection,
                sought,
                seeking.Here(here.article_id, start, end),
                claimant=claimant,
                hidden_from=hidden_from,
            )
            return claims.claim(self._connection, found, hidden_from=hidden_from) if found else None

    def set_mark(self, letter: str, place: Bookmark) -> None:
        """Keeps *place* under *letter* for the reviewer. Raises WorkbenchError where that is no letter or digit."""

        from workbench.store import marks

        if len(letter) != 1 or not letter.isalnum():
            raise WorkbenchError(f"{letter or 'Nothing'} is no letter; a mark is set under one letter or digit.")
        with sqlite.writing(self._connection):
            marks.set_mark(self._connection, self.reviewer, letter, place)

    def marks(self) -> dict[str, Bookmark]:
        """Where the reviewer set marks, by letter."""

        from workbench.store import marks

        with sqlite.told(self.path):
            return marks.marks(self._connection, self.reviewer)

    def leave_for_later(self, ref: str) -> ReviewedClaim:
        """The claim, which comes after all other open ones to the reviewer from now on, and to nobody else."""

        from workbench.store import marks

        reviewed = self.claim(ref)
        with sqlite.writing(self._connection):
            marks.leave_for_later(self._connection, self.reviewer, reviewed.claim.id)
        return reviewed

    def take_up(self, ref: str) -> ReviewedClaim:
        """The claim, which is no longer left for later."""

        from workbench.store import marks

        reviewed = self.claim(ref)
        with sqlite.writing(self._connection):
            marks.take_up(self._connection, self.reviewer, reviewed.claim.id)
        return reviewed

    def left_for_later(self) -> dict[str, str]:
        """The open claims that the reviewer left for later, with their articles, by ids."""

        from workbench.store import marks

        with sqlite.told(self.path):
            return marks.left_for_later(self._connection, self.reviewer, hidden_from=self._hidden_from())
