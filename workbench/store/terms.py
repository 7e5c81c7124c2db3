"""What claims are found by when links are looked for, and which of them wait for it, in and out of the review file.

A key is a whole number that stands for a word or figure in a stretch of time; what it means, only its maker knows.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


# What waits


def waiting(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many claims wait to have their terms taken in, and how many to have their links found."""
    row = connection.execute("SELECT count(*), coalesce(sum(step), 0) FROM claims_to_link").fetchone()
    return row[0] - row[1], row[1]


def unlinked(connection: sqlite3.Connection, by: int) -> int:
    """How many claims are to be compared: all, where they were linked by another version of the rules than *by*."""
    if rules(connection) == by:
        return sum(waiting(connection))
    return int(connection.execute("SELECT count(*) FROM claims").fetchone()[0])


def is_waiting(connection: sqlite3.Connection) -> bool:
    """Whether any claim came, changed or went since links were last looked for."""
    return connection.execute("SELECT 1 FROM claims_to_link LIMIT 1").fetchone() is not None


def rules(connection: sqlite3.Connection) -> int | None:
    """By which version of the rules the links were found; None before any were looked for."""
    row = connection.execute("SELECT rules FROM links_found").fetchone()
    return None if row is None else int(row[0])


def keep_rules(connection: sqlite3.Connection, version: int) -> None:
    """Keeps by which rules links are found from now on. Call inside `writing` only."""
    connection.execute("DELETE FROM links_found")
    connection.execute("INSERT INTO links_found (rules) VALUES (?)", (version,))


