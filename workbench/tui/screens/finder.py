"""Type, see what matches, choose: what search and help have in common."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.tui.widgets.virtual_list import Row, VirtualList

_T = TypeVar("_T")


class FinderScreen(ModalScreen[_T | None], Generic[_T]):
    """Rows that match what is typed. Returns what the chosen row stands for, None when the reviewer goes back."""

    CSS_PATH: ClassVar[str] = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("up", "step(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
    ]
    heading: ClassVar[str] = ""
    hint: ClassVar[str] = "↑↓ choose · Enter goes there · Esc back"

    def compose(self) -> ComposeResult:
        """The words sought, what matches, the keys."""
        with Vertical(classes="form"):
            yield Static(Content.styled(self.heading, "bold"))
            yield Input(placeholder="type words", id="words")
            yield Static("", id="count")
            rows = VirtualList(id="rows")
            rows.can_focus = False
            yield rows
            yield Static(Content.styled(self.hint, "dim"))

    def on_mount(self) -> None:
        """Shows what matches nothing typed yet."""
        self._look("")

    def matching(self, words: str) -> int:
        """How many rows match *words*; their order is kept for `row` and `meaning`."""
        raise NotImplementedError

    def row(self, index: int) -> Row:
        """What the row shows."""
        raise NotImplementedError

    def meaning(self, index: int) -> _T:
        """What the row stands for."""
        raise NotImplementedError

    def counted(self, number: int, words: str) -> str:
        """A few words about how many rows match."""
        return f"{number} found" if words.strip() else ""

    def on_input_changed(self, message: Input.Changed) -> None:
        """Looks again."""
        self._look(message.value)

    def on_input_submitted(self) -> None:
        """Enter chooses."""
        rows = self.query_one(VirtualList)
        if rows.cursor is not None:
            self.dismiss(self.meaning(rows.cursor))

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click chooses."""
        self.dismiss(self.meaning(message.index))

    def _look(self, words: str) -> None:
        number = self.matching(words)
        self.query_one("#count", Static).update(Content.styled(self.counted(number, words), "dim"))
        self.query_one(VirtualList).set_rows(number, self.row, 0)

    def action_step(self, by: int) -> None:
        """The next row, or the one before."""
        self.query_one(VirtualList).action_cursor(by)

    def action_page(self, by: int) -> None:
        """A screen of rows on, or back."""
        self.query_one(VirtualList).action_page(by)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
