"""Who did what, and when: of the claim, of the session; and what can be taken back, as far back as one chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbench.tui.commands.command import Context
from workbench.tui.keyed import bound
from workbench.tui.screens.history_pages import Page, Wish
from workbench.tui.screens.searched import Searched
from workbench.tui.widgets.virtual_list import VirtualList


class HistoryScreen(Searched[Wish | None]):
    """Returns what the reviewer wishes done, None when they only looked."""

    CSS_PATH: ClassVar[str] = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bound(
        *("history.next", "history.previous", "history.close", "list.leave", "list.help", "list.choose"),
        *("list.down", "list.up", "list.first", "list.last", "list.page_down", "list.page_up"),
        *("list.find", "list.next_hit", "list.previous_hit"),
        priority=True,
    )
    AUTO_FOCUS = ""
    contexts: ClassVar[tuple[Context, ...]] = (Context.HISTORY, Context.LISTS)

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self._pages, self._at = pages, 0
        self._cursors = [0] * len(pages)

    def compose(self) -> ComposeResult:
        """The pages' names, what is said of the one that is open, its rows, the whole of one of them, the keys."""
        with Vertical(id="history"):
            yield Static(id="tabs")
            yield Static(id="heading")
            rows = VirtualList(id="rows")
            rows.can_focus = False
            yield rows
            yield Static(id="whole")
            yield Static(id="hint")

    def on_mount(self) -> None:
        """The first page."""
        self._show_page()

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Tells *pages* instead, at the same one."""
        self._pages = pages
        self._cursors = [min(at, max(0, page.count - 1)) for at, page in zip(self._cursors, pages, strict=True)]
        self._show_page()

    @property
    def _page(self) -> Page:
        return self._pages[self._at]

    @property
    def _rows(self) -> VirtualList:
        return self.query_one(VirtualList)

    def _show_page(self) -> None:
        parts: list[Content] = []
        for number, page in enumerate(self._pages):
            parts.append(Content.styled(f" {page.name} ", "reverse bold" if number == self._at else "dim"))
        self.query_one("#tabs", Static).update(Content(" ").join(parts))
        self._show_rows(self._cursors[self._at])

    def _show_rows(self, cursor: int) -> None:
        page = self._page
        self._cursors[self._at] = cursor
        self._rows.set_rows(page.count, lambda index: page.row(index, cursor), cursor)
        self.query_one("#heading", Static).update(Content.styled(page.heading(cursor), "dim"))
        self.query_one("#whole", Static).update(page.whole(cursor) if page.count else Content(""))
        does = page.does(cursor) if page.count else ""
        told = [
            *([f"{self.key('list.choose')} {does}"] if does else []),
            f"{self.key('history.next')} next page",
            f"{self.key('list.leave')} back",
        ]
        self.query_one("#hint", Static).update(Content.styled(" · ".join(told), "dim"))

    def on_virtual_list_highlighted(self, message: VirtualList.Highlighted) -> None:
        """The cursor went to another row."""
        if message.index != self._cursors[self._at]:
            self._show_rows(message.index)

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click shows what a row would do; the key does it."""
        self._show_rows(message.index)

    def action_turn(self, by: int) -> None:
        """Another page."""
        self._at = (self._at + by) % len(self._pages)
        self._show_page()

    def action_cursor(self, by: int) -> None:
        """Another row."""
        self._rows.action_cursor(by)

    def action_page(self, by: int) -> None:
        """A screen of rows on, or back."""
        self._rows.action_page(by)

    def action_first(self) -> None:
        """The first row."""
        self._rows.action_first()

    def action_last(self) -> None:
        """The last row."""
        self._rows.action_last()

    def action_choose(self) -> None:
        """What the row under the cursor is for."""
        wish = self._page.wish(self._cursors[self._at]) if self._page.count else None
        if wish is not None:
            self.dismiss(wish)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
