"""Which quantities are such as somebody keeps on record."""

from __future__ import annotations

import re

from workbench.domain.claim import Quantity

_MONEY = re.compile("[A-Z]{3}")  # ISO 4217
_SHARES = ("percent", "ratio")
_LARGE = 1_000


def is_statistic(quantity: Quantity) -> bool:
    """Whether it is a share, a sum of money, or a thousand or more of something, and no mere count of a few."""
    unit = quantity.unit or ""
    sizes = [size for size in (quantity.low, quantity.high) if size is not None]
    return unit in _SHARES or bool(_MONEY.fullmatch(unit)) or any(size >= _LARGE or 0 < size < 1 for size in sizes)
