"""The lines above and below the text: where one is, what was saved, which keys do what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from itertools import accumulate

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from workbench.domain.review import ArticleSummary, Presence, ReviewedClaim
from workbench.domain.scale import Scale
from workbench.domain.shown import safe_text
from workbench.tui.commands.command import Command
from workbench.tui.widgets.appearance import SAVING
from workbench.tui.widgets.company import company
from workbench.tui.widgets.plain import PlainLines

_ROOMY = 100  # cells from which the line at the top has room for the outlet and the date


class Line(Static, PlainLines):
    """One row that is made for the width there is."""

    _made: Callable[[int], Content] | None = None
    _drawn: Content | None = None
    _wanted: object = None

    def _is_new(self, wanted: object) -> bool:
        """Whether the line was made for something else than *wanted* before; it is to be drawn then."""
        before, self._wanted = self._wanted, wanted
        return before != wanted

    def draw(self, made: Callable[[int], Content]) -> None:
        """Shows what *made* makes of a number of cells, now and whenever that number changes."""
        self._made = made
        self.on_resize()

    def on_resize(self) -> None:
        """Makes the row anew, and draws it if it is another than before. Its height never changes, so nothing else need
        be laid out again."""
        if self._made is not None and self.size.width:
            row, before = self._made(self.size.width), self._drawn
            if before is None or (row.plain, row.spans) != (before.plain, before.spans):
                self._drawn = row
                self.update(row, layout=False)


class TopLine(Line):
    """Which article, how far its review has come, who reviews, who else is in the file."""

    def show(
        self,
        number: int,
        of: int,
        article: ArticleSummary | None,
        reviewer: str,
        others: Sequence[Presence] = (),
        setting: str = "",
    ) -> None:
        """Draws the line for the *number*-th (from 0) of *of* articles; *setting* is one of the file to be known."""
        if article is None:
            self.draw(lambda _: Content(" No articles yet"))
            return
        title = Content.assemble(
            (f" {number + 1}/{of} ", "bold"),
            ("no title: " if article.title_is_standin else "", "dim"),
            (safe_text(article.title), "bold"),
        )
        progress = [
            f"{article.reviewed}/{article.claims} reviewed",
            *([setting] if setting else []),
            safe_text(reviewer),
        ]
        known = [safe_text(part) for part in (article.outlet, article.published) if part]

        def made(width: int) -> Content:
            roomy = width >= _ROOMY
            here = company(others, reviewer, roomy=roomy)
            right = "  " + " · ".join([*(known if roomy else ()), *progress, *([here] if here else [])]) + " "
            room = max(8, width - Content(right).cell_length)
            return title.truncate(room, ellipsis=True, pad=True) + Content.styled(right, "dim")

        self.draw(made)


class Notice(Line):
    """What happened last, or what is asked. A save is shown here only once it is on the disk."""

    _said = Content("")
    _asking = False

    def saving(self, what: str) -> None:
        """Says that *what* is on its way."""
        self._tell(Content.assemble((f" {SAVING} Saving ", "dim"), (safe_text(what), "dim")))

    def waiting(self) -> None:
        """Says that saving waits for somebody else's."""
        why = (" What you recorded is saved right after.", "dim")
        self._tell(Content.assemble((" Waiting for another writer…", "bold $text-warning"), why))

    def saved(self, what: str) -> None:
        """Says that *what* is on the disk."""
        now = datetime.now().strftime("%H:%M:%S")
        self._tell(Content.assemble((f" ✓ Saved {now} ", "bold $text-success"), safe_text(what)))

    def say(self, what: str) -> None:
        """Says *what*."""
        self._tell(Content.assemble(" ", safe_text(what)))

    def fail(self, what: str) -> None:
        """Says that *what* went wrong."""
        self._tell(Content.assemble((" ! ", "bold $text-error"), (safe_text(what), "$text-error")))

    def ask(self, prompt: str, typed: str, hint: str) -> None:
        """Puts a question, with what was *typed* so far; until it is `answered` whatever else is said waits."""
        self._asking = True

        def made(width: int) -> Content:
            line = typed[-max(8, width // 2) :]  # of a long line the end is in sight, where one types
            question = Content.assemble((f" {prompt} ", "bold $text-accent"), safe_text(line), ("▏", "$text-accent"))
            return (question + Content.styled(f"  {safe_text(hint)}", "dim")).truncate(width, ellipsis=True)

        self.draw(made)

    def answered(self) -> None:
        """Has what was said last, also meanwhile, be shown again."""
        self._asking = False
        self._tell(self._said)

    def repeat(self, other: Notice) -> None:
        """Says what *other* said last."""
        self._tell(other._said)

    def _tell(self, words: Content) -> None:
        self._said = words
        if not self._asking:
            self.draw(lambda width: words.truncate(width, ellipsis=True))


class Pressed(Message):
    """A key shown in a line was clicked; *id* is its command's."""

    def __init__(self, id_: str) -> None:
        super().__init__()
        self.id = id_


class Clickable(Line):
    """A line of keys that do with a click what they do when pressed."""

    _places: Sequence[tuple[int, str]] = ()
    """Where the keys end, in cells, each with the id of its command."""

    def on_click(self, event: events.Click) -> None:
        """The key under the mouse."""
        id_ = next((id_ for end, id_ in self._places if event.x < end), None)
        if id_ is not None:
            event.stop()
            self.post_message(Pressed(id_))

    def _placed(self, parts: Mapping[str, Content]) -> Content:
        """The parts in a row, each known to the mouse by its id."""
        ends = accumulate(part.cell_length for part in parts.values())
        self._places = list(zip(ends, parts, strict=True))
        return Content("").join(parts.values())


class ScaleLine(Clickable):
    """The keys of the verdicts, always in sight; the current claim's own is marked."""

    def show(self, scale: Scale, keys: Mapping[str, str], current: ReviewedClaim | None) -> None:
        """Draws the line for the claim that is *current*: labels where there is room for them, else glyphs.

        *keys* are the verdicts' keys by the ids of their ratings.
        """
        given = current.standing.rating if current else None
        if not self._is_new((scale, dict(keys), given, current is None)):
            return

        def written(labels: Sequence[str]) -> dict[str, Content]:
            return {
                f"verdict.{rating.id}": Content.assemble(
                    (f" {keys[rating.id]}", "bold $text-accent" if current else "dim"),
                    (f" {label} ", ("reverse" if rating.id == given else "") if current else "dim"),
                )
                for rating, label in zip(scale.ratings, labels, strict=True)
            }

        full, short = written([r.label for r in scale.ratings]), written([r.glyph for r in scale.ratings])

        def made(width: int) -> Content:
            fits = sum(part.cell_length for part in full.values()) <= width
            return self._placed(full if fits else short)

        self.draw(made)


class KeyLine(Clickable):
    """The footer: a handful of keys, those that can do nothing now greyed."""

    def show(self, commands: Sequence[Command], possible: Collection[str]) -> None:
        """Draws the keys of *commands*, as many as there is room for, the help's before all others; *possible* holds
        the ids of those that would do something."""
        if not self._is_new((list(commands), frozenset(possible))):
            return
        parts = {
            command.id: Content.assemble(
                (f" {command.first_key}", "bold $text-accent" if command.id in possible else "dim"),
                (f" {command.title} ", "" if command.id in possible else "dim"),
            )
            for command in commands
        }

        def made(width: int) -> Content:
            fitting: set[str] = set()
            for id_ in sorted(parts, key=lambda id_: id_ != "help"):
                if parts[id_].cell_length <= width:
                    fitting.add(id_)
                    width -= parts[id_].cell_length
            return self._placed({id_: part for id_, part in parts.items() if id_ in fitting})

        self.draw(made)
