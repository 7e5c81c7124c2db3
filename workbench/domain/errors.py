"""What is told to a person when something cannot be done."""

from __future__ import annotations


class WorkbenchError(Exception):
    """Something could not be done: one plain sentence that says what happened to what, and what to do."""


class StoppedError(WorkbenchError):
    """The person stopped it; everything finished before the stop is kept."""
