"""What is said of versions: what became of the claims of an earlier one, and where those of the newest come from."""

from __future__ import annotations

from typing import Any

from workbench.cli import output
from workbench.desk.desk import Desk
from workbench.domain.version import Carried, Lineage, Replacement, Succession


def say_replacement(desk: Desk, done: Replacement) -> None:
    """Says what became of each claim that was worked on: how many of each kind, those that need eyes by name."""
    output.say(f"Article {done.old[:8]} is replaced by {done.new[:8]}; it stays, with all that was recorded on it.")
    if not done.claims:
        output.say("None of its claims was worked on.")
        return
    counts = ", ".join(f"{done.count(how)} {how}" for how in Carried)
    were = "was" if len(done.claims) == 1 else "were"
    output.say(f"Of {output.counted(len(done.claims), 'claim')} that {were} worked on: {counts}.")
    for claim in done.claims:
        if claim.how is Carried.REWORDED and claim.successor:
            now = desk.claim(claim.successor).claim
            output.say(f"Reworded, to be decided anew: {now.id[:8]} “{now.text}”, was {_named(claim)}")
    for claim in done.claims:
        if claim.how is Carried.ORPHANED:
            output.say(f"Orphaned: {_named(claim)}")


def _named(claim: Succession) -> str:
    old = claim.reviewed.claim
    return f"{old.id[:8]} “{old.text}” ({claim.reviewed.standing.workflow})"


def as_dicts(lineage: Lineage) -> dict[str, Any]:
    """What became of a claim in a newer version, and of which earlier ones it is the successor, for a program."""
    return {
        "newer": _newer(lineage.newer) if lineage.newer else None,
        "earlier": [
            {
                "claim_id": before.reviewed.claim.id,
                "article_id": before.reviewed.claim.article_id,
                "text": before.reviewed.claim.text,
                "how": before.how,
                "similarity": before.similarity,
            }
            for before in lineage.earlier
        ],
    }


def _newer(after: Succession) -> dict[str, Any]:
    return {
        "claim_id": after.successor,
        "article_id": after.version,
        "how": after.how,
        "similarity": after.similarity,
    }
