"""The queue: all claims of all articles in one list that follows the typing, worked on straight from it."""

from __future__ import annotations

from array import array
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from workbench.desk.orders import SORTS
from workbench.domain.errors import WorkbenchError
from workbench.domain.sifting import SavedFilter, hints, read
from workbench.tui.commands.command import Command, Context
from workbench.tui.commands.keymap import Keymap
from workbench.tui.commands.surveying import QUEUE_FOOTER, QUEUE_SHARES
from workbench.tui.commands.table import COMMANDS
from workbench.tui.keyed import bindings, bound
from workbench.tui.screens import queue_rows
from workbench.tui.screens.queue_list import QueuePlace, Surroundings
from workbench.tui.screens.queue_working import Working
from workbench.tui.widgets.field import Field
from workbench.tui.widgets.lines import KeyLine, Line
from workbench.tui.widgets.virtual_list import VirtualList

__all__ = ["QueuePlace", "QueueScreen", "Surroundings"]


def commands_of(keymap: Keymap) -> tuple[Command, ...]:
    """Everything that can be done in the queue, with its keys: its own commands, and the desk's that it shares."""
    desk = (c for c in keymap.within(Context.DESK) if c.id in QUEUE_SHARES or c.id.startswith("verdict."))
    return (*keymap.within(Context.QUEUE), *desk)


_COMMANDS = commands_of(Keymap(COMMANDS))
_ACTIONS = frozenset(command.action.partition("(")[0] for command in _COMMANDS)


class QueueScreen(Working):
    """Returns the claim to be opened in its article, None when the reviewer goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, or the keys after one that opens a form would still be taken for the list's.
        *bindings(*_COMMANDS, priority=True),
        *bound("form.down"),
    ]

    def on_mount(self) -> None:
        """Says which keys do what."""
        self._show_keys()

    def _show_keys(self) -> None:
        typing = self._is_typing
        asked = read(self._place.text, self._desk.scale)
        if asked.problems:
            problem = asked.problems[0]
            self.query_one("#hint", Line).draw(lambda width: Content.styled(f" {problem}", "$text-warning")[:width])
        else:
            said = list(hints(self._place.text)) if typing else []
            filters, help_ = self.key("queue.filter"), self.key("help")
            said = ["Next:", *said, "-leaves out"] if typing else [f"{filters} filters · {help_} every key"]
            self.query_one("#hint", Line).draw(lambda width: queue_rows.hint(said, width))
        possible = set() if typing else set(QUEUE_FOOTER)
        self.query_one(KeyLine).show([self.keymap.command(id_) for id_ in QUEUE_FOOTER], possible)

    # The filter

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, Field)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """While the filter is typed its letters are no commands."""
        if action == "down":
            return self._is_typing
        return not self._is_typing or action not in _ACTIONS or action == "leave"

    def on_input_changed(self, message: Input.Changed) -> None:
        """The list follows."""
        if message.value != self._place.text:
            self._place.text = message.value
            self._place.cursor = 0
            self._show_keys()
            self._list()

    def on_descendant_focus(self) -> None:
        """Which keys do what hangs on where one types."""
        self._show_keys()

    def action_filter(self) -> None:
        """The keys go to the filter."""
        self.query_one(Field).focus()

    def on_input_submitted(self) -> None:
        """Enter leads from the filter to the list."""
        self.action_down()

    def action_down(self) -> None:
        """The keys go to the list."""
        self.query_one(VirtualList).focus()

    def action_sort(self) -> None:
        """The next of the orders."""
        sorts = list(SORTS)
        self._place.sort = sorts[(sorts.index(self._place.sort) + 1) % len(sorts)]
        self._place.turned = False
        self._list(self._current_id())

    def action_reverse(self) -> None:
        """The order turned round."""
        self._place.turned = not self._place.turned
        self._list(self._current_id())

    def action_anew(self) -> None:
        """The list, as the filter finds it now."""
        self._list(self._current_id())
        self._notice.say("Listed anew.")

    def action_saved(self) -> None:
        """The filters under a name."""
        from workbench.tui.screens.queue_filters import SavedFiltersScreen

        self.app.push_screen(SavedFiltersScreen(self._desk, self._around.pen), self._use)

    def _use(self, chosen: SavedFilter | None) -> None:
        if chosen is not None:
            self._place.text, self._place.sort, self._place.turned, self._place.cursor = (
                *(chosen.text, chosen.sort if chosen.sort in SORTS else "position"),
                *(False, 0),
            )
            self.query_one(Field).value = chosen.text
            self._list()
            self._show_keys()

    def action_help(self) -> None:
        """Every key of the queue and what it does."""
        from workbench.tui.screens.help import tell

        tell(self, commands_of(self.keymap))

    def action_keep(self) -> None:
        """The filter, kept under a name."""
        from workbench.tui.screens.queue_filters import KeepFilterScreen

        async def keep(name: str, shared_: bool) -> None:
            text, sort = self._place.text, self._place.sort
            await self._around.pen.record(lambda desk: desk.keep_filter(name, text, sort, shared=shared_))
            self._notice.saved(f"filter: {name}")

        self.app.push_screen(KeepFilterScreen(self._place.text, keep))

    # Moving

    def on_virtual_list_highlighted(self, message: VirtualList.Highlighted) -> None:
        """The claim under the cursor is told whole."""
        self._place.cursor = message.index
        self._show_whole()

    def on_virtual_list_chosen(self) -> None:
        """A click on the row opens it."""
        self.action_open_claim()

    def action_step(self, by: int) -> None:
        """A row on, or back."""
        self.query_one(VirtualList).action_cursor(by)

    def action_page(self, by: int) -> None:
        """A page of rows on, or back."""
        self.query_one(VirtualList).action_page(by)

    def action_edge(self, place: int) -> None:
        """The first row, or the last."""
        list_ = self.query_one(VirtualList)
        (list_.action_last if place else list_.action_first)()

    def action_next_open(self, direction: int) -> None:
        """The next row of an open claim, or the one before."""
        self.run_worker(self._to_open(direction), group="moving", exclusive=True, exit_on_error=True)

    async def _to_open(self, direction: int) -> None:
        numbers, at = self._place.numbers or array("I"), self._place.cursor
        try:
            open_ = set(await self._around.lookout.ask_queue(lambda queue: queue.listed("is:open")))
        except WorkbenchError as error:
            self._notice.fail(str(error))
            return
        places = range(at + 1, len(numbers)) if direction > 0 else range(at - 1, -1, -1)
        found = next((n for n in places if numbers[n] in open_ and numbers[n] not in self._saving), None)
        if found is None:
            self._notice.say(f"No claim {'below' if direction > 0 else 'above'} this one is open.")
        else:
            self.query_one(VirtualList).move_cursor(found)

    # Leaving

    def action_open_claim(self) -> None:
        """The claim in its article."""
        if (current := self.current) is not None:
            self.dismiss(current.reviewed)

    def action_leave(self) -> None:
        """From the filter to the list; then what is selected is let go of; then back to the text."""
        if self._is_typing:
            self.action_down()
        elif self._around.chosen:
            self._around.chosen.clear()
            self._show_list()
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Back to the text."""
        self.dismiss(None)
