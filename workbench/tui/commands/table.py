"""The table of all commands."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.scale import DEFAULT, Scale
from workbench.tui.commands.across import ACROSS, IN_LISTS
from workbench.tui.commands.command import Command
from workbench.tui.commands.cutting import CUTTING, READING
from workbench.tui.commands.history import HISTORY
from workbench.tui.commands.keymap import keymap
from workbench.tui.commands.lists import LISTS
from workbench.tui.commands.looking import LEAVING, LOOKING
from workbench.tui.commands.moving import MOVING
from workbench.tui.commands.recording import RECORDING
from workbench.tui.commands.selecting import SELECTING
from workbench.tui.commands.surveying import ERRANDS, SURVEYED, SURVEYING
from workbench.tui.commands.typing import TYPING


def commands(scale: Scale) -> tuple[Command, ...]:
    """The commands of a desk whose verdicts are those of *scale*, and of the screens over it."""
    return (
        *MOVING, *_verdicts(scale), *RECORDING, *CUTTING, *SURVEYING, *ERRANDS, *ACROSS, *READING, *LOOKING,
        *LEAVING, *SELECTING,
        *SURVEYED, *HISTORY, *LISTS, *IN_LISTS, *TYPING,
    )  # fmt: skip


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


COMMANDS = keymap(commands(DEFAULT)).commands
"""The commands with the keys they have where nobody chose others."""
