"""Paragraphs that a lead-in announces as somebody's words, where quotation marks do not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from workbench.domain.article import Role
from workbench.extract.pieces import Piece

# Who quotes at length marks what was left out: "[...]", "…… ", an ellipsis that begins a paragraph.
_ELISION = re.compile(r"\[\s*(?:…|\.{3,})\s*\]|…[….]+|\.{4,}")
_BEGINS_CUT = re.compile(r"\s*(?:…|\.{3,})")
_OPEN, _CLOSE = "“«", "”»"
_REACH = 2  # paragraphs without a mark between two that have one


class Block(Struct, frozen=True):
    """The pieces *first* up to *end* are the words of *name*."""

    first: int
    end: int
    name: str


def blocks(
    text: str, pieces: Sequence[Piece], announced: Mapping[int, str], heard: Mapping[int, frozenset[str]]
) -> Iterator[Block]:
    """What the lead-ins announce. *announced* is the speaker by number of the lead-in's piece, *heard* who speaks by
    the words of each piece.

    The piece after a lead-in always belongs to it; further ones as far as block quotation, a quotation mark that
    stays open, an elision, or the same speaker named again goes on.
    """
    for number, name in announced.items():
        first = number + 1
        if first < len(pieces):
            yield Block(first, _end(text, pieces, first, name, announced, heard), name)


def _end(
    text: str,
    pieces: Sequence[Piece],
    first: int,
    name: str,
    announced: Mapping[int, str],
    heard: Mapping[int, frozenset[str]],
) -> int:
    last = first
    for at in range(first + 1, len(pieces)):
        if at in announced or at > last + _REACH + 1 or pieces[at].is_display:
            break
        if _goes_on(text, pieces, at) or name in heard.get(at, ()):
            last = at
    return last + 1


def _goes_on(text: str, pieces: Sequence[Piece], at: int) -> bool:
    words, before = (text[piece.start : piece.end] for piece in (pieces[at], pieces[at - 1]))
    if pieces[at].role is Role.QUOTATION and pieces[at - 1].role is Role.QUOTATION:
        return True
    return bool(_ELISION.search(words) or _BEGINS_CUT.match(words)) or _stays_open(before) or _closes_only(words)


def _stays_open(words: str) -> bool:
    """Whether a quotation opens in *words* and does not close: it goes on in the next paragraph."""
    return max(words.rfind(mark) for mark in _OPEN) > max(words.rfind(mark) for mark in _CLOSE)


def _closes_only(words: str) -> bool:
    """Whether a quotation closes in *words* that opened in none of them."""
    closing = [words.find(mark) for mark in _CLOSE if mark in words]
    return bool(closing) and not any(mark in words[: min(closing)] for mark in _OPEN)
