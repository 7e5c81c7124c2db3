"""The editor for a rationale: below the text or beside it, which stays in view with its claim."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbench.domain.shown import safe_text
from workbench.tui.screens.writing import Page, WritingScreen
from workbench.tui.widths import BREAKPOINTS, class_for


class RationaleScreen(WritingScreen):
    """Returns the draft that was left unsaved, as every editor does. It lies over the claim's panel."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def compose(self) -> ComposeResult:
        """What is asked, the page, the keys; the claim itself is in sight."""
        self.add_class(class_for(self.app.size.width))
        with Vertical(classes="form"):
            yield Static(Content.styled(safe_text(self._title), "bold"))
            page = Page(self._draft, id="page", soft_wrap=True)
            page.cursor_blink = False
            yield page
            yield Static("", id="problem")
            yield Static(Content.styled(self._keys_told(), "dim"))
