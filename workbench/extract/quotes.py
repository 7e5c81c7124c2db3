"""What of an article stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.article import Role
from workbench.domain.span import Span
from workbench.extract.pieces import Piece

FEWEST_QUOTED = 3  # words; fewer in quotation marks are a term, not what somebody said

# Two apostrophes, or two backquotes, are how newspapers' archives write a double quotation mark.
_MARK = re.compile(r"[\"“”«»„]|(?<!')''(?!')|(?<!`)``(?!`)")
_OPEN, _CLOSE = ("“", "«", "„", "``"), ("”", "»")
# Single marks are apostrophes too: a quotation in them ends with a punctuation mark, or opens after a verb's colon.
_SINGLE = re.compile(
    r"(?<![\w‘’])‘(?P<words>[^‘“”\n]{12,600}?[,.?!])’(?!\w)|(?<![\w'])'(?P<straight>\w[^'\"“”\n]{11,600}?[,.?!])'(?![\w'])"
)
_NOT_BEFORE_OPENING = re.compile(r"[\w.,;:!?%)\]’'…]$")


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
        runs_on = following is not None and (_opens_with_mark(text, following) or _closes_first(text, following))
        spans.extend(_marked(text, piece, runs_on))
    return spans


def closes(text: str, quote: Span) -> bool:
    """Whether *quote* ends with a mark; one that goes on in the next paragraph does not."""
    return len(quote) > 1 and quote.of(text).rstrip()[-1:] in "\"”»’'"


def opens(text: str, quote: Span) -> bool:
    """Whether *quote* begins with a mark; one that goes on from a paragraph before may not."""
    return text[quote.start : quote.start + 1] in "\"“«„‘'`"


def _opens_with_mark(text: str, piece: Piece) -> bool:
    """Whether the first thing in *piece* is a mark that opens a quotation."""
    found = _MARK.match(text, piece.start, piece.end)
    return found is not None and _opens(text, found, piece)


def _closes_first(text: str, piece: Piece) -> bool:
    found = _MARK.search(text, piece.start, piece.end)
    return found is not None and found.group() in _CLOSE


def _marked(text: str, piece: Piece, runs_on: bool) -> Iterator[Span]:
    found = list(_double(text, piece, runs_on))
    yield from sorted(found + [span for span in _single(text, piece) if not any(span.overlaps(f) for f in found)])


def _double(text: str, piece: Piece, runs_on: bool) -> Iterator[Span]:
    start: int | None = None
    is_first = True
    for mark in _MARK.finditer(text, piece.start, piece.end):
        if start is None and _opens(text, mark, piece):
            start = mark.start()
        elif start is not None and mark.group() not in _OPEN:
            yield Span(start, mark.end())
            start = None
        elif start is None and is_first and piece.opens and mark.group() in _CLOSE:
            yield Span(piece.start, mark.end())  # closed but never opened: the paragraph began inside it
        is_first = False
    if start is not None and (runs_on or start == piece.start):
        yield Span(start, piece.end)


def _opens(text: str, mark: re.Match[str], piece: Piece) -> bool:
    """Whether *mark*, with no quotation open before it, opens one: by its shape, else by what stands around it."""
    before, after = text[piece.start : mark.start()][-1:], text[mark.end() : mark.end() + 1]
    if mark.group() in (*_OPEN, *_CLOSE):
        return mark.group() in _OPEN or (not before and after.isalnum())
    return bool(after.strip()) and not _NOT_BEFORE_OPENING.search(before)


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
