"""Who makes each claim of an article, over the borders of sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.span import Span
from workbench.extract.blocks import blocks
from workbench.extract.cast import Cast
from workbench.extract.headlines import headline_speaker, known_as
from workbench.extract.labels import label_of
from workbench.extract.pieces import Piece
from workbench.extract.quotes import closes, opens
from workbench.extract.reading import Reading
from workbench.extract.rules import Speech
from workbench.extract.speakers import PRONOUNS, Sort
from workbench.extract.utterances import Utterer

# A sentence is a quotation when at least half of its words stand between quotation marks.
MOSTLY = 0.5
# A quotation with a dash and a name below or behind it: "“It burned.” — Anna Berger".
_SIGNATURE = re.compile(
    r"[”\"»']\s*[―—–-]{1,2}\s*(?P<name>(?:[A-Z][\w.'’-]*\s){1,4}?[A-Z][\w.'’-]*\w)(?:,[^\n]{0,80})?[\s.]*$"
)
_REACH = 2  # a quotation without a speaker belongs to the last one quoted at most so many pieces before


class Claimant(Struct, frozen=True):
    """Who speaks: the resolved name, the words of the sentence or None where they stand elsewhere, and the cue.

    *source* and *told* are where the article names the speaker and says that it speaks, in whatever sentence.
    """

    name: str
    surface: str | None = None
    cue: Span | None = None
    source: Span | None = None
    told: Span | None = None


class Heard(Struct, frozen=True):
    """Who speaks by the words of one sentence alone: *claimants* in the order of its utterers, None for a pronoun that
    points nowhere; *first* is the one who makes its claim; *acting* the person last told of or heard at its end.
    """

    claimants: tuple[Claimant | None, ...]
    first: Claimant | None
    acting: str | None


class _Article(Struct, frozen=True):
    """The sentences of an article, who speaks by the words of each, and which quotation each is mostly part of."""

    text: str
    readings: Sequence[Reading]
    own: Sequence[Heard]
    quotation: Sequence[int | None]


def claimants(
    text: str, readings: Sequence[Reading], pieces: Sequence[Piece], quotes: Sequence[Span], speech: Speech
) -> list[Claimant | None]:
    """For each of *readings* who speaks in it, None for the article's own voice."""
    return speaking(text, readings, pieces, quotes, list(heard(text, readings, speech)), speech)


def heard(text: str, readings: Sequence[Reading], speech: Speech) -> Iterator[Heard]:
    """What each sentence by itself says of its speakers, names resolved by all that stands before."""
    cast = Cast(text, speech)
    for reading in readings:
        unmet = list(reading.names)
        found: list[Claimant | None] = []
        for utterer in reading.utterers:
            while unmet and unmet[0].start < utterer.speaker.span.start:
                cast.meet(unmet.pop(0))  # whom a pronoun means stands before it
            if utterer.speaker.sort not in PRONOUNS:
                while unmet:
                    cast.meet(unmet.pop(0))
            found.append(_named(cast, utterer, text))
        for name in unmet:
            cast.meet(name)
        first = None
        for claimant, utterer in zip(found, reading.utterers, strict=True):
            if claimant is not None and _claims(utterer, reading):
                cast.hear(claimant.name, utterer.speaker)
                first = claimant
                break
        yield Heard(tuple(found), first, cast.acting)


def _claims(utterer: Utterer, reading: Reading) -> bool:
    """Whether it makes a claim of its own: not by what it hopes, and an author only by words that are quoted."""
    return not utterer.view and (utterer.speaker.sort is not Sort.AUTHOR or reading.quoted > 0)


def _named(cast: Cast, utterer: Utterer, text: str) -> Claimant | None:
    surface = utterer.speaker.span.of(text)
    name = cast.resolve(utterer.speaker, surface)
    return Claimant(name, surface, utterer.cue, utterer.speaker.span, utterer.cue) if name else None


def speaking(
    text: str,
    readings: Sequence[Reading],
    pieces: Sequence[Piece],
    quotes: Sequence[Span],
    own: Sequence[Heard],
    speech: Speech,
) -> list[Claimant | None]:
    """Who speaks in each of *readings*, of which *own* is what each by itself says."""
    labels = {number: (_label(text, piece, speech), _signature(text, piece)) for number, piece in enumerate(pieces)}
    found = [each.first for each in own]
    article = _Article(text, readings, own, list(_quotations(text, readings, quotes)))
    for index, reading in enumerate(readings):
        label, signed = labels[reading.piece]
        if label is not None:
            found[index] = own[index].first if own[index].first and reading.quoted >= MOSTLY else label
        elif signed is not None and reading.quoted:
            found[index] = signed
        elif found[index] is None and reading.quoted >= MOSTLY:
            found[index] = _borrowed(index, article, found)
        elif found[index] is None and pieces[reading.piece].is_display:
            found[index] = _headed(text, reading, speech)
    _announced(text, readings, pieces, own, found)
    return list(_named_at_last(readings, own, found, speech))


def _headed(text: str, reading: Reading, speech: Speech) -> Claimant | None:
    tail = headline_speaker(text, reading.span, speech)
    return Claimant(tail[0].of(text), tail[0].of(text), tail[1], tail[0], tail[1]) if tail else None


