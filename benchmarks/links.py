"""How well links between claims are found, and how fast two claims are judged.

``python -m benchmarks.links`` judges every pair of claims of the demonstration articles, against RapidFuzz's
``token_set_ratio`` of the same pairs, in processor time of one run.

``python -m benchmarks.links GOLD REVIEW.db [LINKS]`` takes labels of sentences that belong together (`benchmarks.gold`)
and a review file of their articles, and measures the links that the file holds, and those that judging every pair
gives: which pairs of labelled sentences are linked, as agreeing or as conflicting, which are that must not be, and, of
the links that no label speaks of, LINKS drawn at random to be judged by hand.

How a group of more than two sentences counts: each two of its members are one pair. A labelled sentence is the claim
that shares most characters with it, at least half of the shorter of the two; where the program made no claim of it,
its pairs are told apart as "no claim", and are missed in the second figure.
"""

from __future__ import annotations

import contextlib
import random
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

from rapidfuzz import fuzz

from benchmarks.gold import CONFLICTING, Group, Member, groups
from workbench.compare.comparable import BEFORE, Comparable
from workbench.compare.judging import judge
from workbench.desk.desk import Desk
from workbench.domain.link import Link, Relation
from workbench.ingest.article import read_article
from workbench.store import claims as stored

NEVER = ("different_events", "different_quantities", "related_", "estimates_differ")
"""Relations whose members must not be linked; `estimates_differ` only where the label says it is of two events."""

