"""How far the review has come, how fast it goes, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct, field

from workbench.desk.agreement import Agreement, agreement
from workbench.desk.desk import Desk
from workbench.desk.pace import Pace, pace
from workbench.domain.review import ArticleSummary, Workflow
from workbench.domain.tally import Tally


class Group(Struct):
    """The claims of one article, outlet or claimant.

    *name* is that, of an article its id; None where there is none: no outlet is stated, or the article says it in its
    own voice. *reviewed* counts
    the claims that are no longer open, *verdicts* those by rating on which a verdict stands.
    """

    name: str | None
    claims: int = 0
    reviewed: int = 0
    disputed: int = 0
    dismissed: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)

    def add(self, tally: Tally) -> None:
        """Counts the claims of *tally* in."""
        self.claims += tally.claims
        self.reviewed += 0 if tally.workflow.is_open else tally.claims
        self.disputed += tally.claims if tally.workflow is Workflow.DISPUTED else 0
        self.dismissed += tally.claims if tally.workflow is Workflow.DISMISSED else 0
        if tally.rating:
            self.verdicts[tally.rating] = self.verdicts.get(tally.rating, 0) + tally.claims


class Statistics(Struct, frozen=True):
    """Counts over the whole file: claims by workflow and by rating (of those agreed on), the articles, the evidence,
    and the notes on claims and on articles.

    *reviewers* has the number of standing verdicts of each who gave one, *by_reviewer* those by rating. *by_article*
    goes with *articles*, one for one; outlets and claimants come with the most claims first. *open_conflicts* counts
    the links that say that two claims conflict of which at least one is not settled.
    """

    articles: tuple[ArticleSummary, ...]
    claims: int
    reviewed: int
    workflow: dict[str, int]
    verdicts: dict[str, int]
    evidence: int
    notes: int
    reviewers: dict[str, int]
    by_article: tuple[Group, ...]
    by_outlet: tuple[Group, ...]
    by_claimant: tuple[Group, ...]
    by_reviewer: dict[str, dict[str, int]]
    open_conflicts: int
    pace: Pace
    agreement: Agreement


def statistics(desk: Desk) -> Statistics:
    """The counts of the file that *desk* is over."""
    by_reviewer: dict[str, Counter[str]] = {}
    with desk.at_one_moment():
        evidence, notes = 0, desk.notes_on_articles()
        for standing in desk.standings():
            evidence += standing.evidence
            notes += standing.notes
        agreed = agreement(_shared(desk, by_reviewer), desk.scale)
        summaries = tuple(desk.articles())
        tallies = desk.tallies()
        by_claimant = _ranked(_groups(desk.claimants(), {}))
        made, conflicts = pace(desk.decisions()), desk.open_conflicts()
    of_articles = _groups(tallies, {})
    workflow: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    for tally in tallies:
        workflow[tally.workflow] += tally.claims
        if tally.rating:
            verdicts[tally.rating] += tally.claims
    return Statistics(
        articles=summaries,
        claims=sum(workflow.values()),
        reviewed=sum(summary.reviewed for summary in summaries),
        workflow=dict(workflow),
        verdicts=dict(verdicts),
        evidence=evidence,
        notes=notes,
        reviewers={who: ratings.total() for who, ratings in sorted(by_reviewer.items())},
        by_article=tuple(of_articles.get(summary.id, Group(summary.id)) for summary in summaries),
        by_outlet=_ranked(_groups(tallies, {summary.id: summary.outlet for summary in summaries})),
        by_claimant=by_claimant,
        by_reviewer={who: dict(ratings) for who, ratings in sorted(by_reviewer.items())},
        open_conflicts=conflicts,
        pace=made,
        agreement=agreed,
    )


def _groups(tallies: Iterable[Tally], names: dict[str, str | None]) -> dict[str | None, Group]:
    """The groups of *tallies* by what these are of, or by the name that *names* has for it."""
    groups: dict[str | None, Group] = {}
    for tally in tallies:
        name = names.get(tally.of, tally.of) if tally.of else None
        groups.setdefault(name, Group(name)).add(tally)
    return groups


def _ranked(groups: dict[str | None, Group]) -> tuple[Group, ...]:
    """The groups, those with the most claims first."""
    return tuple(sorted(groups.values(), key=lambda group: (-group.claims, group.name or "")))


def _shared(desk: Desk, by_reviewer: dict[str, Counter[str]]) -> Iterator[tuple[str, str, str]]:
    """The verdicts on claims that have several; on the way each verdict is counted in *by_reviewer*.

    Of a file with a million verdicts, most stand alone, and none of those is kept.
    """
    for _, on_claim in groupby(desk.verdicts(), key=lambda verdict: verdict[0]):
        given = list(on_claim)
        for _, reviewer, rating in given:
            by_reviewer.setdefault(reviewer, Counter())[rating] += 1
        if len(given) > 1:
            yield from given
