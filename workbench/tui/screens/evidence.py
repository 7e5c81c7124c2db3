"""The form for a source."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar

from msgspec import Struct, field
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from workbench.desk.desk import Desk
from workbench.desk.looking_up import look_up
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Stance
from workbench.domain.shown import safe_text
from workbench.domain.web_source import told_by
from workbench.tui.commands.command import Context
from workbench.tui.keyed import bound
from workbench.tui.screens.form import FormScreen
from workbench.tui.widgets.field import Field
from workbench.tui.widgets.stance import StanceChoice

_DETAILS = {
    "quote": ("Quote", "the source's own words"),
    "title": ("Title", ""),
    "publisher": ("Publisher", ""),
    "published": ("Published", "a date"),
    "locator": ("Where", "a page, a paragraph, a minute"),
    "archive_url": ("Archived", "the address of an archived copy"),
}


class Source(Struct, frozen=True):
    """What was typed into the form; *keep_copy* is of a file."""

    reference: str
    stance: Stance = Stance.CONTEXT
    details: dict[str, str | None] = field(default_factory=dict)
    keep_copy: bool = False


class EvidenceScreen(FormScreen[Source]):
    """Returns what was typed and left unsaved.

    What the address tells by itself stands in the fields that the reviewer left empty, to be seen before it is saved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("form.save"),
        # With priority, or letters typed right after would still go to the field before.
        *bound("form.down", "form.up", priority=True),
        *bound("evidence.passages", "evidence.keep_copy", "evidence.look_up"),
    ]
    AUTO_FOCUS = "#reference"
    contexts: ClassVar[tuple[Context, ...]] = (Context.EVIDENCE, Context.FORMS)

    def __init__(
        self, desk: Desk, claim_id: str, claim: str, draft: Source | None, save: Callable[[Source], Awaitable[None]]
    ) -> None:
        super().__init__()
        self._desk, self._claim_id, self._claim, self._record = desk, claim_id, claim, save
        self._draft = draft or Source("")
        self._keep_copy = self._draft.keep_copy
        self._plain: str | None = self._draft.reference
        """The address as the program, or an earlier sitting, left it: nothing more is to be taken from it."""
        self._told: dict[str, str] = {}
        """What was put into fields by the program."""

    def compose(self) -> ComposeResult:
        """The claim, the fields with their names, the keys."""
        draft = self._draft
        with VerticalScroll(classes="form", can_focus=False):
            yield Static(Content.styled("Evidence", "bold"))
            yield Static(Content.styled(safe_text(self._claim), "dim"), classes="claim")
            with Container(id="fields"):
                yield Static("Source", markup=False)
                yield Field(draft.reference, "https://…  a file's path, or ARTICLE#START-END", "reference")
                yield Static("Stance", markup=False)
                yield StanceChoice(draft.stance)
                for name, (label, hint) in _DETAILS.items():
                    yield Static(label, markup=False)
                    yield Field(draft.details.get(name) or "", hint, name, select_on_focus=True)
            yield Static("", id="problem")
            yield Static(Content.styled(self._keys_told(), "dim"))

    def _keys_told(self) -> str:
        told = {
            "form.save": "saves",
            "form.down": "next",
            "evidence.passages": "find a passage",
            "evidence.keep_copy": "keep a copy of the file",
            "evidence.look_up": "look the page up",
            "form.leave": "back",
        }
        return " · ".join(f"{self.key(id_)} {does}" for id_, does in told.items())

    def action_down(self) -> None:
        """The next field."""
        self.focus_next()

    def action_up(self) -> None:
        """The field before."""
        self.focus_previous()

    # Filling in

    def on_input_changed(self, message: Input.Changed) -> None:
        """The address tells more with each letter, and another one tells other things."""
        if message.input.id == "reference" and message.value != self._plain:
            self._plain = None
            self._fill(told_by(message.value).details)

    def on_descendant_blur(self) -> None:
        """The address of an archived copy, or one with a quotation in it, becomes the plain one once it is left."""
        source = self.query_one("#reference", Field)
        if not source.has_focus and (plain := told_by(source.value).url) != source.value:
            self._plain = source.value = plain

    def _fill(self, details: dict[str, str]) -> None:
        """Puts *details* into the fields that nobody wrote into, in place of what the program put there before."""
        for name in _DETAILS:
            one, before = self.query_one(f"#{name}", Field), self._told.get(name, "")
            if one.value == before != details.get(name, ""):
                one.value = details.get(name, "")
        self._told = details

    def action_look_up(self) -> None:
        """What the page says of itself, fetched from the address: the one thing here that asks the network."""
        address = told_by(self.query_one("#reference", Field).value).url
        self._tell(Content.styled("Looking the page up…", "dim"))
        self.run_worker(partial(self._look_up, address), thread=True, exit_on_error=True)

    def _look_up(self, address: str) -> None:
        """Called in a thread of its own."""
        details, problem = {}, ""
        try:
            details = look_up(address)
        except WorkbenchError as error:
            problem = str(error)
        self.app.call_from_thread(self._looked_up, address, details, problem)

    def _looked_up(self, address: str, details: dict[str, str], problem: str) -> None:
        if not self.is_attached or told_by(self.query_one("#reference", Field).value).url != address:
            return
        if problem:
            self._tell(Content.styled(safe_text(problem), "$text-error"))
            return
        self._fill(self._told | details)
        named = ", ".join(_DETAILS[name][0].lower() for name in details)
        self._tell(Content(f"The page states: {named}." if named else "The page states nothing about itself."))

    def action_keep_copy(self) -> None:
        """Whether a copy of the file goes beside the review file."""
        self._keep_copy = not self._keep_copy
        kept = "A copy of the file will be kept beside the review file." if self._keep_copy else "No copy will be kept."
        self._tell(Content(kept))

    def action_passages(self) -> None:
        """The passages of the other articles, to choose one from."""
        from workbench.tui.screens.passages import PassagesScreen

        def chosen(reference: str | None) -> None:
            if reference is not None:
                self.query_one("#reference", Field).value = reference
                self.query_one(StanceChoice).focus()

        self.app.push_screen(PassagesScreen(self._desk, self._claim_id), chosen)

    # Saving

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter in a field saves, with what stood in the field then."""
        self.save(self._source({message.input.id or "": message.value}))

    def filled(self) -> Source:
        """What the form holds."""
        return self._source({})

    def _source(self, submitted: dict[str, str]) -> Source:
        values = {one.id or "": one.value for one in self.query(Field)} | submitted
        reference = told_by(values.pop("reference")).url
        details = {name: value or None for name, value in values.items()}
        return Source(reference, self.query_one(StanceChoice).stance, details, self._keep_copy)

    async def record(self, filled: Source) -> None:
        """Saves the source."""
        await self._record(filled)

    def draft(self) -> Source | None:
        """What was typed, if anything was."""
        source = self.filled()
        return source if source.reference or any(source.details.values()) else None
