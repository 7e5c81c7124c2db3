"""Text selected with the keyboard: a mode with keys of its own, in which nothing else can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.span import Span
from workbench.tui.commands.command import Context
from workbench.tui.commands.table import COMMANDS
from workbench.tui.desk.recording import Recording
from workbench.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from workbench.tui.text.stretch import Ground, Stretch

_ACTIONS = {
    context: frozenset(c.action.partition("(")[0] for c in COMMANDS if c.context is context)
    for context in (Context.DESK, Context.SELECTING)
}

Taken = Callable[[Span], None]
"""Called with what was selected once the reviewer is done."""


class Selection(Struct, frozen=True):
    """What is being selected in the article with the id *article*, on which ground, and what becomes of it."""

    article: str
    ground: Ground
    stretch: Stretch
    taken: Taken
    claim: str | None = None
    """The claim that is cut anew, by its id."""

    @property
    def span(self) -> Span:
        """The characters selected."""
        return self.ground.span(self.stretch)


class Selecting(Recording):
    """Moves the ends of what is selected. What it is for is up to who begins it."""

    _selection: Selection | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action is one of what is going on: selecting has its own, which do nothing elsewhere."""
        if any(action in actions for actions in _ACTIONS.values()) and action not in _ACTIONS[self.context]:
            return False
        return super().check_action(action, parameters)

    @property
    def context(self) -> Context:
        """Where the keys of the desk are now."""
        return Context.SELECTING if self._selection is not None else super().context

    def _begin_selecting(
        self, begin: Callable[[Ground], Stretch | None], taken: Taken, claim: str | None = None
    ) -> bool:
        """Whether there was something to *begin* with; it is selected then, and *taken* is called with what the
        reviewer makes of it."""
        from workbench.tui.text.stretch import Ground  # when it is wanted: the first screen does not wait for it

        article = self.session.article
        if article is None:
            return False
        edges = (edge for passage in article.passages for edge in (passage.start, passage.end))
        ground = Ground.of(article.text, self._reader.layout_of_text, edges)
        stretch = begin(ground)
        if stretch is None:
            return False
        self.clear_selection()  # the mouse's
        self._selection = Selection(article.id, ground, stretch, taken, claim)
        self._go_on(stretch)
        self._show_keys()
        return True

    def _go_on(self, stretch: Stretch) -> None:
        """Shows *stretch* as what is selected now."""
        selection = self._selection
        if selection is None:
            return
        ground = selection.ground
        self._reader.select(ground.span(stretch), ground.cursor(stretch))
        if self._reader.layout_of_text is not ground.layout:  # what was folded was opened for it
            ground = ground.laid_out(self._reader.layout_of_text)
        self._selection = Selection(selection.article, ground, stretch, selection.taken, selection.claim)

    def _ground(self) -> tuple[Ground, Stretch] | None:
        """What is under the selection as the text is laid out now; a resize lays it out anew."""
        if self._selection is None:
            return None
        return self._selection.ground.laid_out(self._reader.layout_of_text), self._selection.stretch

    def _leave_selecting(self) -> None:
        self._selection = None
        self._reader.select(None)
        self._show_keys()

    def show(self, *, scroll: bool = True) -> None:
        """Draws everything; what was selected in an article that is no longer open is let go."""
        article = self.session.article
        if self._selection is not None and (article is None or article.id != self._selection.article):
            self._leave_selecting()
        super().show(scroll=scroll)

    # Moving an end

    def _move_end(self, moved: Callable[[Ground, Stretch], Stretch]) -> None:
        if (found := self._ground()) is not None:
            self._go_on(moved(*found))

    def action_select_character(self, by: int) -> None:
        """The moving end, by a character."""
        self._move_end(lambda ground, stretch: ground.by_character(stretch, by))

    def action_select_word(self, by: int) -> None:
        """The moving end, by a word."""
        self._move_end(lambda ground, stretch: ground.by_word(stretch, by))

    def action_select_sentence(self, by: int) -> None:
        """The moving end, by a sentence."""
        self._move_end(lambda ground, stretch: ground.by_sentence(stretch, by))

    def action_select_whole(self) -> None:
        """Both ends, outward to whole sentences."""
        self._move_end(lambda ground, stretch: ground.to_sentences(stretch))

    def action_select_row(self, by: int) -> None:
        """The moving end, by a row."""
        self._move_end(lambda ground, stretch: ground.by_rows(stretch, by))

    def action_select_page(self, by: int) -> None:
        """The moving end, by most of a screen."""
        rows = max(1, self._reader.size.height - 2)
        self._move_end(lambda ground, stretch: ground.by_rows(stretch, by * rows))

    def action_select_row_edge(self, by: int) -> None:
        """The moving end, to an end of its row."""
        self._move_end(lambda ground, stretch: ground.to_row_edge(stretch, by))

    def action_select_swap(self) -> None:
        """The other end moves from now on."""
        self._move_end(lambda _, stretch: stretch.swapped())

    def action_select_begin(self) -> None:
        """The word at the moving end is all that is selected."""
        self._move_end(lambda ground, stretch: ground.word_at(stretch.head) or stretch)

    def on_reader_placed(self, message: Reader.Placed) -> None:
        """The text was clicked: the moving end goes there."""
        self._move_end(lambda ground, stretch: ground.to(stretch, message.offset))

    def on_text_selected(self) -> None:
        """The mouse selected something: that is selected instead."""
        dragged = self._reader.selected_span
        if self._selection is not None and dragged:
            self.clear_selection()
            self._move_end(lambda ground, stretch: ground.over(dragged) or stretch)

    # Ending it

    def action_select_leave(self) -> None:
        """Nothing is selected any more."""
        self._leave_selecting()
        self._notice.say("Nothing was recorded.")

    def action_select_done(self) -> None:
        """What is selected is taken."""
        if (selection := self._selection) is not None:
            self._leave_selecting()
            selection.taken(selection.span)
