"""Weights that learn from the reviewer: fitted to what was decided and dismissed, shown, and kept in the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from workbench.desk.desk import Desk
from workbench.desk.reading import Reading
from workbench.domain.errors import WorkbenchError
from workbench.domain.weighing import Judged, Moves, weight_after

ENOUGH_NEW = 20
"""How many more decisions than the last refit knew make another one at an opening worth its time."""


class Weight(Struct, frozen=True):
    """What a reason adds to a claim's score, *before* a refit and *after* it."""

    name: str
    before: float
    after: float


class Refitting(Struct, frozen=True):
    """A refit to *decided* and *dismissed* claims: what it makes of the *weights*, those that it moves most first, and
    of the average precision, 0 to 1, of the ranking of decisions held back.

    That is *before* by the weights that claims are found with. *why_not* says why it is not to be recorded; None where
    it is. *moves* count from the weights that claims are found with.
    """

    decided: int
    dismissed: int
    before: float
    after: float
    weights: tuple[Weight, ...]
    moves: Moves
    why_not: str | None = None


def refitting(desk: Reading) -> Refitting:
    """What a refit would make of the weights, without recording it. Raises WorkbenchError where too little was decided
    or dismissed to learn from."""
    from workbench.extract.refit import learned

    judged = desk.judged()
    standing = desk.refit()
    found = learned(judged)
    weights = _weights(judged, standing.moves if standing else {}, found.moves)
    why_not = None
    if not found.surely:
        why_not = (
            f"Of the decisions held back, {_precision(found.after)} would be the ranking's average precision, "
            f"{_precision(found.before)} as claims are found: no gain, or one that may be chance. Nothing was "
            "recorded; decide and dismiss some more."
        )
    elif not any(weight.before != weight.after for weight in weights):
        why_not = "The weights are what these decisions make of them already. Nothing was recorded."
    moved = tuple(weight for weight in weights if weight.before != weight.after)
    return Refitting(found.decided, found.dismissed, found.before, found.after, moved, found.moves, why_not)


def refit(desk: Desk) -> Refitting:
    """The refit that now weighs every claim that nobody worked on yet, recorded as the reviewer's.

    Raises WorkbenchError, with nothing recorded, where there is too little to learn from, or nothing to gain.
    """
    found = refitting(desk)
    if found.why_not is not None:
        raise WorkbenchError(found.why_not)
    desk.keep_refit(
        found.moves,
        {
            "decided": found.decided,
            "dismissed": found.dismissed,
            "precision_before": round(1000 * found.before),
            "precision_after": round(1000 * found.after),
            "weights": [f"{weight.name}: {weight.before:+.2f} to {weight.after:+.2f}" for weight in found.weights],
        },
    )
    return found


def is_due(desk: Reading) -> bool:
    """Whether so much was decided since the last refit that another one is worth trying."""
    standing = desk.refit()
    known = standing.decided + standing.dismissed if standing else 0
    return len(desk.judged()) >= known + ENOUGH_NEW


def _weights(judged: Iterable[Judged], before: Moves, after: Moves) -> list[Weight]:
    """Each weight as it is and as it would be, those that move most first; of a reason that claims have with several
    weights the commonest."""
    counted = Counter((reason.name, reason.weight) for one in judged for reason in one.reasons)
    found: dict[str, float] = {}
    for (name, weight), _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        found.setdefault(name, weight)
    weights = [
        Weight(name, weight_after(name, weight, before), weight_after(name, weight, after))
        for name, weight in found.items()
    ]
    return sorted(weights, key=lambda weight: (-abs(weight.after - weight.before), weight.name))


def _precision(figure: float) -> str:
    return f"{figure:.3f}"
