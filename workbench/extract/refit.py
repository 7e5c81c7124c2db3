"""What there is to learn from a reviewer's decisions, and whether it would serve on others than those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from math import sqrt

from msgspec import Struct, field

from workbench.domain.errors import WorkbenchError
from workbench.domain.weighing import Judged, Moves, check_worthiness, moved
from workbench.extract.fitting import fitted

FEWEST = 20
"""How many claims must have been decided, and how many dismissed, before anything is learned from them."""

PARTS = 10
"""In how many parts the decisions are cut: each is ranked by weights that were fitted to the other nine."""

# A fit always finds something. Of 200 decisions made by lot 5 to 20 in a hundred draws pass both, of 1,000 few or none.
# Of those of ClaimBuster's crowd, which thinks as the weights do, 10 in a hundred with 200 or 1,000, 80 with 2,000,
# all with 5,000. Where there was 0.06 to gain, with earlier weights, 85 with 200 and all with 500.
_LEAST_GAIN = 0.01
_ERRORS = 2.0


class Learned(Struct, frozen=True):
    """What was learned from *decided* and *dismissed* claims: *moves* of the weights, and how well decisions that were
    held back are ranked *before* them and *after*: their average precision, 0 to 1. *surely* says whether the gain is
    more than chance would bring."""

    decided: int
    dismissed: int
    moves: Moves = field(default_factory=dict)
    before: float = 0.0
    after: float = 0.0
    surely: bool = False


def learned(judged: Iterable[Judged]) -> Learned:
    """What *judged* teaches. Raises WorkbenchError where there is too little of it."""
    known = sorted(judged, key=lambda one: one.claim_id)
    groups = [[one for one in known if one.worth], [one for one in known if not one.worth]]
    decided, dismissed = map(len, groups)
    if min(decided, dismissed) < FEWEST:
        raise WorkbenchError(
            f"There is too little to learn from yet: {decided} claims found by the program are decided and {dismissed} "
            f"dismissed, and {FEWEST} of each are needed. Nothing was changed."
        )
    # By the order of their ids, which are as good as drawn by lot.
    parts = [[one for group in groups for one in group[number::PARTS]] for number in range(PARTS)]
    before, after, gains = [], [], []
    for number, part in enumerate(parts):
        moves = fitted(one for other, others in enumerate(parts) if other != number for one in others)
        before.append([(_score(one, {}), one.worth) for one in part])
        after.append([(_score(one, moves), one.worth) for one in part])
        gains.append(average_precision(after[-1]) - average_precision(before[-1]))
    plain, better = (average_precision([*chain(*ranked)]) for ranked in (before, after))
    surely = better - plain >= _LEAST_GAIN and _is_no_chance(gains)
    return Learned(decided, dismissed, fitted(known), plain, better, surely)


def average_precision(ranked: Sequence[tuple[float, bool]]) -> float:
    """How well scores rank what is worth it before what is not: the mean, over those worth it, of the share of such
    ones among all that score as high or higher. Equal scores count as one place."""
    worth = sum(is_worth for _, is_worth in ranked)
    seen, hits, total = 0, 0, 0.0
    for _, same in groupby(sorted(ranked, key=lambda one: -one[0]), key=lambda one: one[0]):
        found = [is_worth for _, is_worth in same]
        seen, hits = seen + len(found), hits + sum(found)
        total += sum(found) * hits / seen
    return total / worth if worth else 0.0


def _score(one: Judged, moves: Moves) -> float:
    return check_worthiness(moved(one.reasons, moves))


def _is_no_chance(gains: Sequence[float]) -> bool:
    """Whether the parts gain so evenly that it is none of chance's doing."""
    mean = sum(gains) / len(gains)
    spread = sum((gain - mean) ** 2 for gain in gains) / (len(gains) - 1)
    return mean > _ERRORS * sqrt(spread / len(gains))
