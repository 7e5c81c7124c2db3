"""Claims and decisions, counted."""

from __future__ import annotations

from msgspec import Struct

from workbench.domain.review import Workflow


class Tally(Struct, frozen=True):
    """How many *claims* of the article with that id, or of that claimant (*of*), stand there.

    *of* is None for claims in an article's own voice, *rating* where there is no verdict to go by.
    """

    of: str | None
    workflow: Workflow
    rating: str | None
    claims: int


class Decision(Struct, frozen=True):
    """That a reviewer decided, dismissed or adjudicated a claim, in a writing session (*chain*), *at* a time in UTC."""

    chain: str
    reviewer: str
    at: str
