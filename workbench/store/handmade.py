"""Claims that reviewers cut out by hand: their rows follow what the log says stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench.domain.claim import BY_HAND, Claim, Kind, Origin, Reason, claim_id
from workbench.domain.span import Span
from workbench.store import articles, claims

if TYPE_CHECKING:
    import sqlite3

_CUT = re.compile("([0-9]{1,10})-([0-9]{1,10})")


def named(article: str, spans: Sequence[Span]) -> str:
    """How the log names stretches of an article: ``ARTICLE:START-END``, and those that follow as ``,START-END``."""
    return f"{article}:{','.join(f'{span.start}-{span.end}' for span in spans)}"


def follow(connection: sqlite3.Connection, article: str) -> None:
    """Makes the claims by hand of the article with that id those that stand in the log. Call inside `writing` only.

    One that was taken back goes, unless something that was recorded on it still stands, or is somebody else's who may
    bring it back.
    """
    found = connection.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
    if found is None:
        return
    text = found["text"]
    wanted = _standing(connection, article, len(text))
    for id_, (span, of) in wanted.items():
        if not connection.execute("SELECT 1 FROM claims WHERE id = ?", (id_,)).fetchone():
            reasons = (Reason(BY_HAND, 1.0, span.start, span.end),)
            claim = Claim(id_, article, span.start, span.end, span.of(text), Kind.STATEMENT, 1.0, reasons)
            claims.put(connection, _with_what_was_known(connection, replace(claim, origin=Origin.REVIEWER), of))
    for row in connection.execute(
        "SELECT id, reasons FROM claims WHERE article_id = ? AND origin = 'reviewer'", (article,)
    ).fetchall():
        if row["id"] in wanted:
            continue
        if BY_HAND not in row["reasons"]:  # the extractor found it too
            connection.execute("UPDATE claims SET origin = 'extracted' WHERE id = ?", (row["id"],))
        elif not _is_spoken_of(connection, row["id"]):
            connection.execute("DELETE FROM claims WHERE id = ?", (row["id"],))
    articles.count_claims(connection, article)
    articles.count_reviewed(connection, article)


def articles_cut(connection: sqlite3.Connection) -> Iterator[str]:
    """The ids of the articles that have claims by hand, or are to have some."""
    rows = connection.execute(
        """
        SELECT a.id
        FROM articles AS a
        WHERE EXISTS (SELECT 1 FROM claims WHERE article_id = a.id AND origin = 'reviewer')
            OR EXISTS (
                SELECT 1 FROM standing
                WHERE action IN ('add claim', 're-cut') AND value >= a.id || ':' AND value < a.id || ';'
            )
        ORDER BY a.id
        """
    )
    for row in rows:
        yield row["id"]


def missing(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for every stretch that stands in the log as cut out by hand and is no claim of the file."""
    for id_ in articles_cut(connection):
        text = connection.execute("SELECT text FROM articles WHERE id = ?", (id_,)).fetchone()["text"]
        for claim, (span, _) in _standing(connection, id_, len(text)).items():
            if not connection.execute("SELECT 1 FROM claims WHERE id = ?", (claim,)).fetchone():
                yield f"The claim that a reviewer cut out at {span.start}–{span.end} of article {id_} is missing."


def _standing(connection: sqlite3.Connection, article: str, length: int) -> dict[str, tuple[Span, list[str]]]:
    """Every claim that stands as cut out of an article of that length, by its id: its stretch, and the claims that it
    was cut from (several that were joined; itself where it was added), the one cut last at the end."""
    wanted: dict[str, tuple[Span, list[str]]] = {}
    for row in connection.execute(
        "SELECT subject, value FROM standing"
        " WHERE action IN ('add claim', 're-cut') AND value >= :article || ':' AND value < :article || ';'"
        " ORDER BY clock, entry",
        {"article": article},
    ):
        for cut in map(_CUT.fullmatch, row["value"].partition(":")[2].split(",")):
            if cut and int(cut[1]) < int(cut[2]) <= length:
                span = Span(int(cut[1]), int(cut[2]))
                wanted.setdefault(claim_id(article, span.start, span.end), (span, []))[1].append(row["subject"])
    return wanted


def _with_what_was_known(connection: sqlite3.Connection, claim: Claim, of: Sequence[str]) -> Claim:
    """*claim* with what is known of those with the ids *of*, which it was cut from: who says it, by the first in the
    text of which that is known, and the quantities in its words. When and where it happened is known of each alone."""
    known = (claims.claim(connection, id_) for id_ in dict.fromkeys(of) if id_ != claim.id)
    parts = sorted((found.claim for found in known if found is not None), key=lambda part: (part.start, part.end))
    if not parts:
        return claim
    within = {(q.start, q.end): q for part in parts for q in part.quantities if Span(q.start, q.end).within(claim.span)}
    quantities = tuple(within[place] for place in sorted(within))
    is_quote = all(part.is_quote for part in parts)
    kind = Kind.QUOTATION if is_quote else Kind.FIGURE if quantities else Kind.STATEMENT
    said = next((part for part in parts if part.claimant is not None), parts[0])
    return replace(
        claim,
        kind=kind,
        claimant=said.claimant,
        claimant_surface=said.claimant_surface,
        cue=said.cue,
        is_quote=is_quote,
        quantities=quantities,
    )


def _is_spoken_of(connection: sqlite3.Connection, claim: str) -> bool:
    """Whether anything stands on the claim with that id, or others than those who cut it out spoke of it.

    They may bring back what they took back, and it would be about nothing then.
    """
    row = connection.execute(
        """
        SELECT 1 FROM standing WHERE subject = :claim
        UNION ALL
        SELECT 1 FROM log
        WHERE subject = :claim AND author NOT IN (
            SELECT author FROM log WHERE subject = :claim AND action = 'add claim'
            UNION ALL
            SELECT l.author
            FROM claims AS c
            JOIN claims AS cut ON cut.article_id = c.article_id
            JOIN log AS l ON l.subject = cut.id AND l.action = 're-cut'
            WHERE c.id = :claim AND substr(l.value, 1, 33) = c.article_id || ':'
                AND instr(',' || substr(l.value, 34) || ',', ',' || c.start || '-' || c."end" || ',')
        )
        LIMIT 1
        """,
        {"claim": claim},
    ).fetchone()
    return row is not None
