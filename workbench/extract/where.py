"""Where each sentence of an article plays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from workbench.extract.places import PlaceName, best_place, is_place, majority
from workbench.extract.rules import CAPITAL, CITY

_RECENT = 8  # sentences after which "the city" is no longer taken for the one named last


def places_of(found: Sequence[Sequence[PlaceName]]) -> Iterator[PlaceName | None]:
    """The place of each sentence of an article, given the names in each, in reading order.

    "The city" is the one that the article named last, if that is not long ago.
    """
    known = majority(name for names in found for name in names)
    last: dict[str, tuple[int, PlaceName]] = {}
    for number, names in enumerate(found):
        yield best_place(names, known) or _meant(names, last, number)
        for name in names:
            if is_place(name, known):
                # A name that no gazetteer has is mostly a town's.
                last[CITY if name.kind in (None, CAPITAL) else name.kind] = number, name


def _meant(names: Sequence[PlaceName], last: dict[str, tuple[int, PlaceName]], number: int) -> PlaceName | None:
    """The place that "the city" or "the province" among *names* stands for in the sentence of that *number*."""
    for name in names:
        if not name.name and name.kind in last:
            at, meant = last[name.kind]
            return replace(name, name=meant.name) if number - at <= _RECENT else None
    return None
