"""Type, see what matches, choose: what search and help have in common."""

from __future__ import annotations

from typing import ClassVar, Generic, Protocol, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbench.tui.keyed import bound
from workbench.tui.screens.typing import TypingScreen
from workbench.tui.widgets.field import Field
from workbench.tui.widgets.virtual_list import Row, VirtualList

_T = TypeVar("_T")
_Meaning = TypeVar("_Meaning", covariant=True)


class Finding(Protocol[_Meaning]):
    """What is looked through: rows that match some words, and what each stands for."""

    heading: ClassVar[str]
    hint: ClassVar[str]
    """What may be typed."""
    does: ClassVar[str]
    """What choosing a row does."""

    def matching(self, words: str) -> int:
        """How many rows match *words*; their order is kept for `row`, `whole` and `meaning`."""

    def counted(self, number: int, words: str) -> str:
        """A few words about how many rows match."""

    def row(self, index: int) -> Row:
        """What the row shows."""

    def whole(self, index: int) -> Content:
        """What the row would show if it had room."""

    def meaning(self, index: int) -> _Meaning:
        """What the row stands for."""


class FinderScreen(TypingScreen[_T | None], Generic[_T]):
    """Rows that match what is typed. Returns what the chosen row stands for, None when the reviewer goes back."""

    CSS_PATH: ClassVar[str] = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("form.save", "form.leave", "form.down", "form.up", "form.page_down", "form.page_up", "form.help")
    ]

    def __init__(self, finding: Finding[_T], words: str = "", row: int = 0) -> None:
        super().__init__()
        self._finding, self._words, self._row = finding, words, row

    def compose(self) -> ComposeResult:
        """The words sought, what matches, the whole of the row that a list has no room for, the keys."""
        with Vertical(classes="form"):
            yield Static(id="count")
            # What is typed first stands in place of the words found before.
            yield Field(self._words, "type words", "words", select_on_focus=True)
            rows = VirtualList(id="rows")
            rows.can_focus = False
            yield rows
            yield Static(id="whole")
            yield Static(Content.styled(f"{self._finding.hint} · {self._keys_told()}", "dim"))

    def on_mount(self) -> None:
        """Shows what matches the words found before, or none."""
        self._look(self._words, self._row)

    @property
    def sought(self) -> tuple[str, int]:
        """The words typed last and the row that was under the cursor."""
        return self._words, self.query_one(VirtualList).cursor or 0

    def on_input_changed(self, message: Input.Changed) -> None:
        """Looks again."""
        if message.value != self._words:
            self._look(message.value)

    def on_input_submitted(self) -> None:
        """Enter chooses."""
        self.action_save()

    def action_save(self) -> None:
        """The row under the cursor, chosen."""
        rows = self.query_one(VirtualList)
        if rows.cursor is not None:
            self.dismiss(self._finding.meaning(rows.cursor))

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click chooses."""
        self.dismiss(self._finding.meaning(message.index))

    def on_virtual_list_highlighted(self) -> None:
        """The row under the cursor is shown whole."""
        self._show_whole()

    def _look(self, words: str, row: int = 0) -> None:
        self._words = words
        number = self._finding.matching(words)
        heading = Content.assemble(
            (self._finding.heading, "bold"), (f"  {self._finding.counted(number, words)}", "dim")
        )
        self.query_one("#count", Static).update(heading)
        self.query_one(VirtualList).set_rows(number, self._finding.row, row)
        self._show_whole()

    def _show_whole(self) -> None:
        cursor = self.query_one(VirtualList).cursor
        self.query_one("#whole", Static).update(Content("") if cursor is None else self._finding.whole(cursor))

    def _keys_told(self) -> str:
        choose = f"{self.key('form.down')}{self.key('form.up')} choose"
        return f"{choose} · {self.key('form.save')} {self._finding.does} · {self.key('form.leave')} back"

    def action_down(self) -> None:
        """The next row."""
        self.query_one(VirtualList).action_cursor(1)

    def action_up(self) -> None:
        """The row before."""
        self.query_one(VirtualList).action_cursor(-1)

    def action_page(self, by: int) -> None:
        """A screen of rows on, or back."""
        self.query_one(VirtualList).action_page(by)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
