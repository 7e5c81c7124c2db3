"""The lines above and below the text: where one is, what was saved, which keys do what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from workbench.domain.review import ArticleSummary, ReviewedClaim
from workbench.domain.scale import Scale
from workbench.domain.shown import safe_text
from workbench.tui.appearance import SAVING
from workbench.tui.commands import Command


class TopLine(Static):
    """Which article, how far its review has come, who reviews."""

    def show(self, number: int, of: int, article: ArticleSummary | None, reviewer: str) -> None:
        """Draws the line for the *number*-th (from 0) of *of* articles."""
        if article is None:
            self.update(Content(" No articles yet"))
            return
        title = Content.assemble(
            (f" {number + 1}/{of} ", "bold"),
            ("no title: " if article.title_is_standin else "", "dim"),
            (safe_text(article.title), "bold"),
        )
        known = (
            [safe_text(part) for part in (article.outlet, article.published) if part] if self.size.width >= 100 else []
        )
        right = "  " + " · ".join([*known, f"{article.reviewed}/{article.claims} reviewed", safe_text(reviewer)]) + " "
        room = max(8, self.size.width - Content(right).cell_length)
        self.update(title.truncate(room, ellipsis=True, pad=True) + Content.styled(right, "dim"))


class Notice(Static):
    """What happened last. A save is shown here only once it is on the disk."""

    def saving(self, what: str) -> None:
        """Says that *what* is on its way."""
        self.update(Content.assemble((f" {SAVING} Saving ", "dim"), (safe_text(what), "dim")))

    def saved(self, what: str) -> None:
        """Says that *what* is on the disk."""
        now = datetime.now().strftime("%H:%M:%S")
        self.update(Content.assemble((f" ✓ Saved {now} ", "bold $text-success"), safe_text(what)))

    def say(self, what: str) -> None:
        """Says *what*."""
        self.update(Content.assemble(" ", safe_text(what)))

    def fail(self, what: str) -> None:
        """Says that *what* went wrong."""
        self.update(Content.assemble((" ! ", "bold $text-error"), (safe_text(what), "$text-error")))


class ScaleLine(Static):
    """The keys of the verdicts, always in sight; the current claim's own is marked."""

    def show(self, scale: Scale, current: ReviewedClaim | None) -> None:
        """Draws the line for the claim that is *current*."""
        given = current.standing.rating if current else None
        parts: list[Content] = []
        for rating in scale.ratings:
            words = Content.assemble(
                (f" {rating.key}", "bold $text-accent" if current else "dim"),
                (f" {rating.label} ", ("reverse" if rating.id == given else "") if current else "dim"),
            )
            parts.append(words)
        self.update(Content("").join(parts))


class KeyLine(Static):
    """The footer: a handful of keys, those that can do nothing now greyed."""

    def show(self, commands: Iterable[Command], possible: set[str]) -> None:
        """Draws the keys of *commands*; *possible* holds the ids of those that would do something."""
        parts = [
            Content.assemble(
                (f" {command.shown_keys.split(' or ')[0]}", "bold $text-accent" if command.id in possible else "dim"),
                (f" {command.title} ", "" if command.id in possible else "dim"),
            )
            for command in commands
        ]
        self.update(Content("").join(parts))
