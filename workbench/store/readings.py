"""What a file's bytes were read as, so that the same file need not be read again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def known(connection: sqlite3.Connection, fingerprint: str) -> list[str] | None:
    """The ids of the articles that the bytes with that fingerprint were read as; None when nobody read them here."""
    row = connection.execute("SELECT articles FROM readings WHERE fingerprint = ?", (fingerprint,)).fetchone()
    if row is None:
        return None
    ids: list[str] = json.loads(row["articles"])
    there = connection.execute(
        f"SELECT count(*) FROM articles WHERE id IN ({', '.join('?' * len(ids))})",  # noqa: S608 - question marks
        ids,
    ).fetchone()[0]
    return ids if there == len(set(ids)) else None


def remember(connection: sqlite3.Connection, fingerprint: str, ids: Sequence[str]) -> None:
    """Keeps that the bytes with that fingerprint were read as the articles *ids*. Call inside `writing` only."""
    connection.execute(
        "INSERT INTO readings (fingerprint, articles) VALUES (?, ?)"
        " ON CONFLICT (fingerprint) DO UPDATE SET articles = excluded.articles",
        (fingerprint, json.dumps(list(ids))),
    )
