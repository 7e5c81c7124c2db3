"""A review file with enough claims to learn from."""

from __future__ import annotations

from pathlib import Path

from tests.store.making import article_of, claim_at, stored
from workbench.desk.desk import Desk
from workbench.domain.claim import Claim, Reason

MANY = article_of(
    "\n\n".join(f"Boat {number} of the fleet came home before the storm." for number in range(120)),
    source="fleet.txt",
    title="The fleet",
)


def fleet(path: Path) -> list[Claim]:
    """The 120 claims of the review file made at *path*: every second has a figure, every third a place."""
    found = []
    for number, passage in enumerate(MANY.passages):
        start, end = passage.start, passage.end
        reasons = [Reason("a statement", 0.3, start, start + 4)]
        if number % 2 == 0:
            reasons.append(Reason("a figure", 0.2, start + 5, start + 6))
        if number % 3 == 0:
            reasons.append(Reason("a place", 0.25, start + 8, start + 10))
        score = round(sum(reason.weight for reason in reasons), 2)
        reasons.sort(key=lambda reason: -reason.weight)
        found.append(claim_at(MANY, start, end, score=score, reasons=tuple(reasons)))
    stored(path, (MANY, found))
    return found


def judge(desk: Desk, claims: list[Claim]) -> None:
    """Decides what has a figure and dismisses the rest, whatever place they name."""
    for claim in claims:
        if any(reason.name == "a figure" for reason in claim.reasons):
            desk.decide(claim.id, "true")
        else:
            desk.dismiss(claim.id)
