"""What a made-up sentence holds, as one line a slot, so that a table of sentences can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.extract.making import make_article
from workbench.domain.claim import Quantity
from workbench.domain.span import Span
from workbench.extract.english import ENGLISH
from workbench.extract.masking import plain
from workbench.extract.pieces import pieces
from workbench.extract.quotes import quoted
from workbench.extract.reading import Reading, Sheet, readings
from workbench.extract.rules import Rules
from workbench.extract.sentences import mark_sentences
from workbench.extract.times import published_day
from workbench.extract.told import with_later_times
from workbench.extract.where import places_of

if TYPE_CHECKING:
    from spacy.language import Language


def read(nlp: Language, text: str, published: str | None = "2022-03-09", rules: Rules = ENGLISH) -> list[Reading]:
    """The sentences of *text* as they are read, whether or not they make claims."""
    article = make_article(text, published)
    found: list[Reading] = []
    parts = list(pieces(article, "en"))
    quotes = quoted(text, parts)
    for number, part in enumerate(parts):
        doc = nlp.make_doc(plain(text[part.start : part.end]))
        mark_sentences(doc, rules)
        near = [
            Span(q.start - part.start, q.end - part.start) for q in quotes if q.overlaps(Span(part.start, part.end))
        ]
        sheet = Sheet(part, number, near, published_day(published), rules)
        found += list(readings(nlp(doc), sheet))
    return list(with_later_times(found, published_day(published), rules))


def shown(quantity: Quantity) -> str:
    """ "~20..30 km | fence | destroyed": about, from and to, unit, what is counted, and its state; "300+" and "..300"
    for what is bounded on one side.
    """
    low, high = (None if bound is None else f"{round(bound, 3):,.15g}" for bound in (quantity.low, quantity.high))
    bounds = low if low == high else f"{low}+" if high is None else f"..{high}" if low is None else f"{low}..{high}"
    words = " ".join(filter(None, (("~" if quantity.approximate else "") + str(bounds), quantity.unit)))
    parts = [words, quantity.what or "", quantity.state or ""]
    while not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def places(found: list[Reading]) -> list[str | None]:
    """Where each sentence plays."""
    best = places_of([reading.places for reading in found])
    return [place.name if place else None for place in best]


def days(found: list[Reading]) -> list[str | None]:
    """When each sentence plays: a day, or the first and the last with a stroke between."""
    return [
        when and (when.start if when.start == when.end else f"{when.start}/{when.end}")
        for when in (reading.occurred for reading in found)
    ]
