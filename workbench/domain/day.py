"""Days, as they are written down everywhere."""

from __future__ import annotations

from datetime import date


def is_day(text: object) -> bool:
    """Whether *text* is a day as ISO 8601 writes it."""
    try:
        return type(text) is str and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
