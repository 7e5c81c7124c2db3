"""The queue's list: the rows that are seen, read as they are seen, of a list as long as it may be."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.desk.desk import Desk
from workbench.desk.orders import SORTS
from workbench.desk.searching import words_of
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry, ReviewedClaim
from workbench.domain.scale import Rating
from workbench.domain.sifting import QueuedClaim, read
from workbench.tui.lookout import Lookout
from workbench.tui.pen import Pen
from workbench.tui.screens import queue_rows
from workbench.tui.screens.typing import TypingScreen
from workbench.tui.watch import Changes, Watch
from workbench.tui.widgets.field import Field
from workbench.tui.widgets.lines import KeyLine, Line, Notice, ScaleLine
from workbench.tui.widgets.virtual_list import Row, VirtualList

OnEach = Callable[[Desk, Sequence[str]], object]
"""What records the same on each of the claims with some ids."""

_PAGE = 64  # rows read at once
_KEPT = 4096  # rows remembered
_MANY = 200  # changed claims from which on all rows are read again


class QueuePlace(Struct):
    """Where a reviewer is in the queue: what they typed, in what order, on which claim; kept while the desk is open."""

    text: str = ""
    sort: str = "position"
    turned: bool = False
    numbers: array[int] | None = None
    of: int = 0
    cursor: int = 0
    newest: tuple[int, int, int] = (-1, -1, -1)
    """What `Desk.newest` said when the claims were listed last."""


class Surroundings(Struct, frozen=True):
    """What the queue works with: the file to read from, to look through and to record in, and the *desk* under it.

    *on_desk* does there what the action of that name does, on a claim; *said* draws what the desk's status line says
    into another one. *chosen* are the claims that are selected there and here, by id. *verdict* is what records a
    rating with the words that were to go with it, and what is said of it; *repaint* has the desk draw how a claim
    stands. *taken_back* and *brought_back* say what an undo and a redo were about; *look_every* is after how many
    seconds one looks for what others did.
    """

    reading: Desk
    lookout: Lookout
    pen: Pen
    on_desk: Callable[[ReviewedClaim, str], None]
    said: Callable[[Notice], None]
    chosen: dict[str, ReviewedClaim]
    verdict: Callable[[ReviewedClaim, Rating], tuple[OnEach, str]]
    repaint: Callable[[ReviewedClaim], None]
    taken_back: Callable[[Desk, LogEntry], str]
    brought_back: Callable[[Desk, LogEntry], str]
    look_every: float


class QueueList(TypingScreen[ReviewedClaim | None]):
    """Shows what the filter asks for, and what others make of it meanwhile."""

    CSS_PATH: ClassVar[str] = "queue.tcss"
    AUTO_FOCUS = "#rows"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-short"), (30, "-tall")]  # noqa: RUF012 - Textual declares it without ClassVar

    def __init__(self, place: QueuePlace, around: Surroundings) -> None:
        super().__init__()
        self._place, self._around = place, around
        self._desk = around.reading
        self._queue = self._desk.queue()
        self._watch = Watch(self._desk)
        self._rows: dict[int, QueuedClaim | None] = {}
        self._sought: list[str] = []
        self._later: dict[str, str] = {}
        self._saving: Counter[int] = Counter()
        self._trouble = ""
        self._is_on_desk = False
        """Whether a form of the desk's is open over the list."""
        self._listing, self._wanted = False, False

    def compose(self) -> ComposeResult:
        """What is listed, the filter, the list, all of the claim under the cursor, what was saved, the keys."""
        yield Line(id="heading")
        example = f"{self.key('queue.filter')} filters: words, is:open, by:NAME, score:>0.7 …"
        yield Field(self._place.text, example, "filter")
        yield Line(id="columns")
        yield VirtualList(id="rows")
        yield Static(id="whole")
        yield Line(id="hint")
        yield Notice(id="notice")
        yield ScaleLine(id="scale")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Lists what was listed when the queue was open last, else everything."""
        self.query_one("#columns", Line).draw(queue_rows.heads)
        self.set_interval(self._around.look_every, self.look_around)
        if self._place.numbers is not None:
            self._show_list()
        if self._place.newest != self._desk.newest():  # else the same rows are seen again, decided meanwhile or not
            self._list(self._current_id())

    def _be_ready(self) -> None:
        if self._place.numbers is not None:  # before that a key would fall on nothing
            super()._be_ready()

    def on_screen_resume(self) -> None:
        """A form that was open over the list is closed: what it saved is told here too."""
        super().on_screen_resume()
        if self.takes_keys:
            self.look_around()
        if self._is_on_desk:
            self._is_on_desk = False
            self._around.said(self._notice)

    # What is listed

    def _list(self, keep: str | None = None) -> None:
        """Lists what the filter asks for, in the background; the cursor stays on the claim with the id *keep*."""
        self._wanted = True
        if not self._listing:
            self._listing = True
            self.run_worker(self._listed(keep), group="listing", exit_on_error=True)
        self._show_heading()

    async def _listed(self, keep: str | None) -> None:
        place = self._place
        while self._wanted:  # what was typed meanwhile
            self._wanted = False
            text, sort, turned, place.newest = place.text, place.sort, place.turned, self._desk.newest()
            try:
                numbers, of = await self._around.lookout.ask_queue(
                    lambda queue: (queue.listed(text, sort, reverse=turned), queue.count)  # noqa: B023 - done with here
                )
            except WorkbenchError as error:
                self._notice.fail(str(error))
                break
            if not self._wanted:
                self._put(numbers, of, keep)
        self._listing = False
        if place.numbers is None:
            place.numbers = array("I")
        if not self.takes_keys:
            super()._be_ready()
        self._show_heading()
        with suppress(WorkbenchError):  # what n and most filters ask for is known before they do
            await self._around.lookout.ask_queue(lambda queue: queue.listed("is:open"))

    def _put(self, numbers: array[int], of: int, keep: str | None) -> None:
        place = self._place
        first, place.numbers, place.of = place.numbers is None, numbers, of
        number = self._queue.number_of(keep) if keep else None
        if number is not None:
            with suppress(ValueError):
                place.cursor = numbers.index(number)
        elif not first:
            place.cursor = min(place.cursor, max(0, len(numbers) - 1))
        self._rows.clear()
        self._sought = words_of(read(place.text).words)
        self._show_list()

    def _show_list(self) -> None:
        with suppress(WorkbenchError):
            self._later = self._desk.left_for_later()
        numbers = self._place.numbers
        self.query_one(VirtualList).set_rows(len(numbers or ()), self._row, self._place.cursor)
        self._place.cursor = self.query_one(VirtualList).cursor or 0
        self._show_heading()
        self._show_whole()

    def _row(self, index: int) -> Row:
        numbers = self._place.numbers
        if numbers is None or index >= len(numbers):
            return ()
        number = numbers[index]
        row, list_ = self._read(index).get(number), self.query_one(VirtualList)
        id_ = row.reviewed.claim.id if row else ""
        return queue_rows.row(
            row,
            self._desk.scale,
            list_.row_width,
            self._sought,
            selected=id_ in self._around.chosen,
            later=id_ in self._later,
            saving=number in self._saving,
        )

    def _read(self, index: int) -> dict[int, QueuedClaim | None]:
        """The rows read so far, that at *index* among them."""
        numbers = self._place.numbers or array("I")
        if numbers[index] not in self._rows:
            if len(self._rows) > _KEPT:
                self._rows.clear()
            page = numbers[max(0, index - _PAGE // 2) : index + _PAGE // 2]
            missing = [number for number in page if number not in self._rows]
            try:
                found = {row.number: row for row in self._queue.rows(missing)}
            except WorkbenchError as error:
                self._notice.fail(str(error))
                return self._rows
            self._rows.update({number: found.get(number) for number in missing})
        return self._rows

    @property
    def current(self) -> QueuedClaim | None:
        """The claim under the cursor."""
        numbers, cursor = self._place.numbers, self.query_one(VirtualList).cursor
        if not numbers or cursor is None:
            return None
        return self._read(cursor).get(numbers[cursor])

    def _show_heading(self) -> None:
        place = self._place
        made = queue_rows.heading(
            len(place.numbers or ()), place.of, SORTS[place.sort],
            turned=place.turned, selected=len(self._around.chosen), listing=place.numbers is None,
        )  # fmt: skip
        self.query_one("#heading", Line).draw(lambda width: made.truncate(width, ellipsis=True))

    def _show_whole(self) -> None:
        current = self.current
        words = queue_rows.whole(current, self._desk.scale) if current else Content.styled(self._nothing(), "dim")
        self.query_one("#whole", Static).update(words)
        keys = {rating.id: self.key(f"verdict.{rating.id}") for rating in self._desk.scale.ratings}
        self.query_one(ScaleLine).show(self._desk.scale, keys, current.reviewed if current else None)

    def _nothing(self) -> str:
        if self._place.numbers is None:
            return "Listing the claims…"
        changes = f"No claim meets this filter; {self.key('queue.filter')} changes it."
        return changes if self._place.text else "There are no claims in this file."

    def _current_id(self) -> str | None:
        current = self.current
        return current.reviewed.claim.id if current else None

    # Others at work

    def look_around(self) -> None:
        """Shows what was written to the file since the last look; nothing moves under the cursor."""
        try:
            changes = self._watch.look()
        except WorkbenchError as error:  # told once, not every time the clock ticks
            if str(error) != self._trouble:
                self._trouble = str(error)
                self._notice.fail(self._trouble)
            return
        self._trouble = ""
        if changes is None or not (changes.subjects or changes.collection):
            return
        if changes.collection or changes.of_the_file:
            self._list(self._current_id())
        self._forget(changes)
        self._redraw()

    def _forget(self, changes: Changes) -> None:
        """What was read of the claims that changed."""
        if len(changes.subjects) > _MANY or changes.of_the_file:
            self._rows.clear()
        for number, row in list(self._rows.items()):
            if row is None or changes.subjects & {row.reviewed.claim.id, row.reviewed.claim.article_id}:
                del self._rows[number]

    def _redraw(self) -> None:
        list_ = self.query_one(VirtualList)
        list_.set_rows(list_.count, self._row, scroll=False)
        self._show_heading()
        self._show_whole()

    @property
    def _notice(self) -> Notice:
        return self.query_one(Notice)
