"""All that is known of one claim, brought together to be read or written out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from workbench.domain.link import Linked
from workbench.domain.review import ArticleSummary, Dismissal, Evidence, Note, ReviewedClaim, Verdict
from workbench.domain.version import Lineage

_NO_OTHER = Lineage()
_TIME = "a time"  # the reason by which a claim that names one is worth more (docs/extraction.md)


class Record(Struct, frozen=True):
    """Everything the verification log says of one claim; *article_notes* are those on its article as a whole.

    *wording* is the claim as it is checked, where a reviewer phrased it to stand alone; *links* lead from this claim to
    others of articles that have no newer version, the best first. *lineage* is told of a claim that is looked at alone.
    """

    reviewed: ReviewedClaim
    article: ArticleSummary
    verdicts: tuple[Verdict, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    article_notes: tuple[Note, ...] = ()
    dismissal: Dismissal | None = None
    adjudication: Verdict | None = None
    wording: str | None = None
    links: tuple[Linked, ...] = ()
    lineage: Lineage = _NO_OTHER

    @property
    def verdict(self) -> Verdict | None:
        """The verdict in force."""
        return in_force(self.reviewed.standing.rating, self.adjudication, self.verdicts)

    @property
    def is_undated(self) -> bool:
        """Whether the claim names a time that nobody can place, since its article states no date."""
        claim = self.reviewed.claim
        named = any(reason.name == _TIME for reason in claim.reasons)
        return named and claim.occurred is None and self.article.published is None


def in_force(rating: str | None, adjudication: Verdict | None, verdicts: Sequence[Verdict]) -> Verdict | None:
    """The adjudication, else the last of the *verdicts* where all reviewers agree on that *rating*.

    None while they differ, nobody has decided, or the claim was put aside after it.
    """
    if rating is None:
        return None
    return adjudication or (verdicts[-1] if verdicts else None)
