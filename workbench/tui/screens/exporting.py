"""Where the verification log goes, and in which format."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbench.domain.errors import WorkbenchError
from workbench.tui.keyed import bound
from workbench.tui.screens.form import FormScreen
from workbench.tui.widgets.choice import Choice
from workbench.tui.widgets.field import Field


class ExportScreen(FormScreen[tuple[str, str]]):
    """Has *begin* write the format and the file that were chosen. A file that is there is replaced when asked twice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("form.save"),
        *bound("form.down", "form.up", priority=True),
    ]
    AUTO_FOCUS = "#where"

    def __init__(self, formats: Sequence[tuple[str, str]], where: Path, begin: Callable[[str, str], object]) -> None:
        super().__init__()
        self._formats, self._where, self._begin = dict(formats), where, begin
        self._warned = ""

    def compose(self) -> ComposeResult:
        """The format, the file, the keys."""
        with Vertical(classes="form"):
            yield Static(Content.styled("Export the verification log", "bold"))
            yield Choice(list(self._formats), "format")
            yield Field(str(self._where), "a file", "where")
            yield Static("", id="problem")
            keys = f"{self.key('form.save')} writes · {self.key('form.down')} next · {self.key('form.leave')} back"
            yield Static(Content.styled(f"{keys} · ←→ choose the format", "dim"))

    def action_down(self) -> None:
        """The next field."""
        self.focus_next()

    def action_up(self) -> None:
        """The field before."""
        self.focus_previous()

    def on_choice_chosen(self, message: Choice.Chosen) -> None:
        """The file's ending follows the format."""
        field = self.query_one("#where", Field)
        field.value = os.path.splitext(field.value)[0] + self._formats[message.word]

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter writes."""
        self.save((self.query_one(Choice).word, message.value))

    def filled(self) -> tuple[str, str]:
        """The format and the file."""
        return self.query_one(Choice).word, self.query_one("#where", Field).value

    async def record(self, filled: tuple[str, str]) -> None:
        """Begins to write, unless a file is there that the reviewer was not asked about."""
        format_, where = filled[0], os.path.expanduser(filled[1].strip())
        if not where:
            raise WorkbenchError("Name a file to write to.")
        if os.path.exists(where) and self._warned != where:
            self._warned = where
            raise WorkbenchError(f"{where} is there already; {self.key('form.save')} again replaces it.")
        self._begin(format_, where)

    def draft(self) -> None:
        """Nothing is kept."""
