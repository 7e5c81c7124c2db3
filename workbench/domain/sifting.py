"""What a reviewer types to sift the claims of all articles: words, and qualifiers such as ``is:open``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import nextafter

from msgspec import Struct

from workbench.domain.claim import Kind
from workbench.domain.review import ReviewedClaim
from workbench.domain.scale import DEFAULT, Scale

IS = (
    "open",
    "decided",
    "new",
    "in-progress",
    "second-review",
    "disputed",
    "final",
    "dismissed",
    "later",
    "quote",
    "by-hand",
)
HAS = ("conflict", "agreement", "link", "evidence", "note", "verdict", "figure", "date", "place", "claimant", "parts")

QUALIFIERS = {
    "is": "where it stands",
    "by": "a claimant whose name has this in it",
    "in": "an article: words of its title, or its id",
    "verdict": "the verdict in force",
    "score": "how check-worthy: >0.7, <=0.5, 0.3..0.6; a number alone is the least",
    "has": "what there is of it",
    "kind": "what sort of claim",
    "reviewer": "somebody who gave a verdict on it",
}
"""The words that may stand before a colon, each with what it asks for."""

_TERM = re.compile(r'(?P<out>(?<!\S)-)?(?:(?P<name>[A-Za-z]+):)(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))(?!\S)')
_NUMBER = r"(\d*\.?\d+|\d+\.)"
_COMPARED = re.compile(rf"(>=|<=|>|<|=)?{_NUMBER}")
_BETWEEN = re.compile(rf"{_NUMBER}\.\.{_NUMBER}")


class Qualifier(Struct, frozen=True):
    """One condition: *name* is a key of QUALIFIERS, *value* what was typed after the colon, in small letters.

    Of those with *choices* any one will do; *least* and *most* bound a score, both included. What meets it is left out
    where *out* says so.
    """

    name: str
    value: str
    choices: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 1.0
    out: bool = False


class Sifting(Struct, frozen=True):
    """The *words* sought, as `store.query.read` takes them, and the *qualifiers* to be met, all of both.

    *problems* are sentences about what of it nothing could be made of; that asks for nothing.
    """

    words: str = ""
    qualifiers: tuple[Qualifier, ...] = ()
    problems: tuple[str, ...] = ()


def read(text: str, scale: Scale = DEFAULT) -> Sifting:
    """What *text* asks for.

    A qualifier is one of QUALIFIERS, a colon and a value, in quotes where it has spaces; ``-`` before it leaves out
    what it finds. The beginning of a value stands for every value that begins so, so that the list follows the typing;
    a qualifier without a value asks for nothing yet. All else is words.
    """
    qualifiers: list[Qualifier] = []
    problems: list[str] = []
    rest: list[str] = []
    at = 0
    for found in _TERM.finditer(text):
        name = found["name"].lower()
        if name not in QUALIFIERS:
            continue
        rest.append(text[at : found.start()])
        at = found.end()
        value = (found["quoted"] if found["quoted"] is not None else found["plain"]).strip().casefold()
        if not value:
            continue
        try:
            qualifiers.append(_qualifier(name, value, found["out"] is not None, scale))
        except ValueError as error:
            problems.append(str(error))
    return Sifting(" ".join("".join([*rest, text[at:]]).split()), tuple(qualifiers), tuple(problems))


def choices(name: str, scale: Scale = DEFAULT) -> tuple[str, ...]:
    """The values that the qualifier *name* can have; none where it can have any."""
    ratings = tuple(rating.id for rating in scale.ratings)
    return {"is": IS, "has": HAS, "kind": tuple(map(str, Kind)), "verdict": (*ratings, "none")}.get(name, ())


def _qualifier(name: str, value: str, out: bool, scale: Scale) -> Qualifier:
    if name == "score":
        return _score(value, out)
    known = choices(name, scale)
    meant = (value,) if value in known else tuple(one for one in known if one.startswith(value.replace(" ", "-")))
    if known and not meant:
        raise ValueError(f"{name}:{value} says nothing here; it can be {_listed(known)}.")
    return Qualifier(name, value, meant, out=out)


def _score(value: str, out: bool) -> Qualifier:
    if between := _BETWEEN.fullmatch(value):
        return Qualifier("score", value, least=float(between[1]), most=float(between[2]), out=out)
    compared = _COMPARED.fullmatch(value)
    if compared is None:
        if value in (">", "<", ">=", "<=", "=", "."):  # typed so far
            return Qualifier("score", value)
        raise ValueError(f"score:{value} is no number from 0 to 1; say score:>0.7 or score:0.3..0.6.")
    sign, number = compared[1] or ">=", float(compared[2])
    if sign == "=":
        return Qualifier("score", value, least=number, most=number, out=out)
    if len(sign) == 1:  # the number itself is not meant
        number = nextafter(number, 2 if sign == ">" else -1)
    least, most = (number, 1.0) if sign[0] == ">" else (0.0, number)
    return Qualifier("score", value, (), least, most, out)


class SavedFilter(Struct, frozen=True):
    """What a reviewer sifts the claims by again and again, under a name; *shared* ones are everybody's."""

    name: str
    text: str
    sort: str
    shared: bool
    reviewer: str


class QueuedClaim(Struct, frozen=True):
    """A claim as the queue shows it; *number* is its number in this file.

    *conflicts* counts the claims elsewhere that it conflicts with; *touched* is when something was recorded on it last
    (UTC), as far as the reviewer may know.
    """

    number: int
    reviewed: ReviewedClaim
    conflicts: int = 0
    touched: str | None = None


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words[:-1]) + f" or {words[-1]}"


def hints(text: str, scale: Scale = DEFAULT) -> Iterator[str]:
    """What could be typed after *text*: the values of the qualifier that it ends with, else the qualifiers."""
    last = text.split(" ")[-1].lstrip("-").lower()
    name, colon, value = last.partition(":")
    if colon and name in QUALIFIERS:
        known = choices(name, scale)
        yield from (f"{name}:{one}" for one in known if one.startswith(value))
        if not known:
            yield f"{name}: {QUALIFIERS[name]}"
    else:
        yield from (f"{one}:" for one in QUALIFIERS)
