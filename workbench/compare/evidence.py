"""Passages of other articles in the order in which they are worth reading for a claim."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from rapidfuzz import fuzz

from workbench.compare.bearing import When, bearing, counts_the_same, fit
from workbench.compare.comparable import Comparable
from workbench.compare.stretches import sentences
from workbench.compare.terms import content, forms, words
from workbench.domain.claim import Claim
from workbench.domain.span import Span
from workbench.domain.suggestion import Candidate, Suggestion

MOST_TERMS = 28
"""Words of a claim, its wording and its article's title that are looked for."""

OF_CONTEXT = 0.15
"""How much a word of the article's title counts against one of the claim: a claim does not repeat what it is about."""

OF_PASSAGE = 0.4
"""How much a word counts that stands elsewhere in the passage, not in the sentence."""

# What a sentence's score is made of. On the five real articles anything near these does as well (benchmarks/evidence).
_COVERED, _ALIKE, _FIGURES, _TIME, _LINKED, _SHORT = 0.6, 0.1, 0.15, 0.15, 0.3, 0.05
_LONG = 12  # words that say something, from which on a sentence covers much by being long
_FEW = 4  # and below which there is little in it
_LETTERS = 2_000  # of a claim and a sentence that are compared; one of 20,000 would take a second
_UNDATED = 0.3  # nearness in time where a date is unknown
_WORTH_ADDING = 0.25  # of all that is looked for, what a neighbouring sentence must add to be suggested with another


class Question(Struct, frozen=True, dict=True):
    """A claim to which evidence is sought, and its *wording* as a reviewer rephrased it."""

    about: Comparable
    wording: str = ""

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.about.claim

    @cached_property
    def weights(self) -> dict[str, float]:
        """The stems that are looked for, each with how much it counts beside its rarity."""
        found = dict.fromkeys(content(f"{self.claim.text} {self.wording}"), 1.0)
        for stem in content(self.about.title):
            found.setdefault(stem, OF_CONTEXT)
        return dict(list(found.items())[:MOST_TERMS])

    @cached_property
    def words(self) -> str:
        """What the claim is about, to be compared letter by letter."""
        return " ".join(content(self.claim.text[:_LETTERS]))

    @property
    def terms(self) -> dict[str, list[str]]:
        """The stems that are looked for, each with the forms in which it may stand in a text."""
        return {stem: forms(stem) for stem in self.weights}


class _Found(Struct, frozen=True):
    """A sentence, or two or three that belong together, of a candidate, with its score."""

    candidate: Candidate
    span: Span
    score: float


def ranked(
    question: Question, candidates: Iterable[Candidate], found_in: Mapping[str, int], limit: int
) -> list[Suggestion]:
    """The best of *candidates*, each cut down to the sentences that bear on the claim, *limit* at most.

    *found_in* says in how many passages each term stands.
    """
    worth = {stem: weight * _rarity(found_in.get(stem, 0)) for stem, weight in question.weights.items()}
    found = [best for candidate in candidates if (best := _best(question, candidate, worth)) is not None]
    found.sort(key=lambda one: (-one.score, one.candidate.article_id, one.span))
    return [_suggestion(question, one, also, worth) for one, also in _without_repeats(found)[:limit]]


def _rarity(found_in: int) -> float:
    return math.log(1 + 100_000 / (found_in + 5))


def _best(question: Question, candidate: Candidate, worth: Mapping[str, float]) -> _Found | None:
    """What of the *candidate* bears on the claim most; None where none of its words does, and no link leads there."""
    within = [Span(claim.start - candidate.start, claim.end - candidate.start) for claim in candidate.claims]
    spans = [
        Span(span.start + candidate.start, span.end + candidate.start) for span in sentences(candidate.text, within)
    ]
    shared = [worth.keys() & set(content(candidate.words(span))) for span in spans]
    whole = frozenset().union(*shared)
    if not whole and not any(claim.id in candidate.linked for claim in candidate.claims):
        return None
    scores = [_score(question, candidate, span, held, whole, worth) for span, held in zip(spans, shared, strict=True)]
    best = max(range(len(spans)), key=lambda number: (scores[number], -number))
    first = last = best
    if best > 0 and _adds(shared[best - 1], shared[best], worth):
        first -= 1
    if best + 1 < len(spans) and _adds(shared[best + 1], shared[best] | shared[first], worth):
        last += 1
    return _Found(candidate, Span(spans[first].start, spans[last].end), scores[best])


