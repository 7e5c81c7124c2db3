"""Claims as they are compared with each other: with the day of their article, and what stands before them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.claim import Claim, Kind, Occurred, Origin
from workbench.domain.span import Span
from workbench.store.claims import quantities

if TYPE_CHECKING:
    import sqlite3

_AT_ONCE = 500


class InContext(Struct, frozen=True):
    """A claim, without the reasons for its score, and of its article, as corrected, what it is understood by.

    *before* are the characters of the article that end where the claim starts.
    """

    number: int
    claim: Claim
    published: str | None
    title: str
    outlet: str | None
    before: str


def in_context(connection: sqlite3.Connection, numbers: Iterable[int], before: int) -> Iterator[InContext]:
    """The claims with those numbers that links are found for, each with up to *before* characters before it.

    That is no claim of an article that has a newer version, and none that is gone.
    """
    wanted = sorted(numbers)
    for first in range(0, len(wanted), _AT_ONCE):
        yield from _some(connection, wanted[first : first + _AT_ONCE], before)


def _some(connection: sqlite3.Connection, numbers: list[int], before: int) -> Iterator[InContext]:
    # substr counts from 1; a claim stands whole after what it is given as context.
    rows = connection.execute(
        f"""
        SELECT
            c.number, c.id, c.article_id, c.start, c."end", c.text, c.kind, c.score, c.claimant, c.claimant_surface,
            c.cue_start, c.cue_end, c.is_quote, c.occurred_start, c.occurred_end, c.place, c.origin, c.parts,
            c.context_start, c.context_end,
            coalesce(p.value, a.published), coalesce(t.value, a.title), coalesce(o.value, a.outlet),
            substr(a.text, max(c.start - ?, 0) + 1, min(c.start, ?))
        FROM claims AS c
        JOIN articles AS a ON a.id = c.article_id
        LEFT JOIN standing AS p ON p.subject = a.id AND p.action = 'set published'
        LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
        LEFT JOIN standing AS o ON o.subject = a.id AND o.action = 'set outlet'
        WHERE c.number IN ({", ".join("?" * len(numbers))})
            AND NOT EXISTS (SELECT 1 FROM replaced WHERE article_id = c.article_id)
        """,  # noqa: S608 - question marks
        (before, before, *numbers),
    ).fetchall()
    counted = quantities(connection, [row[1] for row in rows])
    for row in rows:
        number, id_, article_id, start, end, text, kind, score, claimant, surface, cue, cue_end, is_quote, *rest = row
        occurred, occurred_end, place, origin, parts, context, context_end, *about = rest
        claim = Claim(
            id=id_,
            article_id=article_id,
            start=start,
            end=end,
            text=text,
            kind=Kind(kind),
            score=score,
            claimant=claimant,
            claimant_surface=surface,
            cue=None if cue is None else Span(cue, cue_end),
            is_quote=bool(is_quote),
            quantities=tuple(counted.get(id_, ())),
            occurred=Occurred(occurred, occurred_end) if occurred else None,
            place=place,
            origin=Origin(origin),
            parts=() if parts == "[]" else tuple(Span(**part) for part in json.loads(parts)),
            needs_context=None if context is None else Span(context, context_end),
        )
        yield InContext(number, claim, *about)
