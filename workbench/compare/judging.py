"""Whether two claims are the same quotation, agree, conflict, or have nothing to do with each other."""

from __future__ import annotations

from workbench.compare.comparable import Comparable
from workbench.compare.quotes import same_quotes
from workbench.domain.link import Link


def judge(one: Comparable, other: Comparable) -> Link | None:
    """The link between the two claims, the one with the lesser id first; None where they are not linked."""
    if one.claim.id == other.claim.id:
        return None
    first, second = sorted((one, other), key=lambda comparable: comparable.claim.id)
    return next(same_quotes([first.claim, second.claim], [first.claim.article_id]), None)
