"""Statistics: how far the review has come, what came of it, how fast it goes, how far reviewers agree."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.desk.desk import Desk
from workbench.desk.statistics import Statistics
from workbench.domain.errors import WorkbenchError
from workbench.domain.shown import safe_text
from workbench.tui.commands.command import Command, Context
from workbench.tui.commands.keymap import Keymap
from workbench.tui.commands.surveying import STATISTICS_FOOTER
from workbench.tui.commands.table import COMMANDS
from workbench.tui.keyed import bindings
from workbench.tui.lookout import Lookout
from workbench.tui.screens import statistics_views as views
from workbench.tui.screens.typing import TypingScreen
from workbench.tui.watch import Watch
from workbench.tui.widgets.lines import KeyLine, Line, Notice
from workbench.tui.widgets.side_by_side import side_by_side


def commands_of(keymap: Keymap) -> tuple[Command, ...]:
    """Everything that can be done here, with its keys."""
    return (*keymap.within(Context.STATISTICS), keymap.command("help"))


class Outlook(Struct, frozen=True):
    """What statistics are made from: the file to watch and to count in; *look_every* is after how many seconds one
    looks whether it changed."""

    reading: Desk
    lookout: Lookout
    look_every: float


_REST = 2
"""For how many times as long as counting took one waits before one counts again."""


class StatisticsScreen(TypingScreen[None]):
    """Counted beside the screen, and counted again when the file changes."""

    CSS_PATH: ClassVar[str] = "statistics.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings(*commands_of(Keymap(COMMANDS)), priority=True)

    def __init__(self, outlook: Outlook) -> None:
        super().__init__()
        self._outlook, self._desk = outlook, outlook.reading
        self._watch = Watch(self._desk)
        self._counts: Statistics | None = None
        self._counting, self._wanted = False, False

    def compose(self) -> ComposeResult:
        """What file it is about, the figures, what went wrong, the keys."""
        yield Line(id="heading")
        with VerticalScroll(id="figures", can_focus=False):
            yield Static(id="drawn")
        yield Notice(id="notice")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Counts."""
        self.query_one(KeyLine).show([self.keymap.command(id_) for id_ in STATISTICS_FOOTER], set(STATISTICS_FOOTER))
        if self._desk.hides():
            self._notice.say("Review is blind: others' verdicts on claims that you have not decided are left out.")
        self.set_interval(self._outlook.look_every, self.look_around)
        self.count()

    def on_resize(self) -> None:
        """The figures are as wide as there is room."""
        self._show()

    def count(self) -> None:
        """Counts beside the screen; once more, if the file changes meanwhile."""
        self._wanted = True
        if not self._counting:
            self._counting = True
            self.run_worker(self._count(), group="counting", exit_on_error=True)

    async def _count(self) -> None:
        from workbench.desk.statistics import statistics

        while self._wanted:
            self._wanted, began = False, time.monotonic()
            self._show_heading(counting=True)
            try:
                self._counts = await self._outlook.lookout.ask(statistics)
            except WorkbenchError as error:
                self._notice.fail(str(error))
                break
            self._show()
            self._show_heading(counting=False)
            # In a file where counting takes long, others' work must not have it go on all the time.
            await asyncio.sleep(_REST * (time.monotonic() - began))
        self._counting = False

    def look_around(self) -> None:
        """Counts again where something was recorded or came in since the last look."""
        try:
            changes = self._watch.look()
        except WorkbenchError as error:
            self._notice.fail(str(error))
            return
        if changes is not None and (changes.subjects or changes.collection):
            self.count()

    def _show(self) -> None:
        if self._counts is None:
            return
        width = max(1, self.query_one("#figures").size.width - 1)
        columns = views.pages(self._counts, self._desk.scale, self._desk.reviewer, datetime.now(UTC), width)
        self.query_one("#drawn", Static).update(side_by_side(columns, width))

    def _show_heading(self, *, counting: bool) -> None:
        state = "counting…" if counting else ""
        made = Content.assemble((" Statistics ", "bold"), safe_text(self._desk.title), (f"  {state}", "dim"))
        self.query_one("#heading", Line).draw(lambda width: made.truncate(width, ellipsis=True))

    # Keys

    def action_scroll(self, rows: int) -> None:
        """The figures, by some rows."""
        self.query_one("#figures").scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """The figures, by most of a page."""
        figures = self.query_one("#figures")
        figures.scroll_relative(y=pages * max(1, figures.size.height - 2), animate=False)

    def action_edge(self, place: int) -> None:
        """The first of the figures, or the last."""
        figures = self.query_one("#figures")
        (figures.scroll_end if place else figures.scroll_home)(animate=False)

    def action_help(self) -> None:
        """Every key and what it does here."""
        from workbench.tui.screens.help import tell

        tell(self, commands_of(self.keymap))

    def action_close(self) -> None:
        """Back to the text."""
        self.dismiss(None)

    @property
    def _notice(self) -> Notice:
        return self.query_one(Notice)
