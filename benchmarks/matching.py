"""Earlier checks: how well a claim that was checked before finds its check, and how fast.

``python -m benchmarks.matching`` measures on every set that is here, and says how to get the others. For both sets it
names the mean average precision of SQLite's FTS5 alone (the porter tokenizer, BM25, every word of the claim) in the
same run; for what is shown, how often the best one is right, and how many of the checks are found.

``python -m benchmarks.matching speed`` times a search among 100,000 published checks and the decided ones of 100,000
claims, which are made first, against the plain FTS5 query for the same words.

Nothing was chosen on the test queries of CLEF 2020: what there is to choose was chosen on its train queries, the score
from which checks are shown on its dev queries. The pairs of Snopes are the tweets of that train and dev set; so those
that are not in train are told apart, where both sets are here.
"""

from __future__ import annotations

import contextlib
import csv
import os
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from benchmarks.million import kept
from workbench.compare.earlier import LEAST, sought
from workbench.desk import checked
from workbench.desk.desk import Desk
from workbench.domain.check import Check
from workbench.store import checks, schema
from workbench.store.sqlite import writing

CLEF = "WORKBENCH_CLEF2020"
SNOPES = "WORKBENCH_SNOPES"
POLNEAR = "WORKBENCH_POLNEAR"
GET = {
    CLEF: "CLEF 2020 CheckThat! task 2: the folder that data/v3.zip of https://github.com/sshaar/clef2020-factchecking"
    "-task2 unpacks to (train, dev and verified_claims.docs.tsv), and in it, as test, what test-input/test-input.zip "
    "does.",
    SNOPES: "The pairs of “That is a Known Lie” (Shaar and others, ACL 2020): data/snopes of a checkout of "
    "https://github.com/sshaar/That-is-a-Known-Lie.",
    POLNEAR: "PolNeAR, for sentences of news: a checkout of https://github.com/networkdynamics/PolNeAR.",
}
CHECKS = 100_000
ASKED = 300
MOST = 5


@dataclass(frozen=True, slots=True)
class Query:
    """A *text* whose claim was checked, and the numbers of the checks *right* for it."""

    text: str
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Task:
    """Checks, of which the first has the number 1, and what is asked of them, by the name of each part."""

    checks: list[Check]
    parts: dict[str, list[Query]]


def clef(folder: Path) -> Task:
    """CLEF 2020 CheckThat! task 2: tweets, and the claims of Snopes. Queries without a right answer are left out."""
    found, numbers = [], {}
    for id_, claim, title in _rows(folder / "verified_claims.docs.tsv"):
        found.append(Check(claim, rating="checked", title=title))
        numbers[id_] = len(found)
    return Task(found, {part: list(_queries(folder / part, numbers)) for part in ("train", "dev", "test")})


def _queries(folder: Path, numbers: dict[str, int]) -> Iterator[Query]:
    right: dict[str, set[int]] = {}
    with (folder / "tweet-vclaim-pairs.qrels").open(encoding="utf-8", newline="") as lines:
        for query, _, id_, _ in csv.reader(lines, delimiter="\t"):
            right.setdefault(query, set()).add(numbers[id_])
    for id_, text in _rows(folder / "tweets.queries.tsv"):
        if id_ in right:
            yield Query(text, frozenset(right[id_]))


def snopes(folder: Path, seen: Collection[str] = (), *, titles: bool = True) -> Task:
    """Tweets with the claim of Snopes that they make, and all of its claims, with *titles* or without.

    Those whose text is none of *seen* are a part of their own.
    """
    found, numbers = [], dict[str, set[int]]()
    for title, claim in _rows(folder / "verified-claims.tsv"):
        found.append(Check(claim, rating="checked", title=title if titles else None))
        numbers.setdefault(claim, set()).add(len(found))
    pairs = _rows(folder / "fact-checking" / "tweet-veclaim-pairs.tsv")
    queries = [Query(text, frozenset(numbers[claim])) for text, claim in pairs if claim in numbers]
    unseen = [query for query in queries if query.text not in seen]
    return Task(found, {"all": queries, "unseen": unseen} if seen else {"all": queries})


def _rows(file: Path) -> list[list[str]]:
    """The rows below the header."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.reader(lines, delimiter="\t") if row][1:]


# Measuring


def ours(connection: sqlite3.Connection, text: str) -> list[tuple[int, float]]:
    """Numbers and scores of the checks that the Desk would rank for *text*."""
    one = sought(text)
    here = checked.Here(checked.Sight(connection, "", None))
    around = checks.claims_with(connection, one.written.values())
    return [(match.key[1], match.score) for match in checked.matches(one, [here], around)]


def plain(connection: sqlite3.Connection, text: str) -> list[tuple[int, float]]:
    """The same of the index alone: every word of the text, ranked by BM25."""
    words = dict.fromkeys(re.findall(r"\w+", text.lower()))
    query = " OR ".join(f'"{word}"' for word in words)
    sql = "SELECT rowid FROM check_index WHERE check_index MATCH ? ORDER BY bm25(check_index), rowid LIMIT 30"
    return [(row[0], 0.0) for row in connection.execute(sql, (query,))] if words else []


def precision(ranked: Sequence[int], right: frozenset[int], most: int) -> float:
    """The average precision of the first *most*, as the task's own scorer counts it."""
    hits, total = 0, 0.0
    for place, number in enumerate(ranked[:most], 1):
        if number in right:
            hits += 1
            total += hits / place
    return total / len(right)


