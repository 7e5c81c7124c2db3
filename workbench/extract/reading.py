"""One sentence as it was read: plain facts, cut loose from the parser, so that no parsed text has to be kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.claim import Occurred, Quantity, Reason
from workbench.domain.span import Span
from workbench.extract import weights
from workbench.extract.content import content, is_empty, lead_in
from workbench.extract.features import triggers
from workbench.extract.masking import text_of
from workbench.extract.parts import parts
from workbench.extract.pieces import Piece
from workbench.extract.places import PlaceName, place_names
from workbench.extract.quantities import counting, quantities
from workbench.extract.quotes import FEWEST_QUOTED, quoted_share
from workbench.extract.reservations import needs_context
from workbench.extract.sentences import sentence_spans
from workbench.extract.speakers import Name
from workbench.extract.statistics import is_statistic
from workbench.extract.times import Later, times
from workbench.extract.tree import SUBJECT, is_main
from workbench.extract.triggers import Content, Trigger, at
from workbench.extract.utterances import Utterer, utterers
from workbench.extract.voices import Voice, announcers, voices

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.rules import Rules


_ANNOUNCED_WITHIN = 80  # characters before the end of a lead-in


class Reading(Struct, frozen=True):
    """What one sentence holds. *piece* counts the pieces of the article; all offsets count in its text.

    *quoted* is the share of the words that stand between quotation marks; *leads* says that the sentence holds
    nothing but the words that lead in, or follow, what somebody says; *announces* that the next paragraphs are it.
    """

    span: Span
    piece: int
    reasons: tuple[Reason, ...]
    utterers: tuple[Utterer, ...]
    leads: bool
    announces: bool
    quoted: float
    quantities: tuple[Quantity, ...]
    occurred: Occurred | None
    places: tuple[PlaceName, ...]
    needs_context: Span | None
    parts: tuple[Span, ...]
    names: tuple[Name, ...]
    said_on: Occurred | None = None
    later: Later | None = None


class Sheet(Struct, frozen=True):
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
    here = Span(offset + span.start, offset + span.end)
    quoted = _quoted(sentence, sheet.quotes)
    heard = voices(sentence, offset, quoted, rules.speech)
    found = [voice for voice in heard if not voice.view]
    leading = lead_in(sentence, rules.worth)
    said = content(sentence, found, quoted, leading)
    features = triggers(said, rules)
    features += [at(weights.OPINION, t) for t in leading if t.lemma_.lower() in rules.worth.views and t.pos_ == "VERB"]
    pronoun = needs_context(said, rules)
    features += [at(weights.NEEDS_CONTEXT, pronoun)] if pronoun is not None else []
    shown = {trigger.name for trigger in features}
    ahead = weights.PREDICTION in shown and not shown & {weights.PAST_EVENT, weights.PAST_DETAIL}
    past = bool(shown & {weights.PAST_EVENT, weights.PAST_DETAIL})
    when = times(sentence, said, quoted, sheet.today, ahead, past, offset, rules)
    counted = quantities(sentence, offset, rules.numbers)
    announces = _announces(sentence, span, sheet, counted)
    announcer = heard if found or not announces else announcers(sentence, offset, rules.speech)
    return Reading(
        span=here,
        piece=sheet.number,
        reasons=tuple(_held(reason, here) for reason in _reasons(features, counted, when.words, offset, rules)),
        utterers=utterers(sentence, announcer, offset),
        leads=announces or (bool(found) and is_empty(said)),
        announces=announces,
        quoted=quoted_share(text_of(sentence.doc), sheet.quotes, span),
        quantities=tuple(counted),
        occurred=when.happened,
        places=tuple(place_names(sentence, offset, rules)),
        needs_context=Span(offset + pronoun.idx, offset + pronoun.idx + len(pronoun)) if pronoun is not None else None,
        parts=tuple(_parts(said, counted, span, offset, rules)),
        names=tuple(_names(sentence, offset, found, quoted)),
        said_on=when.said,
        later=when.later,
    )


def _reasons(
    features: Sequence[Trigger], counted: Sequence[Quantity], time: Span | None, offset: int, rules: Rules
) -> Iterator[Reason]:
    best = {feature.name: feature for feature in reversed(features)}  # each once
    for feature in best.values():
        if feature.name != weights.TIME or time is None:
            yield _reason(feature.name, offset + feature.start, offset + feature.end)
    told = any(feature.name == weights.PAST_EVENT for feature in features)
    checkable = list(counting(counted, rules.numbers, told))
    statistics = [quantity for quantity in checkable if is_statistic(quantity)]
    for name, found in ((weights.FIGURE, checkable), (weights.STATISTIC, statistics)):
        for quantity in found[:1]:
            yield _reason(name, quantity.start, quantity.end)
    if time is not None:
        yield _reason(weights.TIME, time.start, time.end)


def _parts(said: Content, counted: Sequence[Quantity], span: Span, offset: int, rules: Rules) -> Iterator[Span]:
    figures = [Span(quantity.start - offset, quantity.end - offset) for quantity in counted]
    for part in parts(said, figures, rules):
        start, end = max(part.start, span.start), min(part.end, span.end)
        if start < end:
            yield Span(offset + start, offset + end)


def _announces(sentence: TokenSpan, span: Span, sheet: Sheet, counted: Sequence[Quantity]) -> bool:
    """Whether the sentence ends its paragraph by telling that somebody's words follow."""
    text, speech = text_of(sentence.doc), sheet.rules.speech
    if (
        text[span.end :].strip()
        or any(counting(counted, sheet.rules.numbers))
        or quoted_share(text, sheet.quotes, span)
    ):
        return False
    words = span.of(text).lower()
    if any(phrase in words[-_ANNOUNCED_WITHIN:] for phrase in speech.announcements):
        return words.endswith((":", "…", "...")) or words.rstrip(".").endswith(speech.announcements)
    telling = speech.say | speech.acts | speech.utterances | speech.documents
    return words.endswith(":") and any(token.lemma_.lower() in telling for token in sentence)


def _names(sentence: TokenSpan, offset: int, found: Sequence[Voice], quoted: frozenset[int]) -> Iterator[Name]:
    main = found[0].frame if found and found[0].main else None
    for entity in sentence.ents:
        if entity.label_ in ("PERSON", "PER", "ORG"):
            person = entity.label_ != "ORG"
            root = entity.root
            told = root.i in quoted or (main is not None and root.i not in main)  # one the speaker tells of
            acts = root.dep_ in SUBJECT and is_main(root.head) and not told
            yield Name(" ".join(entity.text.split()), person, acts, offset + entity.start_char)


def _reason(name: str, start: int, end: int) -> Reason:
    return Reason(name, weights.WEIGHTS[name], start, end)


def _held(reason: Reason, span: Span) -> Reason:
    """*reason* without the white space and marks beside the sentence, which are not in its *span*."""
    start, end = max(reason.start, span.start), min(reason.end, span.end)
    if start >= end:
        start, end = span.start, span.end
    return replace(reason, start=start, end=end)


def _quoted(sentence: TokenSpan, quotes: Sequence[Span]) -> frozenset[int]:
    """Which words of *sentence* stand between quotation marks, a word or two set apart in them left out."""
    near = [q for q in quotes if q.start < sentence.end_char and sentence.start_char < q.end]
    near = [q for q in near if len(q.of(text_of(sentence.doc)).split()) >= FEWEST_QUOTED]
    return frozenset(t.i for t in sentence if any(q.start <= t.idx < q.end for q in near))
