"""Claims counted by where they stand: by article, by claimant; and reviewers' entries by day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.domain.dossier import Tally
from workbench.domain.review import Workflow
from workbench.store.claims import listed, standing_columns

if TYPE_CHECKING:
    import sqlite3


def by_article(connection: sqlite3.Connection, *, hidden_from: str | None = None) -> Iterator[Tally]:
    """The claims of each article, by where they stand, as the reviewer *hidden_from* may see it."""
    for row in _counted(connection, "c.article_id", hidden_from):
        yield Tally(row["owner"], Workflow(row["workflow"]), row["rating"], row["claims"])


def _counted(connection: sqlite3.Connection, owner: str, hidden_from: str | None) -> sqlite3.Cursor:
    state, condition = standing_columns(hidden_from), listed(connection)
    return connection.execute(
        f"""
        SELECT {owner} AS owner, {state["workflow"]} AS workflow, {state["rating"]} AS rating, count(*) AS claims
        FROM claims AS c LEFT JOIN state AS s ON s.subject = c.id
        {f"WHERE {condition}" if condition else ""}
        GROUP BY 1, 2, 3
        ORDER BY 1, 2, 3
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    )
