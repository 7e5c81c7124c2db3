"""Full-text search over the articles' passages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_WORD = re.compile(r"\w[\w\u0300-\u036f]*")  # a word typed with its accents apart is one word still


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage in which every word sought stands; *start* and *end* are its offsets in the article."""

    article_id: str
    article_title: str
    start: int
    end: int
    text: str


def words_of(query: str) -> list[str]:
    """The words of a query, its punctuation left out, so that no query can be malformed."""
    return _WORD.findall(query)


def search(connection: sqlite3.Connection, query: str, limit: int = 200) -> list[Hit]:
    """The passages that hold every word of *query* (or words that begin so), in reading order, *limit* at most."""
    words = words_of(query)
    if not words:
        return []
    rows = connection.execute(
        """
        SELECT p.article_id, coalesce(t.value, a.title) AS title, p.start, p."end",
            substr(a.text, p.start + 1, p."end" - p.start) AS text
        FROM (SELECT rowid FROM passage_index WHERE passage_index MATCH ? LIMIT ?) AS found
        JOIN passages AS p ON p.number = found.rowid
        JOIN articles AS a ON a.id = p.article_id
        LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
        ORDER BY a.source, a.id, p.start
        """,
        (" ".join(f'"{word}"*' for word in words), limit),
    )
    return [Hit(*row) for row in rows]
