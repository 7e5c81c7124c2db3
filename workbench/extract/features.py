"""What in a sentence speaks for checking it, and against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extract.assertions import ASSERTIONS
from workbench.extract.reservations import RESERVATIONS
from workbench.extract.triggers import Content, Trigger

if TYPE_CHECKING:
    from workbench.extract.rules import Rules


def triggers(said: Content, rules: Rules) -> list[Trigger]:
    """Every feature of *said*, each at its first place."""
    found: dict[str, Trigger] = {}
    for feature in (*ASSERTIONS, *RESERVATIONS):
        for trigger in feature(said, rules):
            found.setdefault(trigger.name, trigger)
    return list(found.values())