def _named_at_last(
    readings: Sequence[Reading], own: Sequence[Heard], found: Sequence[Claimant | None], speech: Speech
) -> Iterator[Claimant | None]:
    """*found*, with the name for who is "a monitor" until the article says which; afterwards it would be another."""
    named = [
        (utterer.speaker, claimant.name)
        for reading, each in zip(readings, own, strict=True)
        for utterer, claimant in zip(reading.utterers, each.claimants, strict=True)
        if claimant is not None
    ]
    known = known_as(named, speech)
    met: set[str] = set()
    for claimant in found:
        if claimant is not None:
            met.add(claimant.name)
            name = known.get(claimant.name.split()[-1].lower())
            if name and name not in met and claimant.name[:1].islower():
                claimant = replace(claimant, name=name)
        yield claimant


def _announced(
    text: str,
    readings: Sequence[Reading],
    pieces: Sequence[Piece],
    own: Sequence[Heard],
    found: list[Claimant | None],
) -> None:
    """Give the sentences of announced paragraphs that name no speaker to whom their lead-in does."""
    leading = {r.piece: who.first for r, who in zip(readings, own, strict=True) if r.announces and who.first}
    named: dict[int, frozenset[str]] = {}
    for reading, who in zip(readings, own, strict=True):
        if who.first is not None:
            named[reading.piece] = named.get(reading.piece, frozenset()) | {who.first.name}
    names = {number: who.name for number, who in leading.items()}
    for block in blocks(text, pieces, names, named):
        for index, reading in enumerate(readings):
            if block.first <= reading.piece < block.end and found[index] is None:
                found[index] = _elsewhere(leading[block.first - 1])


def _label(text: str, piece: Piece, speech: Speech) -> Claimant | None:
    """Who speaks in a line of a transcript."""
    found = label_of(text, piece, speech)
    if found is None:
        return None
    name, span, _ = found
    return Claimant(name, span.of(text), span, span, span)


def _signature(text: str, piece: Piece) -> Claimant | None:
    """Who the name behind a quotation's dash says it is by; none where nothing but the quotation may stand before."""
    found = _SIGNATURE.search(text, piece.start, piece.end)
    if found is None or text[piece.start] not in "\"“”«‘'":
        return None
    span = Span(*found.span("name"))
    return Claimant(found["name"], None, None, span, span)


def _borrowed(index: int, article: _Article, found: Sequence[Claimant | None]) -> Claimant | None:
    """The speaker of a quotation that names none: of the rest of it, of the lead-in, of the words after, of the
    quotation it goes on, of its paragraph, or the person last told of.
    """
    text, readings, own = article.text, article.readings, article.own
    reading = readings[index]
    before = readings[index - 1] if index else None
    after = readings[index + 1] if index + 1 < len(readings) else None
    follows = own[index + 1].first if after is not None else None
    same = _in_quotation(index, article)
    if same is not None:
        return _elsewhere(same)
    if before is not None and own[index - 1].first and _leads_in(text, before):
        return _elsewhere(own[index - 1].first)
    if before is not None and before.piece == reading.piece and before.quoted and found[index - 1]:
        return _elsewhere(found[index - 1])
    if after is not None and follows and _trails(text, after):
        return _elsewhere(follows)
    near = before is not None and reading.piece - before.piece <= _REACH
    if before is not None and before.quoted >= MOSTLY and near and found[index - 1]:
        return _elsewhere(found[index - 1])
    if after is not None and after.piece == reading.piece and follows:
        return _elsewhere(follows)
    if before is None or not near:
        return None
    return _elsewhere(found[index - 1]) or _in_paragraph(index, readings, found) or _acting(own[index - 1])


def _in_quotation(index: int, article: _Article) -> Claimant | None:
    """Who another sentence says speaks in the quotation that this one is part of, the nearest one after it first."""
    here = article.quotation[index]
    if here is None:
        return None
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(article.own) and article.quotation[at] == here:
            if article.own[at].first:
                return article.own[at].first
            at += step
    return None


def _in_paragraph(index: int, readings: Sequence[Reading], found: Sequence[Claimant | None]) -> Claimant | None:
    """The last one to speak before in the same paragraph."""
    for earlier in range(index - 1, -1, -1):
        if readings[earlier].piece != readings[index].piece:
            return None
        if found[earlier]:
            return _elsewhere(found[earlier])
    return None


def _quotations(text: str, readings: Sequence[Reading], quotes: Sequence[Span]) -> Iterator[int | None]:
    """The number of the first quotation that each sentence has part in; over paragraphs it is one and the same."""
    numbers: list[int] = []
    for at, quote in enumerate(quotes):
        goes_on = at > 0 and not closes(text, quotes[at - 1]) and opens(text, quote)
        numbers.append(numbers[-1] if goes_on else at)
    at = 0
    for reading in readings:
        while at < len(quotes) and quotes[at].end <= reading.span.start:
            at += 1
        yield numbers[at] if at < len(quotes) and quotes[at].start < reading.span.end else None


def _acting(before: Heard) -> Claimant | None:
    return Claimant(before.acting) if before.acting else None


def _leads_in(text: str, reading: Reading) -> bool:
    return reading.leads or text[: reading.span.end].rstrip("\"'”’ ").endswith((",", ":"), reading.span.start)


def _trails(text: str, reading: Reading) -> bool:
    return reading.leads or text[reading.span.start].islower()


def _elsewhere(claimant: Claimant | None) -> Claimant | None:
    return replace(claimant, surface=None, cue=None) if claimant else None
