"""Claims, with where they stand, in and out of the review file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from workbench.domain.claim import Claim, Kind, Occurred, Origin, Quantity, Reason
from workbench.domain.review import ReviewedClaim, Standing, Workflow
from workbench.domain.span import Span
from workbench.store.blind import settled

if TYPE_CHECKING:
    import sqlite3

    from workbench.store import refits

_KINDS = {str(kind): kind for kind in Kind}
_ORIGINS = {str(origin): origin for origin in Origin}
_decoded = json.JSONDecoder().decode
_FEW = 5_000
# What a claim's state says, and what of it a reviewer may see who has not decided it while review is blind.
_STATE = {
    "workflow": "coalesce(s.workflow, 'new')",
    "rating": "s.rating",
    "verdicts": "coalesce(s.verdicts, 0)",
}
_BLIND = f"s.verdicts > 0 AND NOT {settled('s.subject')}"
_HIDDEN = {
    "workflow": f"CASE WHEN {_BLIND} AND s.workflow IN ('final', 'disputed') "
    "THEN CASE WHEN s.evidence + s.notes > 0 THEN 'in progress' ELSE 'new' END ELSE coalesce(s.workflow, 'new') END",
    "rating": f"CASE WHEN NOT ({_BLIND}) THEN s.rating END",
    "verdicts": f"CASE WHEN {_BLIND} THEN 0 ELSE coalesce(s.verdicts, 0) END",
}


def standing_columns(hidden_from: str | None) -> Mapping[str, str]:
    """The SQL of workflow, rating and verdicts of a claim whose state is s, as a reviewer may see them.

    Those of blind review take the reviewer from the parameter ``hidden_from``.
    """
    return _STATE if hidden_from is None else _HIDDEN


def _select(state: Mapping[str, str], weights: refits.Weights | None) -> str:
    from workbench.store import refits

    taken_up = refits.TAKEN_UP if weights else "NULL"
    return f"""
        SELECT
            c.*, {taken_up} AS taken_up,
            coalesce(t.value, a.title) AS article_title, coalesce(f.value, a.source) AS source,
            {state["workflow"]} AS workflow, {state["rating"]} AS rating, {state["verdicts"]} AS verdicts,
            coalesce(s.evidence, 0) AS evidence, coalesce(s.notes, 0) AS notes
        FROM claims AS c
        JOIN articles AS a ON a.id = c.article_id
        LEFT JOIN state AS s ON s.subject = c.id
        LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
        LEFT JOIN standing AS f ON f.subject = a.id AND f.action = 'set source'
    """  # noqa: S608 - our own words


SORTS = {
    "position": 'a.source, a.id, c.start, c."end"',
    "score": "c.score DESC, c.id",
    "claimant": 'c.claimant IS NULL, c.claimant, a.source, a.id, c.start, c."end"',
    "workflow": 'workflow, a.source, a.id, c.start, c."end"',
}
"""The orders on offer, each total, so that the same file always lists the same way."""


class Wanted(Struct, frozen=True):
    """Which claims to list: those that meet every condition that is set. *claimant* matches anywhere, in any case.

    Of an article that has a newer version only those that were worked on and not carried to it, *orphaned* those of
    them that stand nowhere in it; with *superseded* all, and with *numbers* those that have them in this file.
    """

    article: str | None = None
    workflow: Workflow | None = None
    rating: str | None = None
    claimant: str | None = None
    min_score: float | None = None
    orphaned: bool = False
    superseded: bool = False
    numbers: tuple[int, ...] | None = None


ALL = Wanted()


def replace_extracted(connection: sqlite3.Connection, article: str, claims: Sequence[Claim], extractor: str) -> None:
    """Makes *claims* the extracted claims of the article with that id. Call inside `writing` only.

    Claims that the log speaks of, or spoke of in an earlier version, stay, found again or not.
    """
    connection.execute(
        """
        DELETE FROM claims
        WHERE article_id = ? AND origin = 'extracted' AND NOT EXISTS (SELECT 1 FROM log WHERE subject = claims.id)
            AND NOT EXISTS (SELECT 1 FROM carried WHERE successor = claims.id)
        """,
        (article,),
    )
    for claim in claims:
        put(connection, claim)
    connection.execute(
        """
        UPDATE articles
        SET extractor = ?, claims = (SELECT count(*) FROM claims WHERE article_id = articles.id)
        WHERE id = ?
        """,
        (extractor, article),
    )


def put(connection: sqlite3.Connection, claim: Claim) -> None:
    """Keeps *claim*, in the place of what was known of the same words. Call inside `writing` only."""
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
        "parts": json.dumps([asdict(part) for part in claim.parts]),
        "context_start": claim.needs_context.start if claim.needs_context else None,
        "context_end": claim.needs_context.end if claim.needs_context else None,
        "origin": claim.origin,
    }
    names = ", ".join(f'"{name}"' for name in row)
    # A claim that a reviewer added stays theirs when the extractor finds it too.
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name not in ("id", "origin"))
    changes += ", origin = CASE origin WHEN 'carried' THEN excluded.origin ELSE origin END"
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
    connection: sqlite3.Connection,
    wanted: Wanted = ALL,
    sort: str = "position",
    *,
    hidden_from: str | None = None,
    limit: int | None = None,
) -> Iterator[ReviewedClaim]:
    """The claims that are wanted, *limit* at most, in the order *sort* (a key of SORTS) names.

    From the reviewer *hidden_from* others' verdicts are hidden on claims that they have not decided themselves.
    """

    from workbench.store import refits

    state = _STATE if hidden_from is None else _HIDDEN
    weights = refits.weights(connection)
    where, given = _conditions(connection, wanted, state)
    # In any case of any script: SQLite's lower() knows ASCII alone.
    claimant = (wanted.claimant or "").casefold()
    sql = by_weight(connection, f"{_select(state, weights)} {where} ORDER BY {SORTS[sort]}", weights)
    found = _by_name(connection, sql, {**given, "hidden_from": hidden_from})
    if claimant:
        found = (row for row in found if claimant in (row["claimant"] or "").casefold())
    return islice(_in_batches(connection, found, weights), limit)


def claim(connection: sqlite3.Connection, id_: str, *, hidden_from: str | None = None) -> ReviewedClaim | None:
    """The claim with that id, None when there is none."""
    return next(of_ids(connection, [id_], hidden_from=hidden_from), None)


def of_ids(connection: sqlite3.Connection, ids: Sequence[str], *, hidden_from: str | None) -> Iterator[ReviewedClaim]:
    """The claims with those *ids*, in no order; some thousands at most."""

    from workbench.store import refits

    weights, given = refits.weights(connection), {f"id{number}": id_ for number, id_ in enumerate(ids)}
    among = f"c.id IN ({', '.join(f':{name}' for name in given)})"
    sql = f"{_select(_STATE if hidden_from is None else _HIDDEN, weights)} WHERE {among}"
    return _in_batches(connection, _by_name(connection, sql, {**given, "hidden_from": hidden_from}), weights)


def by_weight(connection: sqlite3.Connection, sql: str, weights: refits.Weights | None) -> str:
    """*sql* with the score that a claim has by the refitted *weights* in the place of the one that it was found with.

    That is worked out row by row, where the stored one has an index.
    """

    from workbench.store import refits

    if weights is None or "c.score" not in sql:
        return sql
    connection.create_function("weighed", 3, weights.score, deterministic=True)
    return sql.replace("c.score", f"weighed(c.score, c.reasons, {refits.TAKEN_UP})")


def _by_name(connection: sqlite3.Connection, sql: str, given: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    # SQLite's own rows look through all names for each column; with thirty of them these take half the time.
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(sql, given)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def _conditions(
    connection: sqlite3.Connection, wanted: Wanted, state: Mapping[str, str]
) -> tuple[str, dict[str, str | float]]:
    conditions = {
        "article": "c.article_id = :article",
        "workflow": f"{state['workflow']} = :workflow",
        "rating": f"{state['rating']} = :rating",
        "min_score": "c.score >= :min_score",
    }
    if state is _STATE and wanted.workflow not in (None, Workflow.NEW) and _are_few(connection, wanted.workflow):
        conditions["workflow"] = "s.workflow = :workflow"  # which the index state_by_workflow answers
    given = {name: getattr(wanted, name) for name in conditions if getattr(wanted, name) is not None}
    asked = [conditions[name] for name in given]
    if wanted.orphaned:
        asked.append("EXISTS (SELECT 1 FROM carried WHERE subject = c.id AND how = 'orphaned')")
    elif wanted.numbers is not None:
        asked.append(f"c.number IN ({', '.join(str(int(number)) for number in wanted.numbers)})")
    elif not wanted.superseded and has_versions(connection):
        asked.append(_CURRENT)
    return ("WHERE " + " AND ".join(asked) if asked else ""), given


def listed(connection: sqlite3.Connection) -> str:
    """The SQL condition that the claim c is listed, where nothing else is asked for; empty where all are."""
    return _CURRENT if has_versions(connection) else ""


# A claim of the newest version, or one that was worked on in an earlier one and is not carried to it.
_CURRENT = """(
    NOT EXISTS (SELECT 1 FROM replaced WHERE article_id = c.article_id)
    OR EXISTS (SELECT 1 FROM carried WHERE subject = c.id AND how IN ('reworded', 'orphaned'))
)"""


def has_versions(connection: sqlite3.Connection) -> bool:
    """Whether any article has a newer version."""
    return connection.execute("SELECT 1 FROM replaced LIMIT 1").fetchone() is not None


def _are_few(connection: sqlite3.Connection, workflow: str | None) -> bool:
    """Whether the claims that stand there are sooner gathered and sorted than met with on the way through all."""
    counted = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM state WHERE workflow = ? LIMIT ?)", (workflow, _FEW + 1)
    ).fetchone()[0]
    return bool(counted <= _FEW)


def _in_batches(
    connection: sqlite3.Connection, rows: Iterator[Mapping[str, Any]], weights: refits.Weights | None
) -> Iterator[ReviewedClaim]:
    """The claims of *rows*, the quantities of many read at once; the first few sooner, for whoever wants only those."""
    for size in chain((1, 49), repeat(500)):
        batch = list(islice(rows, size))
        if not batch:
            return
        counted = quantities(connection, [row["id"] for row in batch])
        for row in batch:
            yield _reviewed(row, tuple(counted.get(row["id"], ())), weights)


def quantities(connection: sqlite3.Connection, ids: list[str]) -> dict[str, list[Quantity]]:
    """The quantities of each of the claims with those ids that has any, in reading order."""
    found: dict[str, list[Quantity]] = {}
    for row in connection.execute(
        f"""
        SELECT claim_id, start, "end", text, low, high, approximate, unit, what, state
        FROM quantities WHERE claim_id IN ({", ".join("?" * len(ids))}) ORDER BY claim_id, start
        """,  # noqa: S608 - question marks
        ids,
    ):
        id_, start, end, text, low, high, approximate, *rest = row
        found.setdefault(id_, []).append(Quantity(start, end, text, low, high, bool(approximate), *rest))
    return found


def _reviewed(
    row: Mapping[str, Any], quantities: tuple[Quantity, ...], weights: refits.Weights | None
) -> ReviewedClaim:
    from workbench.domain.weighing import reweighed

    found = Claim(
        id=row["id"],
        article_id=row["article_id"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=_KINDS.get(row["kind"]) or Kind(row["kind"]),
        score=row["score"],
        reasons=tuple([Reason(**reason) for reason in _decoded(row["reasons"])]),
        claimant=row["claimant"],
        claimant_surface=row["claimant_surface"],
        cue=Span(row["cue_start"], row["cue_end"]) if row["cue_start"] is not None else None,
        is_quote=bool(row["is_quote"]),
        quantities=quantities,
        occurred=Occurred(row["occurred_start"], row["occurred_end"]) if row["occurred_start"] else None,
        place=row["place"],
        origin=_ORIGINS.get(row["origin"]) or Origin(row["origin"]),
        parts=() if row["parts"] == "[]" else tuple([Span(**part) for part in _decoded(row["parts"])]),
        needs_context=Span(row["context_start"], row["context_end"]) if row["context_start"] is not None else None,
    )
    standing = _standing(row["workflow"], row["rating"], row["verdicts"], row["evidence"], row["notes"])
    weighed = reweighed(found, weights.of(row["taken_up"])) if weights else found
    return ReviewedClaim(weighed, standing, row["article_title"], row["source"])


@cache  # there are few kinds of standings, and many claims
def _standing(workflow: str, rating: str | None, verdicts: int, evidence: int, notes: int) -> Standing:
    return Standing(Workflow(workflow), rating, verdicts, evidence, notes)


def standings(connection: sqlite3.Connection, *, hidden_from: str | None = None) -> Iterator[Standing]:
    """Where every claim stands, in no order."""
    state = _STATE if hidden_from is None else _HIDDEN
    for row in connection.execute(
        f"""
        SELECT {state["workflow"]} AS workflow, {state["rating"]} AS rating, {state["verdicts"]} AS verdicts,
            coalesce(s.evidence, 0) AS evidence, coalesce(s.notes, 0) AS notes
        FROM claims AS c LEFT JOIN state AS s ON s.subject = c.id
        {f"WHERE {_CURRENT}" if has_versions(connection) else ""}
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    ):
        yield Standing(Workflow(row["workflow"]), row["rating"], row["verdicts"], row["evidence"], row["notes"])


