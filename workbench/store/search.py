"""Full-text search over the articles' passages, the claims, and what reviewers wrote about them."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from workbench.domain.hit import Found, Hit
from workbench.domain.review import Action
from workbench.domain.span import Span
from workbench.store.blind import settled
from workbench.store.query import read, words_of

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Found", "Hit", "search", "words_of"]

QUICKLY_RANKED = 10_000
"""So many hits are ranked in 12 ms; a million take half a second."""


class _Index(Struct, frozen=True):
    """A full-text index, and what its rows stand for, joined outwards from it so that they come in its own order."""

    name: str
    kinds: tuple[Found, ...]
    columns: str  # kind or action, claim's id, start, end, entry's id, author, and the text where no mark may lose any
    joined: str
    where: str = ""
    within: str = "AND a.id = :article"


_ACTIONS = {
    Action.REWORD: Found.WORDING,
    Action.EVIDENCE: Found.EVIDENCE,
    Action.NOTE: Found.NOTE,
    Action.VERDICT: Found.RATIONALE,
    Action.ADJUDICATE: Found.RATIONALE,
    Action.DISMISS: Found.RATIONALE,
    Action.MOVE: Found.RATIONALE,
}
# What is in an article came into the file together, or nearly so: the rest of the index need not be gone through.
_WITHIN = """
    AND a.id = :article
    AND {index}.rowid >= (SELECT min(number) FROM {table} WHERE article_id = :article)
    AND {index}.rowid <= (SELECT max(number) FROM {table} WHERE article_id = :article)
"""
_INDEXES = (
    _Index(
        "passage_index",
        (Found.ARTICLE,),
        """NULL, NULL, p.start, p."end", NULL, NULL, NULL""",
        """
        CROSS JOIN passages AS p ON p.number = passage_index.rowid
        CROSS JOIN articles AS a ON a.id = p.article_id
        """,
        "AND (:article IS NOT NULL OR NOT EXISTS (SELECT 1 FROM replaced WHERE article_id = a.id))",
        within=_WITHIN.format(index="passage_index", table="passages"),
    ),
    _Index(
        "claim_index",
        (Found.CLAIM,),
        """NULL, c.id, c.start, c."end", NULL, NULL, NULL""",
        """
        CROSS JOIN claims AS c ON c.number = claim_index.rowid
        CROSS JOIN articles AS a ON a.id = c.article_id
        """,
        """
        AND (
            :article IS NOT NULL OR NOT EXISTS (SELECT 1 FROM replaced WHERE article_id = a.id)
            OR EXISTS (SELECT 1 FROM carried WHERE subject = c.id AND how IN ('reworded', 'orphaned'))
        )
        """,
        within=_WITHIN.format(index="claim_index", table="claims"),
    ),
    # An entry is found while it stands, on the claim of the newest version that it counts for; of others' verdicts none
    # by a reviewer who is to judge without knowing them.
    _Index(
        "entry_index",
        (Found.WORDING, Found.EVIDENCE, Found.NOTE, Found.RATIONALE),
        """l.action, c.id, c.start, c."end", l.id, l.author, entry_index.text""",
        """
        CROSS JOIN log AS l ON l.number = entry_index.rowid
        CROSS JOIN standing AS s
            ON s.subject = l.subject AND s.action = l.action AND s.clock = l.clock AND s.entry = l.id
        LEFT JOIN carried AS k ON k.subject = l.subject AND k.how IN ('exact', 'moved', 'version')
        LEFT JOIN claims AS c ON c.id = coalesce(k.successor, l.subject)
        CROSS JOIN articles AS a ON a.id = coalesce(c.article_id, k.successor, l.subject)
        """,
        f"""
        AND l.action IN ({{actions}})
        AND (
            :hidden_from IS NULL OR l.action <> 'verdict' OR l.author = :hidden_from OR {settled("c.id")}
        )
        """,
    ),
)


def search(
    connection: sqlite3.Connection,
    query: str,
    kinds: Collection[Found] = tuple(Found),
    *,
    article: str | None = None,
    limit: int = 50,
    ranked: bool = True,
    hidden_from: str | None = None,
) -> list[Hit]:
    """What holds the words of *query* (see `query.read`), kind by kind in the order of Found, the best of each first.

    At most *limit* each of passages, claims and entries; only what is in, or about, the *article* with that id, if one
    is given. Where ranking would take long and it need not be *ranked*, the first that came into the file. From the
    reviewer *hidden_from* others' verdicts are hidden on claims that they have not decided themselves.
    """
    sought = read(query)
    if not sought.sought:
        return []
    mark = _mark()
    given = {"query": str(sought), "mark": mark, "article": article, "limit": limit, "hidden_from": hidden_from}
    cursor = connection.cursor()
    cursor.row_factory = None
    hits: list[Hit] = []
    for index in _INDEXES:
        wanted = [kind for kind in index.kinds if kind in kinds]
        if wanted:
            in_order = ranked or _are_few(connection, index, str(sought))
            found = cursor.execute(_sql(index, wanted, article is not None, in_order), given)
            of_index = [_hit(wanted[0], row, mark) for row in found]
            if len(wanted) > 1:
                of_index.sort(key=lambda hit: wanted.index(hit.kind))  # those of one kind stay in their order
            hits += of_index
    return hits


def _sql(index: _Index, kinds: Collection[Found], within: bool, ranked: bool) -> str:
    actions = ", ".join(f"'{action}'" for action, kind in _ACTIONS.items() if kind in kinds)
    return f"""
        SELECT highlight({index.name}, 0, :mark, :mark), a.id, coalesce(t.value, a.title), {index.columns}
        FROM {index.name} {index.joined}
        LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
        WHERE {index.name} MATCH :query {index.where.format(actions=actions)} {index.within if within else ""}
        {f"ORDER BY {index.name}.rank" if ranked else ""}
        LIMIT :limit
    """  # noqa: S608 - our own words


def _are_few(connection: sqlite3.Connection, index: _Index, query: str) -> bool:
    """Whether ranking what is found takes no time that anybody would notice."""
    counted = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {index.name} WHERE {index.name} MATCH ? LIMIT ?)",  # noqa: S608 - our own names
        (query, QUICKLY_RANKED + 1),
    ).fetchone()[0]
    return bool(counted <= QUICKLY_RANKED)


def _mark() -> str:
    """What SQLite is to put where words found begin and end: nothing that stands in any text, since it is random.

    Its first character is not in it a second time, so that none is made of the end of a text and the beginning of it.
    """
    return "\x02" + os.urandom(8).hex()


def _hit(kind: Found, row: tuple[Any, ...], mark: str) -> Hit:
    marked, article, title, action, claim, start, end, entry, author, text = row
    pieces = marked.split(mark)  # every second one stands between two marks
    spans, at = [], len(pieces[0])
    for number in range(1, len(pieces), 2):
        spans.append(Span(at, at + len(pieces[number])))
        at += len(pieces[number]) + len(pieces[number + 1])
    if text is None:
        text = "".join(pieces)
    elif at != len(text):  # SQLite drops a NUL and what stands between it and the next mark
        spans = [span for span in spans if span.end <= text.find("\0")]
    if action is not None:
        kind = _ACTIONS[action]
    return Hit(kind, article, title, claim, start, end, entry, author, text, tuple(spans))