def some_settled(connection: sqlite3.Connection, most: int) -> list[int]:
    """The numbers of *most* claims at most that do not wait, from all over the file."""
    count = connection.execute("SELECT count(*) FROM claim_keys").fetchone()[0]
    rows = connection.execute(
        """
        SELECT claim FROM (SELECT claim, row_number() OVER (ORDER BY claim) AS place FROM claim_keys)
        WHERE place % :every = 0 AND claim NOT IN (SELECT claim FROM claims_to_link)
        """,
        {"every": -(-count // most) or 1},
    )
    return [row[0] for row in rows]


def next_to_index(connection: sqlite3.Connection, most: int) -> list[int]:
    """The numbers of claims whose terms may be others now, *most* of them at most."""
    rows = connection.execute("SELECT claim FROM claims_to_link WHERE step = 0 ORDER BY claim LIMIT ?", (most,))
    return [row[0] for row in rows]


def next_to_link(connection: sqlite3.Connection, most: int) -> list[int]:
    """The numbers of claims whose links are to be found, *most* of them at most; none while terms are to be taken in.

    Links are found once all terms are there: how common a term is decides who is found by it.
    """
    if connection.execute("SELECT 1 FROM claims_to_link WHERE step = 0 LIMIT 1").fetchone():
        return []
    rows = connection.execute("SELECT claim FROM claims_to_link ORDER BY claim LIMIT ?", (most,))
    return [row[0] for row in rows]


def still_waiting(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """Which of the claims with those numbers wait."""
    wanted = list(numbers)
    return {
        row[0]
        for first in range(0, len(wanted), 500)
        for row in _among(connection, "SELECT claim FROM claims_to_link WHERE claim", wanted[first : first + 500])
    }


def link_again(connection: sqlite3.Connection, numbers: Iterable[int] | None = None) -> None:
    """Has the links of those claims found anew, or of all claims, terms and all. Call inside `writing` only."""
    if numbers is None:
        connection.execute("DELETE FROM claim_terms")
        connection.execute("DELETE FROM claim_keys")
        connection.execute("DELETE FROM claims_to_link")
        connection.execute("INSERT INTO claims_to_link (claim) SELECT number FROM claims")
        return
    connection.executemany(
        "INSERT INTO claims_to_link (claim, step) VALUES (?, 1) ON CONFLICT (claim) DO NOTHING",
        [(number,) for number in numbers],
    )


def are_indexed(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Keeps that the terms of those claims are taken in. Call inside `writing` only."""
    connection.executemany("UPDATE claims_to_link SET step = 1 WHERE claim = ?", [(number,) for number in numbers])


def are_linked(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Keeps that the links of those claims are found. Call inside `writing` only."""
    connection.executemany("DELETE FROM claims_to_link WHERE claim = ?", [(number,) for number in numbers])


# The index


def keys_of(connection: sqlite3.Connection, number: int) -> tuple[int, ...]:
    """The keys of the claim with that number, the least first; none where it has none, or is not in the index."""
    row = connection.execute("SELECT keys FROM claim_keys WHERE claim = ?", (number,)).fetchone()
    return () if row is None else tuple(_unpacked(row[0]))


def put_keys(connection: sqlite3.Connection, number: int, before: Sequence[int], after: Sequence[int]) -> None:
    """Has the claim with that number be found by the keys *after* in the place of *before*. Call inside `writing`."""
    connection.executemany(
        "DELETE FROM claim_terms WHERE key = ? AND claim = ?", [(key, number) for key in set(before) - set(after)]
    )
    connection.executemany(
        "INSERT INTO claim_terms (key, claim) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(key, number) for key in sorted(set(after) - set(before))],
    )
    connection.execute(
        "INSERT INTO claim_keys (claim, keys) VALUES (?, ?) ON CONFLICT (claim) DO UPDATE SET keys = excluded.keys",
        (number, _packed(after)),
    )


def forget(connection: sqlite3.Connection, number: int, before: Sequence[int]) -> None:
    """Takes the claim with that number, which has the keys *before*, out of the index. Call inside `writing` only."""
    put_keys(connection, number, before, ())
    connection.execute("DELETE FROM claim_keys WHERE claim = ?", (number,))


def holders(connection: sqlite3.Connection, key: int, most: int) -> list[int]:
    """The numbers of the claims that have that key, *most* of them at most."""
    rows = connection.execute("SELECT claim FROM claim_terms WHERE key = ? LIMIT ?", (key, most)).fetchall()
    return [row[0] for row in rows]


def count(connection: sqlite3.Connection, key: int, most: int) -> int:
    """How many claims have that key; *most* where it is as many or more."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM claim_terms WHERE key = ? LIMIT ?)"
    return int(connection.execute(sql, (key, most)).fetchone()[0])


# Little endian, whatever machine wrote it: the file is carried from one to another.


def _packed(keys: Iterable[int]) -> bytes:
    return b"".join(key.to_bytes(8, "little") for key in keys)


def _unpacked(data: bytes) -> array[int]:
    import sys

    keys = array("q")
    keys.frombytes(data)
    if sys.byteorder == "big":
        keys.byteswap()
    return keys


def _among(connection: sqlite3.Connection, sql: str, wanted: Sequence[int]) -> Iterator[sqlite3.Row]:
    yield from connection.execute(f"{sql} IN ({', '.join('?' * len(wanted))})", wanted)


# Proof


def malformed(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence where the index of terms holds what cannot be read as keys."""
    sql = "SELECT count(*) FROM claim_keys WHERE length(keys) % 8 <> 0"
    if count := connection.execute(sql).fetchone()[0]:
        what = f"{count} claim{'s' if count > 1 else ''}"
        yield f"The index of terms holds no keys of {what}; `workbench links --again` finds all links anew."


def wrong(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for whatever the index of terms lacks or has too much; what waits to be linked is not looked at."""
    settled = "NOT EXISTS (SELECT 1 FROM claims_to_link WHERE claim = {})"
    lacking = connection.execute(
        f"""
        SELECT count(*) FROM claims AS c
        WHERE {settled.format("c.number")} AND NOT EXISTS (SELECT 1 FROM claim_keys WHERE claim = c.number)
            AND NOT EXISTS (SELECT 1 FROM replaced WHERE article_id = c.article_id)
        """  # noqa: S608 - our own words
    ).fetchone()[0]
    if lacking:
        yield f"Links were never looked for from {lacking} claim{'s' if lacking > 1 else ''}."
    stray = connection.execute(
        f"""
        SELECT count(*) FROM claim_keys AS k
        WHERE {settled.format("k.claim")} AND NOT EXISTS (
            SELECT 1 FROM claims AS c WHERE c.number = k.claim
                AND NOT EXISTS (SELECT 1 FROM replaced WHERE article_id = c.article_id)
        )
        """  # noqa: S608 - our own words
    ).fetchone()[0]
    if stray:
        yield f"The index of terms has {stray} claim{'s' if stray > 1 else ''} too many."
    terms = connection.execute("SELECT count(*) FROM claim_terms").fetchone()[0]
    keys = connection.execute("SELECT coalesce(sum(length(keys)), 0) / 8 FROM claim_keys").fetchone()[0]
    if terms != keys:
        yield "The index of terms does not hold what its claims are found by."
