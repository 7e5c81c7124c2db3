"""The pieces of a link's grounds: what the two claims tell, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.compare.figures import Figure
from workbench.compare.matching import Match, SharedEvent
from workbench.compare.told import span_in_article, surface
from workbench.compare.words import Word
from workbench.domain.link import Bearing, Piece
from workbench.domain.span import Span

_LEAST = 0.25
_MOST = 5


def figure_piece(one: Figure, other: Figure, said: Bearing) -> Piece:
    """Two figures of the same thing."""
    return Piece("figure", said, one.words, other.words, one.span, other.span)


def sum_piece(mine: Sequence[Figure], theirs: Sequence[Figure]) -> Piece:
    """Figures that add up to another one."""
    return Piece("figure", Bearing.ADDS_UP, _joined(mine), _joined(theirs), _one_span(mine), _one_span(theirs))


def _joined(figures: Sequence[Figure]) -> str:
    return " and ".join(figure.words for figure in figures)


def _one_span(figures: Sequence[Figure]) -> Span | None:
    return figures[0].span if len(figures) == 1 else None


def event_pieces(match: Match, event: SharedEvent | None) -> Iterator[Piece]:
    """The event that both tell, and the place and time where they are the same."""
    if event is not None:
        first = _phrase(match, event, is_first=True)
        second = _phrase(match, event, is_first=False)
        yield word_piece(match, "event", Bearing.SAME, (event.first.at, event.second.at), (first, second))
    if match.is_same_place:
        yield Piece("place", Bearing.SAME, match.one.claim.place or "", match.other.claim.place or "")
    mine, theirs = match.mine.days, match.theirs.days
    if mine and theirs and mine.overlaps(theirs):
        yield Piece("time", Bearing.SAME, str(mine), str(theirs))


def word_piece(
    match: Match, what: str, said: Bearing, at: tuple[Word, Word], words: tuple[str, str] | None = None
) -> Piece:
    """One word of each claim, where it stands; told by *words* where these say more."""
    first, second = at
    told = words or (surface(match.one, first), surface(match.other, second))
    return Piece(what, said, *told, span_in_article(match.one, first), span_in_article(match.other, second))


def shared_words(match: Match) -> Iterator[Piece]:
    """The words that say most of those that both have."""
    best = sorted(match.shared, key=lambda pair: -min(pair[0].weight, pair[1].weight))[:_MOST]
    said = [(a, b) for a, b in best if min(a.weight, b.weight) >= _LEAST]
    first = ", ".join(surface(match.one, a) for a, _ in sorted(said, key=lambda pair: pair[0].start))
    second = ", ".join(surface(match.other, b) for _, b in sorted(said, key=lambda pair: pair[1].start))
    yield Piece("words", Bearing.SAME, first, second)


def _phrase(match: Match, event: SharedEvent, *, is_first: bool) -> str:
    one = match.one if is_first else match.other
    at = event.first.at if is_first else event.second.at
    about = sorted(event.about, key=lambda pair: -min(pair[0].weight, pair[1].weight))[:3]
    words = {at, *(a if is_first else b for a, b in about)}
    return " … ".join(surface(one, word) for word in sorted(words, key=lambda word: word.start))
