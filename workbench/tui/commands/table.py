"""The table of all commands."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.scale import Scale
from workbench.tui.commands.command import Command
from workbench.tui.commands.looking import LEAVING, LOOKING
from workbench.tui.commands.moving import MOVING
from workbench.tui.commands.recording import RECORDING


def commands(scale: Scale) -> tuple[Command, ...]:
    """The commands of a desk whose verdicts are those of *scale*."""
    return (*MOVING, *_verdicts(scale), *RECORDING, *LOOKING, *LEAVING)


def _verdicts(scale: Scale) -> Iterator[Command]:
    for rating in scale.ratings:
        yield Command(
            f"verdict.{rating.id}",
            (rating.key,),
            rating.label,
            f"Rate the claim “{rating.label}” and go on to the next open one.",
            "Verdicts",
            f"decide('{rating.id}')",
        )
