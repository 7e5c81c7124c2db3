"""A published check of a claim of the made-up articles, and what tests ask of earlier checks."""

from __future__ import annotations

import json
from pathlib import Path

from tests.store.making import HARBOUR_CLAIMS, STORY_CLAIMS
from workbench.desk.desk import Desk
from workbench.domain.check import EarlierCheck

ABOARD, HEARD, HURT = (claim.id for claim in STORY_CLAIMS)
HEARD_TOO = HARBOUR_CLAIMS[1].id
PUBLISHED = {
    "@type": "ClaimReview",
    "claimReviewed": "Alda, the ferry that ran aground, had 212 people on board, says the coast guard.",
    "url": "https://checks.example/alda",
    "headline": "How many were aboard?",
    "author": {"name": "Lund Checks"},
    "datePublished": "2021-05-06",
    "reviewRating": {"alternateName": "Mostly true"},
    "itemReviewed": {"author": {"name": "coast guard"}},
}


def imported(desk: Desk, folder: Path, *reviews: dict[str, object]) -> None:
    file = folder / "published.json"
    file.write_text(json.dumps(reviews), encoding="utf-8")
    (done,) = desk.import_checks([str(file)])
    assert done.failed is None
    assert not done.left_out


def verdicts(found: list[EarlierCheck]) -> list[tuple[str, str | None, str | None]]:
    return [(check.verdict, check.by, check.claim_id) for check in found]
