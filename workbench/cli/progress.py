"""Import and extraction from the command line, with what is happening on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import output
from workbench.desk.config import Settings
from workbench.desk.desk import Desk
from workbench.desk.importing import Imported, extract_pending, import_sources
from workbench.domain.errors import StoppedError
from workbench.domain.shown import safe_text

if TYPE_CHECKING:
    from rich.progress import Progress


def bring_in(
    database: Path, sources: Iterable[str], settings: Settings, overrides: dict[str, str], allow_private: bool
) -> bool:
    """Whether every source was imported, and the claims of all articles found."""
    done = read_in(database, sources, settings, overrides, allow_private)
    if done.new or done.known:
        find_claims(database, settings.model)
    return not done.failed


def read_in(
    database: Path, sources: Iterable[str], settings: Settings, overrides: dict[str, str], allow_private: bool
) -> Imported:
    """What became of the sources, which is said. Raises StoppedError where Ctrl-C ended it; what was read is kept."""
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
    for one, other, similarity in done.near:
        output.say(f"“{one}” is nearly the same as “{other}” ({similarity:.0%}): linked, not merged.")
    if done.stopped:
        raise StoppedError("Stopped; what was read is kept. The same command goes on from there.")
    return done


def _summary(done: Imported) -> str:
    parts = [output.counted(len(done.new), "new article")]
    if done.known:
        parts.append(f"{len(done.known)} known already")
    return ", ".join(parts) + "."


def find_claims(database: Path, model: str | None) -> None:
    """Finds the claims of all articles that wait for it; says nothing when none does."""
    with Desk.open(database, "") as desk:
        waiting = desk.to_extract()
    if not waiting:
        return
    claims = 0
    done = 0
    try:
        with _bar(waiting) as bar:
            task = bar.add_task("Finding claims", total=waiting)

            def progress(title: str, passages: int, of: int) -> None:
                bar.update(task, description=str(safe_text(title[:40])), completed=done + passages / max(of, 1))

            for _, found in extract_pending(database, model, progress):
                claims += found
                done += 1
                bar.update(task, completed=done)
    except KeyboardInterrupt:
        raise StoppedError(
            f"Stopped with {done} of {waiting} articles done; what was found is kept. "
            "The same command goes on from there."
        ) from None
    output.say(f"{output.counted(claims, 'claim')} found in {output.counted(done, 'article')}.")


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