def _adds(held: Iterable[str], known: Iterable[str], worth: Mapping[str, float]) -> bool:
    added = sum(worth[stem] for stem in set(held) - set(known))
    return added > 0 and added >= _WORTH_ADDING * sum(worth.values())


def _score(
    question: Question,
    candidate: Candidate,
    span: Span,
    held: Iterable[str],
    whole: Iterable[str],
    worth: Mapping[str, float],
) -> float:
    said = [claim for claim in candidate.claims if claim.span.overlaps(span)]
    own = content(candidate.words(span))
    nearby = sum(worth[stem] for stem in whole)
    covered = (OF_PASSAGE * nearby + (1 - OF_PASSAGE) * sum(worth[stem] for stem in held)) / (sum(worth.values()) or 1)
    score = (
        _COVERED * covered / (1 + 0.1 * max(0, len(own) - _LONG) / _LONG)
        + _ALIKE * fuzz.token_set_ratio(question.words, " ".join(own)[:_LETTERS]) / 100
        + _FIGURES * _figures(question.claim, said)
        + _TIME * _nearness(question, candidate, said)
        + _LINKED * any(claim.id in candidate.linked for claim in said)
        - _SHORT * (len(own) < _FEW)
    )
    return max(0.0, min(1.0, score))


def _figures(claim: Claim, said: Sequence[Claim]) -> float:
    """How many of the claim's figures the sentence has one of the same thing for; half where they differ."""
    if not claim.quantities:
        return 0.0
    theirs = [quantity for other in said for quantity in other.quantities]
    found = 0.0
    for own in claim.quantities:
        same = [quantity for quantity in theirs if counts_the_same(own, quantity)]
        found += 1.0 if any(fit(own, quantity) for quantity in same) else 0.5 if same else 0.0
    return found / len(claim.quantities)


def _nearness(question: Question, candidate: Candidate, said: Sequence[Claim]) -> float:
    """How near in time the two are: 1 where they speak of the same days, falling with the days between the articles."""
    own = When(question.claim.occurred, question.about.published)
    if own.occurred and any(own.fits(When(other.occurred, None)) for other in said):
        return 1.0
    days = own.days_apart(When(None, candidate.published))
    return _UNDATED if days is None else max(0.0, 1.0 - math.log1p(days) / math.log1p(365))


def _without_repeats(found: Sequence[_Found]) -> list[tuple[_Found, tuple[str, ...]]]:
    """Each wording once, the best first, with the other articles in which it stands."""
    kept: dict[str, tuple[_Found, tuple[str, ...]]] = {}
    for one in found:
        said = " ".join(words(one.candidate.words(one.span)))
        first, also = kept.get(said, (one, ()))
        id_ = one.candidate.article_id
        kept[said] = (first, also if id_ in (first.candidate.article_id, *also) else (*also, id_))
    return list(kept.values())


def _suggestion(question: Question, one: _Found, also: tuple[str, ...], worth: Mapping[str, float]) -> Suggestion:
    candidate = one.candidate
    seems, grounds = bearing(question.about, candidate, one.span, worth)
    return Suggestion(
        candidate.article_id,
        candidate.article_title,
        candidate.outlet,
        candidate.published,
        one.span.start,
        one.span.end,
        candidate.words(one.span),
        round(one.score, 4),
        seems,
        grounds,
        candidate.is_copy,
        also,
    )
