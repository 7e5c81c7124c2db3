"""How far the review has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from workbench.desk.agreement import Agreement, agreement
from workbench.desk.desk import Desk
from workbench.domain.review import ArticleSummary


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over the whole file: claims by workflow and by rating (of those agreed on), and the articles.

    *reviewers* has the number of standing verdicts of each who gave one.
    """

    articles: tuple[ArticleSummary, ...]
    claims: int
    reviewed: int
    workflow: dict[str, int]
    verdicts: dict[str, int]
    evidence: int
    notes: int
    reviewers: dict[str, int]
    agreement: Agreement


def statistics(desk: Desk) -> Statistics:
    """The counts of the file that *desk* is over."""
    workflow: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    reviewers: Counter[str] = Counter()
    evidence = notes = 0
    with desk.at_one_moment():
        for standing in desk.standings():
            workflow[standing.workflow] += 1
            evidence += standing.evidence
            notes += standing.notes
            if standing.rating:
                verdicts[standing.rating] += 1
        agreed = agreement(_shared(desk, reviewers), desk.scale)
        summaries = tuple(desk.articles())
    return Statistics(
        summaries,
        sum(workflow.values()),
        sum(summary.reviewed for summary in summaries),
        dict(workflow),
        dict(verdicts),
        evidence,
        notes,
        dict(sorted(reviewers.items())),
        agreed,
    )


def _shared(desk: Desk, reviewers: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """The verdicts on claims that have several; on the way each verdict is counted in *reviewers*.

    Of a file with a million verdicts, most stand alone, and none of those is kept.
    """
    for _, on_claim in groupby(desk.verdicts(), key=lambda verdict: verdict[0]):
        given = list(on_claim)
        reviewers.update(reviewer for _, reviewer, _ in given)
        if len(given) > 1:
            yield from given
