"""A few lines of text: a note, a rationale."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from workbench.domain.errors import WorkbenchError
from workbench.domain.shown import safe_text
from workbench.tui.commands.command import Context
from workbench.tui.keyed import Keyed, bound
from workbench.tui.screens.form import FormScreen


class Page(Keyed, TextArea):
    """An editor in which one key is done and another makes a new line; pasted line ends stay."""

    class Done(Message):
        """Saving was asked for when *text* was on the page."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def get_line(self, line_index: int) -> Text:
        """The line as it may be drawn: what was pasted may hold anything."""
        return Text(safe_text(self.document.get_line(line_index)), end="", no_wrap=True)

    async def _on_key(self, event: events.Key) -> None:
        # Here rather than as bindings with priority: those overtake letters that are still on their way.
        save, new_line = self.keymap.command("form.save").keys, self.keymap.command("form.new_line").keys
        if event.key in (*save, *new_line, "enter"):
            event.stop()
            event.prevent_default()
            if event.key in save:
                self.post_message(self.Done(self.text))
            else:  # Enter too, where another key saves
                self.action_new_line()

    def action_new_line(self) -> None:
        """A new line at the cursor."""
        self.insert("\n")


class WritingScreen(FormScreen[str]):
    """Returns the draft that was left unsaved, None where it is saved or says no more than *before*.

    A key hands the text to the reviewer's own editor, which has the terminal until it ends.
    """

    BINDINGS: ClassVar[list[BindingType]] = bound("writing.editor")
    contexts: ClassVar[tuple[Context, ...]] = (Context.WRITING, Context.FORMS)

    def __init__(
        self, title: str, claim: str, before: str, draft: str | None, save: Callable[[str], Awaitable[None]]
    ) -> None:
        super().__init__()
        self._title, self._claim, self._before, self._record = title, claim, before, save
        self._draft = before if draft is None else draft

    def compose(self) -> ComposeResult:
        """The claim, the page, the keys."""
        with Vertical(classes="form"):
            yield Static(Content.styled(safe_text(self._title), "bold"))
            yield Static(Content.styled(safe_text(self._claim), "dim"), classes="claim")
            page = Page(self._draft, id="page", soft_wrap=True)
            page.cursor_blink = False
            yield page
            yield Static("", id="problem")
            yield Static(Content.styled(self._keys_told(), "dim"))

    def _keys_told(self) -> str:
        saves, new_line = f"{self.key('form.save')} saves", f"{self.key('form.new_line')} new line"
        editor = f"{self.key('writing.editor')} your editor"
        return f"{saves} · {new_line} · {editor} · {self.key('form.leave')} back, the draft is kept"

    def on_mount(self) -> None:
        """The cursor stands after what is there."""
        page = self.query_one(Page)
        page.move_cursor(page.document.end)

    def action_editor(self) -> None:
        """The text in the reviewer's own editor; what is left there stands on the page, to be saved."""
        from workbench.desk.editor import command, edited

        try:
            command()
            with self.app.suspend():
                text = edited(self.filled())
        except WorkbenchError as error:
            self._tell(Content.styled(safe_text(str(error)), "$text-error"))
        except SuspendNotSupported:
            self._tell(Content.styled("No other program can be given this terminal.", "$text-error"))
        else:
            page = self.query_one(Page)
            page.text = text
            page.move_cursor(page.document.end)

    def on_page_done(self, message: Page.Done) -> None:
        """Saves."""
        self.save(message.text)

    def filled(self) -> str:
        """What is written."""
        return self.query_one(Page).text

    async def record(self, filled: str) -> None:
        """Saves what is written."""
        await self._record(filled)

    def draft(self) -> str | None:
        """What is written, if it is not what stood there before."""
        written = self.filled()
        return None if written == self._before else written
