"""The program on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.tui.pen import Pen
from workbench.tui.screens.desk import DeskScreen


def _palette() -> type[Any]:
    from workbench.tui.palette import DeskCommands

    return DeskCommands


class WorkbenchApp(App[None]):
    """Holds the review file's two ends: *desk* to read, a pen to record; the screen does the rest."""

    TITLE = "workbench"
    COMMANDS: ClassVar[set[type[Any] | Callable[[], type[Any]]]] = {_palette}
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, desk: Desk, theme: str | None = None) -> None:
        super().__init__()
        self.animation_level = "none"
        self._desk = desk
        self._pen = Pen(desk.path, desk.reviewer)
        self._wanted_theme = theme
        self.crash: Path | None = None

    def get_default_screen(self) -> DeskScreen:
        """The desk, from the first moment: a screen pushed over an empty one is laid out and painted twice."""
        return DeskScreen(self._desk, self._pen)

    def on_mount(self) -> None:
        """Puts on the theme that was asked for."""
        if self._wanted_theme in self.available_themes:
            self.theme = self._wanted_theme
        elif self._wanted_theme:
            self.notify(f"There is no theme {self._wanted_theme}.", severity="warning", markup=False)

    def close_pen(self) -> None:
        """Waits until everything is recorded."""
        self._pen.lay_down()

    def _fatal_error(self) -> None:
        """Leaves a report of a crash without the values of variables: they hold articles and notes."""
        import tempfile
        import traceback

        error = self._exception
        lines = traceback.format_exception(error) if error else ["no exception"]
        # The last line is the exception's own message, which may quote what it was working on.
        kept = [*lines[:-1], f"{type(error).__name__}\n"]
        with tempfile.NamedTemporaryFile(
            "w", prefix="workbench-crash-", suffix=".txt", delete=False, encoding="utf-8"
        ) as report:
            report.writelines(kept)
        self.crash = Path(report.name)
        self._close_messages_no_wait()


def run(desk: Desk, theme: str | None = None) -> None:
    """Opens the screen over *desk* and returns when the reviewer leaves it. Raises WorkbenchError after a crash."""
    app = WorkbenchApp(desk, theme)
    try:
        app.run()
    finally:
        app.close_pen()
    if app.crash is not None:
        raise WorkbenchError(
            f"The desk stopped on an error of its own; everything shown as saved is saved. A report is in {app.crash}."
        )
