"""When a sentence says something happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbench.domain.claim import Occurred

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.rules import Rules

_RELATIVE = frozenset({"relcl", "acl:relcl"})
_LEAD = 5  # words before a date in which "since" or "until" may stand
_REACH = 3  # words before a date that may shape it: "the start of", "earlier"


def occurred(
    sentence: TokenSpan, said: Sequence[Token], today: date | None, ahead: bool, rules: Rules
) -> tuple[Occurred, TokenSpan] | None:
    """The narrowest time among the dates in what is *said*, and the words that name it; None when none can be told."""
    here = {token.i for token in said}
    found: list[tuple[int, Occurred, TokenSpan]] = []
    for entity in sentence.ents:
        if entity.label_ not in ("DATE", "TIME") or entity.start not in here or _names_an_event(entity):
            continue
        around = sentence.doc[max(sentence.start, entity.start - _REACH) : entity.end].text
        before = _before(entity, sentence)
        if before & rules.until or _is_aside(entity, sentence):
            continue
        when = rules.read_date(entity.text, today, ahead)
        if when is not None:
            closer = rules.read_date(around, today, ahead)
            if closer is not None and when.start <= closer.start and closer.end <= when.end:
                when = closer
            lasting = _from(when, today) if before & rules.since else when
            if lasting is not None:
                found.append((_days(lasting), lasting, entity))
    return min(found, key=lambda each: each[0])[1:] if found else None


def _before(entity: TokenSpan, sentence: TokenSpan) -> frozenset[str]:
    """The words that lead to a date, back to the last verb or mark: "ever since the start of"."""
    words = {entity[0].lower_}
    for token in reversed(sentence.doc[max(sentence.start, entity.start - _LEAD) : entity.start]):
        if token.is_punct or token.pos_ in ("VERB", "AUX", "PROPN"):
            break
        words.add(token.lower_)
    return frozenset(words)


def _from(when: Occurred, today: date | None) -> Occurred | None:
    """From the first day of *when* to *today*; None when that cannot be told."""
    if today is None or when.start > today.isoformat():
        return None
    return Occurred(when.start, today.isoformat())


def _is_aside(entity: TokenSpan, sentence: TokenSpan) -> bool:
    """Whether the date belongs to a relative clause or stands in brackets, and so may not be the main verb's."""
    for up in entity.root.ancestors:
        if up.dep_ in _RELATIVE and up.i >= sentence.start:
            return True
    text, at = sentence.text, entity.start_char - sentence.start_char
    opened = text.rfind("(", 0, at)
    return opened > text.rfind(")", 0, at) and ")" in text[at:]


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None when there is none or it is not one."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _names_an_event(entity: TokenSpan) -> bool:
    """Whether the date only names something ("the September 11 attacks")."""
    following = entity.doc[entity.end] if entity.end < len(entity.doc) else None
    return following is not None and following.pos_ == "NOUN" and entity.root.head.i == following.i and len(entity) > 1


def _days(when: Occurred) -> int:
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days
