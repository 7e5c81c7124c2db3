"""The evidence on a claim, and what else in the collection may be evidence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbench.desk.desk import Desk
from workbench.domain.citation import citation, text_fragment
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Evidence, Stance
from workbench.domain.shown import Shown, safe_text
from workbench.domain.span import Span
from workbench.domain.suggestion import Seems, Suggestion
from workbench.tui.browser import opened
from workbench.tui.clipboard import copy
from workbench.tui.commands.across import SOURCES_FOOTER
from workbench.tui.commands.command import Context
from workbench.tui.keyed import bound
from workbench.tui.screens.listing import ListScreen
from workbench.tui.text.cells import drawable, fit
from workbench.tui.widgets.appearance import STANCE_GLYPHS, moment
from workbench.tui.widgets.virtual_list import Row

_STANCE, _TITLE = 18, 26
_BEARING = {
    Seems.SAME: ("= same", "success"),
    Seems.DIFFERS: ("≠ differs", "warning"),
    Seems.UNCLEAR: ("· unclear", "dim"),
}

Place = tuple[str, Span]
"""An article's id and where in it to go."""


class SourcesScreen(ListScreen[Place | str]):
    """Returns where the reviewer wants to go in another article, or "new" for the form of a new source.

    *suggest* looks up what else may be evidence. *cite* and *withdraw* record; they return once it is on the disk, and
    raise WorkbenchError where it could not be.
    """

    contexts: ClassVar[tuple[Context, ...]] = (Context.SOURCES, Context.LISTS)
    BINDINGS: ClassVar[list[BindingType]] = bound(
        "source.open",
        "source.copy",
        "source.copy_link",
        "source.withdraw",
        "source.add",
        "source.supports",
        "source.partly",
        "source.refutes",
        "source.context",
    )

    def __init__(
        self,
        desk: Desk,
        claim_id: str,
        suggest: Callable[[], Awaitable[Sequence[Suggestion]]],
        cite: Callable[[str, Stance], Awaitable[None]],
        withdraw: Callable[[Evidence], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._desk, self._claim_id = desk, claim_id
        self._suggest, self._cite, self._withdraw = suggest, cite, withdraw
        self._claim = desk.claim(claim_id).claim.text
        self._pieces: Sequence[Evidence] = desk.record(claim_id).evidence
        self._suggestions: Sequence[Suggestion] = ()
        self._looking = True

    async def look(self) -> None:
        """Finds what else may be evidence, which is shown at once."""
        try:
            self._suggestions = await self._suggest()
        finally:
            self._looking = False

    # Showing

    def heading(self) -> Content:
        """How much evidence there is, how much is suggested, and on what."""
        found = "looking…" if self._looking else f"{len(self._suggestions)} suggested"
        counted = f" {len(self._pieces)} linked · {found}  "
        return Content.assemble((" Evidence ", "bold"), (counted, "dim"), safe_text(self._claim))

    def count(self) -> int:
        """How many sources there are, linked or suggested."""
        return len(self._pieces) + len(self._suggestions)

    @property
    def _under_cursor(self) -> Evidence | Suggestion | None:
        return self._source(self.cursor) if self.cursor < self.count() else None

    def _source(self, index: int) -> Evidence | Suggestion:
        return self._pieces[index] if index < len(self._pieces) else self._suggestions[index - len(self._pieces)]

    def row(self, index: int) -> Row:
        """Its stance, or what it seems to say; what it is called; its words."""
        one = self._source(index)
        if isinstance(one, Evidence):
            word, look = f"{STANCE_GLYPHS[one.stance]} {one.stance}", "accent"
            title, words = one.title or one.publisher or one.reference, one.quote or one.reference
        else:
            (word, look), title, words = _BEARING[one.bearing], one.article_title, one.text
            word = f"  {word}"
        named = fit(drawable(title), _TITLE - 2)[0]
        return [(Shown(word.ljust(_STANCE)), look), (Shown(named.ljust(_TITLE)), "dim"), (safe_text(words), "")]

    def told(self, width: int) -> Content:  # noqa: ARG002 - it wraps by itself
        """All that is known of the source."""
        one = self._under_cursor
        if one is None:
            nothing = "No evidence is linked, and no passage of another article is like the claim."
            return Content.styled("" if self._looking else nothing, "dim")
        if isinstance(one, Evidence):
            by = f"\n{safe_text(one.reviewer)}, {moment(one.at)}"
            return Content.assemble(safe_text(citation(one)), (by, "dim"))
        where = " · ".join(safe_text(part) for part in (one.article_title, one.outlet, one.published) if part)
        why = Content.styled(f"\n{safe_text(one.why)}" if one.why else "", "$text-accent")
        return Content.assemble((where, "bold"), (f"  {one.reference}", "dim"), "\n", safe_text(one.text)) + why

    def footer(self) -> Sequence[str]:
        """What can be done with the source."""
        one = self._under_cursor
        kind = "nothing" if one is None else "evidence" if isinstance(one, Evidence) else "suggestion"
        return SOURCES_FOOTER[kind]

    # Doing

    def action_cite(self, stance: str) -> None:
        """The suggested passage, cited with that stance."""
        one = self._under_cursor
        if isinstance(one, Suggestion):
            self.run_worker(self._cited(one, Stance(stance)), exit_on_error=True)
        else:
            self.notice.say("That is linked already; a suggested passage is cited so.")

    async def _cited(self, suggestion: Suggestion, stance: Stance) -> None:
        try:
            await self._cite(f"{suggestion.article_id}#{suggestion.start}-{suggestion.end}", stance)
        except WorkbenchError as error:
            self.notice.fail(f"Not saved: {error}")
            return
        self._suggestions = [one for one in self._suggestions if one is not suggestion]
        self._pieces = self._desk.record(self._claim_id).evidence
        self.show(self.cursor + 1)
        self.notice.saved(f"{stance}: {suggestion.article_title}")

    def action_withdraw(self) -> None:
        """The reviewer's own piece of evidence under the cursor, withdrawn."""
        one = self._under_cursor
        if not isinstance(one, Evidence):
            self.notice.say("There is no source here to withdraw.")
        elif one.reviewer != self._desk.reviewer:
            self.notice.say(f"Only {one.reviewer} can withdraw it. Say in a note what is wrong with it.")
        else:
            self.run_worker(self._withdrawn(one), exit_on_error=True)

    async def _withdrawn(self, piece: Evidence) -> None:
        try:
            await self._withdraw(piece)
        except WorkbenchError as error:
            self.notice.fail(f"Not saved: {error}")
            return
        self._pieces = self._desk.record(self._claim_id).evidence
        self.show()
        self.notice.saved(f"withdrawn: {piece.title or piece.reference}")

    def action_open(self) -> None:
        """There, where it stands in an article; else its page in the browser, at the words quoted from it."""
        one = self._under_cursor
        if isinstance(one, Evidence) and one.url:
            self.notice.say(opened(text_fragment(one.url, one.quote or "")))
        elif isinstance(one, Evidence) and one.file:
            self.notice.say("A file is not opened from here; its copy, if one was kept, lies beside the review file.")
        elif one is not None and one.article_id is not None and one.start is not None and one.end is not None:
            self.dismiss((one.article_id, Span(one.start, one.end)))

    def action_copy(self) -> None:
        """The citation of the source under the cursor, or what a suggestion is cited by, on the clipboard."""
        one = self._under_cursor
        if one is not None:
            words = one.reference if isinstance(one, Suggestion) else citation(one)
            copy(self.app, words, self.notice.say)

    def action_copy_link(self) -> None:
        """An address that opens at the words quoted from the page, on the clipboard."""
        one = self._under_cursor
        if isinstance(one, Evidence) and one.url:
            copy(self.app, text_fragment(one.url, one.quote or ""), self.notice.say)
        elif one is not None:
            self.notice.say("It stands in this file; there is no web address to link to.")

    def action_add(self) -> None:
        """The form for another source."""
        self.dismiss("new")
