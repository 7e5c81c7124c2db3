"""What one can go to the next of."""

from __future__ import annotations

from enum import StrEnum


class Sought(StrEnum):
    """A sort of claims that one goes through, from one to the next."""

    DISPUTED = "disputed"
    IN_CONFLICT = "in conflict"
    CLAIMANT = "of the same claimant"
