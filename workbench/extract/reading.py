"""One sentence as it was read: plain facts, cut loose from the parser, so that no parsed text has to be kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbench.domain.claim import Occurred, Quantity, Reason
from workbench.domain.span import Span
from workbench.extract import weights
from workbench.extract.content import content, is_empty
from workbench.extract.features import Trigger, triggers
from workbench.extract.pieces import Piece
from workbench.extract.places import PlaceName, place_names
from workbench.extract.quantities import counting, quantities
from workbench.extract.quotes import FEWEST_QUOTED, quoted_share
from workbench.extract.sentences import sentence_spans
from workbench.extract.speakers import Name, Speaker
from workbench.extract.times import occurred
from workbench.extract.tree import SUBJECT
from workbench.extract.voices import voices

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.rules import Rules


@dataclass(frozen=True, slots=True)
class Utterer:
    """Somebody whom the sentence quotes, and the attributing words."""

    speaker: Speaker
    cue: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence holds. *piece* counts the pieces of the article; all offsets count in its text.

    *quoted* is the share of the words that stand between quotation marks; *leads* says that the sentence holds
    nothing but the words that lead in, or follow, what somebody says.
    """

    span: Span
    piece: int
    reasons: tuple[Reason, ...]
    utterers: tuple[Utterer, ...]
    leads: bool
    quoted: float
    quantities: tuple[Quantity, ...]
    occurred: Occurred | None
    places: tuple[PlaceName, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What reading a piece needs besides its parsed text. Its *quotes* are told in offsets into the piece."""

    piece: Piece
    number: int
    quotes: Sequence[Span]
    today: date | None
    rules: Rules


def readings(doc: Doc, sheet: Sheet) -> Iterator[Reading]:
    """The sentences of *doc*, the parsed text of the sheet's piece."""
    for sentence, span in sentence_spans(doc):
        yield _read(sentence, span, sheet)


def _read(sentence: TokenSpan, span: Span, sheet: Sheet) -> Reading:
    offset, rules = sheet.piece.start, sheet.rules
    quoted = _quoted(sentence, sheet.quotes)
    found = voices(sentence, offset, quoted, rules.speech)
    said = content(sentence, found, quoted)
    features = triggers(said, rules)
    shown = {trigger.name for trigger in features}
    ahead = weights.PREDICTION in shown and not shown & {weights.PAST_EVENT, weights.PAST_DETAIL}
    when = occurred(sentence, said, sheet.today, ahead, rules)
    counted = quantities(sentence, offset, rules.numbers)
    time = Span(offset + when[1].start_char, offset + when[1].end_char) if when else None
    return Reading(
        span=Span(offset + span.start, offset + span.end),
        piece=sheet.number,
        reasons=tuple(_reasons(features, counted, time, offset)),
        utterers=tuple(Utterer(voice.speaker, voice.cue) for voice in found),
        leads=bool(found) and is_empty(said),
        quoted=quoted_share(sentence.doc.text, sheet.quotes, span),
        quantities=tuple(counted),
        occurred=when[0] if when else None,
        places=tuple(place_names(sentence, offset, rules)),
        names=tuple(_names(sentence)),
    )


def _reasons(
    features: Sequence[Trigger], counted: Sequence[Quantity], time: Span | None, offset: int
) -> Iterator[Reason]:
    for feature in features:
        yield _reason(feature.name, offset + feature.start, offset + feature.end)
    for quantity in list(counting(counted))[:1]:
        yield _reason(weights.FIGURE, quantity.start, quantity.end)
    if time is not None:
        yield _reason(weights.TIME, time.start, time.end)


def _names(sentence: TokenSpan) -> Iterator[Name]:
    for entity in sentence.ents:
        if entity.label_ in ("PERSON", "PER", "ORG"):
            person = entity.label_ != "ORG"
            yield Name(" ".join(entity.text.split()), person, entity.root.dep_ in SUBJECT)


def _reason(name: str, start: int, end: int) -> Reason:
    return Reason(name, weights.WEIGHTS[name], start, end)


def _quoted(sentence: TokenSpan, quotes: Sequence[Span]) -> frozenset[int]:
    """Which words of *sentence* stand between quotation marks, a word or two set apart in them left out."""
    near = [q for q in quotes if q.start < sentence.end_char and sentence.start_char < q.end]
    near = [q for q in near if len(q.of(sentence.doc.text).split()) >= FEWEST_QUOTED]
    return frozenset(t.i for t in sentence if any(q.start <= t.idx < q.end for q in near))
