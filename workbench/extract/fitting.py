"""Weights fitted to decisions: a logistic regression that is drawn towards the weights claims are found with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, log1p

from msgspec import Struct

from workbench.domain.weighing import Judged

Vector = list[float]

# The odds of being worth a check, as the logarithm, are (score + moves of its weights) * slope + start. On the crowd's
# sentences of ClaimBuster the slope came out between 5.5 and 6.7, whatever was drawn (benchmarks/refit).
_SLOPE = 6.0
_LEAST_SLOPE = 3.0
# How hard each parameter is held: the weights so that moving one by 0.08 wants as much evidence as one standard
# deviation of what is thought likely beforehand; the start as good as not at all.
_HELD = 4.0
_SLOPE_HELD = 1.0
_START_HELD = 1e-6
_ROUNDS = 30


class _Pattern(Struct, frozen=True):
    """Claims picked for the same reasons: what multiplies each parameter, how many there are, and how many are worth
    a check."""

    row: tuple[tuple[int, float], ...]
    number: int
    worth: int


def fitted(judged: Iterable[Judged]) -> dict[str, int]:
    """By how many hundredths the weight of each reason moves, so that the scores tell what was decided from what was
    dismissed. The same decisions give the same moves, in whatever order they come."""
    known = list(judged)
    names = sorted({reason.name for one in known for reason in one.reasons})
    patterns = _patterns(known, {name: place for place, name in enumerate(names, 2)})
    held = [_START_HELD, _SLOPE_HELD, *[_HELD] * len(names)]
    found = _most_likely(patterns, [0.0, _SLOPE, *[0.0] * len(names)], held)
    slope = max(_LEAST_SLOPE, found[1])
    return {name: round(100 * found[place] / slope) for place, name in enumerate(names, 2)}


def _patterns(judged: Sequence[Judged], places: dict[str, int]) -> list[_Pattern]:
    counted: Counter[tuple[tuple[tuple[int, float], ...], bool]] = Counter()
    for one in judged:
        found = Counter(places[reason.name] for reason in one.reasons)
        score = round(sum(reason.weight for reason in one.reasons), 2)
        counted[((0, 1.0), (1, score), *sorted((place, float(n)) for place, n in found.items())), one.worth] += 1
    rows = sorted({row for row, _ in counted})
    return [_Pattern(row, counted[row, False] + counted[row, True], counted[row, True]) for row in rows]


def _most_likely(patterns: Sequence[_Pattern], start: Vector, held: Vector) -> Vector:
    """The parameters by which the decisions are most likely, each *held* to where it starts; Newton's method, a step
    halved for as long as it overshoots. There is one best answer, so that where it begins does not matter."""
    found = start
    cost = _cost(patterns, found, start, held)
    for _ in range(_ROUNDS):
        step, size = _step(patterns, found, start, held), 1.0
        while size > 1e-6:
            after = [value + size * by for value, by in zip(found, step, strict=True)]
            if (less := _cost(patterns, after, start, held)) < cost:
                break
            size /= 2
        else:
            return found
        gained, found, cost = cost - less, after, less
        if gained < 1e-9:
            return found
    return found


def _odds(pattern: _Pattern, values: Vector) -> float:
    return sum(values[place] * times for place, times in pattern.row)


def _cost(patterns: Sequence[_Pattern], values: Vector, start: Vector, held: Vector) -> float:
    """How unlikely the decisions are by *values*, and these themselves."""
    cost = sum(h * (value - s) ** 2 / 2 for value, s, h in zip(values, start, held, strict=True))
    for pattern in patterns:
        odds = _odds(pattern, values)
        cost += pattern.number * (max(odds, 0.0) + log1p(exp(-abs(odds)))) - pattern.worth * odds
    return cost


def _step(patterns: Sequence[_Pattern], values: Vector, start: Vector, held: Vector) -> Vector:
    """Where the cost's slope and bend lead from *values*."""
    slope = [h * (s - value) for value, s, h in zip(values, start, held, strict=True)]
    bend = [[h if row == column else 0.0 for column in range(len(held))] for row, h in enumerate(held)]
    for pattern in patterns:
        odds = _odds(pattern, values)
        share = 1 / (1 + exp(-odds)) if odds > 0 else exp(odds) / (1 + exp(odds))
        off, weight = pattern.worth - pattern.number * share, pattern.number * share * (1 - share)
        for place, times in pattern.row:
            slope[place] += off * times
            bent = bend[place]
            for other, other_times in pattern.row:
                bent[other] += weight * times * other_times
    return _solved(bend, slope)


def _solved(matrix: list[Vector], right: Vector) -> Vector:
    """The vector that *matrix*, which is symmetric and positive, takes to *right*: Gauss's elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for place in range(size):
        for below in range(place + 1, size):
            if factor := rows[below][place] / rows[place][place]:
                rows[below] = [low - factor * high for low, high in zip(rows[below], rows[place], strict=True)]
    found = [0.0] * size
    for place in reversed(range(size)):
        known = sum(rows[place][other] * found[other] for other in range(place + 1, size))
        found[place] = (rows[place][size] - known) / rows[place][place]
    return found
