"""The pages of the history: what happened to a claim, what happened in the session, what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from msgspec import Struct
from textual.content import Content

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry
from workbench.domain.shown import Shown, safe_text
from workbench.domain.telling import text_of, told
from workbench.tui.text.cells import drawable, fit
from workbench.tui.widgets.virtual_list import Part, Row

_WHEN, _WHO = 12, 11  # cells before what was done
_ABOUT = 36  # cells of the claim that it was done to


class Again(Struct, frozen=True):
    """The reviewer wants the verdict of *entry* once more."""

    entry: str


class GoTo(Struct, frozen=True):
    """The reviewer wants to go to the claim or article *subject*."""

    subject: str


class TakeBack(Struct, frozen=True):
    """The reviewer wants their last *steps* taken back, the last entry of which is the one with the id *seen*."""

    steps: int
    seen: str


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


Wish = Again | GoTo | TakeBack


class Page(Protocol):
    """Rows, the last thing that was done first, and what choosing one of them means."""

    name: ClassVar[str]
    count: int

    def heading(self, cursor: int) -> str:
        """A few words about all of it, with the cursor on that row."""

    def row(self, index: int, cursor: int) -> Row:
        """What the row shows, with the cursor on the row *cursor*."""

    def whole(self, index: int) -> Content:
        """What the row would show if it had room."""

    def does(self, index: int) -> str:
        """What choosing the row does, in words for a hint; empty where it does nothing."""

    def wish(self, index: int) -> Wish | None:
        """What choosing the row asks for."""


class Teller:
    """Says what entries of *desk* record, as the reviewer may know it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._blind = desk.hides()

    def what(self, entry: LogEntry) -> Shown:
        """What the entry records: "verdict false on claim 1234abcd: because"."""
        return safe_text(told(entry, self._desk.entry, blind=self._blind).replace("\n", " "))

    def about(self, entry: LogEntry) -> Shown:
        """The words of the claim, or the title of the article, that it is about; nothing where that is gone."""
        try:
            return safe_text(self._desk.claim(entry.subject).claim.text.replace("\n", " "))
        except WorkbenchError:
            pass
        try:
            return safe_text(self._desk.article(entry.subject).title)
        except WorkbenchError:
            return Shown("")

    def row(self, entry: LogEntry, style: str = "", *, of_claim: bool = False) -> tuple[Part, Part, Part]:
        """When, who, what, and on what where the page is not *of_claim* alone."""
        who = fit(drawable(safe_text(text_of(entry.author))), _WHO - 1)[0]
        return (
            (safe_text(f"{text_of(entry.at)[5:16]:<{_WHEN}}".replace("T", " ")), "dim"),
            (Shown(who.ljust(_WHO)), "accent" if entry.author == self._desk.reviewer else "dim"),
            (self._short(entry, of_claim), style),
        )

    def _short(self, entry: LogEntry, of_claim: bool) -> Shown:
        """What the entry records, the claim by its first words and not by its id; left out where all are of one."""
        what, id_ = self.what(entry), f"claim {text_of(entry.subject)[:8]}"
        if of_claim:
            return Shown(what.replace(f" on {id_}", "", 1).replace(f" of {id_}", "", 1))
        about = self.about(entry) if id_ in what else Shown("")
        return Shown(what.replace(id_, f"“{fit(drawable(about), _ABOUT)[0]}”", 1)) if about else what

    def whole(self, entry: LogEntry) -> Content:
        """The same with room, and what it is about."""
        when = f"{text_of(entry.at)[:19].replace('T', ' ')} UTC  "
        about = self.about(entry)
        return Content.assemble(
            (safe_text(when), "dim"),
            (safe_text(text_of(entry.author)), "bold"),
            "  ",
            self.what(entry),
            *(("\n", (about, "italic")) if about else ()),
        )


