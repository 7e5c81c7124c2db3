"""The current state, computed afresh from the log: to compare with what the triggers keep, and to put in its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

# What stands, computed from the log alone, in sets, by other means than the view that the triggers go by. What is
# carried to a newer version is on both claims.
_STANDING = """
    WITH gone (id) AS (
        SELECT t.id
        FROM (SELECT * FROM log WHERE action IN ('undo', 'withdraw')) AS u
        JOIN log AS t ON t.id = u.value AND t.author = u.author AND t.subject = u.subject
        WHERE (u.id, u.author, u.subject) NOT IN (
                SELECT value, author, subject FROM log WHERE action = 'redo' AND value IS NOT NULL
            )
            AND (u.id, u.author, u.subject) NOT IN (
                SELECT value, author, subject FROM log
                WHERE action = 'undo' AND value IS NOT NULL AND (id, author, subject) NOT IN (
                    SELECT value, author, subject FROM log WHERE action = 'redo' AND value IS NOT NULL
                )
            )
    ), spoken (id, subject, action, author, value, clock) AS (
        SELECT id, subject, action, author, value, clock FROM log
        UNION ALL
        SELECT l.id, c.successor, l.action, l.author, l.value, l.clock
        FROM carried AS c JOIN log AS l ON l.subject = c.subject
        WHERE (c.how = 'version' AND l.action = 'note') OR (c.how IN ('exact', 'moved') AND l.action <> 'add claim')
    )
    SELECT subject, action, clock, entry, author, value FROM (
        SELECT l.id AS entry, l.subject, l.action, l.author, l.value, l.clock, k.keeps, row_number() OVER (
            PARTITION BY l.subject, l.action, CASE WHEN k.keeps = 'last of each author' THEN l.author END
            ORDER BY l.clock DESC, l.id DESC
        ) AS place
        FROM spoken AS l JOIN actions AS k ON k.action = l.action AND k.keeps <> 'none'
        WHERE l.id NOT IN (SELECT id FROM gone)
    )
    WHERE keeps = 'every' OR place = 1
"""
_STATE = "SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject"
_PROGRESS = """
    SELECT c.article_id, count(*)
    FROM state AS s JOIN claims AS c ON c.id = s.subject
    WHERE s.workflow NOT IN ('new', 'in progress')
    GROUP BY c.article_id
"""

# In this order each builds on the one before: the table, what it must hold, and what of it is compared.
_TABLES = (
    ("standing", _STANDING, "SELECT subject, action, clock, entry, author, value FROM standing"),
    ("state", _STATE, "SELECT subject, workflow, rating, verdicts, evidence, notes FROM state"),
    ("progress", _PROGRESS, "SELECT article_id, reviewed FROM progress WHERE reviewed <> 0"),
)


def wrong(connection: sqlite3.Connection) -> Iterator[str]:
    """A claim or article on which the current state is not what the log says, if there is one."""
    for _, computed, kept in _TABLES:
        for one, other in ((computed, kept), (kept, computed)):
            row = connection.execute(f"SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}) LIMIT 1").fetchone()  # noqa: S608 - our own words
            if row:
                yield row[0]
                return


def rebuild(connection: sqlite3.Connection) -> None:
    """Puts what the log says in the place of the current state. Call inside `writing` only."""
    for table, _, _ in reversed(_TABLES):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    for table, computed, _ in _TABLES:
        # Storing states counts progress by itself; counting it afresh does not lean on that.
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        connection.execute(f"INSERT INTO {table} {computed}")