Found = Mapping[frozenset[str], Link]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A labelled pair: the names of its group and relation, the ids of its claims, and what is to link them."""

    group: str
    relation: str
    claims: tuple[str | None, str | None]
    is_to_link: bool

    @property
    def pair(self) -> frozenset[str] | None:
        """Both claims; None where a sentence is none."""
        first, second = self.claims
        return frozenset((first, second)) if first and second and first != second else None

    @property
    def is_conflict(self) -> bool:
        """Whether it is to be shown as a conflict."""
        return self.relation.startswith(CONFLICTING)


def comparables(connection: sqlite3.Connection) -> Iterator[Comparable]:
    """Every claim of the review file as judging sees it."""
    texts = dict(connection.execute("SELECT id, text FROM articles"))
    published = dict(
        connection.execute(
            "SELECT a.id, coalesce(s.value, a.published) FROM articles AS a"
            " LEFT JOIN standing AS s ON s.subject = a.id AND s.action = 'set published'"
        )
    )
    for reviewed in stored.claims(connection):
        claim = reviewed.claim
        before = texts[claim.article_id][max(0, claim.start - BEFORE) : claim.start]
        yield Comparable(claim, published[claim.article_id], reviewed.article_title, before=before)


def all_links(every: Iterable[Comparable]) -> dict[frozenset[str], Link]:
    """The links of every pair."""
    judged = (judge(one, other) for one, other in combinations(every, 2))
    return {frozenset((link.first, link.second)): link for link in judged if link}


def wanted(group: Group, sources: Mapping[str, str], every: Iterable[Comparable]) -> Iterator[Wanted]:
    """The pairs of the group that are to be linked, or must not be; none of one that says nothing of links."""
    is_never = group.relation.startswith(NEVER) and not (group.relation == NEVER[-1] and group.same_event)
    if not group.belongs and not is_never:
        return
    mine = [(member, _claim(member, sources, every)) for member in group.members]
    for (_, one), (_, other) in combinations(mine, 2):
        yield Wanted(group.name, group.relation, (one, other), group.belongs)


def _claim(member: Member, sources: Mapping[str, str], every: Iterable[Comparable]) -> str | None:
    best, most = None, 0
    for one in every:
        if one.claim.article_id == sources.get(member.file):
            shared = min(one.claim.end, member.end) - max(one.claim.start, member.start)
            if shared > most and 2 * shared >= min(len(one.claim.span), member.end - member.start):
                best, most = one.claim.id, shared
    return best


def told(name: str, labels: list[Wanted], found: Found) -> Iterator[str]:
    """What the links *found* are worth by the *labels*, in lines to print."""
    to_link = [label for label in labels if label.is_to_link]
    known = [label for label in to_link if label.pair]
    hits = [label for label in known if label.pair in found]
    quotes = [label for label in known if label.relation == "same_quote"]
    both = sum(found.get(label.pair or frozenset()) is not None for label in quotes)
    of_groups = [_share([label in hits for label in known if label.group == group]) for group in _groups(known)]
    yield f"{name}: {len(found)} links"
    yield f"  to be linked and linked: {len(hits)} of {len(known)} pairs of claims = {len(hits) / len(known):.2f};"
    yield f"  with {len(to_link) - len(known)} pairs of which a sentence is no claim {len(hits) / len(to_link):.2f};"
    yield f"  mean of {len(of_groups)} groups {sum(of_groups) / len(of_groups):.2f};"
    yield f"  the same quotation: {both} of {len(quotes)}"
    never = [label for label in labels if not label.is_to_link and label.pair]
    yield f"  must not be linked and are: {sum(label.pair in found for label in never)} of {len(never)}"
    shown = Counter((label.is_conflict, found[label.pair].relation) for label in hits if label.pair)
    for is_conflict in (False, True):
        row = ", ".join(f"{relation} {shown[is_conflict, relation]}" for relation in Relation)
        yield f"  labelled as {'conflicting' if is_conflict else 'agreeing'}: shown as {row}"
    for label in known:
        if label not in hits:
            yield f"  missed: {label.group} {label.relation}"
    for label in labels:
        if not label.is_to_link and label.pair in found and label.pair:
            yield f"  WRONG: {label.group} {label.relation}: {found[label.pair].grounds.sentence}"


def _groups(labels: Iterable[Wanted]) -> list[str]:
    return sorted({label.group for label in labels})


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def sample(labels: list[Wanted], found: Found, every: Iterable[Comparable], count: int) -> Iterator[str]:
    """*count* links drawn at random of those no label speaks of, in lines to print."""
    texts = {one.claim.id: one.claim.text for one in every}
    labelled = {label.pair for label in labels}
    rest = sorted((link.first, link.second, pair) for pair, link in found.items() if pair not in labelled)
    yield f"{len(rest)} links that no label speaks of:"
    for number, (first, second, pair) in enumerate(random.Random(7).sample(rest, min(count, len(rest))), 1):
        link = found[pair]
        yield f"{number}. {link.relation} {link.score:.2f}: {link.grounds.sentence}"
        yield f"    {texts[first]}\n    {texts[second]}"


def measured(gold: Path, review: Path, count: int) -> None:
    """Prints what the links of *review* are worth by the labels of *gold*."""
    with Desk.open(review, "ann", read_only=True) as desk:
        sources = {Path(summary.source).name: summary.id for summary in desk.articles()}
    with contextlib.closing(sqlite3.connect(review)) as bare:
        bare.row_factory = sqlite3.Row
        kept = {frozenset(row): None for row in bare.execute("SELECT first, second FROM links")}
    with Desk.open(review, "ann", read_only=True) as desk:
        every = list(comparables(desk._connection))
    labels = [label for group in groups(gold) for label in wanted(group, sources, every)]
    found = all_links(every)
    print(*told("judging every pair", labels, found), sep="\n")
    print(*told("in the file", labels, {pair: link for pair, link in found.items() if pair in kept}), sep="\n")
    print(*sample(labels, found, every, count), sep="\n")


def timed() -> None:
    """Prints how many pairs are judged a second of processor time, and how many RapidFuzz compares."""
    every = list(_demonstration())
    pairs = list(combinations(every, 2))
    clock = SimpleNamespace()
    for name, work in (("first", judge), ("again", judge), ("words alone", _alike)):
        began = time.process_time()
        for one, other in pairs:
            work(one, other)
        setattr(clock, name, time.process_time() - began)
    longest = max(every, key=lambda one: len(one.claim.text))
    print(f"{len(pairs)} pairs of {len(every)} claims, the longest of {len(longest.claim.text)} characters")
    for name, spent in vars(clock).items():
        print(f"{name:12}{len(pairs) / spent:>10,.0f} pairs a second, {spent / vars(clock)['words alone']:.1f} times")


def _alike(one: Comparable, other: Comparable) -> float:
    return fuzz.token_set_ratio(one.claim.text, other.claim.text)


def _demonstration() -> Iterator[Comparable]:
    from workbench.extract.model import load
    from workbench.extract.pipeline import extract

    nlp = load()
    for path in sorted(Path("seeds").glob("*.txt")):
        article = read_article(path.read_bytes(), path.name)
        for claim in extract(article, nlp):
            yield Comparable(claim, article.published or "2016-08-02", article.title)


if __name__ == "__main__":
    if len(sys.argv) >= 3:
        measured(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 40)
    else:
        timed()
