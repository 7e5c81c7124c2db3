"""How far the review has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workbench.desk.desk import Desk
from workbench.domain.review import ArticleSummary


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over the whole file: claims by workflow and by rating (of those agreed on), and the articles."""

    articles: tuple[ArticleSummary, ...]
    claims: int
    reviewed: int
    workflow: dict[str, int]
    verdicts: dict[str, int]
    evidence: int
    notes: int


def statistics(desk: Desk) -> Statistics:
    """The counts of the file that *desk* is over."""
    workflow: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    evidence = notes = 0
    with desk.at_one_moment():
        for standing in desk.standings():
            workflow[standing.workflow] += 1
            evidence += standing.evidence
            notes += standing.notes
            if standing.rating:
                verdicts[standing.rating] += 1
        summaries = tuple(desk.articles())
    return Statistics(
        summaries,
        sum(workflow.values()),
        sum(summary.reviewed for summary in summaries),
        dict(workflow),
        dict(verdicts),
        evidence,
        notes,
    )
