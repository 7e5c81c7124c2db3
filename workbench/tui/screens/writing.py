"""A few lines of text: a note, a rationale."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from workbench.domain.errors import WorkbenchError
from workbench.domain.shown import safe_text


class Page(TextArea):
    """An editor in which Enter is done and Ctrl+J makes a new line; pasted line ends stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.save", "Save", show=False, priority=True),
        Binding("ctrl+j", "new_line", "New line", show=False, priority=True),
    ]

    def action_new_line(self) -> None:
        """Breaks the line at the cursor."""
        self.insert("\n")


class WritingScreen(ModalScreen[str | None]):
    """Returns the draft that was left unsaved, None once it is saved."""

    CSS_PATH: ClassVar[str] = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False)]

    def __init__(self, title: str, claim: str, draft: str, save: Callable[[str], Any]) -> None:
        super().__init__()
        self._title, self._claim, self._draft, self._save = title, claim, draft, save

    def compose(self) -> ComposeResult:
        """The claim, the page, the keys."""
        with Vertical(classes="form"):
            yield Static(Content.styled(safe_text(self._title), "bold"))
            yield Static(Content.styled(safe_text(self._claim), "dim"), classes="claim")
            yield Page(self._draft, id="page", soft_wrap=True)
            yield Static("", id="problem")
            yield Static(Content.styled("Enter saves · Ctrl+J new line · Esc back, the draft is kept", "dim"))

    def on_mount(self) -> None:
        """The cursor stands after what is there."""
        page = self.query_one(Page)
        page.move_cursor(page.document.end)

    async def action_save(self) -> None:
        """Saves what is written, and closes once it is on the disk."""
        try:
            await self._save(self.query_one(Page).text)
        except WorkbenchError as error:
            self.query_one("#problem", Static).update(Content.styled(safe_text(str(error)), "$text-error"))
            return
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back without saving."""
        self.dismiss(self.query_one(Page).text)
