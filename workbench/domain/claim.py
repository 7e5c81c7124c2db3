"""Claims: stretches of an article that assert something checkable."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workbench.domain.span import Span


class Kind(StrEnum):
    """What sort of thing a claim asserts."""

    EVENT = "event"
    FIGURE = "figure"
    QUOTATION = "quotation"
    STATEMENT = "statement"
    COMPARISON = "comparison"
    CAUSE = "cause"
    PREDICTION = "prediction"
    PROPERTY = "property"


class Origin(StrEnum):
    """Who found a claim."""

    EXTRACTED = "extracted"
    REVIEWER = "reviewer"
    CARRIED = "carried"
    """Decided in an earlier version of the article, and not found in this one yet."""


BY_HAND = "added by a reviewer"
"""The one reason of a claim that a reviewer added: nothing is more worth checking than what they want checked."""


class Reason(Struct, frozen=True):
    """One ground for a claim's check-worthiness: *weight* was added because of the characters *start* to *end*.

    Offsets count in the article's canonical text. Weights of all reasons of a claim add up to its score before it is
    held between 0 and 1; a negative weight speaks against checking.
    """

    name: str
    weight: float
    start: int
    end: int


class Quantity(Struct, frozen=True):
    """A number in a claim, with its bounds.

    "more than 200 civilians killed" is low 200, high None, what "civilians", state "killed"; "200,000 to 300,000" has
    both bounds; an exact figure has low equal to high. *approximate* marks "about", "some", "an estimated".
    Offsets count in the article's canonical text.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    what: str | None = None
    state: str | None = None

    @property
    def told(self) -> str:
        """The figure and what it counts, nothing twice: "Five · sailors · rescued"."""
        seen: list[str] = []
        for part in (self.text, self.unit, self.what, self.state):
            if part and not any(part in earlier for earlier in seen):
                seen.append(part)
        return " · ".join(seen)


class Occurred(Struct, frozen=True):
    """When the claim says something happened: first and last day, ISO 8601, both included."""

    start: str
    end: str


class Claim(Struct, frozen=True):
    """A claim where it stands: ``article.text[start:end] == text``, always.

    *score* is the check-worthiness from 0 to 1. *claimant* is the resolved name of who the article says made the
    claim, *claimant_surface* the words it uses; both are None in the article's own voice. *cue* is the span of the
    attributing words ("said", "according to") where there are some. *parts* are the stretches of a claim that asserts
    several things checkable apart, in reading order and inside it; none where it asserts one. *needs_context* is the
    word whose meaning stands before the claim ("He was arrested").
    """

    id: str
    article_id: str
    start: int
    end: int
    text: str
    kind: Kind
    score: float
    reasons: tuple[Reason, ...] = ()
    claimant: str | None = None
    claimant_surface: str | None = None
    cue: Span | None = None
    is_quote: bool = False
    quantities: tuple[Quantity, ...] = ()
    occurred: Occurred | None = None
    place: str | None = None
    origin: Origin = Origin.EXTRACTED
    parts: tuple[Span, ...] = ()
    needs_context: Span | None = None

    @property
    def span(self) -> Span:
        """Where the claim stands in its article."""
        return Span(self.start, self.end)


def claim_id(article: str, start: int, end: int) -> str:
    """The content address of the claim at *start* to *end* of the article with id *article*: 32 hexadecimal digits."""
    from hashlib import sha256

    return sha256(f"{article}:{start}:{end}".encode()).hexdigest()[:32]
