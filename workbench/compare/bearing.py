"""What a sentence of another article seems to say of a claim: the same, otherwise, or unclear; and why, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from rapidfuzz import fuzz

from workbench.compare.comparable import BEFORE, Comparable
from workbench.compare.judging import judge
from workbench.compare.terms import STOP, content, stem, words
from workbench.domain.claim import Claim, Occurred, Quantity
from workbench.domain.link import Bearing, Link, Piece, Relation
from workbench.domain.span import Span
from workbench.domain.suggestion import Candidate, Seems

SAME_WORDS = 90.0
"""Of 100, from which two sentences are the same words, as for quotations."""

_LEAST_SAME_WORDS = 6
_MOST_SHARED = 5  # words in common that are named
_DAYS_OF_ONE_STORY = 3  # between two articles' dates: on the real articles this keeps every pair and no look-alike
_SEEMS = {Relation.SAME_QUOTE: Seems.SAME, Relation.AGREES: Seems.SAME, Relation.CONFLICTS: Seems.DIFFERS}
_WORD = re.compile(r"[^\W_]+")


class When(Struct, frozen=True):
    """The days that a claim speaks of, and its article's date; None where either is unknown."""

    occurred: Occurred | None
    published: str | None

    def fits(self, other: When) -> bool | None:
        """Whether the two can be of one time; None where that is unknown."""
        if self.occurred and other.occurred:
            return self.occurred.start <= other.occurred.end and other.occurred.start <= self.occurred.end
        days = self.days_apart(other)
        return None if days is None else days <= _DAYS_OF_ONE_STORY

    def days_apart(self, other: When) -> int | None:
        """The days between the two articles' dates; None where one of them is unknown."""
        try:
            one, two = date.fromisoformat(self.published or ""), date.fromisoformat(other.published or "")
        except ValueError:
            return None
        return abs((one - two).days)


def bearing(
    claim: Comparable, candidate: Candidate, sentence: Span, worth: Mapping[str, float]
) -> tuple[Seems, tuple[Piece, ...]]:
    """How the *sentence* of the *candidate* seems to bear on *claim*, and the grounds of it.

    Where a claim stands in it, what links of claims are judged by decides; else the figures and dates that it tells.
    *worth* says of stems how much each counts, for the words in common that are named.
    """
    said = [other for other in candidate.claims if other.span.overlaps(sentence)]
    link = _link(claim, candidate, said)
    if link is not None:
        grounds = link.grounds
        return _SEEMS[link.relation], grounds.pieces or (_words_alike(claim.claim, candidate, sentence),)
    if _same_words(claim.claim.text, candidate.words(sentence)):
        return Seems.SAME, (_words_alike(claim.claim, candidate, sentence),)
    figures = _figures(claim.claim, said)
    dates = list(_dates(claim.claim, said))
    others = [*dates, *_places(claim.claim, said), *_sources(claim.claim, said)]
    shared = _shared(claim.claim, candidate, sentence, worth)
    pieces = sorted((*figures, *others), key=lambda piece: piece.bearing is not Bearing.DIFFERS)
    return _by_figures(claim, candidate, said, figures), (*pieces, *shared)


def _link(claim: Comparable, candidate: Candidate, said: Sequence[Claim]) -> Link | None:
    """The best link of the claim with one of those that stand in the sentence, the claim first in it."""
    found = []
    for other in said:
        before = (candidate.before + candidate.text[: other.start - candidate.start])[-BEFORE:]
        compared = Comparable(other, candidate.published, candidate.article_title, candidate.outlet, before)
        link = judge(claim, compared)
        if link is not None:
            found.append(link if link.first == claim.claim.id else link.turned())
    return max(found, key=lambda link: (link.score, link.second), default=None)


def _by_figures(claim: Comparable, candidate: Candidate, said: Sequence[Claim], figures: Sequence[Piece]) -> Seems:
    """The same where every figure of the same things fits, otherwise where none does; of one time alone."""
    here = When(claim.claim.occurred, claim.published)
    if not figures or not any(here.fits(When(other.occurred, candidate.published)) for other in said):
        return Seems.UNCLEAR
    differing = sum(piece.bearing is Bearing.DIFFERS for piece in figures)
    if differing == len(figures):
        return Seems.DIFFERS
    return Seems.UNCLEAR if differing else Seems.SAME


