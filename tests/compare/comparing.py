"""Claims to compare, made from their words alone."""

from __future__ import annotations

from workbench.compare.comparable import Comparable
from workbench.domain.claim import Claim, Kind, Occurred, Quantity, claim_id


def comparable(
    text: str,
    *,
    article: str = "a",
    start: int = 0,
    published: str | None = "2031-05-02",
    claimant: str | None = None,
    is_quote: bool = False,
    quantities: tuple[Quantity, ...] = (),
    occurred: Occurred | None = None,
    place: str | None = None,
    before: str = "",
) -> Comparable:
    """A claim of the article called *article* with the words *text*, as judging sees it."""
    end = start + len(text)
    claim = Claim(
        claim_id(article, start, end),
        article,
        start,
        end,
        text,
        Kind.QUOTATION if is_quote else Kind.EVENT,
        0.5,
        claimant=claimant,
        is_quote=is_quote,
        quantities=quantities,
        occurred=occurred,
        place=place,
    )
    return Comparable(claim, published, before=before)
