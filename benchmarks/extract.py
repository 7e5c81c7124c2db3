"""Extraction measured on the hand-made labels of the real articles: one table.

Run with ``python -m benchmarks.extract``. The articles are those of the folder WORKBENCH_REAL_ARTICLES; the labels are
``sentences.jsonl`` of the folder WORKBENCH_GOLD, by default ``gold`` beside the articles. The passages and their roles
are taken from the labels, so that the figures are those of extraction alone.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.domain.article import Article, Passage, Role, article_id
from workbench.domain.claim import Claim
from workbench.extract.model import extractor_version, load
from workbench.extract.pipeline import extract

_ROLES = {
    "headline": Role.TITLE,
    "deck": Role.LEAD,
    "lede": Role.LEAD,
    "body": Role.BODY,
    "subhead": Role.HEADING,
    "boilerplate": Role.BOILERPLATE,
}
_NO_COUNT = ("rank", "ordinal")  # "the deadliest", "the second": no number a claim's quantities hold

Label = dict[str, Any]
Pair = tuple[Label, Claim | None]


@dataclass(frozen=True)
class Tally:
    """Right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        return f"{self.f1:.3f}   ({self.right} right, {self.wrong} wrong, {self.missed} missed)"


def labelled_article(text: str, labels: Sequence[Label]) -> Article:
    """The article as the labels cut it: a passage for each run of sentences of one role on one line."""
    passages: list[Passage] = []
    for label in labels:
        role = _ROLES[label["role"]]
        last = passages[-1] if passages else None
        if last and last.role is role and "\n" not in text[last.end : label["start"]]:
            passages[-1] = Passage(last.start, label["end"], role, language=last.language)
        else:
            language = None if role is Role.BOILERPLATE else "en"
            passages.append(Passage(label["start"], label["end"], role, language=language))
    published = labels[0]["doc_date"]
    return Article(article_id(text), text, tuple(passages), "", published=published, language="en")


def pairs(folder: Path, gold: Path) -> list[Pair]:
    """Each labelled sentence beside the claim found there, None where none was."""
    labels = [json.loads(line) for line in (gold / "sentences.jsonl").read_text("utf-8").splitlines()]
    nlp, found = load(), []
    print(extractor_version(nlp))
    for name in sorted({label["file"] for label in labels}):
        own = [label for label in labels if label["file"] == name]
        claims = extract(labelled_article((folder / name).read_bytes().decode("utf-8"), own), nlp)
        found += [(label, _claim_at(label, claims)) for label in own]
    return found


def _claim_at(label: Label, claims: Sequence[Claim]) -> Claim | None:
    """The claim that shares most with the sentence, if that is more than half of the shorter."""
    overlap = {c: min(c.end, label["end"]) - max(c.start, label["start"]) for c in claims}
    best = max(overlap, key=lambda claim: overlap[claim], default=None)
    if best is None or overlap[best] * 2 <= min(best.end - best.start, label["end"] - label["start"]):
        return None
    return best


def average_precision(ranked: Iterable[bool]) -> float:
    """Mean of the precision at each true claim, best score first."""
    hits, total = 0, 0.0
    for rank, is_claim in enumerate(ranked, start=1):
        if is_claim:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def ranking(found: Sequence[Pair]) -> list[bool]:
    """Whether each sentence is a claim, best score first; equal scores as unlucky as can be."""
    order = sorted(found, key=lambda pair: (-(pair[1].score if pair[1] else -1), pair[0]["is_claim"]))
    return [label["is_claim"] for label, _ in order]


def claims_tally(found: Sequence[Pair]) -> Tally:
    """Claim or not."""
    return Tally(
        sum(label["is_claim"] and claim is not None for label, claim in found),
        sum(not label["is_claim"] and claim is not None for label, claim in found),
        sum(label["is_claim"] and claim is None for label, claim in found),
    )


def claimants(found: Sequence[Pair]) -> tuple[int, int]:
    """Right and all, over the labelled claims with a speaker; missed claims count as wrong."""
    spoken = [(label, claim) for label, claim in found if label["is_claim"] and label["speakers"]]
    right = sum(
        claim is not None and any(_same_name(claim.claimant, s["resolved"]) for s in label["speakers"])
        for label, claim in spoken
    )
    return right, len(spoken)


