"""Check-worthiness by weights that were fitted to what reviewers decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.claim import Claim, Reason

Moves = Mapping[str, int]
"""By how many hundredths the weight of each reason moved, by the reason's name; those that stayed are not named."""


class Refit(Struct, frozen=True):
    """One refit that stands in the log: the entry's id and clock, and the *moves* from the weights that claims are
    found with. *decided* and *dismissed* count what it was fitted to; 0 once that was redacted."""

    entry: str
    clock: int
    moves: Moves
    decided: int = 0
    dismissed: int = 0


class Judged(Struct, frozen=True):
    """A claim that was found worth a verdict, or dismissed (*worth* is False), and the reasons it was picked for."""

    claim_id: str
    worth: bool
    reasons: tuple[Reason, ...]


def check_worthiness(reasons: Iterable[Reason]) -> float:
    """The sum of the weights of *reasons*, held between 0 and 1."""
    return held(reason.weight for reason in reasons)


def held(weights: Iterable[float]) -> float:
    """The sum of *weights*, held between 0 and 1."""
    return max(0.0, min(1.0, round(sum(weights), 2)))


def weight_after(name: str, weight: float, moves: Moves) -> float:
    """What the reason of that name weighs after *moves*, where it weighed *weight*."""
    return round(weight + moves.get(name, 0) / 100, 2)


def moved(reasons: Sequence[Reason], moves: Moves) -> tuple[Reason, ...]:
    """*reasons*, each with its weight after *moves*, the greatest first whatever its sign."""
    after = (Reason(r.name, weight_after(r.name, r.weight, moves), r.start, r.end) for r in reasons)
    return tuple(sorted(after, key=lambda reason: -abs(reason.weight)))


def reweighed(claim: Claim, moves: Moves) -> Claim:
    """*claim* with its reasons and its score after *moves*; itself where none of its reasons moved."""
    reasons, score = after(moves, claim.reasons, claim.score)
    return claim if reasons is claim.reasons else replace(claim, reasons=reasons, score=score)


def after(moves: Moves, reasons: tuple[Reason, ...], score: float) -> tuple[tuple[Reason, ...], float]:
    """The *reasons* and the *score* of a claim after *moves*; the very same where none of its reasons moved."""
    if not any(moves.get(reason.name) for reason in reasons):
        return reasons, score
    weighed = moved(reasons, moves)
    return weighed, check_worthiness(weighed)
