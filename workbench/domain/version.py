"""Versions of an article, and where claims of an earlier one stand in the newest."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from workbench.domain.review import ReviewedClaim

_ONE_MARK = str.maketrans("’‘“”„", '\'\'"""')


def plain(text: str) -> str:
    """The words of *text*, and what separates them, without blanks and whatever its quotation marks look like."""
    return " ".join(text.translate(_ONE_MARK).split())


class Carried(StrEnum):
    """What became of a claim when its article was replaced."""

    EXACT = "exact"
    """The same words in the same surroundings."""
    MOVED = "moved"
    """The same words in the same sentence, elsewhere."""
    REWORDED = "reworded"
    """Other words in its place: to be decided anew."""
    ORPHANED = "orphaned"
    """Nothing in its place that can be told for sure."""

    @property
    def keeps_words(self) -> bool:
        """Whether what was decided on the claim counts for its successor."""
        return self in (Carried.EXACT, Carried.MOVED)


class Anchor(Struct, frozen=True):
    """Where words of an earlier version stand in the newest one, and how alike the two are, 0 to 1."""

    how: Carried
    start: int
    end: int
    similarity: float


class Succession(Struct, frozen=True):
    """A claim of an earlier version, what became of it, and the id of its *successor*, None of an orphan.

    *version* is the id of the newest version of its article.
    """

    reviewed: ReviewedClaim
    how: Carried
    version: str
    successor: str | None
    similarity: float


class Lineage(Struct, frozen=True):
    """What became of a claim in a newer version, None where nothing was sought, and the earlier ones that became it."""

    newer: Succession | None = None
    earlier: tuple[Succession, ...] = ()

    def sentences(self) -> Iterator[str]:
        """What a reviewer is told of it, a line each."""
        if after := self.newer:
            if after.successor is None:
                yield f"Orphaned: its words stand nowhere in the newer version {after.version[:8]} of its article"
            else:
                yield f"Newer version: {after.how}, as claim {after.successor[:8]} of article {after.version[:8]}"
        for before in self.earlier:
            old = before.reviewed.claim
            counts = "what was decided counts here" if before.how.keeps_words else f"was “{old.text}”; decide anew"
            yield f"Earlier version: {before.how}, claim {old.id[:8]} of article {old.article_id[:8]}: {counts}"


class Replacement(Struct, frozen=True):
    """What came of replacing the article *old* by *new*: of each claim that was worked on, what became of it."""

    old: str
    new: str
    claims: tuple[Succession, ...]

    def count(self, how: Carried) -> int:
        """How many claims became that."""
        return sum(claim.how is how for claim in self.claims)
