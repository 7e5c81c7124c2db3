"""The desk's screen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from workbench.tui.commands.command import Context
from workbench.tui.commands.table import COMMANDS
from workbench.tui.desk.citing import Citing
from workbench.tui.desk.cutting import Cutting
from workbench.tui.desk.deciding import Deciding
from workbench.tui.desk.errands import Errands
from workbench.tui.desk.hinting import Hinting
from workbench.tui.desk.leaving import Leaving
from workbench.tui.desk.lettering import Lettering
from workbench.tui.desk.linking import Linking
from workbench.tui.desk.looking import Looking
from workbench.tui.desk.moving import Moving
from workbench.tui.desk.panes import Panes
from workbench.tui.desk.recalling import Recalling
from workbench.tui.desk.surveying import Surveying
from workbench.tui.desk.taking_back import TakingBack
from workbench.tui.desk.writing import Writing
from workbench.tui.keyed import bindings


class DeskScreen(
    Hinting,
    Moving,
    Deciding,
    TakingBack,
    Writing,
    Citing,
    Cutting,
    Linking,
    Recalling,
    Looking,
    Lettering,
    Surveying,
    Errands,
    Panes,
    Leaving,
    Screen[None],
):
    """Where the work is done: each sort of thing that can be done comes from a module of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, or the keys after one that opens a form would still be taken for the desk's.
        *bindings(*(c for c in COMMANDS if c.context in (Context.DESK, Context.SELECTING)), priority=True)
    ]

    def on_mount(self) -> None:
        """Shows where the reviewer left off."""
        self.show()
        if self.session.articles:
            self._notice.say(f"Everything you record is saved at once. {self.key('help')} lists the keys.")
        else:
            self._notice.say(f"This file has no articles yet; {self.key('import')} brings them in.")
        self.call_after_refresh(self._watch_others)
