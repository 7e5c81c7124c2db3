"""Claims and decisions, counted."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.review import Workflow


@dataclass(frozen=True, slots=True)
class Tally:
    """How many *claims* of the article with that id, or of that claimant (*of*), stand there.

    *of* is None for claims in an article's own voice, *rating* where there is no verdict to go by.
    """

    of: str | None
    workflow: Workflow
    rating: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Decision:
    """That a reviewer decided, dismissed or adjudicated a claim, in a writing session (*chain*), *at* a time in UTC."""

    chain: str
    reviewer: str
    at: str