def _words_alike(claim: Claim, candidate: Candidate, sentence: Span) -> Piece:
    return Piece("words", Bearing.SAME, claim.text, candidate.words(sentence), claim.span, sentence)


def _same_words(one: str, other: str) -> bool:
    first, second = words(one), words(other)
    if min(len(first), len(second)) < _LEAST_SAME_WORDS:
        return False
    if {word for word in first if word.isdigit()} != {word for word in second if word.isdigit()}:
        return False
    return fuzz.ratio(" ".join(first), " ".join(second)) >= SAME_WORDS


def _figures(claim: Claim, said: Sequence[Claim]) -> list[Piece]:
    """Each of the claim's figures beside the one of the same things that fits it, or else the first that does not."""
    found = []
    for own in claim.quantities:
        theirs = [quantity for other in said for quantity in other.quantities if counts_the_same(own, quantity)]
        if theirs:
            match = next((quantity for quantity in theirs if fit(own, quantity)), None)
            found.append(_figure(own, match or theirs[0], fits=match is not None))
    return found


def _figure(own: Quantity, other: Quantity, *, fits: bool) -> Piece:
    same = (own.low, own.high) == (other.low, other.high)
    how = (Bearing.SAME if same else Bearing.FITS) if fits else Bearing.DIFFERS
    return Piece("figure", how, own.told, other.told, Span(own.start, own.end), Span(other.start, other.end))


def counts_the_same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same thing in the same state, as far as the words tell."""
    first, second = content(one.what or ""), content(other.what or "")
    if not first or not second or one.unit != other.unit:
        return False
    if one.state and other.state and content(one.state) != content(other.state):
        return False
    return first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)


def fit(one: Quantity, other: Quantity) -> bool:
    """Whether both figures can hold: their bounds overlap, where "about" reaches a tenth either way."""
    low, high = _bounds(one)
    least, most = _bounds(other)
    return low <= most and least <= high


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low = float("-inf") if quantity.low is None else quantity.low
    high = float("inf") if quantity.high is None else quantity.high
    return (low * 0.9, high * 1.1) if quantity.approximate else (low, high)


def _dates(claim: Claim, said: Sequence[Claim]) -> Iterator[Piece]:
    here = When(claim.occurred, None)
    for other in said:
        if claim.occurred and other.occurred:
            one, two = _told(claim.occurred), _told(other.occurred)
            fits = here.fits(When(other.occurred, None))
            how = Bearing.SAME if one == two else Bearing.FITS if fits else Bearing.DIFFERS
            yield Piece("date", how, one, two)
            return


def _told(occurred: Occurred) -> str:
    return occurred.start if occurred.start == occurred.end else f"{occurred.start} to {occurred.end}"


def _places(claim: Claim, said: Sequence[Claim]) -> Iterator[Piece]:
    for other in said:
        if claim.place and other.place:
            one, two = set(content(claim.place)), set(content(other.place))
            # Another name need not be another place: one may lie in the other.
            if one <= two or two <= one:
                yield Piece("place", Bearing.SAME if one == two else Bearing.FITS, claim.place, other.place)
                return


def _sources(claim: Claim, said: Sequence[Claim]) -> Iterator[Piece]:
    """Both saying it after the same source, which makes them one source and not two."""
    if claim.claimant and any(other.claimant == claim.claimant for other in said):
        yield Piece("source", Bearing.SAME, claim.claimant, claim.claimant)


def _shared(claim: Claim, candidate: Candidate, sentence: Span, worth: Mapping[str, float]) -> Iterator[Piece]:
    """The words in common that say most, in the claim's order."""
    there = set(content(candidate.words(sentence)))
    found: dict[str, str] = {}
    for written in _WORD.findall(claim.text):
        (plain,) = words(written)[:1] or ("",)
        if plain not in STOP and stem(plain) in there:
            found.setdefault(stem(plain), written)
    best = sorted(found, key=lambda one: -worth.get(one, 0.0))[:_MOST_SHARED]
    told = ", ".join(written for one, written in found.items() if one in best)
    if told:
        yield Piece("words", Bearing.SAME, told, told)
