"""Where the next claim of a sort is, in reading order: found by the indexes, however many claims there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.sought import Sought
from workbench.store.claims import listed, standing_columns

if TYPE_CHECKING:
    import sqlite3


class Here(Struct, frozen=True):
    """From where is sought: a stretch of an article."""

    article: str
    start: int
    end: int


# All claims of a sort, out of an index: the table state as s where the sort is one of where they stand.
_ALL = {
    Sought.DISPUTED: "SELECT subject AS id FROM state WHERE workflow = 'disputed'",
    Sought.IN_CONFLICT: """
        SELECT first AS id FROM links WHERE relation = 'conflicts'
        UNION ALL
        SELECT second FROM links WHERE relation = 'conflicts'
    """,
    Sought.CLAIMANT: "SELECT id FROM claims WHERE claimant = :claimant",
}
# Whether the claim c is of the sort, by a look-up of its own; the plus keeps SQLite from one by all.
_ONE = {
    Sought.DISPUTED: "+s.workflow = 'disputed'",
    Sought.IN_CONFLICT: """(
        EXISTS (SELECT 1 FROM links WHERE first = c.id AND +relation = 'conflicts')
        OR EXISTS (SELECT 1 FROM links WHERE second = c.id AND +relation = 'conflicts')
    )""",
    Sought.CLAIMANT: "c.claimant = :claimant",
}

# The steps of the search, each in the same order; of the last two the one goes to the end of all, the other round.
_IN_ARTICLE = """
    SELECT c.id
    FROM claims AS c LEFT JOIN state AS s ON s.subject = c.id
    WHERE c.article_id = :article AND (c.start, c."end") > (:start, :end) AND {one} {also}
    ORDER BY c.start, c."end" LIMIT 1
"""
_AMONG_FEW = """
    SELECT c.id
    FROM ({all}) AS w
    JOIN claims AS c ON c.id = w.id
    JOIN articles AS a ON a.id = c.article_id
    LEFT JOIN state AS s ON s.subject = c.id
    WHERE TRUE {also}
    ORDER BY
        (a.source, a.id, c.start, c."end")
            <= ((SELECT source FROM articles WHERE id = :article), :article, :start, :end),
        a.source, a.id, c.start, c."end"
    LIMIT 1
"""
_BEHIND = """
    SELECT c.id
    FROM articles AS a CROSS JOIN claims AS c ON c.article_id = a.id
    LEFT JOIN state AS s ON s.subject = c.id
    WHERE (a.source, a.id) > ((SELECT source FROM articles WHERE id = :article), :article) AND {one} {also}
    ORDER BY a.source, a.id, c.start, c."end" LIMIT 1
"""
_FROM_FIRST = """
    SELECT c.id
    FROM articles AS a CROSS JOIN claims AS c ON c.article_id = a.id
    LEFT JOIN state AS s ON s.subject = c.id
    WHERE {one} {also}
    ORDER BY a.source, a.id, c.start, c."end" LIMIT 1
"""
_FEW = 5_000
"""Up to so many are gathered and sorted, in 15 ms; more are met with sooner on the way through all (1 ms, and 140 where
they all stand at the far end of 100,000 claims: benchmarks/moving.py)."""


def following(
    connection: sqlite3.Connection,
    sought: Sought,
    here: Here,
    *,
    claimant: str | None = None,
    hidden_from: str | None = None,
) -> str | None:
    """The id of the first claim of the sort *sought* behind *here*, round to the first of all and at last to the one
    that stands *here* itself; None where there is none.

    In the order in which articles are listed, by source, and in each by place. *claimant* is whose are sought; from the
    reviewer *hidden_from* those are hidden that only others' verdicts make disputed.
    """
    given: dict[str, str | int | None] = {
        "article": here.article,
        "start": here.start,
        "end": here.end,
        "claimant": claimant,
        "hidden_from": hidden_from,
    }
    also = _also(connection, sought, hidden_from)
    steps = [_IN_ARTICLE, _AMONG_FEW] if _are_few(connection, sought, given) else [_IN_ARTICLE, _BEHIND, _FROM_FIRST]
    for step in steps:
        row = connection.execute(step.format(one=_ONE[sought], all=_ALL[sought], also=also), given).fetchone()
        if row is not None:
            return str(row["id"])
    return None


def _are_few(connection: sqlite3.Connection, sought: Sought, given: dict[str, str | int | None]) -> bool:
    """Whether the claims of the sort *sought* are sooner gathered and sorted than met with on the way through all."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM ({_ALL[sought]}) LIMIT {_FEW + 1})"  # noqa: S608 - our own words
    return bool(connection.execute(sql, given).fetchone()[0] <= _FEW)


def _also(connection: sqlite3.Connection, sought: Sought, hidden_from: str | None) -> str:
    """What else a claim has to meet: it is one that is listed, and stands so as far as the reviewer may know."""
    asked = [listed(connection)]
    if sought is Sought.DISPUTED:
        asked.append(f"{standing_columns(hidden_from)['workflow']} = 'disputed'")
    return "".join(f" AND {condition}" for condition in asked if condition)
