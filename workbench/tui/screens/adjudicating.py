"""Adjudication: the claims on which reviewers differ, one after the other, their verdicts side by side."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.record import Record
from workbench.domain.review import LogEntry, ReviewedClaim, Workflow
from workbench.domain.shown import safe_text
from workbench.tui.commands.command import Command, Context
from workbench.tui.commands.keymap import Keymap
from workbench.tui.commands.surveying import ADJUDICATION_FOOTER, ADJUDICATION_SHARES
from workbench.tui.commands.table import COMMANDS
from workbench.tui.keyed import bindings
from workbench.tui.lookout import Lookout
from workbench.tui.pen import Pen
from workbench.tui.screens import adjudicating_views as views
from workbench.tui.screens.typing import TypingScreen
from workbench.tui.watch import Watch
from workbench.tui.widgets.lines import KeyLine, Line, Notice, ScaleLine
from workbench.tui.widgets.side_by_side import side_by_side
from workbench.tui.widgets.virtual_list import Row, VirtualList


def commands_of(keymap: Keymap) -> tuple[Command, ...]:
    """Everything that can be done here, with its keys: its own commands, and the desk's that it shares."""
    desk = (c for c in keymap.within(Context.DESK) if c.id in ADJUDICATION_SHARES or c.id.startswith("verdict."))
    return (*keymap.within(Context.ADJUDICATION), *desk)


class Bench(Struct, frozen=True):
    """What an adjudicator works with: the file to read from, to look through and to record in.

    *rationales* are those written and not recorded yet, by claim; *taken_back* says what an undo was about;
    *look_every* is after how many seconds one looks for what others did.
    """

    reading: Desk
    lookout: Lookout
    pen: Pen
    rationales: MutableMapping[str, str]
    taken_back: Callable[[Desk, LogEntry], str]
    brought_back: Callable[[Desk, LogEntry], str]
    look_every: float


