"""Versions of articles: which one takes the place of which, and where the claims of an earlier one stand in the newest.

Which article replaces which is said in the log. All else follows from it and from the texts, so that it is the same
wherever the same entries have come together, and goes when a replacement is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.claim import Claim, Kind, Origin, Reason, claim_id
from workbench.domain.review import ArticleSummary, Likeness
from workbench.domain.span import Span
from workbench.domain.version import Anchor, Carried, Lineage, Succession, plain
from workbench.store import articles, claims, near

if TYPE_CHECKING:
    import sqlite3

Finder: TypeAlias = Callable[[Span], Anchor | None]
Anchoring: TypeAlias = Callable[[str, str], Finder]
"""Of an old text and a new one: what finds the place of a stretch of the old in the new."""

EARLIER = "worked on in an earlier version"
"""The one reason of a claim that the extractor has not found in the newest version."""

_VERSION = "version"
_COLUMNS = "subject, version, how, successor, similarity"


class Row(NamedTuple):
    """A row of the table carried."""

    subject: str
    version: str
    how: str
    successor: str | None
    similarity: float


class Replaced(Struct, frozen=True):
    """The version *next* after an article, and the *newest*."""

    next: str
    newest: str


def replaced(connection: sqlite3.Connection) -> dict[str, Replaced]:
    """The articles that have a newer version, as the table keeps it."""
    rows = connection.execute("SELECT article_id, next, newest FROM replaced ORDER BY article_id")
    return {row["article_id"]: Replaced(row["next"], row["newest"]) for row in rows}


def said(connection: sqlite3.Connection) -> dict[str, Replaced]:
    """The articles that have a newer version, as the log says.

    Of articles that replace each other in a circle, as two copies of a file may have it, what was said first no longer
    counts.
    """
    rows = connection.execute(
        """
        SELECT s.subject, s.value, s.clock, s.entry
        FROM standing AS s
        JOIN articles AS old ON old.id = s.subject
        JOIN articles AS new ON new.id = s.value
        WHERE s.action = 'replace' AND s.subject <> s.value
        """
    ).fetchall()
    following = {row["subject"]: row["value"] for row in rows}
    when = {row["subject"]: (row["clock"], row["entry"]) for row in rows}
    for first in sorted(following, key=when.__getitem__):
        circle = [first]
        while (after := following.get(circle[-1])) is not None and after not in circle:
            circle.append(after)
        if after == first:  # which was said before all others of the circle
            del following[first]
    return {old: Replaced(new, _last(following, new)) for old, new in following.items()}


def _last(following: dict[str, str], article: str) -> str:
    while article in following:
        article = following[article]
    return article


# Following the log


def follow(connection: sqlite3.Connection, anchoring: Anchoring, *, afresh: bool = False) -> None:
    """Has versions, and the claims carried to the newest, be what the log says. Call inside `writing` only.

    Places that were found before are not looked for again, unless *afresh*.
    """
    wanted = said(connection)
    before = {row.subject: row for row in _rows(connection)}
    if not wanted and not before and not replaced(connection):
        return
    after = {row.subject: row for row in _carried(connection, wanted, {} if afresh else before, anchoring)}
    connection.execute("DELETE FROM replaced")
    connection.executemany(
        "INSERT INTO replaced (article_id, next, newest) VALUES (?, ?, ?)",
        [(old, new.next, new.newest) for old, new in sorted(wanted.items())],
    )
    changed = [subject for subject in before.keys() | after.keys() if before.get(subject) != after.get(subject)]
    connection.executemany("DELETE FROM carried WHERE subject = ?", [(subject,) for subject in changed])
    connection.executemany(
        f"INSERT INTO carried ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - our own names
        [after[subject] for subject in sorted(changed) if subject in after],
    )
    _drop_rows(connection)
    successors = {
        row.successor for side in (before, after) for s in changed if (row := side.get(s)) and row.successor is not None
    }
    for successor in sorted(successors):
        _stand(connection, successor)
    for article in sorted({row.version for side in (before, after) for row in side.values()} | wanted.keys()):
        articles.count_claims(connection, article)
        articles.count_reviewed(connection, article)


def is_behind(connection: sqlite3.Connection, subject: str) -> bool:
    """Whether the claim with that id is one of an earlier version, and was not looked for in the newest yet."""
    row = connection.execute(
        """
        SELECT 1 FROM claims AS c JOIN replaced AS r ON r.article_id = c.article_id
        WHERE c.id = :claim AND NOT EXISTS (SELECT 1 FROM carried WHERE subject = :claim)
        """,
        {"claim": subject},
    ).fetchone()
    return row is not None


def _rows(connection: sqlite3.Connection) -> Iterator[Row]:
    for row in connection.execute(f"SELECT {_COLUMNS} FROM carried"):  # noqa: S608 - our own names
        yield Row(*row)


def _carried(
    connection: sqlite3.Connection, wanted: dict[str, Replaced], known: dict[str, Row], anchoring: Anchoring
) -> Iterator[Row]:
    for old, new in sorted(wanted.items()):
        yield Row(old, new.newest, _VERSION, new.newest, 1.0)
        finder: Finder | None = None
        for id_, start, end in _worked_on(connection, old):
            before = known.get(id_)
            if before is None or before.version != new.newest:
                finder = finder or anchoring(_text(connection, old), _text(connection, new.newest))
                before = _found(connection, id_, new.newest, finder(Span(start, end)))
            elif before.successor is not None and not _is_claim(connection, before.successor):
                finder = finder or anchoring(_text(connection, old), _text(connection, new.newest))
                _found(connection, id_, new.newest, finder(Span(start, end)))
            yield before


def _found(connection: sqlite3.Connection, claim: str, version: str, anchor: Anchor | None) -> Row:
    """What became of a claim; its successor is a claim of the file from now on."""
    if anchor is None:
        return Row(claim, version, Carried.ORPHANED, None, 0.0)
    successor = claim_id(version, anchor.start, anchor.end)
    if not _is_claim(connection, successor):
        words = Span(anchor.start, anchor.end).of(_text(connection, version))
        reasons = (Reason(EARLIER, 1.0, anchor.start, anchor.end),)
        claims.put(
            connection,
            Claim(
                successor,
                version,
                anchor.start,
                anchor.end,
                words,
                Kind.STATEMENT,
                1.0,
                reasons,
                origin=Origin.CARRIED,
            ),
        )
    return Row(claim, version, anchor.how, successor, anchor.similarity)


def _worked_on(connection: sqlite3.Connection, article: str) -> list[tuple[str, int, int]]:
    """Id, start and end of the claims of an article that the log speaks of, or that a reviewer cut out."""
    rows = connection.execute(
        """
        SELECT id, start, "end" FROM claims
        WHERE article_id = ? AND (origin = 'reviewer' OR EXISTS (SELECT 1 FROM log WHERE subject = claims.id))
        ORDER BY start, "end"
        """,
        (article,),
    )
    return [(row["id"], row["start"], row["end"]) for row in rows]


def _text(connection: sqlite3.Connection, article: str) -> str:
    return str(connection.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()[0])


def _is_claim(connection: sqlite3.Connection, id_: str) -> bool:
    return connection.execute("SELECT 1 FROM claims WHERE id = ?", (id_,)).fetchone() is not None


def _drop_rows(connection: sqlite3.Connection) -> None:
    """Takes out the claims that stood only for those of an earlier version, and no longer do."""
    connection.execute(
        """
        DELETE FROM claims
        WHERE origin = 'carried' AND NOT EXISTS (SELECT 1 FROM carried WHERE successor = claims.id)
            AND NOT EXISTS (SELECT 1 FROM log WHERE subject = claims.id)
        """
    )


def _stand(connection: sqlite3.Connection, subject: str) -> None:
    """Has what stands on a subject be what was said of it and, where it is a successor, of the words before it."""
    known = connection.execute("SELECT 1 FROM carried WHERE successor = ?", (subject,)).fetchone()
    view = "standing_of_successor" if known else "standing_of_log"
    columns = "subject, action, clock, entry, author, value"
    connection.execute("DELETE FROM standing WHERE subject = ?", (subject,))
    connection.execute(
        f"INSERT INTO standing ({columns}) SELECT {columns} FROM {view} WHERE subject = ?",  # noqa: S608 - our own names
        (subject,),
    )
    columns = "subject, workflow, rating, verdicts, evidence, notes"
    connection.execute("DELETE FROM state WHERE subject = ?", (subject,))
    connection.execute(
        f"INSERT INTO state ({columns}) SELECT {columns} FROM state_of_subject WHERE subject = ?",  # noqa: S608 - our own names
        (subject,),
    )


# Proving


def wrong(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for whatever of versions and carried claims is not what the log says, or lies."""
    wanted = said(connection)
    if wanted != replaced(connection):
        yield "Which article has a newer version is not kept as the log says."
        return
    rows = {row.subject: row for row in _rows(connection)}
    expected = {old: new.newest for old, new in wanted.items()}
    expected |= {id_: new.newest for old, new in wanted.items() for id_, *_ in _worked_on(connection, old)}
    if expected != {subject: row.version for subject, row in rows.items()}:
        yield "The claims carried to newer versions are not those that were worked on."
    for row in rows.values():
        if row.how not in (_VERSION, Carried.ORPHANED) and not _stands(connection, row):
            yield f"Claim {row.subject} is carried to a newer version where its words do not stand."


