"""The evidence on a claim, and what else in the collection may be evidence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbench.desk.desk import Desk
from workbench.domain.citation import citation, text_fragment
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Evidence, Stance
from workbench.domain.shown import Shown, safe_text
from workbench.domain.span import Span
from workbench.domain.suggestion import Seems, Suggestion
from workbench.tui.aside import looked_up
from workbench.tui.browser import opened
from workbench.tui.commands.command import Context
from workbench.tui.keyed import bound
from workbench.tui.screens.typing import TypingScreen
from workbench.tui.text.cells import drawable, fit
from workbench.tui.widgets.appearance import STANCE_GLYPHS
from workbench.tui.widgets.virtual_list import Row, VirtualList

_TITLE = 26
_BEARING = {
    Seems.SAME: ("= same", "success"),
    Seems.DIFFERS: ("≠ differs", "warning"),
    Seems.UNCLEAR: ("· unclear", "dim"),
}
_STANCES = {stance[0]: stance for stance in Stance}
_ON_EVIDENCE = {
    "source.open": "open",
    "source.copy": "copy the citation",
    "source.copy_link": "copy a link to the words",
    "source.withdraw": "withdraw",
    "source.add": "add",
    "list.leave": "back",
}
_ON_SUGGESTION = {"list.choose": "goes there", "source.copy": "copy", "list.leave": "back"}
_STANCE_KEYS = "s supports · p partly · r refutes · c context: cites it"

Place = tuple[str, Span]
"""An article's id and where in it to go."""


