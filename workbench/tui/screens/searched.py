"""Lists in which words can be found: `/` asks for them, n and N go through the rows that have them."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbench.tui.keyed import bound
from workbench.tui.screens.typing import TypingScreen
from workbench.tui.widgets.field import Field
from workbench.tui.widgets.virtual_list import VirtualList

_T = TypeVar("_T")


class FindRowsScreen(TypingScreen[str | None]):
    """Returns the words to be found, None when the reviewer goes back."""

    CSS_PATH: ClassVar[str] = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bound("form.leave")

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """The field, the keys."""
        with Vertical(classes="form"):
            yield Field(self._words, "words of a row", "words", select_on_focus=True)
            told = f"Enter finds · then {self.key('list.next_hit')} and {self.key('list.previous_hit')} go on"
            yield Static(Content.styled(f"{told} · {self.key('form.leave')} back", "dim"))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter finds."""
        self.dismiss(message.value)

    def action_leave(self) -> None:
        """Back to the list."""
        self.dismiss(None)


class Searched(TypingScreen[_T], Generic[_T]):
    """A screen with one list, in which words can be found."""

    _sought = ""

    def action_find(self) -> None:
        """Asks for words, and goes to the first row from here on that has them all."""

        def asked(words: str | None) -> None:
            if words is not None:
                self._sought = words
                self._go(1, here=True)

        self.app.push_screen(FindRowsScreen(self._sought), asked)

    def action_hit(self, by: int) -> None:
        """The next row that has the words sought last, or the one before."""
        if self._sought.strip():
            self._go(by, here=False)
        else:
            self.action_find()

    def _go(self, by: int, *, here: bool) -> None:
        if not self.query_one(VirtualList).find(self._sought, by, here=here):
            self.app.notify(f"No row here has “{self._sought}”.", timeout=4)
