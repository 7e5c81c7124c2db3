"""The search indexes, compared with what they index, and made anew from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.store import log

if TYPE_CHECKING:
    import sqlite3
else:
    from workbench.store.sqlite import sqlite3

# Each index, what it finds, and the table of its rows.
_INDEXES = (
    ("passage_index", "passages", "passages"),
    ("claim_index", "claims", "claims"),
    ("entry_index", "what reviewers wrote", "entry_words"),
    ("check_index", "what was checked", "checked_words"),
)


def wrong(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each index that lacks something, or has something too much; only reads."""
    for index, found, rows in _INDEXES:
        if connection.execute(
            f"""
            SELECT 1 FROM {rows} WHERE number NOT IN (SELECT id FROM {index}_docsize)
            UNION ALL
            SELECT 1 FROM {index}_docsize WHERE id NOT IN (SELECT number FROM {rows})
            LIMIT 1
            """  # noqa: S608 - our own names
        ).fetchone():
            yield f"The search index of {found} does not hold what there is to find."
    if any(_other_words(connection)):
        yield "The words kept for searching what reviewers wrote are not those of the log."


def damaged(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each index that is not made of the words of its rows. Call inside `writing`; writes nothing."""
    for index, found, _ in _INDEXES:
        try:
            connection.execute(
                f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', ?)",  # noqa: S608 - our own names
                (_how_deep(connection, index),),
            )
        except sqlite3.DatabaseError as error:
            if "malformed" not in str(error):
                raise
            yield f"The search index of {found} is damaged."


def rebuild(connection: sqlite3.Connection) -> None:
    """Makes every index anew of what there is. Call inside `writing` only."""
    connection.execute("INSERT INTO claim_index (claim_index) VALUES ('rebuild')")
    connection.execute("INSERT INTO check_index (check_index) VALUES ('rebuild')")
    _rebuild_passages(connection)
    # Before the words, whose triggers take out of the index what they expect to be in it; and after, so that nothing
    # of words that were taken out is left in it.
    connection.execute("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")
    for number in list(_other_words(connection)):
        connection.execute("DELETE FROM entry_words WHERE number = ?", (number,))
        row = connection.execute("SELECT body FROM log WHERE number = ?", (number,)).fetchone()
        if row and (words := _words(row["body"])):
            connection.execute("INSERT INTO entry_words (number, text) VALUES (?, ?)", (number, words))
    connection.execute("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")


def _how_deep(connection: sqlite3.Connection, index: str) -> int:
    """1 compares every word, 0 looks only whether the index fits together.

    The view of the passages cuts them out with SQLite's substr, which ends at a NUL; the program, which filled the
    index, does not.
    """
    if index != "passage_index":
        return 1
    return int(connection.execute("SELECT 1 FROM articles WHERE instr(text, char(0)) LIMIT 1").fetchone() is None)


def _other_words(connection: sqlite3.Connection) -> Iterator[int]:
    """The numbers of entries whose words are not kept as they are written."""
    for row in connection.execute(
        "SELECT l.number, l.body, w.text FROM log AS l LEFT JOIN entry_words AS w ON w.number = l.number"
    ):
        if (row["text"] or "") != _words(row["body"]):
            yield row["number"]
    for row in connection.execute("SELECT number FROM entry_words WHERE number NOT IN (SELECT number FROM log)"):
        yield row["number"]


def _words(body: object) -> str:
    """The words of a body; none where it is no body, which the chains find."""
    try:
        return log.words_of(body) if isinstance(body, str) else ""
    except (ValueError, AttributeError, RecursionError):
        return ""


def _rebuild_passages(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO passage_index (passage_index) VALUES ('delete-all')")
    for article in connection.execute("SELECT id, text FROM articles"):
        connection.executemany(
            "INSERT INTO passage_index (rowid, text) VALUES (?, ?)",
            [
                (row["number"], article["text"][row["start"] : row["end"]])
                for row in connection.execute(
                    'SELECT number, start, "end" FROM passages WHERE article_id = ?', (article["id"],)
                )
            ],
        )
