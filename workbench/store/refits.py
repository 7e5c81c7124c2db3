"""Refits of the weights: which of them stand, which claims they weigh, and what the next one can learn from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.claim import BY_HAND, Reason
from workbench.domain.review import FILE, Action
from workbench.domain.weighing import Judged, Moves, Refit, held, weight_after
from workbench.store.blind import settled

if TYPE_CHECKING:
    import sqlite3

# The claim, and those that it is in earlier versions of its article.
_SAME_WORDS = "SELECT c.id UNION ALL SELECT subject FROM carried WHERE successor = c.id AND how IN ('exact', 'moved')"

# Of a claim without a state, of which there are most, nothing has to be looked up.
TAKEN_UP = f"""CASE WHEN s.subject IS NOT NULL THEN (
    SELECT min(l.clock) FROM log AS l JOIN actions AS k ON k.action = l.action AND k.keeps <> 'none'
    WHERE l.subject IN ({_SAME_WORDS}) AND NOT EXISTS (SELECT 1 FROM taken_back AS b WHERE b.entry = l.id)
        AND (:hidden_from IS NULL OR l.author = :hidden_from OR l.action NOT IN ('verdict', 'adjudicate')
            OR {settled("c.id")})
) END"""  # noqa: S608 - our own words
"""SQL: the clock at which the claim *c*, whose state is *s*, was first worked on, as far as ``:hidden_from`` may know
it; NULL for one that nobody touched."""


class Weights(Struct, frozen=True):
    """The refits that stand, oldest first. A claim keeps those by which it was weighed when it was first worked on."""

    refits: tuple[Refit, ...]

    def of(self, taken_up: int | None) -> Moves:
        """How the weights of a claim moved that was first worked on at that clock; None stands for an untouched one."""
        before = (refit.moves for refit in reversed(self.refits) if taken_up is None or refit.clock < taken_up)
        return next(before, {})

    def score(self, score: float, reasons: str, taken_up: int | None) -> float:
        """Such a claim's check-worthiness, of what stands in the columns score and reasons."""
        moves, found = self.of(taken_up), json.loads(reasons)
        if not any(moves.get(reason["name"]) for reason in found):
            return score
        return held(weight_after(reason["name"], reason["weight"], moves) for reason in found)


def weights(connection: sqlite3.Connection) -> Weights | None:
    """The weights in force, None where no refit stands."""
    found = tuple(standing(connection))
    return Weights(found) if found else None


def standing(connection: sqlite3.Connection) -> Iterator[Refit]:
    """Every refit that nobody took back, oldest first."""
    for row in connection.execute(
        """
        SELECT l.id, l.clock, l.value, l.body FROM log AS l
        WHERE l.subject = ? AND l.action = ? AND NOT EXISTS (SELECT 1 FROM taken_back AS b WHERE b.entry = l.id)
        ORDER BY l.clock, l.id
        """,
        (FILE, Action.REFIT),
    ):
        body = json.loads(row["body"]) if row["body"] else {}
        yield Refit(row["id"], row["clock"], json.loads(row["value"]), body.get("decided", 0), body.get("dismissed", 0))


def value(moves: Moves) -> str:
    """*moves* as the log keeps them: canonical JSON, without the weights that stayed."""
    return json.dumps({name: by for name, by in sorted(moves.items()) if by}, ensure_ascii=False, separators=(",", ":"))


def judged(connection: sqlite3.Connection, *, hidden_from: str | None = None) -> Iterator[Judged]:
    """The claims that were decided, and those that were dismissed, by the order of their ids.

    As they were found: what a refit made of their weights is left out, and so are claims cut out by hand, which no
    reason but that one speaks for; one that was carried to a newer version of its article is the one there. From the
    reviewer *hidden_from* others' verdicts are hidden.
    """
    for row in connection.execute(
        f"""
        SELECT c.id, c.reasons, s.workflow <> 'dismissed' AS worth
        FROM state AS s JOIN claims AS c ON c.id = s.subject
        WHERE c.origin <> 'carried'
            AND NOT EXISTS (SELECT 1 FROM carried WHERE subject = c.id AND how IN ('exact', 'moved'))
            AND CASE s.workflow
            WHEN 'dismissed' THEN EXISTS (SELECT 1 FROM standing WHERE subject = c.id AND action = 'dismiss')
            ELSE s.verdicts > 0 AND (:hidden_from IS NULL OR {settled("c.id")})
        END
        ORDER BY c.id
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    ):
        reasons = tuple(Reason(**reason) for reason in json.loads(row["reasons"]))
        if not any(reason.name == BY_HAND for reason in reasons):
            yield Judged(row["id"], bool(row["worth"]), reasons)