class SourcesScreen(TypingScreen[Place | str | None]):
    """Returns where the reviewer wants to go in another article, or "new" for the form of a new source.

    *cite* and *withdraw* record; they return once it is on the disk, and raise WorkbenchError where it could not be.
    *copy* puts text on the clipboard and has what it is given say in words how sure that is.
    """

    CSS_PATH: ClassVar[str] = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("list.leave", "list.help"),
        *bound("source.open", "source.copy", "source.copy_link", "source.withdraw", "source.add"),
    ]
    contexts: ClassVar[tuple[Context, ...]] = (Context.SOURCES, Context.LISTS)

    def __init__(
        self,
        desk: Desk,
        claim_id: str,
        cite: Callable[[str, Stance], Awaitable[None]],
        withdraw: Callable[[Evidence], Awaitable[None]],
        copy: Callable[[str, Callable[[str], None]], None],
    ) -> None:
        super().__init__()
        self._desk, self._claim_id = desk, claim_id
        self._cite, self._withdraw, self._copy = cite, withdraw, copy
        self._pieces: Sequence[Evidence] = ()
        self._suggestions: Sequence[Suggestion] = ()
        self._looking = True

    def compose(self) -> ComposeResult:
        """The claim, the sources, the whole of the one under the cursor, the keys."""
        with Vertical(classes="form"):
            yield Static(id="count")
            yield Static(Content.styled(safe_text(self._desk.claim(self._claim_id).claim.text), "dim"), classes="claim")
            yield VirtualList(id="rows")
            yield Static(id="whole")
            yield Static("", id="problem")
            yield Static("", id="hint")

    def on_mount(self) -> None:
        """Shows the evidence at once, and what else there may be when it was found."""
        self.query_one(VirtualList).focus()
        self._show()
        self.run_worker(self._suggest(), exit_on_error=True)

    async def _suggest(self) -> None:
        try:
            self._suggestions = await looked_up(self._desk, lambda desk: desk.suggestions(self._claim_id))
        except WorkbenchError as error:
            self._tell(str(error), "$text-error")
        self._looking = False
        if self.is_attached:
            self._show(self.query_one(VirtualList).cursor or 0)

    # Showing

    def _show(self, row: int = 0) -> None:
        self._pieces = self._desk.record(self._claim_id).evidence
        found = "looking…" if self._looking else f"{len(self._suggestions)} suggested"
        heading = Content.assemble(("Evidence", "bold"), (f"  {len(self._pieces)} linked · {found}", "dim"))
        self.query_one("#count", Static).update(heading)
        self.query_one(VirtualList).set_rows(len(self._pieces) + len(self._suggestions), self._row, row)
        self._show_whole()

    def _under_cursor(self) -> Evidence | Suggestion | None:
        row = self.query_one(VirtualList).cursor
        if row is None:
            return None
        return self._pieces[row] if row < len(self._pieces) else self._suggestions[row - len(self._pieces)]

    def _row(self, index: int) -> Row:
        if index < len(self._pieces):
            piece = self._pieces[index]
            title = fit(drawable(piece.title or piece.publisher or piece.reference), _TITLE - 2)[0]
            stance = Shown(f"{STANCE_GLYPHS[piece.stance]} {piece.stance}".ljust(18))
            words = safe_text(piece.quote or piece.reference)
            return [(stance, "accent"), (Shown(title.ljust(_TITLE)), ""), (words, "dim")]
        one = self._suggestions[index - len(self._pieces)]
        word, look = _BEARING[one.bearing]
        title = fit(drawable(one.article_title), _TITLE - 2)[0]
        return [(Shown(f"  {word}".ljust(18)), look), (Shown(title.ljust(_TITLE)), "dim"), (safe_text(one.text), "")]

    def _show_whole(self) -> None:
        under = self._under_cursor()
        adds = {} if self._looking else {"source.add": "adds a source"}
        whole, hint = Content(""), self._hint({**adds, "list.leave": "back"})
        if isinstance(under, Evidence):
            hint = self._hint(_ON_EVIDENCE)
            by = f"  {safe_text(under.reviewer)}, {under.at[:16].replace('T', ' ')} UTC"
            whole = Content.assemble(safe_text(citation(under)), (by, "dim"))
        elif under is not None:
            hint = f"{_STANCE_KEYS} · {self._hint(_ON_SUGGESTION)}"
            where = " · ".join(safe_text(part) for part in (under.article_title, under.outlet, under.published) if part)
            whole = Content.assemble((where, "bold"), (f"  {under.reference}", "dim"), "\n", safe_text(under.text))
            if under.why:
                whole += Content.styled(f"\n{safe_text(under.why)}", "$text-accent")
        self.query_one("#whole", Static).update(whole)
        self.query_one("#hint", Static).update(Content.styled(hint, "dim"))

    def _hint(self, told: dict[str, str]) -> str:
        return " · ".join(f"{self.key(id_)} {does}" for id_, does in told.items())

    def on_virtual_list_highlighted(self) -> None:
        """The row under the cursor is shown whole."""
        self._show_whole()

    def _tell(self, words: str, style: str = "") -> None:
        self.query_one("#problem", Static).update(Content.styled(safe_text(words), style))

    # Doing

    def on_key(self, event: events.Key) -> None:
        """The first letter of a stance cites the suggestion under the cursor with it."""
        under = self._under_cursor()
        if isinstance(under, Suggestion) and (stance := _STANCES.get(event.character or "")):
            event.stop()
            row = self.query_one(VirtualList).cursor or 0
            self.run_worker(self._cited(under, stance, row), exit_on_error=True)

    async def _cited(self, suggestion: Suggestion, stance: Stance, row: int) -> None:
        reference = f"{suggestion.article_id}#{suggestion.start}-{suggestion.end}"
        try:
            await self._cite(reference, stance)
        except WorkbenchError as error:
            self._tell(f"Not saved: {error}", "$text-error")
            return
        self._suggestions = [one for one in self._suggestions if one is not suggestion]
        self._show(min(row + 1, len(self._pieces) + len(self._suggestions)))
        self._tell(f"✓ Saved: {stance}: {suggestion.article_title}")

    def action_withdraw(self) -> None:
        """The reviewer's own piece of evidence under the cursor, withdrawn."""
        under = self._under_cursor()
        if not isinstance(under, Evidence):
            self._tell("That is a suggestion; there is nothing to withdraw.")
        elif under.reviewer != self._desk.reviewer:
            self._tell(f"Only {under.reviewer} can withdraw it. Say in a note what is wrong with it.")
        else:
            self.run_worker(self._withdrawn(under), exit_on_error=True)

    async def _withdrawn(self, piece: Evidence) -> None:
        try:
            await self._withdraw(piece)
        except WorkbenchError as error:
            self._tell(f"Not saved: {error}", "$text-error")
            return
        self._show(self.query_one(VirtualList).cursor or 0)
        self._tell(f"✓ Saved: withdrawn: {piece.reference}")

    def on_virtual_list_chosen(self) -> None:
        """Enter, or a click: there, where it stands in an article; else its page in the browser."""
        under = self._under_cursor()
        if isinstance(under, Evidence) and under.url:
            self._tell(opened(text_fragment(under.url, under.quote or "")))
        elif isinstance(under, Evidence) and under.file:
            self._tell("A file is not opened from here; its copy, if one was kept, lies beside the review file.")
        elif under is not None and under.article_id is not None and under.start is not None and under.end is not None:
            self.dismiss((under.article_id, Span(under.start, under.end)))

    def action_open(self) -> None:
        """As Enter does: the page in the browser, at the words quoted from it; or the passage where it stands."""
        self.on_virtual_list_chosen()

    def action_copy(self) -> None:
        """The citation of the source under the cursor, or what a suggestion is cited by, on the clipboard."""
        under = self._under_cursor()
        if under is not None:
            self._copy(under.reference if isinstance(under, Suggestion) else citation(under), self._tell)

    def action_copy_link(self) -> None:
        """An address that opens at the words quoted from the page, on the clipboard."""
        under = self._under_cursor()
        if isinstance(under, Evidence) and under.url:
            self._copy(text_fragment(under.url, under.quote or ""), self._tell)
        elif under is not None:
            self._tell("It stands in this file; there is no web address to link to.")

    def action_add(self) -> None:
        """The form for another source."""
        self.dismiss("new")

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
