"""What is known of the article, to be corrected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbench.tui.keyed import bound
from workbench.tui.screens.form import FormScreen
from workbench.tui.widgets.field import Field

_FIELDS = {
    "title": ("Title", ""),
    "byline": ("Byline", "who wrote it"),
    "outlet": ("Outlet", "who published it"),
    "published": ("Published", "a date, as 2024-05-31"),
    "language": ("Language", "a code, as en"),
}


class CorrectScreen(FormScreen[dict[str, str]]):
    """Has *save* record the fields that are another than *known*."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("form.save"),
        *bound("form.down", "form.up", priority=True),
    ]
    AUTO_FOCUS = "#title"

    def __init__(self, known: Mapping[str, str], save: Callable[[dict[str, str]], Awaitable[None]]) -> None:
        super().__init__()
        self._known, self._save_all = known, save

    def compose(self) -> ComposeResult:
        """The fields with their names, the keys."""
        with Vertical(classes="form"):
            yield Static(Content.styled("What is known of the article", "bold"))
            with Container(id="fields"):
                for name, (label, hint) in _FIELDS.items():
                    yield Static(label, markup=False)
                    yield Field(self._known.get(name, ""), hint, name)
            yield Static("", id="problem")
            keys = f"{self.key('form.save')} saves · {self.key('form.down')} next field · {self.key('form.leave')} back"
            yield Static(Content.styled(keys, "dim"))

    def action_down(self) -> None:
        """The next field."""
        self.focus_next()

    def action_up(self) -> None:
        """The field before."""
        self.focus_previous()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter in a field saves, with what stood in the field then."""
        self.save(self.filled() | {message.input.id or "": message.value})

    def filled(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: self.query_one(f"#{name}", Field).value for name in _FIELDS}

    async def record(self, filled: dict[str, str]) -> None:
        """Saves what is another now."""
        changed = {name: value for name, value in filled.items() if value != self._known.get(name, "")}
        if changed:
            await self._save_all(changed)

    def draft(self) -> None:
        """Nothing is kept."""
