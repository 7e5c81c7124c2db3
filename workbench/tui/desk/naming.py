"""What was taken or brought back, in words for the status line."""

from __future__ import annotations

from contextlib import suppress

from workbench.desk import decisions
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry

# Their values are no words for a person.
_NAMED_BY_ID = {Action.ADD_CLAIM, Action.RE_CUT, Action.REFIT, Action.WITHDRAW}


def taken_back(desk: Desk, entry: LogEntry) -> str:
    """What an undo of *entry* changed, which may be less than all of it."""
    with suppress(WorkbenchError):
        stands = desk.own_verdict(entry.subject)
        if (words := decisions.words_alone(entry, stands)) and stands is not None:
            return f"taken back: {words}; your verdict {stands.label} stands as it was before"
    return f"taken back: {_named(desk, entry)}"


def brought_back(desk: Desk, entry: LogEntry) -> str:
    """What a redo of *entry* changed."""
    return f"brought back: {_named(desk, entry)}"


def about(desk: Desk, entry: LogEntry) -> str:
    """The claim that *entry* is about, to stand behind what was done; nothing where it was about an article."""
    try:
        return f", on: {desk.claim(entry.subject).claim.text}"
    except WorkbenchError:
        return ""


def _named(desk: Desk, entry: LogEntry) -> str:
    return f"{entry.action} {_value_of(desk, entry)}".rstrip()


def _value_of(desk: Desk, entry: LogEntry) -> str:
    if entry.action in _NAMED_BY_ID:
        return ""
    rating = desk.scale.rating(entry.value) if entry.value else None
    return rating.label if rating else entry.value or ""
