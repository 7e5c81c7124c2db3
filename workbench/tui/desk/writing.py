"""Notes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress

from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ReviewedClaim
from workbench.tui.desk.recording import Recording


class Writing(Recording):
    """Opens the editor."""

    def action_note(self) -> None:
        """The editor for a note."""
        if (claim := self._current()) is not None:
            id_ = claim.claim.id

            async def save(text: str) -> None:
                await self._save_now(lambda desk: desk.claim(desk.note(id_, text)), f"note: {text}", id_)

            self._write("claim.note", "Note on the claim", claim, "", save)

    def action_article_note(self) -> None:
        """The editor for a note on the article as a whole."""
        from workbench.tui.screens.writing import WritingScreen

        summary = self.session.summary
        if summary is None:
            self._notice.say("There is no article to write a note on yet.")
            return
        id_ = summary.id

        async def save(text: str) -> None:
            await self._pen.record(lambda desk: desk.note(id_, text))
            self.show(scroll=False)
            self._notice.saved(f"note on the article: {text}")

        self._open_form(
            "article.note", id_, lambda draft: WritingScreen("Note on the article", summary.title, "", draft, save)
        )

    def action_reword(self) -> None:
        """The editor for the claim as it is checked; its own words stand above it."""
        if (claim := self._current()) is not None:
            id_, before = claim.claim.id, self._wording(claim.claim.id)

            async def save(text: str) -> None:
                said = f"to be checked as: {text}" if text.strip() else "to be checked in its own words"
                await self._save_now(lambda desk: desk.reword(id_, text), said, id_)

            self._write("claim.reword", "The claim as it is checked: so that it stands alone", claim, before, save)

    def _wording(self, claim_id: str) -> str:
        with suppress(WorkbenchError):  # what cannot be read now will not be recorded either, and that is said then
            return self._desk.record(claim_id).wording or ""
        return ""

    def _write(
        self, command: str, title: str, claim: ReviewedClaim, before: str, save: Callable[[str], Awaitable[None]]
    ) -> None:
        from workbench.tui.screens.writing import WritingScreen

        self._open_form(
            command, claim.claim.id, lambda draft: WritingScreen(title, claim.claim.text, before, draft, save)
        )
