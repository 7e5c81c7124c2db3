"""Who makes each claim of an article, over the borders of sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.domain.span import Span
from workbench.extract.blocks import blocks
from workbench.extract.cast import Cast
from workbench.extract.pieces import Piece
from workbench.extract.reading import Reading
from workbench.extract.rules import Speech

# A sentence is a quotation when at least half of its words stand between quotation marks.
MOSTLY = 0.5
_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s+|(?P<q>[QA])(?::\s+|\s{2,8})(?=[A-Z\"“])")
_REACH = 2  # a quotation without a speaker belongs to the last one quoted at most so many pieces before


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who speaks: the resolved name, the words of the sentence or None where they stand elsewhere, and the cue."""

    name: str
    surface: str | None = None
    cue: Span | None = None


def claimants(text: str, readings: Sequence[Reading], pieces: Sequence[Piece], speech: Speech) -> list[Claimant | None]:
    """For each of *readings* who speaks in it, None for the article's own voice."""
    own = list(_own(text, readings, speech))
    labels = {number: _label(text, piece) for number, piece in enumerate(pieces)}
    found = list(own)
    for index, reading in enumerate(readings):
        label = labels.get(reading.piece)
        if label is not None:
            found[index] = own[index] if own[index] and reading.quoted >= MOSTLY else label
        elif found[index] is None and reading.quoted >= MOSTLY:
            found[index] = _borrowed(text, index, readings, own, found)
    _announced(text, readings, pieces, own, found)
    return found


def _announced(
    text: str,
    readings: Sequence[Reading],
    pieces: Sequence[Piece],
    own: Sequence[Claimant | None],
    found: list[Claimant | None],
) -> None:
    """Give the sentences of announced paragraphs that name no speaker to whom their lead-in does."""
    leading = {r.piece: who for r, who in zip(readings, own, strict=True) if r.announces and who}
    heard: dict[int, frozenset[str]] = {}
    for reading, who in zip(readings, own, strict=True):
        if who is not None:
            heard[reading.piece] = heard.get(reading.piece, frozenset()) | {who.name}
    names = {number: who.name for number, who in leading.items()}
    for block in blocks(text, pieces, names, heard):
        for index, reading in enumerate(readings):
            if block.first <= reading.piece < block.end and found[index] is None:
                found[index] = _elsewhere(leading[block.first - 1])


def label_end(text: str, piece: Piece) -> int:
    """Where what is said begins in a line of a transcript ("SMITH: ..."), the piece's start in any other."""
    found = _labelled(text, piece)
    return found.end() if found else piece.start


def _labelled(text: str, piece: Piece) -> re.Match[str] | None:
    """The label the piece begins with; a word in capitals is one when the text has it as a name too."""
    found = _LABEL.match(text, piece.start, piece.end) if piece.opens else None
    if found and found["name"] and not re.search(rf"\b{re.escape(found['name'].title())}\b", text):
        return None
    return found


def _label(text: str, piece: Piece) -> Claimant | None:
    found = _labelled(text, piece)
    if found is None:
        return None
    surface = found["name"] or found["q"]
    name = surface.title() if found["name"] else {"Q": "questioner", "A": "answerer"}[surface]
    return Claimant(name, surface, Span(found.start(), found.start() + len(surface)))


def _own(text: str, readings: Sequence[Reading], speech: Speech) -> Iterator[Claimant | None]:
    """What each sentence by itself says of its speaker, names resolved by all that stands before."""
    cast = Cast(text, speech)
    for reading in readings:
        for name in reading.names:
            cast.meet(name)
        named = [
            (cast.resolve(utterer.speaker, utterer.speaker.span.of(text)), utterer) for utterer in reading.utterers
        ]
        first = next(((name, utterer) for name, utterer in named if name), None)
        if first:
            cast.hear(first[0], first[1].speaker)
        yield Claimant(first[0], first[1].speaker.span.of(text), first[1].cue) if first else None


def _borrowed(
    text: str,
    index: int,
    readings: Sequence[Reading],
    own: Sequence[Claimant | None],
    found: Sequence[Claimant | None],
) -> Claimant | None:
    """The speaker of a quotation that names none: of the lead-in, of the words after, of the quotation it goes on."""
    reading = readings[index]
    before = readings[index - 1] if index else None
    after = readings[index + 1] if index + 1 < len(readings) else None
    if before is not None and own[index - 1] and _leads_in(text, before):
        return _elsewhere(own[index - 1])
    if after is not None and own[index + 1] and _trails(text, after):
        return _elsewhere(own[index + 1])
    if before is not None and before.quoted >= MOSTLY and reading.piece - before.piece <= _REACH and found[index - 1]:
        return _elsewhere(found[index - 1])
    if after is not None and after.piece == reading.piece and own[index + 1]:
        return _elsewhere(own[index + 1])
    if before is not None and reading.piece - before.piece <= _REACH:
        return _elsewhere(found[index - 1])
    return None


def _leads_in(text: str, reading: Reading) -> bool:
    return reading.leads or text[: reading.span.end].rstrip("\"'”’ ").endswith((",", ":"), reading.span.start)


def _trails(text: str, reading: Reading) -> bool:
    return reading.leads or text[reading.span.start].islower()


def _elsewhere(claimant: Claimant | None) -> Claimant | None:
    return replace(claimant, surface=None, cue=None) if claimant else None
