"""A small review file for the screen: made-up articles, claims laid on them by hand, no language model."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Static
from textual.worker import WorkerError

from workbench.desk.desk import Desk
from workbench.desk.memory import Memory
from workbench.domain.article import Article, Boilerplate, Passage, Role, article_id
from workbench.domain.claim import Claim, Kind, Occurred, Quantity, Reason, claim_id
from workbench.domain.review import ReviewedClaim
from workbench.domain.span import Span
from workbench.store import articles, claims, schema, sqlite
from workbench.tui.app import WorkbenchApp
from workbench.tui.commands.keymap import Wanted
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.widgets.lines import Notice
from workbench.tui.widgets.reader import Reader

FERRY = """Crane topples onto ferry in Orsund harbour

By Ida Holm

ORSUND - A loading crane toppled onto a moored ferry on Monday, killing at least three dockers and hurting 21 people.

The port authority said on Tuesday that the crane had been inspected in March.

“The brakes failed within seconds,” said Per Aker, who leads the dockers' union.

Winds of about 110 kilometres an hour were measured at the pier that morning, according to the weather service.

Read also: ten walks along the fjord

It rained.

The ferry, built in 1987, carries 400 passengers twice a day between Orsund and the islands.

The harbour has handled more goods every year since the new quay was opened, and the town has grown with it.

Two of the four cranes on the quay are older than the rules that they are inspected by.

A spokesman for the owner did not answer questions about the maintenance of the crane.

Police closed the quay until Friday. Divers looked for a docker who was still missing.

The union called a strike of two days for all 1,200 dockers of the coast.
"""

UNTITLED = """The dam at Kestrel Lake held through the night, the water board said.

About 9,000 people were told to leave their homes; roughly half of them did.
"""

HOSTILE = """ [bold]Odd[/bold] characters: 東京で地震 🎌

日本の気象庁は、深さ10キロで震度5の地震があったと発表した。

