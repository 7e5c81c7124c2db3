"""When a sentence says something happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.claim import Occurred
from workbench.domain.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.rules import Rules

_RELATIVE = frozenset({"relcl", "acl:relcl"})
_LEAD = 5  # words before a date in which "since" or "until" may stand
_MOST_REACH = 8  # words before "since" in which a superlative may stand
_REACH = 3  # words before a date that may shape it: "the start of", "earlier"


class Later(Struct, frozen=True):
    """A time that can be told only with what the article told before: "two days later", "today" in a quotation.

    *words* is what names it, *span* its place in the article; *spoken* says that it counts from the day on which the
    words were spoken, *past* that they tell of what has happened.
    """

    words: str
    span: Span
    spoken: bool
    past: bool


class Times(Struct, frozen=True):
    """The times of one sentence: when it *happened* and the *words* that say so; when it was *said*; or what is told
    only *later*, with the sentences before. Offsets of spans count in the article.
    """

    happened: Occurred | None = None
    words: Span | None = None
    said: Occurred | None = None
    later: Later | None = None


def times(
    sentence: TokenSpan,
    said: Sequence[Token],
    quoted: frozenset[int],
    today: date | None,
    ahead: bool,
    past: bool,
    offset: int,
    rules: Rules,
) -> Times:
    """The narrowest time among the dates in what is *said*, and what else is known of the sentence's time.

    *quoted* are the words between quotation marks; *ahead* tells that it speaks of the future, *past* that it does of
    the past; *offset* is where the sentence's doc begins in the article.
    """
    here = {token.i for token in said}
    found: list[tuple[int, Occurred, Span]] = []
    later: Later | None = None
    spoken_on: Occurred | None = None
    for words in _expressions(sentence, rules):
        place = Span(offset + words.start_char, offset + words.end_char)
        if words.start not in here:
            spoken_on = spoken_on or rules.read_date(words.text, today, False)
            continue
        just_before = _just_before(words, sentence)
        if (
            _before(words, sentence) & rules.until
            or _is_compared(just_before, rules)
            or _is_since_the_most(words, just_before, sentence, rules)
            or _names_an_event(words, rules)
            or _is_aside(words, sentence, rules)
        ):
            continue
        spoken = words.start in quoted and rules.counts_from_speaker(words.text)
        if spoken or rules.counts_from_told(words.text):
            if not spoken and just_before & rules.counted_back:
                continue
            later = later or Later(words.text, place, spoken, past)
            continue
        to_come = ahead or bool(just_before & rules.due and _is_to_come(words))
        when = _read(words, sentence, today, to_come, rules)
        if when is not None:
            found.append((_days(when), when, place))
    if not found:
        return Times(said=spoken_on, later=later)
    _, when, place = min(found, key=lambda each: each[0])
    return Times(when, place, spoken_on)


def _expressions(sentence: TokenSpan, rules: Rules) -> Iterator[TokenSpan]:
    """The words of *sentence* that name times, in reading order: the model's, and those the language tells itself."""
    doc, taken = sentence.doc, set[int]()
    found: list[TokenSpan] = []
    for spot in rules.find_dates(sentence.text):
        first = sentence.start_char + spot.start
        words = doc.char_span(first, first + len(spot), alignment_mode="expand")
        if words is None or taken & set(range(words.start, words.end)) or _is_figures_only(words):
            continue
        taken |= set(range(words.start, words.end))
        found.append(words)
    for entity in sentence.ents:
        if entity.label_ in ("DATE", "TIME") and not taken & set(range(entity.start, entity.end)):
            found.append(entity)
    yield from sorted(found, key=lambda words: words.start)


def _is_figures_only(words: TokenSpan) -> bool:
    """Whether it may as well be a count: "between 1600 and 2000 people", where the model sees no date."""
    return (
        not any(token.ent_type_ in ("DATE", "TIME") or token.text[:1].isupper() for token in words)
        and all(token.like_num or len(token) < 8 for token in words)
        and any(token.like_num for token in words)
    )


