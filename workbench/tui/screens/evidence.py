"""The form for a source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Stance
from workbench.domain.shown import safe_text
from workbench.tui.appearance import STANCE_GLYPHS

_FIELDS = {
    "quote": "Quote: the source's own words",
    "title": "Title",
    "publisher": "Publisher",
    "published": "Published",
    "locator": "Where in it: a page, a minute",
    "archive_url": "Address of an archived copy",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What was typed into the form."""

    reference: str
    stance: str
    details: dict[str, str | None]


class StanceChoice(Static, can_focus=True):
    """One of the stances, chosen with the arrows, the space bar or its first letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,space", "step(1)", "Next", show=False),
        Binding("left,up", "step(-1)", "Previous", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="stance")
        self.stance = Stance.CONTEXT

    def on_mount(self) -> None:
        """Shows the choice."""
        self._draw()

    def action_step(self, by: int) -> None:
        """The next stance, or the one before."""
        all_ = list(Stance)
        self.stance = all_[(all_.index(self.stance) + by) % len(all_)]
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """A stance's first letter chooses it."""
        for stance in Stance:
            if event.character and stance.startswith(event.character.lower()):
                self.stance = stance
                event.stop()
                self._draw()
                return

    def on_focus(self) -> None:
        """Shows that the keys go here."""
        self._draw()

    def on_blur(self) -> None:
        """Shows that they no longer do."""
        self._draw()

    def _draw(self) -> None:
        parts = [
            Content.styled(f" {STANCE_GLYPHS[stance]} {stance} ", "reverse bold" if stance is self.stance else "dim")
            for stance in Stance
        ]
        hint = Content.styled("  ←→ choose" if self.has_focus else "", "dim")
        self.update(Content("").join(parts) + hint)


class EvidenceScreen(ModalScreen[None]):
    """Closes once the source is on the disk, or when the reviewer goes back."""

    CSS_PATH: ClassVar[str] = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("enter", "save", "Save", show=False),
    ]

    def __init__(self, claim: str, save: Callable[[Source], Any]) -> None:
        super().__init__()
        self._claim, self._save = claim, save

    def compose(self) -> ComposeResult:
        """The claim, the fields, the keys."""
        with VerticalScroll(classes="form", can_focus=False):
            yield Static(Content.styled("Evidence", "bold"))
            yield Static(Content.styled(safe_text(self._claim), "dim"), classes="claim")
            yield Input(placeholder="https://…  or ARTICLE#START-END", id="reference")
            yield StanceChoice()
            for name, label in _FIELDS.items():
                yield Input(placeholder=label, id=name)
            yield Static("", id="problem")
            yield Static(Content.styled("Enter saves · Tab next field · Esc back", "dim"))

    async def on_input_submitted(self) -> None:
        """Enter in a field saves."""
        await self.action_save()

    async def action_save(self) -> None:
        """Saves the source, and closes once it is on the disk."""
        values = {field.id or "": field.value for field in self.query(Input)}
        reference = values.pop("reference")
        details: dict[str, str | None] = {name: value or None for name, value in values.items()}
        try:
            await self._save(Source(reference, self.query_one(StanceChoice).stance, details))
        except WorkbenchError as error:
            self.query_one("#problem", Static).update(Content.styled(safe_text(str(error)), "$text-error"))
            return
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back without saving."""
        self.dismiss(None)