class OfClaim:
    """What was recorded about a claim, by whom and when."""

    name: ClassVar[str] = "This claim"

    def __init__(self, desk: Desk, claim_id: str | None) -> None:
        self._teller, self._reviewer = Teller(desk), desk.reviewer
        self._entries: Sequence[LogEntry] = desk.history(claim_id)[::-1] if claim_id else ()
        self.count = len(self._entries)

    def heading(self, cursor: int) -> str:  # noqa: ARG002 - whichever row
        """How much there is."""
        return (
            f"{self.count} {'entry' if self.count == 1 else 'entries'}, times in UTC" if self.count else "nothing yet"
        )

    def row(self, index: int, cursor: int) -> Row:  # noqa: ARG002 - the same wherever the cursor is
        """The entry."""
        return self._teller.row(self._entries[index], of_claim=True)

    def whole(self, index: int) -> Content:
        """The entry, with room."""
        return self._teller.whole(self._entries[index])

    def does(self, index: int) -> str:
        """A verdict of one's own can be given again."""
        return "gives this verdict again, as a new entry" if self._is_own_verdict(index) else ""

    def wish(self, index: int) -> Wish | None:
        """The verdict again, where it is one's own."""
        return Again(self._entries[index].id) if self._is_own_verdict(index) else None

    def _is_own_verdict(self, index: int) -> bool:
        entry = self._entries[index]
        return entry.action == Action.VERDICT and entry.author == self._reviewer and bool(entry.body)


class OfSession:
    """What everybody recorded, what came since the desk was opened before the rest."""

    name: ClassVar[str] = "Session"

    def __init__(self, desk: Desk, since: int) -> None:
        self._teller, self._since = Teller(desk), since
        self._entries = desk.recent()
        self.count = len(self._entries)
        self._new = sum(number > since for number, _ in self._entries)

    def heading(self, cursor: int) -> str:  # noqa: ARG002 - whichever row
        """How much came since the desk was opened."""
        older = self.count - self._new
        return f"{self._new} since you opened the desk, {older} before, times in UTC" if self.count else "nothing yet"

    def row(self, index: int, cursor: int) -> Row:  # noqa: ARG002 - the same wherever the cursor is
        """The entry, dimmed where it was there before."""
        number, entry = self._entries[index]
        return self._teller.row(entry, "" if number > self._since else "dim")

    def whole(self, index: int) -> Content:
        """The entry, with room."""
        return self._teller.whole(self._entries[index][1])

    def does(self, index: int) -> str:  # noqa: ARG002 - of every row
        """One can go to what it is about."""
        return "goes to what it is about"

    def wish(self, index: int) -> Wish | None:
        """To be where it was recorded."""
        return GoTo(self._entries[index][1].subject)


class OfUndo:
    """What the reviewer can take back, step by step."""

    name: ClassVar[str] = "Take back"

    def __init__(self, desk: Desk) -> None:
        self._teller = Teller(desk)
        self._steps = desk.can_be_taken_back()
        self.count = len(self._steps)

    def heading(self, cursor: int) -> str:
        """How much would be taken back."""
        if not self.count:
            return "there is nothing of yours to take back"
        entries = sum(map(len, self._steps[: cursor + 1]))
        return f"{_entries(entries)} of yours, marked ↶, would be taken back"

    def row(self, index: int, cursor: int) -> Row:
        """The step, marked where it would be taken back."""
        step = self._steps[index]
        taken = index <= cursor
        when, _, what = self._teller.row(step[0], "" if taken else "dim")
        several = [(Shown(f"{len(step)} together, the last: "), "accent")] if len(step) > 1 else []
        return [(Shown("↶ " if taken else "  "), "warning"), when, *several, what]

    def whole(self, index: int) -> Content:
        """All of the step."""
        step = self._steps[index]
        lines = [Content.assemble(self._teller.what(entry), ("  ", ""), (self._teller.about(entry), "italic"))
                 for entry in step[:4]]  # fmt: skip
        more = [Content.styled(f"and {len(step) - 4} more", "dim")] if len(step) > 4 else []
        return Content("\n").join([*lines, *more])

    def does(self, index: int) -> str:
        """All down to the row is taken back."""
        return "takes it back" if index == 0 else f"takes back these {index + 1}, all at once"

    def wish(self, index: int) -> Wish | None:
        """To have all of it taken back."""
        return TakeBack(index + 1, self._steps[0][0].id)
