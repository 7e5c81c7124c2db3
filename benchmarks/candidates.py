"""Which pairs of claims are compared: against comparing every one with every other, and how the work grows.

    python -m benchmarks.candidates [--full] [--articles FOLDER]

The collection is made up (benchmarks/stories), with the claims of the demonstration articles among it, or of those in
FOLDER. Pairs are those that two ways of comparing everything accept, in the same run: `judge` links them, or their
token_set_ratio is `LEAST_RATIO` and their days are the same. The first is asked of some claims against all, and so is
the second but with --full, which takes minutes; their times are those for all. Seconds are the processor's.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.stories import collection
from workbench.compare.candidates import COMMONEST, candidates, keys
from workbench.compare.comparable import BEFORE, Comparable
from workbench.compare.days import Time, same_time, told_days
from workbench.compare.judging import judge
from workbench.domain.link import Relation

SIZES = (10_000, 30_000, 100_000)
LEAST_RATIO = 80
MOST_GROWTH = 1.2
LEAST_RECALL = 0.98

_JUDGED = 40
_RATED = 400
_SEEDS = Path(__file__).parents[1] / "seeds"


def claims_of(count: int, folder: Path) -> list[Comparable]:
    """As many claims, those of the articles in *folder* among them."""
    own = list(_extracted(folder))
    made = [
        Comparable(claim, article.published, article.title, article.outlet, article.text[: claim.start][-BEFORE:])
        for article, found in collection(count - len(own))
        for claim in found
    ]
    return (own + made)[:count]


def _extracted(folder: Path) -> Iterator[Comparable]:
    """The claims that are found in the articles of *folder*."""
    from workbench.extract.model import load
    from workbench.extract.pipeline import extract
    from workbench.ingest.article import read_article

    nlp = load()
    for path in sorted(folder.glob("*.txt")):
        article = read_article(path.read_bytes(), path.name)
        for claim in extract(article, nlp):
            before = article.text[: claim.start][-BEFORE:]
            yield Comparable(claim, article.published, article.title, article.outlet, before)


def found(claims: Sequence[Comparable]) -> tuple[list[set[int]], float]:
    """Of each claim those that it is to be compared with, by their places, and the seconds that it took."""
    began = time.process_time()
    own = [keys(claim) for claim in claims]
    holders: dict[int, list[int]] = {}
    for number, mine in enumerate(own):
        for key in mine:
            holders.setdefault(key, []).append(number)

    def who(key: int) -> Sequence[int] | None:
        has = holders.get(key, ())
        return has if len(has) <= COMMONEST else None

    pairs = [candidates(mine, who) - {number} for number, mine in enumerate(own)]
    return pairs, time.process_time() - began


# Comparing every claim with every other


def rated(claims: Sequence[Comparable], some: Sequence[int]) -> tuple[set[tuple[int, int]], float]:
    """The pairs of *some* claims with any whose words are alike and whose days are the same; seconds for all claims."""
    texts = [claim.claim.text.lower() for claim in claims]
    pairs: set[tuple[int, int]] = set()
    began = time.process_time()
    for first in range(0, len(some), 100):
        part = some[first : first + 100]
        ratios = process.cdist([texts[n] for n in part], texts, scorer=fuzz.token_set_ratio, score_cutoff=LEAST_RATIO)
        for row, other in zip(*ratios.nonzero(), strict=True):
            one = part[row]
            if one != other and _are_of_same_days(claims[one], claims[other]):
                pairs.add((min(one, int(other)), max(one, int(other))))
    # Of all claims against all, half the pairs are the other half again.
    return pairs, (time.process_time() - began) * len(claims) / len(some) / 2


def judged(claims: Sequence[Comparable], some: Sequence[int]) -> tuple[dict[tuple[int, int], Relation], float]:
    """The pairs of *some* claims with any that are linked, and the seconds that it would take for all claims."""
    linked = {}
    began = time.process_time()
    for one in some:
        for other, claim in enumerate(claims):
            if other != one and (link := judge(claims[one], claim)):
                linked[min(one, other), max(one, other)] = link.relation
    return linked, (time.process_time() - began) * len(claims) / len(some) / 2


def _are_of_same_days(one: Comparable, other: Comparable) -> bool:
    return same_time(one, other, told_days(one), told_days(other)) in (Time.SAME, Time.MAY_BE)


# Tables


def recall(folder: Path, is_full: bool) -> None:
    """Prints what is found of what comparing everything finds, and in what part of its time."""
    claims = claims_of(SIZES[0], folder)
    pairs, took = found(claims)
    each = sum(map(len, pairs)) / len(claims)
    print(f"{len(claims)} claims, {took:.1f} s; {each:.0f} others for each, of which half is judged from its side\n")
    dice = random.Random(1)
    everything = range(len(claims)) if is_full else sorted(dice.sample(range(len(claims)), _RATED))
    alike, alike_took = rated(claims, everything)
    linked, linked_took = judged(claims, sorted(dice.sample(range(len(claims)), _JUDGED)))
    ours = _judging(claims, pairs)
    print(
        f"{'comparing all accepts':34} {'pairs':>7} {'found':>7} {'recall':>7} {'seconds':>9} {'ours':>7} {'part':>7}"
    )
    for what, wanted, theirs, mine in (
        (f"token_set_ratio {LEAST_RATIO}, same days", alike, alike_took, took),
        ("judge", set(linked), linked_took, took + ours),
    ):
        hits = sum(other in pairs[one] for one, other in wanted)
        share, part = hits / len(wanted), mine / theirs
        bad = "  TOO FEW" * (share < LEAST_RECALL) + "  TOO SLOW" * (part > 1 / 20)
        print(f"{what:34} {len(wanted):7} {hits:7} {share:7.4f} {theirs:9.0f} {mine:7.1f} {part:7.4f}{bad}")
    for relation, count in Counter(linked.values()).most_common():
        print(f"  {relation}: {count}")


def _judging(claims: Sequence[Comparable], pairs: Sequence[set[int]]) -> float:
    """Seconds for judging all pairs that were found, told by some of them."""
    some = random.Random(2).sample(range(len(claims)), _RATED)
    began = time.process_time()
    count = 0
    for one in some:
        for other in pairs[one]:
            judge(claims[one], claims[other])
            count += 1
    return (time.process_time() - began) / max(count, 1) * sum(map(len, pairs)) / 2


def growth(folder: Path) -> None:
    """Prints how the time grows with the collection."""
    print(f"\n{'claims':>8} {'seconds':>9} {'others for each':>16}  {'grows by the power of':>22}")
    before: tuple[int, float] | None = None
    first: tuple[int, float] | None = None
    for size in SIZES:
        pairs, took = found(claims_of(size, folder))
        power = f"{_power(before, (size, took)):.2f}" if before else ""
        print(f"{size:8} {took:9.1f} {sum(map(len, pairs)) / size:16.1f}  {power:>22}")
        before, first = (size, took), first or (size, took)
    assert before is not None
    assert first is not None
    whole = _power(first, before)
    print(f"from the first to the last {whole:.2f}, at most {MOST_GROWTH}" + "  TOO MUCH" * (whole > MOST_GROWTH))


def _power(one: tuple[int, float], other: tuple[int, float]) -> float:
    return math.log(other[1] / one[1]) / math.log(other[0] / one[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="every claim against every other by token_set_ratio")
    parser.add_argument("--articles", type=Path, default=_SEEDS, metavar="FOLDER")
    given = parser.parse_args()
    recall(given.articles, given.full)
    growth(given.articles)
