"""What judging may look at: a claim, and the little of its article that it needs to be understood."""

from __future__ import annotations

from msgspec import Struct

from workbench.domain.claim import Claim

BEFORE = 400
"""Characters before a claim that are worth giving as *before*."""


class Comparable(Struct, frozen=True, eq=False, weakref=True):
    """A claim as it is compared with others.

    *published* is the day of its article, ISO 8601, as it stands after corrections; None where nobody knows it.
    *title* and *outlet* are the article's. *before* is what stands in the article before the claim, up to `BEFORE`
    characters that end where the claim starts. Make each once and judge it often: what is read out of it is kept.
    """

    claim: Claim
    published: str | None = None
    title: str = ""
    outlet: str | None = None
    before: str = ""
