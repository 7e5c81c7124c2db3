"""What of an article stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.article import Role
from workbench.domain.span import Span
from workbench.extract.pieces import Piece

_OPEN, _CLOSE = "“«„", "”»"
FEWEST_QUOTED = 3  # words; fewer in quotation marks are a term, not what somebody said
_SINGLE = re.compile(r"(?<![\w‘’])‘(?P<words>[^‘“”\n]{12,600}?[,.?!])’(?!\w)")


def quoted(text: str, pieces: Sequence[Piece]) -> list[Span]:
    """The stretches of *text* between quotation marks, marks included, in reading order.

    A quotation that runs over several paragraphs, each opened anew and only the last closed, is one stretch a
    paragraph; a quotation that never closes otherwise is none. A block quotation is one whole.
    """
    spans: list[Span] = []
    for index, piece in enumerate(pieces):
        if piece.role is Role.QUOTATION:
            spans.append(Span(piece.start, piece.end))
            continue
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        runs_on = following is not None and text[following.start : following.start + 1] in (*_OPEN, '"')
        spans.extend(_marked(text, piece, runs_on))
    return spans


def _marked(text: str, piece: Piece, runs_on: bool) -> Iterator[Span]:
    found = list(_double(text, piece, runs_on))
    yield from sorted(found + [span for span in _single(text, piece) if not any(span.overlaps(f) for f in found)])


def _double(text: str, piece: Piece, runs_on: bool) -> Iterator[Span]:
    start: int | None = None
    for at in range(piece.start, piece.end):
        mark = text[at]
        if mark not in '"“”«»„':
            continue
        opens = mark in _OPEN or (mark == '"' and start is None)
        if opens and start is None:
            start = at
        elif not opens and start is not None:
            yield Span(start, at + 1)
            start = None
        elif not opens and not text[piece.start : at].count("“") and piece.opens:
            yield Span(piece.start, at + 1)  # closed but never opened: the paragraph began inside it
    if start is not None and (runs_on or start == piece.start):
        yield Span(start, piece.end)


def _single(text: str, piece: Piece) -> Iterator[Span]:
    for found in _SINGLE.finditer(text, piece.start, piece.end):
        yield Span(found.start(), found.end())


def quoted_share(text: str, quotes: Sequence[Span], within: Span) -> float:
    """Which part of the words of *within* stands between quotation marks, 0 to 1."""
    inside = sum(
        len(text[max(quote.start, within.start) : min(quote.end, within.end)].split())
        for quote in quotes
        if quote.overlaps(within)
    )
    return min(1.0, inside / max(1, len(within.of(text).split())))
