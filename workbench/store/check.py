"""Proof that a review file is whole: the file, its guards, every chain, every anchor, the current state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.article import article_id
from workbench.domain.claim import claim_id
from workbench.store.log import faults
from workbench.store.schema import differences
from workbench.store.sqlite import bytes_as_they_are, reading

if TYPE_CHECKING:
    import sqlite3


@dataclass(slots=True)
class Findings:
    """What was looked at, counted, and every problem found, a sentence each."""

    articles: int = 0
    passages: int = 0
    claims: int = 0
    quantities: int = 0
    entries: int = 0
    chains: int = 0
    problems: list[str] = field(default_factory=list)


def check(connection: sqlite3.Connection) -> Findings:
    """The findings on the whole file; nothing in it is changed. Streams article by article, chain by chain."""
    with reading(connection), bytes_as_they_are(connection):
        return _found(connection)


def _found(connection: sqlite3.Connection) -> Findings:
    found = Findings()
    found.problems += (
        f"SQLite finds the file damaged: {row[0]}."
        for row in connection.execute("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    )
    found.problems += differences(connection)
    found.problems += (
        f"A row of {row['table']} belongs to a row of {row['parent']} that is missing."
        for row in connection.execute("PRAGMA foreign_key_check")
    )
    for row in connection.execute("SELECT id, text, title FROM articles ORDER BY id"):
        found.articles += 1
        found.problems += _anchors(connection, row, found)
    found.entries = connection.execute("SELECT count(*) FROM log").fetchone()[0]
    found.chains = connection.execute("SELECT count(DISTINCT chain) FROM log").fetchone()[0]
    found.problems += (
        f"Log entry {fault.entry} of chain {fault.chain}: {fault.wrong}." for fault in faults(connection)
    )
    found.problems += _state(connection)
    return found


def _anchors(connection: sqlite3.Connection, article: sqlite3.Row, found: Findings) -> Iterator[str]:
    text, id_ = article["text"], article["id"]
    if not _is_text_of(id_, text):
        yield f"Article {id_}: its text is not the one it was imported with."
    for row in connection.execute('SELECT start, "end" FROM passages WHERE article_id = ?', (id_,)):
        found.passages += 1
        if not 0 <= row["start"] < row["end"] <= len(text):
            yield f"Article {id_}: the passage at {row['start']}–{row['end']} lies outside its text."
    for row in connection.execute('SELECT id, start, "end", text FROM claims WHERE article_id = ?', (id_,)):
        found.claims += 1
        if text[row["start"] : row["end"]] != row["text"] or claim_id(id_, row["start"], row["end"]) != row["id"]:
            yield f"Claim {row['id']}: its words are not what stands at {row['start']}–{row['end']} of article {id_}."
    for row in connection.execute(
        """
        SELECT q.claim_id, q.start, q."end", q.text
        FROM claims AS c JOIN quantities AS q ON q.claim_id = c.id
        WHERE c.article_id = ?
        """,
        (id_,),
    ):
        found.quantities += 1
        if text[row["start"] : row["end"]] != row["text"]:
            yield f"Claim {row['claim_id']}: its quantity is not what stands at {row['start']}–{row['end']}."


def _is_text_of(id_: str, text: str) -> bool:
    try:
        return article_id(text) == id_
    except UnicodeEncodeError:
        return False


# What stands, computed from the log alone, in sets, by other means than the triggers that keep it.
_STANDING = """
    SELECT id AS entry, subject, action, author, value, clock FROM (
        SELECT l.*, k.keeps, row_number() OVER (
            PARTITION BY l.subject, l.action, CASE WHEN k.keeps = 'last of each author' THEN l.author END
            ORDER BY l.clock DESC, l.id DESC
        ) AS place
        FROM log AS l JOIN actions AS k ON k.action = l.action AND k.keeps <> 'none'
        WHERE l.id NOT IN (SELECT value FROM log WHERE action = 'undo' AND value IS NOT NULL)
    )
    WHERE keeps = 'every' OR place = 1
"""


# Every table of the current state beside the same computed afresh, each as a query of equal columns.
_CURRENT = (
    (_STANDING, "SELECT entry, subject, action, author, value, clock FROM standing"),
    (
        "SELECT value AS entry, id AS undo, subject FROM log WHERE action = 'undo'",
        "SELECT t.entry, t.undo, l.subject FROM taken_back AS t LEFT JOIN log AS l ON l.id = t.undo",
    ),
    (
        "SELECT subject, workflow, rating, verdicts, evidence, notes FROM state_of_subject",
        "SELECT subject, workflow, rating, verdicts, evidence, notes FROM state",
    ),
)


def _state(connection: sqlite3.Connection) -> Iterator[str]:
    for computed, kept in _CURRENT:
        for one, other in ((computed, kept), (kept, computed)):
            row = connection.execute(f"SELECT * FROM ({one} EXCEPT {other}) LIMIT 1").fetchone()  # noqa: S608 - our own words
            if row:
                yield f"The current state of {row['subject']} is not what the log says."
                return
