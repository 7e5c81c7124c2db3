"""Claims, with where they stand, in and out of the review file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from workbench.domain.claim import Claim, Kind, Occurred, Origin, Quantity, Reason
from workbench.domain.review import ReviewedClaim, Standing, Workflow
from workbench.domain.span import Span

if TYPE_CHECKING:
    import sqlite3

_BEGINNING = re.compile("[0-9a-f]{1,32}")
_CLAIMS = """
    SELECT
        c.*, coalesce(t.value, a.title) AS article_title, coalesce(f.value, a.source) AS source,
        coalesce(s.workflow, 'new') AS workflow, s.rating, coalesce(s.verdicts, 0) AS verdicts,
        coalesce(s.evidence, 0) AS evidence, coalesce(s.notes, 0) AS notes
    FROM claims AS c
    JOIN articles AS a ON a.id = c.article_id
    LEFT JOIN state AS s ON s.subject = c.id
    LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
    LEFT JOIN standing AS f ON f.subject = a.id AND f.action = 'set source'
"""

SORTS = {
    "position": 'a.source, a.id, c.start, c."end"',
    "score": "c.score DESC, c.id",
    "claimant": 'c.claimant IS NULL, c.claimant, a.source, a.id, c.start, c."end"',
    "workflow": 'workflow, a.source, a.id, c.start, c."end"',
}
"""The orders on offer, each total, so that the same file always lists the same way."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims to list: those that meet every condition that is set. *claimant* matches anywhere, in any case."""

    article: str | None = None
    workflow: Workflow | None = None
    rating: str | None = None
    claimant: str | None = None
    min_score: float | None = None


def replace_extracted(connection: sqlite3.Connection, article: str, claims: Sequence[Claim], extractor: str) -> None:
    """Makes *claims* the extracted claims of the article with that id. Call inside `writing` only.

    Claims that the log speaks of stay, found again or not.
    """
    connection.execute(
        """
        DELETE FROM claims
        WHERE article_id = ? AND origin = 'extracted' AND NOT EXISTS (SELECT 1 FROM log WHERE subject = claims.id)
        """,
        (article,),
    )
    for claim in claims:
        _put(connection, claim)
    connection.execute(
        """
        UPDATE articles
        SET extractor = ?, compared = 0, claims = (SELECT count(*) FROM claims WHERE article_id = articles.id)
        WHERE id = ?
        """,
        (extractor, article),
    )


def _put(connection: sqlite3.Connection, claim: Claim) -> None:
    row = {
        "id": claim.id,
        "article_id": claim.article_id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "kind": claim.kind,
        "score": claim.score,
        "reasons": json.dumps([asdict(reason) for reason in claim.reasons], ensure_ascii=False),
        "claimant": claim.claimant,
        "claimant_surface": claim.claimant_surface,
        "cue_start": claim.cue.start if claim.cue else None,
        "cue_end": claim.cue.end if claim.cue else None,
        "is_quote": claim.is_quote,
        "occurred_start": claim.occurred.start if claim.occurred else None,
        "occurred_end": claim.occurred.end if claim.occurred else None,
        "place": claim.place,
        "origin": claim.origin,
    }
    names = ", ".join(f'"{name}"' for name in row)
    # A claim that a reviewer added stays theirs when the extractor finds it too.
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name not in ("id", "origin"))
    connection.execute(
        f"INSERT INTO claims ({names}) VALUES ({', '.join('?' * len(row))}) ON CONFLICT (id) DO UPDATE SET {changes}",  # noqa: S608 - our own names
        tuple(row.values()),
    )
    connection.execute("DELETE FROM quantities WHERE claim_id = ?", (claim.id,))
    connection.executemany(
        'INSERT INTO quantities (claim_id, start, "end", text, low, high, approximate, unit, what, state)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(claim.id, *asdict(quantity).values()) for quantity in claim.quantities],
    )


