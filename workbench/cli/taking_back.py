"""Commands that take back what one recorded, and bring it back."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import database, reading, recording, reviewer_option
from workbench.desk import decisions
from workbench.desk.desk import Desk
from workbench.domain.review import LogEntry
from workbench.domain.telling import text_of, told


@click.command()
@database
@click.option("--steps", type=click.IntRange(1), default=1, metavar="NUMBER", help="How many; 1 where it is not said.")
@click.option("--list", "list_", is_flag=True, help="Take nothing back: list what can be, the next one first.")
@reviewer_option
def undo(database: Path, steps: int, list_: bool, reviewer: str | None) -> None:
    """Take back your own last entry; with all that you recorded together with it."""
    if list_:
        with reading(database, reviewer) as desk:
            for number, step in enumerate(desk.can_be_taken_back(), 1):
                for entry in step:
                    output.line(f"{number}  {text_of(entry.at)}  {told(entry)}")
        return
    with recording(database, reviewer) as desk:
        for taken in desk.take_back(steps):
            output.say(_taken_back(desk, taken))


def _taken_back(desk: Desk, taken: LogEntry) -> str:
    stands = desk.own_verdict(taken.subject)
    if (words := decisions.words_alone(taken, stands)) and stands is not None:
        claim = taken.subject[:8]
        return f"Taken back: {words}, on claim {claim}; your verdict {stands.rating} stands as it was before."
    return _sentence(f"Taken back: {told(taken)}")


@click.command()
@database
@reviewer_option
def redo(database: Path, reviewer: str | None) -> None:
    """Bring back what your last undo took back."""
    with recording(database, reviewer) as desk:
        for entry in desk.bring_back():
            output.say(_sentence(f"Brought back: {told(entry)}"))


def _sentence(text: str) -> str:
    """*text* with an end, where its last words, which are a reviewer's, bring none."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
