"""What was checked before, in and out of the review file: published checks, and the file's own final claims."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.domain.check import Check
from workbench.store.blind import settled

if TYPE_CHECKING:
    import sqlite3

COLUMNS = Check.__struct_fields__
"""The columns of a check that are said by it."""

_NUMBERS = ("value", "worst", "best")
_NAMES = ", ".join(COLUMNS)
_MARKS = ", ".join("?" * len(COLUMNS))


class Indexed(NamedTuple):
    """A checked claim as it stands in the index: a published check, or with a *number* below 0 a claim of the file."""

    number: int
    claim: str
    title: str


def put(connection: sqlite3.Connection, checks: Iterable[Check]) -> tuple[int, int]:
    """How many of *checks* are new, and how many were here already. Call inside `writing` only."""
    given = [(check.id, check) for check in checks]
    new = {id_: check for id_, check in given if not is_there(connection, id_)}
    connection.executemany(
        f"INSERT INTO checks (id, {_NAMES}) VALUES (?, {_MARKS})",  # noqa: S608 - our own names
        ((id_, *(getattr(check, name) for name in COLUMNS)) for id_, check in new.items()),
    )
    return len(new), len(given) - len(new)


def is_there(connection: sqlite3.Connection, id_: str) -> bool:
    """Whether the file has the published check with that id."""
    return connection.execute("SELECT 1 FROM checks WHERE id = ?", (id_,)).fetchone() is not None


def told(connection: sqlite3.Connection) -> Iterator[tuple[str, Check | None]]:
    """Every published check after its id, as the file has them; None for what none can be."""
    cursor = connection.cursor()
    cursor.row_factory = None
    for id_, *said in cursor.execute(f"SELECT id, {_NAMES} FROM checks"):  # noqa: S608 - our own names
        yield id_, as_check(said)


def as_check(said: Sequence[object]) -> Check | None:
    """The check that the columns say; None where one of them is not of its type."""
    fits = all(
        (value is None and name != "claim")
        or (type(value) is float and math.isfinite(value) if name in _NUMBERS else _is_text(value))
        for name, value in zip(COLUMNS, said, strict=True)
    )
    values: tuple[Any, ...] = tuple(said)
    return Check(*values) if fits else None


def _is_text(value: object) -> bool:
    try:
        return type(value) is str and bool(value.encode("utf-8"))
    except UnicodeEncodeError:
        return False


def total(connection: sqlite3.Connection) -> int:
    """How many checked claims there are to find."""
    row = connection.execute(
        """
        SELECT coalesce((SELECT max(number) FROM checks), 0) + (SELECT count(*) FROM state WHERE workflow = 'final')
        """
    ).fetchone()
    return int(row[0])


def counts(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """How many checked claims have each of *words*, in any form of it."""
    sql = "SELECT count(*) FROM check_index WHERE check_index MATCH ?"
    return {word: connection.execute(sql, (_quoted(word),)).fetchone()[0] for word in words}


def claims_with(connection: sqlite3.Connection, words: Iterable[str]) -> tuple[dict[str, int], int]:
    """How many of the file's claims, checked or not, have each of *words* as it is written, and how many there are."""
    sql = "SELECT count(*) FROM claim_index WHERE claim_index MATCH ?"
    counted = {word: connection.execute(sql, (_quoted(word),)).fetchone()[0] for word in words}
    return counted, int(connection.execute("SELECT coalesce(max(number), 0) FROM claims").fetchone()[0])


def found(connection: sqlite3.Connection, words: Sequence[str], most: int) -> list[int]:
    """The numbers of the checked claims that hold the most of *words*, each by its rarity (BM25), *most* at most."""
    if not words:
        return []
    rows = connection.execute(
        "SELECT rowid FROM check_index WHERE check_index MATCH ? ORDER BY bm25(check_index), rowid LIMIT ?",
        (" OR ".join(map(_quoted, words)), most),
    )
    return [row[0] for row in rows]


def words_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Indexed]:
    """What the index holds under each of *numbers*."""
    marks = ", ".join("?" * len(numbers))
    # By the two tables, and not by the view over both: that SQLite would make whole first.
    rows = connection.execute(
        f"""
        SELECT number, claim, coalesce(title, '') FROM checks WHERE number IN ({marks})
        UNION ALL
        SELECT -number, text, '' FROM claims WHERE number IN ({marks})
        """,  # noqa: S608 - question marks
        (*numbers, *(-number for number in numbers)),
    )
    return [Indexed(*row) for row in rows]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def published(connection: sqlite3.Connection, number: int) -> Check:
    """The published check with that number."""
    row = connection.execute(f"SELECT {_NAMES} FROM checks WHERE number = ?", (number,)).fetchone()  # noqa: S608 - our own names
    return Check(*row)


def claim_numbered(connection: sqlite3.Connection, number: int) -> str | None:
    """The id of the final claim with that number in the index; None where a newer version of its article has it."""
    row = connection.execute(
        """
        SELECT id FROM claims
        WHERE number = ? AND id NOT IN (SELECT subject FROM carried WHERE how IN ('exact', 'moved'))
        """,
        (-number,),
    ).fetchone()
    return None if row is None else str(row["id"])


def carried_to(connection: sqlite3.Connection, claim: str) -> str | None:
    """The claim of a newer version of its article that has the words of the one with that id."""
    row = connection.execute("SELECT successor FROM carried WHERE subject = ?", (claim,)).fetchone()
    return None if row is None else row["successor"]


def hides(connection: sqlite3.Connection, subject: str, hidden_from: str) -> bool:
    """Whether something was decided, on the claim or in the article with that id, that *hidden_from* may not know."""
    row = connection.execute(
        f"""
        SELECT 1 FROM claims AS c JOIN state AS s ON s.subject = c.id
        WHERE (c.id = :subject OR c.article_id = :subject) AND s.verdicts > 0 AND NOT {settled("c.id")}
        LIMIT 1
        """,  # noqa: S608 - our own words
        {"subject": subject, "hidden_from": hidden_from},
    ).fetchone()
    return row is not None