def claims(
    connection: sqlite3.Connection, wanted: Wanted = Wanted(), sort: str = "position"
) -> Iterator[ReviewedClaim]:
    """The claims that are wanted, in the order *sort* (a key of SORTS) names."""
    where, given = _conditions(wanted)
    # In any case of any script: SQLite's lower() knows ASCII alone.
    claimant = (wanted.claimant or "").casefold()
    for row in connection.execute(f"{_CLAIMS} {where} ORDER BY {SORTS[sort]}", given):
        if claimant in (row["claimant"] or "").casefold():
            yield _reviewed(connection, row)


def claim(connection: sqlite3.Connection, id_: str) -> ReviewedClaim | None:
    """The claim with that id, None when there is none."""
    row = connection.execute(f"{_CLAIMS} WHERE c.id = ?", (id_,)).fetchone()
    return _reviewed(connection, row) if row else None


def _conditions(wanted: Wanted) -> tuple[str, list[str | float]]:
    conditions: dict[str, str | float | None] = {
        "c.article_id = ?": wanted.article,
        "coalesce(s.workflow, 'new') = ?": wanted.workflow,
        "s.rating = ?": wanted.rating,
        "c.score >= ?": wanted.min_score,
    }
    given = {sql: value for sql, value in conditions.items() if value is not None}
    return ("WHERE " + " AND ".join(given) if given else ""), list(given.values())


def _reviewed(connection: sqlite3.Connection, row: sqlite3.Row) -> ReviewedClaim:
    quantities = connection.execute(
        'SELECT start, "end", text, low, high, approximate, unit, what, state FROM quantities'
        " WHERE claim_id = ? ORDER BY start",
        (row["id"],),
    )
    found = Claim(
        id=row["id"],
        article_id=row["article_id"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=Kind(row["kind"]),
        score=row["score"],
        reasons=tuple(Reason(**reason) for reason in json.loads(row["reasons"])),
        claimant=row["claimant"],
        claimant_surface=row["claimant_surface"],
        cue=Span(row["cue_start"], row["cue_end"]) if row["cue_start"] is not None else None,
        is_quote=bool(row["is_quote"]),
        quantities=tuple(
            Quantity(
                q["start"],
                q["end"],
                q["text"],
                q["low"],
                q["high"],
                bool(q["approximate"]),
                q["unit"],
                q["what"],
                q["state"],
            )
            for q in quantities
        ),
        occurred=Occurred(row["occurred_start"], row["occurred_end"]) if row["occurred_start"] else None,
        place=row["place"],
        origin=Origin(row["origin"]),
    )
    standing = Standing(Workflow(row["workflow"]), row["rating"], row["verdicts"], row["evidence"], row["notes"])
    return ReviewedClaim(found, standing, row["article_title"], row["source"])


def standings(connection: sqlite3.Connection) -> Iterator[Standing]:
    """Where every claim stands, in no order."""
    for row in connection.execute(
        """
        SELECT coalesce(s.workflow, 'new') AS workflow, s.rating, coalesce(s.verdicts, 0) AS verdicts,
            coalesce(s.evidence, 0) AS evidence, coalesce(s.notes, 0) AS notes
        FROM claims AS c LEFT JOIN state AS s ON s.subject = c.id
        """
    ):
        yield Standing(Workflow(row["workflow"]), row["rating"], row["verdicts"], row["evidence"], row["notes"])


def most_evidence(connection: sqlite3.Connection) -> int:
    """The most pieces of evidence that any one claim has."""
    return int(connection.execute("SELECT coalesce(max(evidence), 0) FROM state").fetchone()[0])


def whole_id(connection: sqlite3.Connection, table: str, beginning: str) -> list[str]:
    """Ids in *table* (``claims`` or ``articles``) that begin so, two at most: more than one is ambiguous."""
    if table not in ("claims", "articles"):
        raise ValueError(table)
    if not _BEGINNING.fullmatch(beginning):
        return []
    # A range instead of LIKE: it uses the index.
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 2",  # noqa: S608 - one of two names
        (beginning, beginning + "g"),
    )
    return [row["id"] for row in rows]