class AdjudicatingScreen(TypingScreen[ReviewedClaim | None]):
    """Returns the claim to be opened in its article, None when the reviewer goes back.

    What was settled stays on the list until one leaves, so that it can be looked at again, and taken back.
    """

    CSS_PATH: ClassVar[str] = "adjudicating.tcss"
    AUTO_FOCUS = "#rows"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-short"), (30, "-tall")]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(*commands_of(Keymap(COMMANDS)), priority=True)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench, self._desk = bench, bench.reading
        self._watch = Watch(self._desk)
        self._claims: list[str] = []
        self._records: dict[str, Record] = {}
        self._saving: str | None = None
        self._listed = False

    def compose(self) -> ComposeResult:
        """How many there are, the list, the claim in its words, what each reviewer says, the rationale, the keys."""
        yield Line(id="heading")
        yield VirtualList(id="rows")
        yield Static(id="context")
        with VerticalScroll(id="reviewers", can_focus=False):
            yield Static(id="columns")
        yield Line(id="why")
        yield Notice(id="notice")
        yield ScaleLine(id="scale")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Lists what is disputed."""
        self.query_one(KeyLine).show(
            [self.keymap.command(id_) for id_ in ADJUDICATION_FOOTER], set(ADJUDICATION_FOOTER)
        )
        self.set_interval(self._bench.look_every, self.look_around)
        self.run_worker(self._list(), group="listing", exit_on_error=True)

    def _be_ready(self) -> None:
        if self._listed:  # before that a key would fall on nothing
            super()._be_ready()

    def on_resize(self) -> None:
        """Columns are as wide as there is room."""
        self._show_claim()

    # What is disputed

    async def _list(self) -> None:
        """Takes in what is disputed now; what was listed before stays."""
        try:
            found = await self._bench.lookout.ask_queue(lambda queue: queue.ids(queue.listed("is:disputed")))
        except WorkbenchError as error:
            self._notice.fail(str(error))
            found = []
        self._claims += [id_ for id_ in found if id_ not in set(self._claims)]
        if not self._listed:
            self._listed = True
            super()._be_ready()
        self._show()

    def _show(self) -> None:
        list_ = self.query_one(VirtualList)
        list_.set_rows(len(self._claims), self._row, scroll=False)
        self._show_claim()

    def _row(self, index: int) -> Row:
        record = self._record(self._claims[index])
        if record is None:
            return [(safe_text("this claim is no longer in the file"), "dim")]
        saving = self._claims[index] == self._saving
        return views.row(record.reviewed, record.verdicts, self._desk.scale, saving=saving)

    def _record(self, id_: str) -> Record | None:
        if id_ not in self._records:
            try:
                self._records[id_] = self._desk.record(id_)
            except WorkbenchError:  # it went out of the file
                return None
        return self._records[id_]

    @property
    def current(self) -> str | None:
        """The id of the claim under the cursor."""
        cursor = self.query_one(VirtualList).cursor
        return self._claims[cursor] if cursor is not None and cursor < len(self._claims) else None

    def _is_disputed(self, id_: str) -> bool:
        record = self._record(id_)
        return record is not None and record.reviewed.standing.workflow is Workflow.DISPUTED

    def _show_claim(self) -> None:
        record = self._record(self.current) if self.current else None
        context, columns = Content(""), Content("")
        if record is not None:
            article = self._desk.article(record.reviewed.claim.article_id)
            context = views.context(article, record)
            width = self.query_one("#reviewers").size.width - 1
            columns = side_by_side(views.columns(record, self._desk.scale), width)
        elif self._listed:
            context = Content.styled("Reviewers differ on no claim; there is nothing to settle.", "dim")
        self.query_one("#context", Static).update(context)
        self.query_one("#columns", Static).update(columns)
        keys = {rating.id: self.key(f"verdict.{rating.id}") for rating in self._desk.scale.ratings}
        self.query_one(ScaleLine).show(self._desk.scale, keys, record.reviewed if record else None)
        self._show_heading()
        self._show_why()

    def _show_heading(self) -> None:
        left, cursor = sum(map(self._is_disputed, self._claims)), self.query_one(VirtualList).cursor
        place = f"{(cursor or 0) + 1} of {len(self._claims)}" if self._claims else ""
        made = Content.assemble(
            (" Adjudicate ", "bold"), place, (f"  {left} still disputed" if self._listed else "  listing…", "dim")
        )
        self.query_one("#heading", Line).draw(lambda width: made.truncate(width, ellipsis=True))

    def _show_why(self) -> None:
        written = self._bench.rationales.get(self.current or "", "")
        write = self.key("claim.rationale")
        made = (
            Content.assemble(("Why: ", "bold"), safe_text(written))
            if written
            else Content.styled(f"{write} writes why; then a verdict's key settles it and goes on to the next.", "dim")
        )
        self.query_one("#why", Line).draw(lambda width: made.truncate(width, ellipsis=True))

    # Moving

    def on_virtual_list_highlighted(self) -> None:
        """Another claim is under the cursor."""
        self.query_one("#reviewers").scroll_home(animate=False)
        self._show_claim()

    def on_virtual_list_chosen(self) -> None:
        """A click on a row looks at it; it is opened by its key."""

    def action_step(self, by: int) -> None:
        """A row on, or back."""
        self.query_one(VirtualList).action_cursor(by)

    def action_next_disputed(self) -> None:
        """The next claim that is still disputed, round to the first."""
        at = self.query_one(VirtualList).cursor or 0
        places = [*range(at + 1, len(self._claims)), *range(at)]
        found = next((place for place in places if self._is_disputed(self._claims[place])), None)
        if found is None:
            self._notice.say("No other claim is disputed.")
        else:
            self.query_one(VirtualList).move_cursor(found)

    def action_scroll(self, pages: int) -> None:
        """What the reviewers say, by most of a page."""
        reviewers = self.query_one("#reviewers")
        reviewers.scroll_relative(y=pages * max(1, reviewers.size.height - 1), animate=False)

    # Recording

    def action_decide(self, rating: str) -> None:
        """Settles the claim with that verdict and the rationale that was written, and goes on to the next disputed."""
        id_, chosen = self.current, self._desk.scale.rating(rating)
        record = self._record(id_) if id_ else None
        if id_ is None or record is None or chosen is None:
            self._notice.say("There is no claim here to settle.")
        elif self._saving is not None:
            self._notice.say("The last one is being saved; press that again in a moment.")
        else:
            self._saving = id_
            said = f"settled as {chosen.glyph} {chosen.label}: {record.reviewed.claim.text}"
            self._notice.saving(said)
            self._show()
            self.run_worker(self._settle(id_, rating, said), exit_on_error=True)

    async def _settle(self, id_: str, rating: str, said: str) -> None:
        why = self._bench.rationales.get(id_, "")
        try:
            await self._bench.pen.record(lambda desk: desk.adjudicate(id_, rating, rationale=why))
        except WorkbenchError as error:
            self._notice.fail(f"Not saved: {said}. {error}")
            self.app.notify(f"Not saved: {error}", severity="error", markup=False, timeout=30)
            return
        finally:
            self._saving = None
            self._records.pop(id_, None)
            self._show()
        self._bench.rationales.pop(id_, None)
        if self.current == id_:
            self.action_next_disputed()
        self._show()
        left = sum(map(self._is_disputed, self._claims))
        self._notice.saved(said if left else f"the last one is {said}")

    def action_rationale(self) -> None:
        """The editor for why the claim is settled as it will be; kept until it is."""
        from workbench.tui.screens.writing import WritingScreen

        id_ = self.current
        record = self._record(id_) if id_ else None
        if id_ is None or record is None:
            self._notice.say("There is no claim here to settle.")
            return
        rationales = self._bench.rationales

        async def keep(text: str) -> None:
            if text.strip():
                rationales[id_] = text
            else:
                rationales.pop(id_, None)
            self._show_why()

        before = rationales.get(id_, "")
        self.app.push_screen(WritingScreen("Why is it settled so?", record.reviewed.claim.text, before, None, keep))

    def action_undo(self) -> None:
        """What was recorded last, taken back."""
        self._turn_back(lambda desk: desk.take_back(), self._bench.taken_back)

    def action_redo(self) -> None:
        """What was taken back last, brought back."""
        self._turn_back(lambda desk: desk.bring_back(), self._bench.brought_back)

    def _turn_back(self, what: Callable[[Desk], list[LogEntry]], said: Callable[[Desk, LogEntry], str]) -> None:
        async def turned() -> None:
            await self._turned(self._bench.pen.record(what, after_all=True), said)

        self.run_worker(turned(), exit_on_error=True)

    async def _turned(self, recorded: Awaitable[list[LogEntry]], said: Callable[[Desk, LogEntry], str]) -> None:
        try:
            entries = await recorded
        except WorkbenchError as error:
            self._notice.say(str(error))
            return
        self._records.clear()
        await self._list()
        if entries[0].subject in self._claims:
            self.query_one(VirtualList).move_cursor(self._claims.index(entries[0].subject))
        self._show()
        self._notice.saved(said(self._desk, entries[0]))

    # Others, and leaving

    def look_around(self) -> None:
        """Takes in what others recorded since the last look."""
        try:
            changes = self._watch.look()
        except WorkbenchError as error:
            self._notice.fail(str(error))
            return
        if changes is not None and (changes.subjects or changes.collection):
            self._records.clear()
            self.run_worker(self._list(), group="listing", exit_on_error=True)

    def action_open_claim(self) -> None:
        """The claim in its article."""
        record = self._record(self.current) if self.current else None
        if record is not None:
            self.dismiss(record.reviewed)

    def action_help(self) -> None:
        """Every key and what it does here."""
        from workbench.tui.screens.help import tell

        tell(self, commands_of(self.keymap))

    def action_close(self) -> None:
        """Back to the text."""
        self.dismiss(None)

    @property
    def _notice(self) -> Notice:
        return self.query_one(Notice)
