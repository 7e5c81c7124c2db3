"""Links: what two claims of the collection have to do with each other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.review import ArticleSummary, ReviewedClaim
from workbench.domain.span import Span


class Relation(StrEnum):
    """How two claims relate."""

    SAME_QUOTE = "same quote"
    AGREES = "agrees"
    CONFLICTS = "conflicts"


ORDER = (Relation.CONFLICTS, Relation.SAME_QUOTE, Relation.AGREES)
"""In which links of each kind are shown: what contradicts a claim is read first."""


class Bearing(StrEnum):
    """What two claims' words on one thing say of each other."""

    SAME = "same"
    FITS = "fits"
    ADDS_UP = "adds up"
    DIFFERS = "differs"


class Piece(Struct, frozen=True):
    """One thing that both claims tell: *what* names it ("figure", "date", "place", "event", "words").

    *first* and *second* are the words of the two claims on it, *first_span* and *second_span* where they stand, each
    in its own article; None where they are told by more than one stretch, or by the article's date.
    """

    what: str
    bearing: Bearing
    first: str
    second: str
    first_span: Span | None = None
    second_span: Span | None = None

    @property
    def sentence(self) -> str:
        """What the piece says: "14 passengers hurt here, 16 there"."""
        if self.bearing is Bearing.DIFFERS:
            return f"{self.first or 'nothing'} here, {self.second or 'nothing'} there"
        if self.bearing is Bearing.FITS:
            return f"{self.first} here fits {self.second} there"
        if self.bearing is Bearing.ADDS_UP:
            return f"{self.first} here and {self.second} there add up to the same"
        if self.first.casefold() == self.second.casefold():
            return f"same {self.what}: {self.first}"
        return f"same {self.what}: {self.first} here, {self.second} there"

    def turned(self) -> Piece:
        """The same piece, the other claim first."""
        return Piece(self.what, self.bearing, self.second, self.first, self.second_span, self.first_span)


class Grounds(Struct, frozen=True):
    """Why two claims are linked: the *pieces* that decide, what differs before what is the same.

    *plain* is the one sentence that programs before version 0.4 wrote instead.
    """

    pieces: tuple[Piece, ...] = ()
    plain: str = ""

    @property
    def sentence(self) -> str:
        """The grounds as a reviewer reads them; "here" is the first claim, "there" the second."""
        return "; ".join(piece.sentence for piece in self.pieces) or self.plain

    def turned(self) -> Grounds:
        """The same grounds, the other claim first."""
        return Grounds(tuple(piece.turned() for piece in self.pieces), self.plain)

    def as_json(self) -> str:
        """The grounds as the review file keeps them; `grounds_of` reads them."""
        if not self.pieces:
            return json.dumps(self.plain)
        return json.dumps({"sentence": self.sentence, "pieces": [_row(piece) for piece in self.pieces]})


def _row(piece: Piece) -> dict[str, Any]:
    row: dict[str, Any] = {
        "what": piece.what,
        "bearing": piece.bearing,
        "first": piece.first,
        "second": piece.second,
    }
    for name, span in (("first_span", piece.first_span), ("second_span", piece.second_span)):
        row[name] = [span.start, span.end] if span else None
    return row


def grounds_of(text: str) -> Grounds:
    """The grounds that *text* holds, JSON as `Grounds.as_json` and earlier programs wrote it.

    Raises ValueError where it is anything else.
    """
    try:
        read = json.loads(text)
        if isinstance(read, str) or read == []:  # an empty list is what version 0.1 wrote
            return Grounds(plain=_text(read or ""))
        return Grounds(tuple(_pieces(read)))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("these are no grounds of a link") from error


def _pieces(read: Mapping[str, Any]) -> Iterator[Piece]:
    if not read["pieces"]:
        raise ValueError("grounds without pieces")
    for row in read["pieces"]:
        spans = [_span(row[name]) for name in ("first_span", "second_span")]
        yield Piece(_text(row["what"]), Bearing(row["bearing"]), _text(row["first"]), _text(row["second"]), *spans)


def _text(value: object) -> str:
    """*value*, a text that can be written down; a lone half of a surrogate pair cannot."""
    if not isinstance(value, str):
        raise TypeError("no text")
    value.encode("utf-8")
    return value


def _span(value: object) -> Span | None:
    if value is None:
        return None
    if isinstance(value, list) and [type(offset) for offset in value] == [int, int] and 0 <= value[0] <= value[1]:
        return Span(*value)
    raise TypeError("no offsets")


class Link(Struct, frozen=True):
    """A relation between the claims with the ids *first* and *second*.

    *score* is 0 to 1; *grounds* says why the two are linked, in words and in spans of their articles.
    """

    first: str
    second: str
    relation: Relation
    score: float
    grounds: Grounds

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of both claims."""
        return self.first, self.second

    def turned(self) -> Link:
        """The same link, the other claim first."""
        return replace(self, first=self.second, second=self.first, grounds=self.grounds.turned())


class Linked(Struct, frozen=True):
    """A link with what is to be said of the claim it leads to: its words, and its article."""

    link: Link
    text: str
    article: ArticleSummary


class Sighting(Struct, frozen=True):
    """Another claim that a link leads to."""

    link: Link
    other: ReviewedClaim


class Pair(Struct, frozen=True):
    """A link with both its claims."""

    link: Link
    first: ReviewedClaim
    second: ReviewedClaim
