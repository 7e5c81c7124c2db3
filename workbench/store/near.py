"""Articles that are nearly the same, and the sketches by which they find each other, in and out of the review file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.domain.near import Near

if TYPE_CHECKING:
    import sqlite3


def put(connection: sqlite3.Connection, pairs: Iterable[Near]) -> None:
    """Keeps *pairs*, each once, whichever of its articles is named first. Call inside `writing` only."""
    connection.executemany(
        """
        INSERT INTO near (first, second, similarity, grounds) VALUES (?, ?, ?, ?)
        ON CONFLICT (first, second) DO UPDATE SET similarity = excluded.similarity, grounds = excluded.grounds
        """,
        [(pair.first, pair.second, pair.similarity, _grounds(pair)) for pair in map(_ordered, pairs)],
    )


def _ordered(pair: Near) -> Near:
    return pair if pair.first < pair.second else pair.turned()


def _grounds(pair: Near) -> str:
    return json.dumps(
        {
            "first_in_second": pair.first_in_second,
            "second_in_first": pair.second_in_first,
            "only_in_first": pair.only_in_first,
            "only_in_second": pair.only_in_second,
        }
    )


def pairs(connection: sqlite3.Connection, article: str | None = None) -> list[Near]:
    """The pairs, or those of one article, it first in each; the most alike first. Versions of one article are none."""
    rows = connection.execute(
        """
        SELECT first, second, similarity, grounds FROM near
        WHERE :article IS NULL OR first = :article OR second = :article
        ORDER BY similarity DESC, first, second
        """,
        {"article": article},
    )
    old = {row["article_id"] for row in connection.execute("SELECT article_id FROM replaced")}
    found = [_near(row) for row in rows if row["first"] not in old and row["second"] not in old]
    return [pair if article in (None, pair.first) else pair.turned() for pair in found]


def _near(row: sqlite3.Row) -> Near:
    grounds = json.loads(row["grounds"])
    return Near(
        row["first"],
        row["second"],
        row["similarity"],
        grounds["first_in_second"],
        grounds["second_in_first"],
        tuple((start, end) for start, end in grounds["only_in_first"]),
        tuple((start, end) for start, end in grounds["only_in_second"]),
    )


def holding(connection: sqlite3.Connection, hash_: int, most: int) -> list[str]:
    """The articles in whose sketch that hash is, *most* of them at most."""
    rows = connection.execute("SELECT article_id FROM sketches WHERE hash = ? LIMIT ?", (hash_, most))
    return [row["article_id"] for row in rows]


def keep_sketch(connection: sqlite3.Connection, article: str, hashes: Iterable[int]) -> None:
    """Keeps the sketch of an article that was compared with the others. Call inside `writing` only."""
    connection.execute("INSERT INTO sketched (article_id) VALUES (?) ON CONFLICT (article_id) DO NOTHING", (article,))
    connection.executemany(
        "INSERT INTO sketches (hash, article_id) VALUES (?, ?) ON CONFLICT (hash, article_id) DO NOTHING",
        [(hash_, article) for hash_ in hashes],
    )


def to_compare(connection: sqlite3.Connection) -> list[str]:
    """Ids of the articles that were not compared with the others yet, in the order in which they came."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE NOT EXISTS (SELECT 1 FROM sketched WHERE article_id = id) ORDER BY rowid"
    )
    return [row["id"] for row in rows]


def forget(connection: sqlite3.Connection, article: str) -> None:
    """Has an article compared anew with all others. Call inside `writing` only."""
    connection.execute("DELETE FROM near WHERE first = :id OR second = :id", {"id": article})
    for table in ("sketches", "sketched"):
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article,))  # noqa: S608 - our own names