def measured(name: str, task: Task) -> None:
    """Prints the figures of a task, part by part."""
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(_filled(Path(folder), task.checks)) as connection:
        for part, queries in task.parts.items():
            rankings = {how.__name__: [how(connection, query.text) for query in queries] for how in (plain, ours)}
            for how, found in rankings.items():
                at = {
                    most: mean(precision([n for n, _ in f], q.right, most) for f, q in zip(found, queries, strict=True))
                    for most in (1, 3, MOST, 30)
                }
                said = "  ".join(f"MAP@{most} {value:.3f}" for most, value in at.items())
                print(f"{name:8}{part:6}{len(queries):5} queries  {how:6} {said}")
            print(f"{name:8}{part:6}{'':14} shown  {_shown(rankings['ours'], queries)}")


def _shown(rankings: list[list[tuple[int, float]]], queries: list[Query]) -> str:
    """Of what is shown, how often the best one is right, and how many queries show the right one."""
    first = right = found = 0
    for ranked, query in zip(rankings, queries, strict=True):
        shown = [number for number, score in ranked if score >= LEAST][:3]
        first += bool(shown)
        right += bool(shown) and shown[0] in query.right
        found += not query.right.isdisjoint(shown)
    return (
        f"(score {LEAST}) {first} show one, the best is right in {right / max(1, first):.3f}; the right one is shown "
        f"to {found / len(queries):.3f}"
    )


def quiet(task: Task, folder: Path) -> None:
    """Prints how many sentences of news show a check, of which hardly any was ever checked."""
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in sorted(folder.glob("data/dev/text/*.txt"))]
    sentences = [one.strip() for text in texts for one in re.split(r"(?<=[.!?])\s+|\n+", text)]
    asked = random.Random(3).sample([one for one in sentences if 60 < len(one) < 350], 1_500)
    with tempfile.TemporaryDirectory() as place, contextlib.closing(_filled(Path(place), task.checks)) as connection:
        best = [max((score for _, score in ours(connection, one)), default=0.0) for one in asked]
    shown = sum(score >= LEAST for score in best)
    print(f"news    dev   {len(asked):5} sentences of news: {shown / len(asked):.3f} show a check")


def _filled(folder: Path, found: list[Check]) -> sqlite3.Connection:
    connection = schema.open_file(folder / "review.db", create=True)
    with writing(connection):
        for number, check in enumerate(found, 1):
            connection.execute(
                "INSERT INTO checks (number, id, claim, rating, title) VALUES (?, ?, ?, ?, ?)",
                (number, f"{number:032x}", check.claim, check.rating, check.title),
            )
    return connection


# Speed


def timed() -> None:
    """Prints how long a search takes, and the plain query for the same claims."""
    path = kept(CHECKS, CHECKS)
    with Desk.open(path, "ann") as desk, contextlib.closing(sqlite3.connect(path)) as bare:
        claims = [row[0] for row in bare.execute("SELECT id FROM claims ORDER BY id")]
        if not bare.execute("SELECT 1 FROM checks LIMIT 1").fetchone():
            _publish(desk, [row[0] for row in bare.execute("SELECT text FROM claims ORDER BY number")])
        bare.execute("PRAGMA cache_size=-16384")  # as ours has
        times: dict[str, list[float]] = {"earlier_checks": [], "plain": []}
        for id_ in random.Random(6).sample(claims, ASKED):
            text = desk.claim(id_).claim.text
            for name in times:
                began = time.process_time()
                desk.earlier_checks(id_) if name == "earlier_checks" else plain(bare, text)
                times[name].append((time.process_time() - began) * 1000)
        final = bare.execute("SELECT count(*) FROM state WHERE workflow = 'final'").fetchone()[0]
    print(f"{ASKED} of {len(claims):,} claims, among {CHECKS:,} published checks and {final:,} final claims; ms of CPU")
    for name, took in times.items():
        took.sort()
        print(f"{name:16} median {median(took):6.1f}  p95 {took[int(len(took) * 0.95)]:6.1f}  most {took[-1]:6.1f}")
    print(f"{'ratio':16} median {median(times['earlier_checks']) / median(times['plain']):6.2f}")


def _publish(desk: Desk, texts: list[str]) -> None:
    """Puts as many published checks into the file, their claims made of halves of its own."""
    chance = random.Random(5)
    with writing(desk._connection):
        for number in range(CHECKS):
            one, other = chance.choice(texts).split(), chance.choice(texts).split()
            words = " ".join([*one[: len(one) // 2], *other[len(other) // 2 :]])
            checks.put(desk._connection, [Check(words, rating="False", url=f"https://example.org/{number}")])


def everything() -> None:
    """Measures on each set that is here, and says how to get the others."""
    folders = {variable: Path(os.environ.get(variable) or "/nowhere") for variable in GET}
    for variable, folder in folders.items():
        if not folder.is_dir():
            print(f"{variable} is not set to a folder. {GET[variable]}")
    seen: list[str] = []
    if folders[CLEF].is_dir():
        task = clef(folders[CLEF])
        seen = [query.text for query in task.parts["train"]]
        measured("clef", task)
        if folders[POLNEAR].is_dir():
            quiet(task, folders[POLNEAR])
    if folders[SNOPES].is_dir():
        measured("snopes", snopes(folders[SNOPES], seen))
        measured("bare", snopes(folders[SNOPES], seen, titles=False))


if __name__ == "__main__":
    if sys.argv[1:] == ["speed"]:
        timed()
    else:
        everything()
