"""Why a claim is put aside: a common reason by one key, or words of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbench.domain.shown import safe_text
from workbench.tui.keyed import bound
from workbench.tui.screens.typing import TypingScreen
from workbench.tui.widgets.field import Field


class Choice(Field):
    """A field in which a digit that is typed first chooses one of *count* reasons."""

    def __init__(self, count: int) -> None:
        super().__init__("", "or your own words", "reason")
        self._count = count

    async def _on_key(self, event: events.Key) -> None:
        number = int(event.key) if event.key.isascii() and event.key.isdecimal() and not self.value else 0
        if 1 <= number <= self._count:
            event.stop()
            event.prevent_default()
            self.post_message(Input.Submitted(self, event.key))
        else:
            await super()._on_key(event)


class ReasonScreen(TypingScreen[str | None]):
    """Returns the reason, None when the reviewer goes back and puts nothing aside."""

    CSS_PATH: ClassVar[str] = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bound("form.save", "form.leave")

    def __init__(self, what: str, reasons: Sequence[str]) -> None:
        super().__init__()
        self._what, self._reasons = what, reasons

    def compose(self) -> ComposeResult:
        """What is put aside, the reasons with their keys, a field, the keys."""
        with Vertical(classes="form"):
            yield Static(Content.styled("Put aside, because:", "bold"))
            yield Static(Content.styled(safe_text(self._what), "dim"), classes="claim")
            for number, reason in enumerate(self._reasons, 1):
                yield Static(Content.assemble((f" {number} ", "bold $text-accent"), safe_text(reason)))
            yield Choice(len(self._reasons))
            keys = f"1 to {len(self._reasons)} choose · {self.key('form.save')} takes your words"
            yield Static(Content.styled(f"{keys} · {self.key('form.leave')} back, nothing is put aside", "dim"))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """A digit alone is a reason's; anything else is one's own."""
        self._choose(message.value)

    def action_save(self) -> None:
        """What stands in the field, where another key than Enter saves."""
        self._choose(self.query_one(Choice).value)

    def _choose(self, typed: str) -> None:
        words = typed.strip()
        common = words.isascii() and words.isdecimal() and 1 <= int(words) <= len(self._reasons)
        self.dismiss(self._reasons[int(words) - 1] if common else words)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
