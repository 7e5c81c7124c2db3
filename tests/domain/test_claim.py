"""Claims and what they count."""

import pytest

from workbench.domain.claim import Quantity


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        (Quantity(0, 2, "42", 42, 42, what="sailors", state="rescued"), "42 · sailors · rescued"),
        (Quantity(0, 7, "14 tons", 14, 14, unit="tons", what="supplies"), "14 tons · supplies"),
        (Quantity(0, 4, "half", 0.5, 0.5, unit="ratio", what="the banks"), "half · ratio · the banks"),
        (Quantity(0, 4, "nine", 9, 9), "nine"),
    ],
)
def test_a_quantity_is_told_with_what_it_counts_and_nothing_twice(quantity: Quantity, told: str) -> None:
    assert quantity.told == told
