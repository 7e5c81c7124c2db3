"""What was taken or brought back, in words for the status line."""

from __future__ import annotations

from contextlib import suppress

from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry

# Their values are no words for a person.
_NAMED_BY_ID = {Action.ADD_CLAIM, Action.RE_CUT, Action.REFIT, Action.WITHDRAW}


def taken_back(desk: Desk, entry: LogEntry) -> str:
    """What an undo of *entry* changed, which may be less than all of it."""

    from workbench.desk import decisions

    with suppress(WorkbenchError):
        stands = desk.own_verdict(entry.subject)
        if (words := decisions.words_alone(entry, stands)) and stands is not None:
            return f"taken back: {words}; your verdict {stands.label} stands as it was before"
    return f"taken back: {_named(desk, entry)}"


def brought_back(desk: Desk, entry: LogEntry) -> str:
    """What a redo of *entry* changed."""
    return f"brought back: {_named(desk, entry)}"


def left_for_later(count: int) -> str:
    """That nothing else is open than the *count* claims that were left for later."""
    return f"Everything else is decided; {count} that you left for later {'is' if count == 1 else 'are'} open still."


def about(desk: Desk, entry: LogEntry, more: int = 0) -> str:
    """The claim that *entry* is about, to stand behind what was done, with how many *more* entries it was done to;
    nothing where it was about an article, and alone."""
    others = f"{more} more" if more else ""
    try:
        text = desk.claim(entry.subject).claim.text
    except WorkbenchError:
        return f", and {others}" if others else ""
    return f", and {others}; the last on: {text}" if others else f", on: {text}"


def _named(desk: Desk, entry: LogEntry) -> str:
    return f"{entry.action} {_value_of(desk, entry)}".rstrip()


def _value_of(desk: Desk, entry: LogEntry) -> str:
    if entry.action in _NAMED_BY_ID:
        return ""
    rating = desk.scale.rating(entry.value) if entry.value else None
    return rating.label if rating else entry.value or ""