def _stands(connection: sqlite3.Connection, row: Row) -> bool:
    found = connection.execute(
        "SELECT a.text AS old, b.text AS new, b.article_id FROM claims AS a, claims AS b WHERE b.id = ? AND a.id = ?",
        (row.successor, row.subject),
    ).fetchone()
    if found is None or found["article_id"] != row.version:
        return False
    return row.how == Carried.REWORDED or plain(found["old"]) == plain(found["new"])


# Reading


def successions(
    connection: sqlite3.Connection,
    *,
    old: str | None = None,
    successor: str | None = None,
    subject: str | None = None,
    hidden_from: str | None = None,
) -> list[Succession]:
    """What became of the claims of the article *old*, or what is carried to the claim *successor*, or of *subject*."""
    asked = {"c.article_id": old, "k.successor": successor, "k.subject": subject}
    named = {column: value for column, value in asked.items() if value is not None}
    # CROSS, as SQLite would else walk through all claims in their order: 80 ms of 100,000, at each move.
    rows = connection.execute(
        f"""
        SELECT k.subject, k.how, k.version, k.successor, k.similarity
        FROM carried AS k CROSS JOIN claims AS c ON c.id = k.subject
        WHERE {" AND ".join(f"{column} = ?" for column in named) or "TRUE"}
        ORDER BY c.article_id, c.start, c."end"
        """,  # noqa: S608 - our own names
        list(named.values()),
    ).fetchall()
    found = []
    for row in rows:
        reviewed = claims.claim(connection, row["subject"], hidden_from=hidden_from)
        assert reviewed is not None
        found.append(Succession(reviewed, Carried(row["how"]), row["version"], row["successor"], row["similarity"]))
    return found