def cuts(connection: sqlite3.Connection, article: str) -> tuple[int, int, int]:
    """How many claims the article with that id has, and the sums of their starts and of their ends: others once some
    came or went."""
    row = connection.execute(
        f"""
        SELECT count(*), coalesce(sum(start), 0), coalesce(sum("end"), 0)
        FROM claims AS c
        WHERE article_id = ? {f"AND {_CURRENT}" if has_versions(connection) else ""}
        """,  # noqa: S608 - our own words
        (article,),
    ).fetchone()
    return row[0], row[1], row[2]


def for_second_review(connection: sqlite3.Connection, reviewer: str) -> dict[str, str]:
    """The claims that wait for a second review by *reviewer*, who did not ask for it, with their articles."""
    rows = connection.execute(
        """
        SELECT c.id, c.article_id
        FROM state AS s
        JOIN standing AS m ON m.subject = s.subject AND m.action = 'move' AND m.author <> ?
        JOIN claims AS c ON c.id = s.subject
        WHERE s.workflow = 'needs second review'
            AND NOT EXISTS (SELECT 1 FROM carried WHERE subject = c.id AND how IN ('exact', 'moved'))
        """,
        (reviewer,),
    )
    return dict(map(tuple, rows))


def reviewed_for(connection: sqlite3.Connection, reviewer: str) -> dict[str, int]:
    """Of each article with any, how many claims are no longer open to *reviewer*, who does not see others' verdicts."""
    rows = connection.execute(
        f"""
        SELECT c.article_id, count(*)
        FROM state AS s JOIN claims AS c ON c.id = s.subject
        WHERE {_HIDDEN["workflow"]} NOT IN ('new', 'in progress')
        GROUP BY c.article_id
        """,  # noqa: S608 - our own words
        {"hidden_from": reviewer},
    )
    return dict(map(tuple, rows))