def _same_name(ours: str | None, theirs: str) -> bool:
    """Whether one name's words are among the other's, small words and "unnamed" aside, and share a capitalised one."""
    small = {"the", "a", "an", "unnamed", "of", "for", "us", "and", "un"}
    left, right = (set(re.findall(r"\w+", (name or "").lower())) - small for name in (ours, theirs))
    return bool(left and right) and (left <= right or right <= left)


def quantities(found: Sequence[Pair]) -> Tally:
    """Numbers right by place, value and bounds."""
    right = wrong = missed = 0
    for label, claim in found:
        if not label["is_claim"] or claim is None:
            continue
        wanted = [q for q in label["quantities"] if isinstance(q["value"], int | float) and q["unit"] not in _NO_COUNT]
        wanted = [q for q in wanted if re.search(r"\d", q["surface"]) or not q["surface"].startswith("a ")]
        ours = list(claim.quantities)
        for quantity in wanted:
            hit = next((q for q in ours if q.start < quantity["span"][1] and quantity["span"][0] < q.end), None)
            if hit is not None and _bounds(quantity) == (hit.low, hit.high):
                right += 1
                ours.remove(hit)
            else:
                missed += 1
        wrong += len(ours)
    return Tally(right, wrong, missed)


def _bounds(quantity: Label) -> tuple[float | None, float | None]:
    value = float(quantity["value"])
    if quantity["op"] in (">", ">="):
        return value, None
    return value, float(quantity["max"] or value)


def dates(found: Sequence[Pair]) -> Tally:
    """Claims whose time is one of the labelled ones, to the day, month or year that is labelled."""

    def named(claim: Claim, label: Label) -> bool:
        return any(
            claim.occurred and _covers(claim.occurred.start, claim.occurred.end, d["iso"]) for d in label["dates"]
        )

    return _field(
        found, lambda claim: claim.occurred is not None, lambda label: any(d["iso"] for d in label["dates"]), named
    )


def _covers(start: str, end: str, iso: str | None) -> bool:
    """Whether the days are those of a label: "2016-08-01", "2015-09", "2016-07-25/2016-07-31"."""
    if not iso:
        return False
    first, _, last = iso.partition("/")
    return start.startswith(first[:10]) and end.startswith((last or first)[:10])


def places(found: Sequence[Pair]) -> Tally:
    """Claims whose place is one of the labelled ones."""

    def named(claim: Claim, label: Label) -> bool:
        return any(_same_name(claim.place, p["name"]) or claim.place == p["surface"] for p in label["places"])

    return _field(found, lambda claim: claim.place is not None, lambda label: bool(label["places"]), named)


def _field(
    found: Sequence[Pair],
    given: Callable[[Claim], bool],
    wanted: Callable[[Label], bool],
    named: Callable[[Claim, Label], bool],
) -> Tally:
    both = [(label, claim) for label, claim in found if label["is_claim"] and claim is not None]
    right = sum(given(claim) and named(claim, label) for label, claim in both)
    wrong = sum(given(claim) and not named(claim, label) for label, claim in both)
    missed = sum(wanted(label) and not given(claim) for label, claim in both)
    return Tally(right, wrong, missed)


def main() -> None:
    """Print the table."""
    articles = os.environ.get("WORKBENCH_REAL_ARTICLES")
    if not articles:
        sys.exit("Set WORKBENCH_REAL_ARTICLES to the folder of the source articles.")
    folder = Path(articles)
    found = pairs(folder, Path(os.environ.get("WORKBENCH_GOLD") or folder.parent / "gold"))
    sure = [(label, claim) for label, claim in found if not label["borderline"]]
    right, spoken = claimants(found)
    print(f"sentences                     {len(found)}, of them claims {sum(label['is_claim'] for label, _ in found)}")
    print(f"score, average precision      {average_precision(ranking(found)):.3f}")
    print(f"  without the borderline      {average_precision(ranking(sure)):.3f}")
    print(f"claim or not, F1              {claims_tally(found)}")
    print(f"  without the borderline      {claims_tally(sure)}")
    print(f"claimant, accuracy            {right / max(1, spoken):.3f}   ({right} of {spoken})")
    print(f"quantities, F1                {quantities(found)}")
    print(f"time, F1                      {dates(found)}")
    print(f"place, F1                     {places(found)}")


if __name__ == "__main__":
    main()
