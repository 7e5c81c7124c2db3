"""What is said of versions: what became of the claims of an earlier one, and where those of the newest come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.cli import output
from workbench.desk.desk import Desk
from workbench.domain.version import Carried, Replacement, Succession


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


def told(desk: Desk, claim_id: str) -> Iterator[str]:
    """Lines on what became of a claim in a newer version, and of which earlier ones it is the successor."""
    lineage = desk.lineage(claim_id)
    if after := lineage.newer:
        if after.successor is None:
            yield f"Orphaned: its words stand nowhere in the newer version {after.version[:8]} of its article"
        else:
            yield f"Newer version: {after.how}, as claim {after.successor[:8]} of article {after.version[:8]}"
    for before in lineage.earlier:
        old = before.reviewed.claim
        counts = "what was decided counts here" if before.how.keeps_words else f"was “{old.text}”; decide anew"
        yield f"Earlier version: {before.how}, claim {old.id[:8]} of article {old.article_id[:8]}: {counts}"


def as_dicts(desk: Desk, claim_id: str) -> dict[str, Any]:
    """The same for a program."""
    lineage = desk.lineage(claim_id)
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
