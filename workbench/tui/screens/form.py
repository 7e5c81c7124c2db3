"""Something to fill in about a claim: what the form for a source and the editor have in common."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from workbench.domain.errors import WorkbenchError
from workbench.domain.shown import safe_text
from workbench.tui.keyed import bound
from workbench.tui.screens.typing import TypingScreen
from workbench.tui.widgets.appearance import SAVING

_T = TypeVar("_T")


class FormScreen(TypingScreen[_T | None], Generic[_T]):
    """Returns the draft that was left unsaved, None once it is saved or when there is nothing to keep."""

    class NotSaved(Message):
        """The form stays open."""

    CSS_PATH: ClassVar[str] = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bound("form.leave", "form.help")

    def __init__(self) -> None:
        super().__init__()
        self._saving = False

    @abstractmethod
    def filled(self) -> _T:
        """What was filled in."""

    @abstractmethod
    async def record(self, filled: _T) -> None:
        """Saves what was *filled* in; returns once it is on the disk. Raises WorkbenchError when it cannot be saved."""

    @abstractmethod
    def draft(self) -> _T | None:
        """What was filled in and is worth keeping."""

    def action_save(self) -> None:
        """Saves, and closes once it is on the disk."""
        self.save(self.filled())

    def save(self, filled: _T) -> None:
        """Saves what was *filled* in when Enter was pressed, and closes once it is on the disk.

        Keys pressed meanwhile are for the desk that is under the form. If nothing could be saved they are dropped:
        they were not meant for the form, which is open still.
        """
        if not self._saving:
            self._saving = True
            self.takes_keys = False
            self._tell(Content.styled(f"{SAVING} Saving", "dim"))
            self.run_worker(self._save(filled), exit_on_error=True)

    def waiting(self) -> None:
        """Says that saving waits for another writer, if anything is being saved."""
        if self._saving:
            self._tell(Content.styled("Waiting for another writer…", "$text-warning"))

    async def _save(self, filled: _T) -> None:
        try:
            await self.record(filled)
        except WorkbenchError as error:
            self._saving = False
            self.takes_keys = True
            self.app.post_message(self.NotSaved())
            self._tell(Content.styled(safe_text(str(error)), "$text-error"))
            return
        self.dismiss(None)
        self.app.post_message(self.Ready())

    def action_leave(self) -> None:
        """Back without saving. What is on its way to the disk is waited for, so that it is seen to be saved or not."""
        if not self._saving:
            self.dismiss(self.draft())

    def _tell(self, words: Content) -> None:
        self.query_one("#problem", Static).update(words)
