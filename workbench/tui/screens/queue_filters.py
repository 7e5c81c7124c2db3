"""Filters of the queue under a name: choosing one, and keeping one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbench.desk.desk import Desk
from workbench.desk.orders import SORTS
from workbench.domain.errors import WorkbenchError
from workbench.domain.shown import Shown, safe_text
from workbench.domain.sifting import SavedFilter
from workbench.tui.keyed import bound, keymap_here
from workbench.tui.pen import Pen
from workbench.tui.screens.finder import FinderScreen
from workbench.tui.screens.form import FormScreen
from workbench.tui.widgets.field import Field
from workbench.tui.widgets.virtual_list import Row, VirtualList

_NAME = 24


class SavedFilters:
    """The filters that a reviewer has, their own and those that all share."""

    heading: ClassVar[str] = "Saved filters"
    hint: ClassVar[str] = "type a name"
    does: ClassVar[str] = "uses it"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._all = desk.saved_filters()
        self._matching = self._all

    def read_again(self) -> None:
        """Takes in what was kept or forgotten."""
        self._all = self._desk.saved_filters()

    def matching(self, words: str) -> int:
        """How many have every word in their name or in themselves."""
        sought = words.casefold().split()
        self._matching = [
            kept for kept in self._all if all(word in f"{kept.name} {kept.text}".casefold() for word in sought)
        ]
        return len(self._matching)

    def counted(self, number: int, words: str) -> str:  # noqa: ARG002 - whatever was typed
        """How many there are, or were found."""
        if not self._all:
            return f"none yet; {keymap_here().key('queue.keep')} in the queue saves one"
        return f"{number} of {len(self._all)}; {keymap_here().key('filters.forget')} forgets the one under the cursor"

    def row(self, index: int) -> Row:
        """The name, the filter, whose it is."""
        kept = self._matching[index]
        return [
            (safe_text(kept.name.ljust(_NAME)), "strong"),
            (safe_text(kept.text or "everything"), ""),
            (Shown("  everybody's" if kept.shared else "  yours"), "dim"),
        ]

    def whole(self, index: int) -> Content:
        """The filter and its order, and who kept it."""
        kept = self._matching[index]
        order = SORTS.get(kept.sort, kept.sort)
        return Content(f"{safe_text(kept.text)}\nby {safe_text(order)}; saved by {safe_text(kept.reviewer)}")

    def meaning(self, index: int) -> SavedFilter:
        """The filter."""
        return self._matching[index]


class SavedFiltersScreen(FinderScreen[SavedFilter]):
    """Returns the filter that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bound("filters.forget", priority=True)

    def __init__(self, desk: Desk, pen: Pen) -> None:
        self._filters = SavedFilters(desk)
        super().__init__(self._filters)
        self._pen = pen

    def action_forget(self) -> None:
        """The filter under the cursor, taken out of the file."""
        cursor = self.query_one(VirtualList).cursor
        if cursor is not None:
            self.run_worker(self._forgotten(self._filters.meaning(cursor), cursor), exit_on_error=True)

    async def _forgotten(self, kept: SavedFilter, cursor: int) -> None:
        try:
            await self._pen.record(lambda desk: desk.forget_filter(kept.name, shared=kept.shared))
        except WorkbenchError as error:
            self.app.notify(str(error), severity="error", markup=False)
        self._filters.read_again()
        self._look(self._words, cursor)


class KeepFilterScreen(FormScreen[tuple[str, bool]]):
    """Keeps a filter under the name that is typed."""

    # With priority, or a letter typed right after would still go to the field.
    BINDINGS: ClassVar[list[BindingType]] = bound("form.down", "form.up", priority=True)
    AUTO_FOCUS = "#name"

    def __init__(self, text: str, keep: Callable[[str, bool], Awaitable[None]]) -> None:
        super().__init__()
        self._text, self._keep, self._shared = text, keep, False

    def compose(self) -> ComposeResult:
        """The filter, its name, for whom it is, the keys."""
        with Vertical(classes="form"):
            yield Static(Content.styled("Save this filter", "bold"))
            yield Static(Content.styled(safe_text(self._text or "everything"), "dim"), classes="claim")
            yield Field("", "a name", "name")
            yield Static(id="whose")
            yield Static("", id="problem")
            save, choose, leave = (
                self.key("form.save"),
                self.keymap.command("form.down").shown_keys,
                self.key("form.leave"),
            )
            yield Static(Content.styled(f"{save} saves · {choose} for you or for everybody · {leave} back", "dim"))

    def on_mount(self) -> None:
        """Shows for whom it is."""
        self._show_whose()

    def action_down(self) -> None:
        """For everybody, or for oneself alone."""
        self._shared = not self._shared
        self._show_whose()

    def action_up(self) -> None:
        """As there are two choices only, the same."""
        self.action_down()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter saves, with what stood in the field then."""
        self.save((message.value, self._shared))

    def _show_whose(self) -> None:
        marks = [("for you", not self._shared), ("for everybody in this file", self._shared)]
        words = Content("").join(Content.styled(f" {text} ", "reverse bold" if on else "dim") for text, on in marks)
        self.query_one("#whose", Static).update(words)

    def filled(self) -> tuple[str, bool]:
        """The name, and whether all share it."""
        return self.query_one(Field).value, self._shared

    async def record(self, filled: tuple[str, bool]) -> None:
        """Keeps the filter."""
        await self._keep(*filled)

    def draft(self) -> tuple[str, bool] | None:
        """A name is soon typed again."""
        return None