The file \x1b[31mred\x1b[0m says \x1b]52;c;aGk=\x07 that [link=x]12 huts[/] fell\tFAMILY in \u202eesrever\u202c order.

[@click=app.quit]Nobody[/] was hurt, the mayor told \U0001f1ef\U0001f1f5 radio.
"""

HOSTILE = HOSTILE.replace("FAMILY", "\U0001f468\u200d\U0001f469\u200d\U0001f467")

QUIET = """A quiet week

Nothing that anybody could check happened here.
"""


def _article(text: str, title: str, source: str, *, standin: bool = False, **known: str) -> Article:
    passages: list[Passage] = []
    at = 0
    for paragraph in text.split("\n\n"):
        start, end = at + len(paragraph) - len(paragraph.lstrip()), at + len(paragraph.rstrip())
        role = Role.TITLE if not passages and not standin else Role.BODY
        role = Role.BYLINE if paragraph.startswith("By ") else role
        clutter = paragraph.startswith("Read also")
        kind = Boilerplate.RELATED_LINKS if clutter else None
        passages.append(Passage(start, end, Role.BOILERPLATE if clutter else role, kind, "en"))
        at += len(paragraph) + 2
    return Article(
        article_id(text), text, tuple(passages), title, standin, language="en", source=source,
        byline=known.get("byline"), outlet=known.get("outlet"), published=known.get("published"),
    )  # fmt: skip


def _claim(article: Article, words: str, score: float, kind: Kind = Kind.EVENT, **more: Any) -> Claim:
    start = article.text.index(words)
    end = start + len(words)
    surface = more.get("claimant_surface")
    reasons = (
        Reason("says that something happened", round(score - 0.2, 2), start, start + len(words.split()[0])),
        Reason("gives a figure", 0.3, start, end),
        Reason("hedged", -0.1, start, end),
    )
    cue = more.pop("cue", None)
    at = article.text.index(cue, start) if cue else 0
    return Claim(
        claim_id(article.id, start, end), article.id, start, end, words, kind, score, reasons,
        claimant=more.pop("claimant", surface), cue=Span(at, at + len(cue)) if cue else None, **more,
    )  # fmt: skip


def _quantity(article: Article, words: str, low: float, high: float | None, **more: Any) -> Quantity:
    start = article.text.index(words)
    return Quantity(start, start + len(words), words, low, high, **more)


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


ferry = _article(
    FERRY, "Crane topples onto ferry in Orsund harbour", "a_ferry.txt",
    byline="Ida Holm", outlet="Orsund Post", published="2023-05-02",
)  # fmt: skip
untitled = _article(
    UNTITLED, "The dam at Kestrel Lake held through the night, the water board said.", "b_untitled.txt", standin=True
)
hostile = _article(HOSTILE, "[bold]Odd[/bold] characters: 東京で地震 🎌", "c_hostile.txt")
quiet = _article(QUIET, "A quiet week", "d_quiet.txt")

FERRY_CLAIMS = (
    _claim(
        ferry, "A loading crane toppled onto a moored ferry on Monday, killing at least three dockers and hurting 21"
        " people.", 0.91, Kind.FIGURE,
        quantities=(
            _quantity(ferry, "at least three", 3, None, what="dockers", state="killed"),
            _quantity(ferry, "21", 21, 21, what="people", state="hurt"),
        ),
        occurred=Occurred("2023-05-01", "2023-05-01"), place="Orsund",
        parts=(
            _span(ferry, "A loading crane toppled onto a moored ferry on Monday"),
            _span(ferry, "killing at least three dockers"), _span(ferry, "hurting 21 people"),
        ), needs_context=_span(ferry, "A loading crane"),
    ),
    _claim(
        ferry, "The port authority said on Tuesday that the crane had been inspected in March.", 0.62,
        claimant="Orsund Port Authority", claimant_surface="The port authority", cue="said",
        occurred=Occurred("2023-03-01", "2023-03-31"),
    ),
    _claim(
        ferry, "“The brakes failed within seconds,” said Per Aker, who leads the dockers' union.", 0.58,
        Kind.QUOTATION, claimant_surface="Per Aker", cue="said", is_quote=True,
    ),
    _claim(ferry, "Winds of about 110 kilometres an hour were measured at the pier that morning", 0.77, Kind.FIGURE),
    _claim(ferry, "The union called a strike of two days for all 1,200 dockers of the coast.", 0.55),
)  # fmt: skip
UNTITLED_CLAIMS = (
    _claim(untitled, "The dam at Kestrel Lake held through the night, the water board said.", 0.6),
    _claim(untitled, "About 9,000 people were told to leave their homes", 0.8, Kind.FIGURE),
)
HOSTILE_CLAIMS = (
    _claim(hostile, "日本の気象庁は、深さ10キロで震度5の地震があったと発表した。", 0.7, Kind.FIGURE),
    _claim(
        hostile,
        HOSTILE[HOSTILE.index("The file") : HOSTILE.index(" order.") + 7],
        0.66,
        claimant_surface="The file \x1b[31mred\x1b[0m",
    ),
    _claim(hostile, "[@click=app.quit]Nobody[/] was hurt", 0.5),
)
STACK = ((ferry, FERRY_CLAIMS), (untitled, UNTITLED_CLAIMS), (hostile, HOSTILE_CLAIMS))


def make_file(path: Path, *stack: tuple[Article, Sequence[Claim]]) -> Path:
    """A review file at *path* that holds the articles of *stack* with their claims."""
    with contextlib.closing(schema.open_file(path, create=True)) as connection, sqlite.writing(connection):
        for article, found in stack:
            articles.add(connection, article)
            claims.replace_extracted(connection, article.id, found, "by hand")
    return path


class Reviewing:
    """A desk on the screen, as a reviewer sees and drives it, beside a second look into its file."""

    def __init__(self, app: WorkbenchApp, pilot: Pilot[None], desk: Desk) -> None:
        self.app, self.pilot, self.path = app, pilot, desk.path
        self.second = desk

    @property
    def screen(self) -> DeskScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, DeskScreen))

    @property
    def current(self) -> str:
        """The words of the current claim."""
        assert self.screen.session.current is not None
        return self.screen.session.current.claim.text

    @property
    def article(self) -> str:
        assert self.screen.session.article is not None
        return self.screen.session.article.id

    @property
    def notice(self) -> str:
        return text_of(self.screen.query_one(Notice))

    @property
    def panel(self) -> str:
        return text_of(self.screen.query_one("#claim", Static))

    @property
    def messages(self) -> list[str]:
        """What the toasts say."""
        return [notification.message for notification in self.app._notifications]

    async def press(self, *keys: str) -> None:
        """The keys one after the other, and everything they set going done."""
        for key in keys:
            self._post(key)
            if len(key) > 1 or self.app.focused is None:  # letters into a field need no look in between
                await self.pilot.pause()
        await self.settle()

    def _post(self, key: str) -> None:
        character = key if len(key) == 1 else {"space": " "}.get(key)
        self.app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, character))

    async def settle(self) -> None:
        """Waits until everything is recorded and drawn."""
        await self.pilot.pause()
        for worker in list(self.app.workers):
            with contextlib.suppress(WorkerError):
                await worker.wait()
        await self.pilot.pause()

    async def until(self, there: Callable[[], bool]) -> None:
        """Waits until *there*, which another thread or a later look is about to bring."""
        async with asyncio.timeout(20):
            while not there():
                await self.pilot.pause(0.02)

    async def keys(self, *keys: str) -> None:
        """The keys, without waiting for what they have recorded."""
        for key in keys:
            self._post(key)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Types *words* into what has the focus."""
        await self.press(*words)

    async def paste(self, words: str) -> None:
        """What a terminal sends for a paste."""
        self.app.post_message(events.Paste(words))
        await self.pilot.pause()

    @property
    def on_top(self) -> str:
        """The kind of screen that has the keys."""
        return type(self.app.screen).__name__

    def glyph(self, claim: Claim) -> str:
        """What stands beside the claim in the reader's gutter."""
        return self.screen.query_one(Reader)._markup.marks[claim.id].glyph

    def in_file(self, claim: Claim) -> ReviewedClaim:
        """The claim as a second connection finds it in the file."""
        return self.second.claim(claim.id)


def text_of(widget: Static) -> str:
    return str(widget.visual)


@asynccontextmanager
async def reviewing(
    path: Path,
    size: tuple[int, int] = (120, 40),
    reviewer: str = "ann",
    theme: str | None = None,
    keys: Wanted = (),
    memory: Memory | None = None,
) -> AsyncIterator[Reviewing]:
    """The file at *path* on the screen."""
    with Desk.open(path, reviewer) as desk, Desk.open(path, reviewer) as second:
        app = WorkbenchApp(desk, theme, keys=keys, memory=memory)
        try:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                try:
                    yield Reviewing(app, pilot, second)
                finally:
                    app.workers.cancel_all()  # as leaving does before the screens go; a test's end takes those first
        finally:
            app.close_pen()


@contextmanager
def kept_busy(path: Path) -> Iterator[None]:
    """Another program holds the file's write lock meanwhile."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
