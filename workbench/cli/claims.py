"""What several commands print of a claim and of its links."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from workbench.domain.link import Link
from workbench.domain.review import ReviewedClaim
from workbench.domain.scale import DEFAULT


def stands(claim: ReviewedClaim) -> str:
    """Where a claim stands, with its verdict if it has one: "final: Mostly true"."""
    rating = DEFAULT.rating(claim.standing.rating) if claim.standing.rating else None
    return f"{claim.standing.workflow}: {rating.label}" if rating else str(claim.standing.workflow)


def link_as_dict(link: Link) -> dict[str, Any]:
    """A link as JSON has it: the claims' ids, the relation, and the grounds as a sentence and in pieces."""
    return {
        "first": link.first,
        "second": link.second,
        "relation": link.relation,
        "score": link.score,
        "grounds": link.grounds.sentence,
        "pieces": [to_builtins(piece) for piece in link.grounds.pieces],
    }
