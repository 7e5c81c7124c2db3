"""Why claims are put aside, most often."""

from __future__ import annotations

REASONS = (
    "An opinion or a judgement of value",
    "About the future: it cannot be known yet",
    "Too vague to be checked",
    "Known to the speaker alone",
    "Not worth a check: nobody doubts it, and nothing hangs on it",
    "Said elsewhere already, and checked there",
    "No claim at all: wrongly cut, or no part of the article",
)
"""In the order in which they are offered; any other words will do."""
