"""Claims as rows of a table: what their records say, sooner."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from workbench.domain.claim import Kind, Origin, Reason
from workbench.domain.record import in_force
from workbench.domain.review import ArticleSummary, Note
from workbench.domain.row import ClaimRow
from workbench.domain.weighing import after
from workbench.store import claims, linked, records, refits, reviews

if TYPE_CHECKING:
    import sqlite3

_AT_ONCE = 50
"""With ten times as many each costs a fifth more: they no longer stay near the processor (benchmarks/export)."""
_KINDS, _ORIGINS = frozenset(map(str, Kind)), frozenset(map(str, Origin))
_decoded = json.JSONDecoder().raw_decode


def rows(
    connection: sqlite3.Connection, known: Mapping[str, ArticleSummary], *, hidden_from: str | None = None
) -> Iterator[ClaimRow]:
    """The claims that `claims.claims` lists, in its order, each the row of its record; *known* are their articles.

    From the reviewer *hidden_from* others' verdicts are hidden on claims that they have not decided themselves.
    """
    weights = refits.weights(connection)
    found = _found(connection, hidden_from, weights)
    about, notes = "", tuple[Note, ...]()
    while batch := list(islice(found, _AT_ONCE)):
        ids = [row[0] for row in batch]
        all_said, others = records.said_of(connection, ids, hidden_from), linked.linked(connection, ids, known)
        quantities = claims.quantities(connection, ids)
        for row in batch:
            id_, article, (reasons, score) = row[0], row[_ARTICLE], _weighed(row, weights)
            if article != about:
                about, notes = article, tuple(reviews.notes(connection, article))
            *plain, kind, origin, workflow, rating, seen = row[:_ARTICLE]
            said = records.told(all_said[id_], workflow, seen) if id_ in all_said else records.NOTHING
            yield ClaimRow._make(
                (
                    *plain,
                    kind if kind in _KINDS else Kind(kind).value,  # which says what is wrong with it
                    origin if origin in _ORIGINS else Origin(origin).value,
                    workflow,
                    score,
                    reasons,
                    tuple([quantity.text for quantity in quantities[id_]]) if id_ in quantities else (),
                    known[article],
                    notes,
                    tuple(others[id_]) if id_ in others else (),
                    in_force(rating, said[-2], said[0]),
                    *said,
                )
            )


_PLAIN = (
    'c.id, c.start, c."end", c.text, c.is_quote, c.claimant, c.claimant_surface, c.occurred_start,'
    " c.occurred_end, c.place, c.kind, c.origin"
)
_ARTICLE = 15
"""Where in a row what is no cell as it is begins: after the plain ones and where the claim stands."""


def _found(
    connection: sqlite3.Connection, hidden_from: str | None, weights: refits.Weights | None
) -> Iterator[tuple[Any, ...]]:
    state, listed = claims.standing_columns(hidden_from), claims.listed(connection)
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(
        f"""
        SELECT
            {_PLAIN}, {state["workflow"]}, {state["rating"]}, {state["verdicts"]},
            c.article_id, c.score, c.reasons, {refits.TAKEN_UP if weights else "NULL"}
        FROM articles AS a
        CROSS JOIN claims AS c ON c.article_id = a.id  -- in this order: a million claims are not sorted
        LEFT JOIN state AS s ON s.subject = c.id
        {f"WHERE {listed}" if listed else ""}
        ORDER BY {claims.SORTS["position"]}
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    )


def _weighed(row: tuple[Any, ...], weights: refits.Weights | None) -> tuple[tuple[tuple[str, float], ...], float]:
    score, stored, taken_up = row[_ARTICLE + 1 :]
    found = _decoded(stored)[0]
    if weights is None:
        return tuple([(reason["name"], reason["weight"]) for reason in found]), score
    reasons, score = after(weights.of(taken_up), tuple([Reason(**reason) for reason in found]), score)
    return tuple([(reason.name, reason.weight) for reason in reasons]), score
