"""Story lines: the claims of several articles that tell of the same thing, side by side."""

from __future__ import annotations

from msgspec import Struct

from workbench.domain.link import Bearing, Link, Piece, Relation
from workbench.domain.review import ArticleSummary, ReviewedClaim


class Grouping(Struct, frozen=True):
    """Which claims, by id, make up the story line of one of them, and in which version each tells it.

    Version 0 is that of the claim itself and of those that agree with it; every other one conflicts with it. *links*
    are those between any two of them. *is_whole* is False where more claims are linked than were looked at.
    """

    claim: str
    versions: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    is_whole: bool = True

    def leading_to(self, member: str) -> Link | None:
        """The link that brings *member* in, it second: the claim's own where there is one, else the best."""
        found = [link if link.second == member else link.turned() for link in self.links if member in link.ends]
        return min(found, key=lambda link: (link.first != self.claim, -link.score, link.first), default=None)


class Member(Struct, frozen=True):
    """A claim of a story line, in which *version* it tells it, and the *link* that brings it in, it second in it.

    The claim that was asked for has no link.
    """

    reviewed: ReviewedClaim
    article: ArticleSummary
    version: int
    link: Link | None = None

    @property
    def differing(self) -> tuple[Piece, ...]:
        """What it tells otherwise than the claim that its link comes from; the member's words are the second."""
        return (
            tuple(piece for piece in self.link.grounds.pieces if piece.bearing is Bearing.DIFFERS) if self.link else ()
        )


class Story(Struct, frozen=True):
    """The claims that tell of the same thing as one of them, which comes first; version by version, by date.

    *links* are those between any two members. *is_whole* is False where more claims are linked than are shown.
    """

    members: tuple[Member, ...]
    links: tuple[Link, ...] = ()
    is_whole: bool = True

    @property
    def asked(self) -> Member:
        """The claim whose story line it is."""
        return self.members[0]

    @property
    def versions(self) -> int:
        """In how many versions it is told."""
        return len({member.version for member in self.members})

    @property
    def conflicts(self) -> tuple[Link, ...]:
        """The links that say that two of the members cannot both be right."""
        return tuple(link for link in self.links if link.relation is Relation.CONFLICTS)
