"""The form for a source."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from workbench.domain.review import Stance
from workbench.domain.shown import safe_text
from workbench.tui.screens.form import FormScreen
from workbench.tui.widgets.appearance import STANCE_GLYPHS
from workbench.tui.widgets.field import Field

_DETAILS = {
    "quote": ("Quote", "the source's own words"),
    "title": ("Title", ""),
    "publisher": ("Publisher", ""),
    "published": ("Published", "a date"),
    "locator": ("Where", "a page, a paragraph, a minute"),
    "archive_url": ("Archived", "the address of an archived copy"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """What was typed into the form."""

    reference: str
    stance: Stance = Stance.CONTEXT
    details: dict[str, str | None] = field(default_factory=dict)


class StanceChoice(Static, can_focus=True):
    """One of the stances, chosen with the arrows, the space bar or its first letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", "Next", show=False),
        Binding("left", "step(-1)", "Previous", show=False),
    ]

    def __init__(self, stance: Stance) -> None:
        super().__init__(id="stance")
        self.stance = stance

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

    def watch_has_focus(self, value: bool) -> None:
        """Shows whether the keys go here."""
        super().watch_has_focus(value)
        self._draw()

    def _draw(self) -> None:
        parts = [
            Content.styled(f" {STANCE_GLYPHS[stance]} {stance} ", "reverse bold" if stance is self.stance else "dim")
            for stance in Stance
        ]
        hint = Content.styled(" ←→" if self.has_focus else "", "dim")
        self.update(Content("").join(parts) + hint, layout=False)


class EvidenceScreen(FormScreen[Source]):
    """Returns what was typed and left unsaved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "Save", show=False),
        # With priority, or letters typed right after would still go to the field before.
        Binding("tab,down", "app.focus_next", "Next field", show=False, priority=True),
        Binding("shift+tab,up", "app.focus_previous", "Previous field", show=False, priority=True),
    ]
    AUTO_FOCUS = "#reference"

    def __init__(self, claim: str, draft: Source | None, save: Callable[[Source], Awaitable[None]]) -> None:
        super().__init__()
        self._claim, self._record = claim, save
        self._draft = draft or Source("")

    def compose(self) -> ComposeResult:
        """The claim, the fields with their names, the keys."""
        draft = self._draft
        with VerticalScroll(classes="form", can_focus=False):
            yield Static(Content.styled("Evidence", "bold"))
            yield Static(Content.styled(safe_text(self._claim), "dim"), classes="claim")
            with Container(id="fields"):
                yield Static("Source", markup=False)
                yield Field(draft.reference, "https://…  or ARTICLE#START-END", "reference")
                yield Static("Stance", markup=False)
                yield StanceChoice(draft.stance)
                for name, (label, hint) in _DETAILS.items():
                    yield Static(label, markup=False)
                    yield Field(draft.details.get(name) or "", hint, name)
            yield Static("", id="problem")
            yield Static(Content.styled("Enter saves · Tab or ↓ next field · Esc back, the draft is kept", "dim"))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter in a field saves, with what stood in the field then."""
        self.save(self._source({message.input.id or "": message.value}))

    def filled(self) -> Source:
        """What the form holds."""
        return self._source({})

    def _source(self, submitted: dict[str, str]) -> Source:
        values = {one.id or "": one.value for one in self.query(Field)} | submitted
        reference = values.pop("reference")
        return Source(
            reference, self.query_one(StanceChoice).stance, {name: value or None for name, value in values.items()}
        )

    async def record(self, filled: Source) -> None:
        """Saves the source."""
        await self._record(filled)

    def draft(self) -> Source | None:
        """What was typed, if anything was."""
        source = self.filled()
        return source if source.reference or any(source.details.values()) else None
