"""What there is to learn from decisions."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.claim import Reason
from workbench.domain.errors import WorkbenchError
from workbench.domain.weighing import Judged, check_worthiness, moved
from workbench.extract.fitting import fitted
from workbench.extract.refit import average_precision, learned

WEIGHTS = {"a statement": 0.3, "a figure": 0.25, "a place": 0.1, "hedged": -0.15}


def one(number: int, worth: bool, *names: str) -> Judged:
    return Judged(f"{number:05}", worth, tuple(Reason(name, WEIGHTS[name], 0, 1) for name in names))


def drawn(number: int, chance: dict[str, float], seed: int = 3) -> list[Judged]:
    """Claims with any reasons, each worth a check as the sum of the chances of its reasons is greater."""
    draw = random.Random(seed)
    made = []
    for place in range(number):
        names = ["a statement", *(name for name in WEIGHTS if name != "a statement" and draw.random() < 0.5)]
        made.append(one(place, draw.random() < 0.5 + sum(chance.get(name, 0) for name in names), *names))
    return made


def test_a_weight_moves_as_the_decisions_go() -> None:
    moves = fitted(drawn(600, {"a place": 0.3, "a figure": -0.3}))
    assert moves["a place"] >= 10
    assert moves["a figure"] <= -20
    assert abs(moves["hedged"]) < moves["a place"]


def test_a_few_decisions_move_little() -> None:
    few = fitted([one(1, True, "a statement", "a place"), one(2, False, "a statement", "a figure")])
    assert max(map(abs, few.values())) <= 5


def test_without_decisions_nothing_moves() -> None:
    assert fitted([]) == {}


@pytest.mark.parametrize("number", [1, 10, 1_000])
def test_decisions_that_one_reason_tells_apart_move_it_no_further_than_sense(number: int) -> None:
    judged = [one(n, n % 2 == 0, "a statement", *(["a place"] if n % 2 == 0 else [])) for n in range(2 * number)]
    assert 0 < fitted(judged)["a place"] < 150


@given(seed=st.integers(0, 50))
@settings(max_examples=10, deadline=None)
def test_the_same_decisions_give_the_same_weights_in_whatever_order(seed: int) -> None:
    judged = drawn(80, {"a place": 0.3})
    mixed = random.Random(seed).sample(judged, len(judged))
    assert fitted(mixed) == fitted(judged)
    assert learned(mixed) == learned(judged)


def test_a_reason_that_a_claim_has_twice_counts_twice() -> None:
    twice = Judged("a", True, (*one(0, True, "a place").reasons, *one(0, True, "a place").reasons))
    assert check_worthiness(moved(twice.reasons, {"a place": 10})) == pytest.approx(0.4)


def test_what_is_gained_is_measured_on_decisions_that_were_held_back() -> None:
    judged = drawn(600, {"a place": 0.3, "a figure": -0.3})
    found = learned(judged)
    assert found.surely
    assert found.after > found.before + 0.05
    in_sight = average_precision([(check_worthiness(moved(j.reasons, found.moves)), j.worth) for j in judged])
    assert found.after <= in_sight


def test_decisions_made_by_lot_teach_nothing_for_sure() -> None:
    sure = sum(learned(drawn(200, {}, seed)).surely for seed in range(20))
    assert sure <= 4


@pytest.mark.parametrize(("decided", "dismissed"), [(0, 0), (19, 100), (100, 19)])
def test_twenty_of_each_are_the_least(decided: int, dismissed: int) -> None:
    judged = [one(n, n < decided, "a statement") for n in range(decided + dismissed)]
    with pytest.raises(WorkbenchError, match=f"{decided} claims found by the program are decided and {dismissed}"):
        learned(judged)


@pytest.mark.parametrize(
    ("ranked", "precision"),
    [
        ([], 0.0),
        ([(0.1, False)], 0.0),
        ([(0.9, True), (0.1, False)], 1.0),
        ([(0.9, False), (0.1, True)], 0.5),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.5, False), (0.5, True)], 0.5),
        ([(0.9, True), (0.8, False), (0.7, True)], (1 + 2 / 3) / 2),
    ],
)
def test_average_precision_takes_equal_scores_for_one_place(ranked: list[tuple[float, bool]], precision: float) -> None:
    assert average_precision(ranked) == pytest.approx(precision)


def test_learning_needs_neither_spacy_nor_numpy() -> None:
    code = "import sys, workbench.desk.refitting, workbench.extract.refit; print(*{'spacy', 'numpy'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"
