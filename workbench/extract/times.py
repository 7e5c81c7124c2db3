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
        when = rules.read_date(entity.text, today, ahead)
        if when is not None:
            closer = rules.read_date(around, today, ahead)
            if closer is not None and when.start <= closer.start and closer.end <= when.end:
                when = closer
            found.append((_days(when), when, entity))
    return min(found, key=lambda each: each[0])[1:] if found else None


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