def lineage(connection: sqlite3.Connection, claim: str, hidden_from: str | None) -> Lineage:
    """What became of a claim in a newer version, and the earlier ones that became it."""
    newer = successions(connection, subject=claim, hidden_from=hidden_from)
    earlier = successions(connection, successor=claim, hidden_from=hidden_from)
    return Lineage(newer[0] if newer else None, tuple(earlier))


def carried_to(connection: sqlite3.Connection, successor: str) -> list[str]:
    """The claims, or articles, of earlier versions whose entries count for *successor* too."""
    rows = connection.execute(
        "SELECT subject FROM carried WHERE successor = ? AND how IN ('exact', 'moved', 'version') ORDER BY subject",
        (successor,),
    )
    return [row["subject"] for row in rows]


def listed(
    connection: sqlite3.Connection, summaries: Iterable[ArticleSummary], hidden_from: str | None
) -> list[ArticleSummary]:
    """The articles to be worked on, with those that each is like or takes the place of.

    Of those that have a newer version only those with claims that were not carried to it; only these are counted.
    """
    old = replaced(connection)
    likenesses: dict[str, list[Likeness]] = {}
    for pair in near.pairs(connection):
        for one in (pair, pair.turned()):
            likenesses.setdefault(one.first, []).append(
                Likeness(one.second, one.similarity, one.first_in_second, one.second_in_first, one.only_in_first)
            )
    if not old and not likenesses:
        return list(summaries)
    found = []
    for summary in summaries:
        if summary.id in old:
            if kept := list(claims.claims(connection, claims.Wanted(summary.id), hidden_from=hidden_from)):
                reviewed = sum(not one.standing.workflow.is_open for one in kept)
                found.append(replace(summary, claims=len(kept), reviewed=reviewed, replaced_by=old[summary.id].newest))
        else:
            earlier = tuple(id_ for id_, new in old.items() if new.newest == summary.id)
            found.append(replace(summary, near=tuple(likenesses.get(summary.id, ())), replaces=earlier))
    return found
