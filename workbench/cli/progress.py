"""Import and extraction from the command line, with what is happening on stderr."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import output
from workbench.desk import linking
from workbench.desk.config import Settings
from workbench.desk.desk import Desk
from workbench.desk.importing import COMPARING, Found, Imported, extract_pending, has_rules, import_sources
from workbench.domain.errors import StoppedError
from workbench.domain.shown import safe_text

if TYPE_CHECKING:
    from rich.progress import Progress

_MOST_NAMED = 20
"""Articles that are named one by one as nearly the same as others: more would push what else is said off the screen."""


def bring_in(
    database: Path, sources: Iterable[str], settings: Settings, overrides: dict[str, str], allow_private: bool
) -> bool:
    """Whether every source was imported, and the claims of all articles found."""
    done = read_in(database, sources, settings, overrides, allow_private)
    if done.new or done.known:
        return find_claims(database, settings) and not done.failed
    return not done.failed


def read_in(
    database: Path,
    sources: Iterable[str],
    settings: Settings,
    overrides: dict[str, str],
    allow_private: bool,
    replaced: str | None = None,
) -> Imported:
    """What became of the sources, which is said; of the article *replaced* not that it is much like its successor.

    Raises StoppedError where Ctrl-C ended it; what was read is kept.
    """
    with _bar(sys.maxsize) as bar:
        task = bar.add_task("Reading", total=None)

        def progress(name: str, done: int, of: int) -> None:
            shown = safe_text(os.path.basename(name)[:40])
            bar.update(task, description=f"Reading {shown}", completed=done, total=of)

        done = import_sources(
            database, sources, settings.reviewer, overrides, allow_private, settings.limits, progress=progress
        )
    for sentence in done.failed:
        output.say(sentence)
    if done.new or done.known:
        output.say(_summary(done))
    _say_near(done, replaced)
    if done.stopped:
        raise StoppedError("Stopped; what was read is kept. The same command goes on from there.")
    return done


def _say_near(done: Imported, replaced: str | None) -> None:
    """Names the articles that each newcomer is nearly the same as, but for the one whose place it takes."""
    alike: dict[str, list[str]] = {}
    for one, other, similarity in done.near:
        if other.id != replaced:
            title = f"“{other.title}” " if other.title != one.title else ""
            begun = alike.setdefault(one.id, [f"“{one.title}” ({one.id[:8]}, {one.source}) is nearly the same as "])
            begun.append(f"{other.id[:8]} {title}({other.source}, {similarity:.0%})")
    for begins, *others in list(alike.values())[:_MOST_NAMED]:
        output.say(f"{begins}{', '.join(others)}: linked, not merged.")
    if len(alike) > _MOST_NAMED:
        output.say(f"{len(alike) - _MOST_NAMED} more are nearly the same as others; `workbench articles` shows which.")
    if alike and replaced is None:
        output.say("Where one is a newer version of another, import it with --replace ARTICLE to carry decisions over.")


def _summary(done: Imported) -> str:
    parts = [output.counted(len(done.new), "new article")]
    if done.known:
        parts.append(f"{len(done.known)} known already")
    return ", ".join(parts) + "."


def find_claims(database: Path, settings: Settings) -> bool:
    """Whether the claims of all articles that waited for it were found; says nothing when none waited."""
    with Desk.open(database, "") as desk:
        waiting, older, to_link = desk.to_extract(), desk.of_older_rules(), desk.to_link()
    if older:
        output.say(
            f"The claims of {output.counted(older, 'article')} were found by older rules; "
            f"`workbench extract {database}` looks for them anew."
        )
    if not waiting:
        if to_link:
            find_links(database)
        return True
    done: list[Found] = []
    try:
        with _bar(waiting) as bar:
            task = bar.add_task("Finding claims", total=waiting)
            shares: dict[str, float] = {}  # of the articles at work, how much is read

            def progress(title: str, read: int, of: int) -> None:
                if title == COMPARING:
                    bar.update(task, description=title, completed=read, total=of)
                    return
                shares[title] = read / max(of, 1)
                bar.update(task, description=str(safe_text(title[:40])), completed=len(done) + sum(shares.values()))

            models, processes = settings.language_models, settings.extract_processes
            for found in extract_pending(database, models, progress, processes, settings.limits):
                done.append(found)
                shares.pop(found.title, None)
                bar.update(task, completed=len(done) + sum(shares.values()))
    except KeyboardInterrupt:
        raise StoppedError(
            f"Stopped with {len(done)} of {waiting} articles done; what was found is kept. "
            "The same command goes on from there."
        ) from None
    return _told(done)


def _why_not(database: Path) -> str:
    """Why claims of a file are not compared by a command that lists its links."""
    if all(os.access(place, os.W_OK) for place in (database, database.absolute().parent)):
        return "an older program wrote the file; `workbench links --again` brings it up to date and compares them."
    return "the file cannot be changed here."


def find_links(database: Path, *, again: bool = False) -> None:
    """Has claims that came or changed compared with the others, or *again* all; says so where it cannot be done.

    What was found before Ctrl-C is kept.
    """
    with Desk.open(database, "", read_only=True) as desk:
        waiting = desk.to_link()
        if waiting and not again and not desk.can_be_written():
            output.say(f"{output.counted(waiting, 'claim')} of {database} wait to be compared: {_why_not(database)}")
            return
    if not waiting and not again:
        return
    try:
        with _bar(sys.maxsize) as bar:
            task = bar.add_task(COMPARING, total=None)
            for done, of in linking.update(database, again=again):
                bar.update(task, completed=done, total=of)
    except KeyboardInterrupt:
        raise StoppedError(
            "Stopped; the links that were found are kept. The next import, or the same command, goes on."
        ) from None


def _told(done: Sequence[Found]) -> bool:
    """Says what was found, what failed and what nobody could read; whether nothing failed."""
    failed = [found.failed for found in done if found.failed]
    for sentence in failed:
        output.say(sentence)
    if failed:
        output.say(f"{output.counted(len(failed), 'article')} will be tried again the next time.")
    claims = output.counted(sum(found.claims for found in done), "claim")
    output.say(f"{claims} found in {output.counted(len(done) - len(failed), 'article')}.")
    unread = Counter(language for found in done for language in found.unread)
    for language, count in sorted(unread.items()):
        output.say(_unread(language, count))
    return not failed


def _unread(language: str, count: int) -> str:
    """That passages in *language* were not looked through for claims, and what to do about it if anything."""
    passages = f"Passages in the language “{language}” ({output.counted(count, 'article')}) are shown"
    if not has_rules(language):
        return f"{passages}, but not searched for claims: there are no rules for it."
    return f"{passages}, but not searched for claims: no language model for it is installed (see docs/extraction.md)."


def _bar(total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty() or total == 0,
    )
