"""A verdict until it is on the disk: the Desk against the barest SQLite loop with the same durability."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.table import Row
from workbench.desk.desk import Desk
from workbench.domain.article import Article, Passage, Role, article_id
from workbench.domain.claim import Claim, Kind, claim_id
from workbench.store import articles, claims, sqlite

COUNT = 400


def review_file(path: Path) -> list[str]:
    """Ids of the claims of a file made at *path*: one article with a claim a sentence."""
    sentence = "Forty people were counted in the square. "
    text = (sentence * COUNT).strip()
    article = Article(article_id(text), text, (Passage(0, len(text), Role.BODY),), "A count")
    found = []
    for n in range(COUNT):
        start = n * len(sentence)
        end = start + len(sentence) - 1
        found.append(Claim(claim_id(article.id, start, end), article.id, start, end, text[start:end], Kind.FIGURE, 0.5))
    with Desk.open(path, "bench", create=True):
        pass
    connection = sqlite.connect(path)
    with sqlite.writing(connection):
        articles.add(connection, article)
        claims.replace_extracted(connection, article.id, found, "bench")
    connection.close()
    return [claim.id for claim in found]


def rows() -> list[Row]:
    """The benchmark's rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "review.db")
        ids = review_file(path)
        bare = sqlite3.connect(Path(folder, "bare.db"), isolation_level=None)
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE log (id TEXT PRIMARY KEY, body TEXT)")
        ours, theirs = [], []
        with Desk.open(path, "bench") as desk:
            for id_ in ids:
                began = time.perf_counter()
                desk.decide(id_, "true")
                between = time.perf_counter()
                bare.execute("BEGIN IMMEDIATE")
                bare.execute("INSERT INTO log VALUES (?, ?)", (id_, "x" * 300))
                bare.execute("COMMIT")
                ours.append(between - began)
                theirs.append(time.perf_counter() - between)
        bare.close()
    ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
    return [Row("a verdict, until it is on the disk", median(ours), "bare SQLite insert, same pragmas", median(theirs),
                ratio, 3.0)]  # fmt: skip
