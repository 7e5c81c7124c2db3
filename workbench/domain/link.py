"""Links: what two claims of the collection have to do with each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.review import ReviewedClaim


class Relation(StrEnum):
    """How two claims relate."""

    SAME_QUOTE = "same quote"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between the claims with the ids *first* and *second*.

    *score* is 0 to 1; *grounds* says in words why the two are linked.
    """

    first: str
    second: str
    relation: Relation
    score: float
    grounds: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """Another claim that a link leads to."""

    link: Link
    other: ReviewedClaim
