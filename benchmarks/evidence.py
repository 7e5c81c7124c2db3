"""Suggestions of evidence for claims of a file of 100,000: how long they take, and how often the right ones come.

``python -m benchmarks.evidence`` times them; the first time it makes the file, which takes a quarter of a minute. The
reference is the plain FTS5 query in the same run: any word of the claim, the best ten passages by BM25, with the
words that every text has and without them.

``python -m benchmarks.evidence GOLD REVIEW.db`` takes labels of sentences that belong together (`benchmarks.gold`) and
a review file of their articles, and says how often the passage of a partner in another article is among the first 3,
5 and 10, of our suggestions and of the plain query's.
"""

from __future__ import annotations

import contextlib
import random
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from benchmarks.gold import Member, groups
from benchmarks.million import kept
from workbench.compare.terms import STOP
from workbench.desk.desk import Desk

CLAIMS = 100_000
ASKED = 200
LIMIT = 10

Place = tuple[str, int, int]
"""An article's id, and where in it."""

_AMONG = (3, 5, 10)

_PLAIN = """
    SELECT p.article_id, p.start, p."end", passage_index.text
    FROM passage_index CROSS JOIN passages AS p ON p.number = passage_index.rowid
    WHERE passage_index MATCH ? AND p.article_id <> ? AND p.role <> 'boilerplate'
    ORDER BY passage_index.rank LIMIT ?
"""


def plain(connection: sqlite3.Connection, text: str, article: str, *, stopped: bool) -> list[Place]:
    """The best passages of other articles by the index alone: article, start and end."""
    words = {word for word in re.findall(r"\w+", text.lower()) if not (stopped and word in STOP)}
    query = " OR ".join(f'"{word}"' for word in sorted(words))
    return [tuple(row[:3]) for row in connection.execute(_PLAIN, (query, article, LIMIT))]


def timed() -> None:
    """Prints the times of suggestions for claims chosen at random, and of the plain query for the same claims."""
    path = kept(CLAIMS, CLAIMS)
    with contextlib.closing(sqlite3.connect(path)) as bare, Desk.open(path, "ann", read_only=True) as desk:
        bare.execute("PRAGMA cache_size=-16384")  # as ours has
        chosen = [row[0] for row in bare.execute("SELECT id FROM claims ORDER BY id")]
        chosen = random.Random(4).sample(chosen, ASKED)
        times: dict[str, list[float]] = {"ours": [], "plain": [], "plain, rarer words": []}
        for id_ in chosen:
            claim = desk.claim(id_).claim
            began = time.process_time()
            desk.suggestions(id_, LIMIT)
            times["ours"].append(time.process_time() - began)
            for name, stopped in (("plain", False), ("plain, rarer words", True)):
                began = time.process_time()
                plain(bare, claim.text, claim.article_id, stopped=stopped)
                times[name].append(time.process_time() - began)
    print(f"{'':20}{'median':>10}{'p95':>10}{'most':>10}   processor time, ms, {ASKED} of {CLAIMS:,} claims")
    for name, each in times.items():
        each.sort()
        shown = (median(each), each[int(len(each) * 0.95)], each[-1])
        print(f"{name:20}" + "".join(f"{1000 * one:10.1f}" for one in shown))
    for name in ("plain", "plain, rarer words"):
        print(f"ours against {name}: {median(times['ours']) / median(times[name]):.2f} of its median")


def found(gold: Path, review: Path) -> None:
    """Prints how often the partners of labelled sentences are found, by us and by the plain query."""
    with contextlib.closing(sqlite3.connect(review)) as bare, Desk.open(review, "ann", read_only=True) as desk:
        sources = {Path(summary.source).name: summary.id for summary in desk.articles()}

        def ours(claim: str) -> list[Place]:
            return [(one.article_id, one.start, one.end) for one in desk.suggestions(claim, LIMIT)]

        def theirs(claim: str) -> list[Place]:
            about = desk.claim(claim).claim
            return plain(bare, about.text, about.article_id, stopped=False)

        asked = [(member, partners, _claim(bare, sources, member)) for member, partners in _asked(gold)]
        for name, suggested in (("plain", theirs), ("ours", ours)):
            print(f"{name:6}", _told(asked, suggested, sources))


def _asked(gold: Path) -> Iterator[tuple[Member, list[Member]]]:
    """Every labelled sentence that has partners in other articles, with them."""
    for group in groups(gold):
        if group.belongs and group.cross_article:
            yield from ((member, partners) for member in group.members if (partners := group.partners(member)))


def _claim(bare: sqlite3.Connection, sources: dict[str, str], member: Member) -> str | None:
    """The claim that was found in a labelled sentence, if one was."""
    row = bare.execute(
        'SELECT id FROM claims WHERE article_id = :article AND start < :end AND "end" > :start'
        ' ORDER BY min("end", :end) - max(start, :start) DESC LIMIT 1',
        {"article": sources[member.file], "start": member.start, "end": member.end},
    ).fetchone()
    return row[0] if row else None


def _told(
    asked: list[tuple[Member, list[Member], str | None]],
    suggested: Callable[[str], list[Place]],
    sources: dict[str, str],
) -> str:
    any_of, pairs, partners_in_all = dict.fromkeys(_AMONG, 0), dict.fromkeys(_AMONG, 0), 0
    for _, partners, claim in asked:
        places = suggested(claim) if claim else []
        ranks = [_rank(places, sources[one.file], one) for one in partners]
        partners_in_all += len(partners)
        for most in _AMONG:
            any_of[most] += min(ranks) <= most
            pairs[most] += sum(rank <= most for rank in ranks)
    first = ", ".join(f"{any_of[most] / len(asked):.2f} among {most}" for most in _AMONG)
    second = ", ".join(f"{pairs[most] / partners_in_all:.2f} among {most}" for most in _AMONG)
    return f"a partner of {len(asked)} sentences: {first}; each of {partners_in_all} pairs: {second}"


def _rank(places: list[Place], article: str, wanted: Member) -> int:
    """The place of the first passage that shares a character with the wanted one; beyond all where none does."""
    ranks = (
        rank
        for rank, (id_, start, end) in enumerate(places, 1)
        if id_ == article and start < wanted.end and wanted.start < end
    )
    return next(ranks, sys.maxsize)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        found(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        timed()
