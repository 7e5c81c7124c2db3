"""The filters that reviewers keep under a name. Not a decision, so not in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.sifting import SavedFilter
from workbench.store.log import now

if TYPE_CHECKING:
    import sqlite3

_EVERYBODY = ""
"""Stands where a reviewer's name does on a filter that all share."""


def saved(connection: sqlite3.Connection, reviewer: str) -> list[SavedFilter]:
    """The filters of *reviewer* and those that all share, by name, one's own first where two have the same."""
    rows = connection.execute(
        """
        SELECT name, filter, sort, owner, reviewer FROM saved_filters
        WHERE owner IN (?, ?) ORDER BY name, owner = ?
        """,
        (reviewer, _EVERYBODY, _EVERYBODY),
    )
    return [
        SavedFilter(row["name"], row["filter"], row["sort"], row["owner"] == _EVERYBODY, row["reviewer"])
        for row in rows
    ]


def keep(connection: sqlite3.Connection, filter_: SavedFilter) -> None:
    """Keeps *filter_* in the place of the one of the same name. Call inside `writing` only."""
    connection.execute(
        """
        INSERT INTO saved_filters (owner, name, filter, sort, reviewer, at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (owner, name) DO UPDATE SET
            filter = excluded.filter, sort = excluded.sort, reviewer = excluded.reviewer, at = excluded.at
        """,
        (
            *(_EVERYBODY if filter_.shared else filter_.reviewer, filter_.name, filter_.text, filter_.sort),
            *(filter_.reviewer, now()),
        ),
    )


def forget(connection: sqlite3.Connection, reviewer: str, name: str, *, shared: bool) -> bool:
    """Whether there was such a filter, which is gone now. Call inside `writing` only."""
    owner = _EVERYBODY if shared else reviewer
    gone = connection.execute("DELETE FROM saved_filters WHERE owner = ? AND name = ?", (owner, name))
    return gone.rowcount > 0