def _read(words: TokenSpan, sentence: TokenSpan, today: date | None, ahead: bool, rules: Rules) -> Occurred | None:
    """What *words* name, made narrower by what stands before them: "the start of December"."""
    when = rules.read_date(words.text, today, ahead)
    if when is None:
        return None
    around = sentence.doc[max(sentence.start, words.start - _REACH) : words.end].text
    closer = rules.read_date(around, today, ahead)
    if closer is not None and when.start <= closer.start and closer.end <= when.end:
        when = closer
    return _from(when, today) if _before(words, sentence) & rules.since else when


def _before(entity: TokenSpan, sentence: TokenSpan) -> frozenset[str]:
    """The words that lead to a date, back to the last verb or mark: "ever since the start of"."""
    words = {entity[0].lower_}
    for token in reversed(sentence.doc[max(sentence.start, entity.start - _LEAD) : entity.start]):
        if token.is_punct or token.pos_ in ("VERB", "AUX", "PROPN"):
            break
        words.add(token.lower_)
    return frozenset(words)


def _is_compared(leading: frozenset[str], rules: Rules) -> bool:
    """Whether the words before a date say that it is only compared with: "than in 2019", but not "as of June"."""
    return bool(leading & rules.compared) and not leading & rules.as_of


def _is_since_the_most(words: TokenSpan, leading: frozenset[str], sentence: TokenSpan, rules: Rules) -> bool:
    """Whether the date only says how long nothing was more so: "the largest crowd since 1978"."""
    near = sentence.doc[max(sentence.start, words.start - _MOST_REACH) : words.start]
    return bool(leading & rules.since_the_most) and any(
        t.lower_ in rules.worth.superlative or t.tag_ == "JJS" for t in near
    )


def _is_to_come(words: TokenSpan) -> bool:
    """Whether a verb in the present governs the date: "the hearing is on 9 June", "must be paid by April"."""
    for up in words.root.ancestors:
        if up.pos_ in ("VERB", "AUX"):
            return up.tag_ in ("VBZ", "VBP") or any(child.tag_ == "MD" for child in up.children)
    return False


def _just_before(words: TokenSpan, sentence: TokenSpan) -> frozenset[str]:
    """The small words right before a date: "than in the"."""
    found = {words[0].lower_}
    for token in reversed(sentence.doc[sentence.start : words.start]):
        if token.pos_ not in ("ADP", "DET", "SCONJ", "PART", "ADV"):
            break
        found.add(token.lower_)
    return frozenset(found)


def _from(when: Occurred, today: date | None) -> Occurred | None:
    """From the first day of *when* to *today*; None when that cannot be told."""
    if today is None or when.start > today.isoformat():
        return None
    return Occurred(when.start, today.isoformat())


def _is_aside(entity: TokenSpan, sentence: TokenSpan, rules: Rules) -> bool:
    """Whether the date may not be the main verb's: in a relative clause, in brackets, or that of a document."""
    for up in (entity.root, *entity.root.ancestors):
        if up.i < sentence.start:
            break
        if up.dep_ in _RELATIVE or (up.dep_ == "acl" and up.i > sentence.start and up.nbor(-1).text == ","):
            return True
        if _is_document_s(up, sentence, rules):
            return True
    text, at = sentence.text, entity.start_char - sentence.start_char
    opened = text.rfind("(", 0, at)
    return opened > text.rfind(")", 0, at) and ")" in text[at:]


def _is_document_s(participle: Token, sentence: TokenSpan, rules: Rules) -> bool:
    """Whether it tells what was done with a document named before: "the memorandum on flights signed in May"."""
    if participle.dep_ not in ("acl", "advcl"):
        return False
    if participle.head.lemma_.lower() in rules.documents:
        return True
    before = sentence.doc[sentence.start : participle.i]
    return participle.lemma_.lower() in rules.signing and any(t.lemma_.lower() in rules.documents for t in before)


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None when there is none or it is not one."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _names_an_event(entity: TokenSpan, rules: Rules) -> bool:
    """Whether the date only names something ("the September 11 attacks")."""
    following = entity.doc[entity.end] if entity.end < len(entity.doc) else None
    if following is not None and following.dep_ == "pobj" and following.head.lower_ in rules.within:
        return False  # "60 seats in the November 1 election"
    return following is not None and following.pos_ == "NOUN" and entity.root.head.i == following.i and len(entity) > 1


def _days(when: Occurred) -> int:
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days
