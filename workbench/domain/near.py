"""Articles that are nearly the same."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

Stretch: TypeAlias = tuple[int, int]


class Near(Struct, frozen=True):
    """Two articles, by their ids, that say nearly the same in the same words.

    *similarity* is 0 to 1: the share of their words that stand in both. *first_in_second* is how much of the first
    stands in the second, *second_in_first* the other way round. *only_in_first* and *only_in_second* are the starts
    and ends of the passages that the other has not, each in its own text.
    """

    first: str
    second: str
    similarity: float
    first_in_second: float
    second_in_first: float
    only_in_first: tuple[Stretch, ...] = ()
    only_in_second: tuple[Stretch, ...] = ()

    def turned(self) -> Near:
        """The same pair, the other article first."""
        return Near(
            self.second,
            self.first,
            self.similarity,
            self.second_in_first,
            self.first_in_second,
            self.only_in_second,
            self.only_in_first,
        )
