"""A list that one walks through by keys, with all that is known of the row under the cursor below it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.domain.errors import WorkbenchError
from workbench.tui.keyed import bound
from workbench.tui.screens.searched import Searched
from workbench.tui.widgets.lines import KeyLine, Line, Notice
from workbench.tui.widgets.virtual_list import Row, VirtualList

_T = TypeVar("_T")


class ListScreen(Searched[_T | None], Generic[_T]):
    """Returns what was chosen, None when the reviewer goes back."""

    CSS_PATH: ClassVar[str] = "listing.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = bound(
        *("list.leave", "list.help", "list.scroll_on", "list.scroll_back"),
        *("list.find", "list.next_hit", "list.previous_hit"),
    )

    def compose(self) -> ComposeResult:
        """What it is a list of, the rows, the whole of one, what was done last, the keys."""
        yield Line(id="heading")
        yield VirtualList(id="rows")
        with VerticalScroll(id="whole", can_focus=False):
            yield Static(id="told")
        yield Notice(id="notice")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Shows what is known at once, and the rest when it was found."""
        self.show()
        self.run_worker(self.look_again(), exit_on_error=True)

    async def look_again(self) -> None:
        """Finds what is to be listed, and shows it; what stands in the way is told."""
        try:
            await self.look()
        except WorkbenchError as error:
            self.notice.fail(str(error))
        if self.is_attached:
            self.show()

    # What a list is made of

    @abstractmethod
    async def look(self) -> None:
        """Finds what is to be listed. Raises WorkbenchError where it cannot."""

    @abstractmethod
    def heading(self) -> Content:
        """What it is a list of, and how many rows there are."""

    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def row(self, index: int) -> Row:
        """What the row shows."""

    @abstractmethod
    def told(self, width: int) -> Content:
        """All that is known of the row under the cursor, for a width in cells."""

    @abstractmethod
    def footer(self) -> Sequence[str]:
        """The ids of the commands that can be given now, and that the footer names."""

    # Showing

    def show(self, cursor: int | None = None) -> None:
        """Draws everything, with row *cursor* under the cursor, else the one that is."""
        at = self.cursor if cursor is None else cursor
        self.query_one("#rows", VirtualList).set_rows(self.count(), self.row, max(0, min(at, self.count() - 1)))
        made = self.heading()
        self.query_one("#heading", Line).draw(lambda width: made.truncate(width, ellipsis=True))
        self._show_row()

    @property
    def cursor(self) -> int:
        """The row under the cursor; 0 where there is none."""
        return self.query_one("#rows", VirtualList).cursor or 0

    def _show_row(self) -> None:
        width = max(1, self.query_one("#whole").size.width - 2)
        self.query_one("#told", Static).update(self.told(width))
        ids = (*self.footer(), *(("list.choose",) if self.count() else ()), "list.help", "list.leave")
        self.query_one(KeyLine).show([self.keymap.command(id_) for id_ in ids], set(ids))

    def on_resize(self) -> None:
        """What is told of the row is as wide as there is room."""
        self._show_row()

    def on_virtual_list_highlighted(self) -> None:
        """Another row is under the cursor."""
        self.query_one("#whole").scroll_home(animate=False)
        self._show_row()

    def on_virtual_list_chosen(self) -> None:
        """Enter, or a click."""
        self.action_open()

    @abstractmethod
    def action_open(self) -> None:
        """What choosing a row does."""

    @property
    def notice(self) -> Notice:
        """The line that says what was done."""
        return self.query_one(Notice)

    # Moving

    def action_scroll(self, pages: int) -> None:
        """What is told of the row, by most of a page."""
        whole = self.query_one("#whole")
        whole.scroll_relative(y=pages * max(1, whole.size.height - 1), animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
