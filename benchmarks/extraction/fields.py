"""Claimant, quantities, time and place of the claims found, against the hand-made labels of the real articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from benchmarks.extraction.labels import Label, Pair
from benchmarks.extraction.measures import Tally
from benchmarks.extraction.sets import Figure
from workbench.domain.claim import Claim, Quantity

_NO_COUNT = ("rank", "ordinal")  # "the deadliest", "the second": no number a claim's quantities hold


def figures(found: Sequence[Pair]) -> Iterator[Figure]:
    """A figure for each field; the references' are those of a sketch that was measured on the same labels."""
    right, spoken = claimants(found)
    yield Figure(
        "claimant, accuracy", right / max(1, spoken), 0.85, "sketch, direct speech", 0.70, f"{right} of {spoken}"
    )
    for what, tally, wanted in (
        ("quantities with value, bounds and noun, F1", quantities(found), 0.92),
        ("  value and bounds alone", quantities(found, noun=False), None),
        ("time, F1", dates(found), 0.90),
        ("place, F1", places(found), 0.85),
    ):
        yield Figure(what, tally.f1, wanted, notes=str(tally))


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


def quantities(found: Sequence[Pair], noun: bool = True) -> Tally:
    """Numbers right by place, value and bounds, whether about or exact, and, where *noun* is set, by head noun."""
    right = wrong = missed = 0
    for label, claim in found:
        if not label["is_claim"] or claim is None:
            continue
        wanted = [q for q in label["quantities"] if isinstance(q["value"], int | float) and q["unit"] not in _NO_COUNT]
        wanted = [q for q in wanted if re.search(r"\d", q["surface"]) or not q["surface"].startswith("a ")]
        ours = list(claim.quantities)
        for quantity in wanted:
            hit = next((q for q in ours if q.start < quantity["span"][1] and quantity["span"][0] < q.end), None)
            if hit is not None and _same_bounds(hit, quantity) and (not noun or _same_noun(hit, quantity)):
                right += 1
                ours.remove(hit)
            else:
                missed += 1
        wrong += len(ours)
    return Tally(right, wrong, missed)


def _same_bounds(ours: Quantity, label: Label) -> bool:
    """Whether both bounds agree, and whether "about" is said; a label that leaves out the words for it is let pass."""
    if label["op"] == "~" and not ours.approximate:
        return False
    if label["op"] == "=" and ours.approximate and ours.text == label["surface"]:
        return False
    value = float(label["value"])
    high = None if label["op"] in (">", ">=") else float(label["max"] or value)
    low = None if label["op"] in ("<", "<=") else value
    return (low, high) == (ours.low, ours.high)


def _same_noun(ours: Quantity, label: Label) -> bool:
    """Whether the noun that is counted, else the unit or what became of those counted, is one the label has."""
    words = {_stem(word) for word in re.findall(r"\w+", f"{label['unit']} {label['what']}".lower())}
    noun = (ours.what or ours.unit or "").lower().split()
    return bool(noun and _stem(noun[-1]) in words) or _stem(ours.state or "") in words


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


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
    if iso.startswith(".."):  # open to the left: "over a year ago"
        return end.startswith(iso[2:12])
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
