"""What a feature is made of: words of a sentence's content, and small questions to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.extract.masking import text_of
from workbench.extract.tree import SIDE_CLAUSE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from workbench.extract.rules import Rules


class Trigger(Struct, frozen=True):
    """A feature and the characters of the doc that showed it."""

    name: str
    start: int
    end: int


Content = Sequence["Token"]
Feature = Callable[[Content, "Rules"], "Iterator[Trigger]"]


_DETAILS = frozenset({"NOUN", "PROPN", "NUM"})


def details(said: Content, rules: Rules) -> list[Token]:
    """The names, things and numbers of *said*: what a checker has to go by. "Nobody" is a number too."""
    return [
        token
        for token in said
        if (token.pos_ in _DETAILS and token.lemma_.lower() not in rules.worth.light)
        or token.lower_ in rules.worth.nobody
    ]


def at(name: str, token: Token) -> Trigger:
    """The feature *name* shown by *token*."""
    return Trigger(name, token.idx, token.idx + len(token))


def is_aside(token: Token, here: set[int]) -> bool:
    """Whether *token* stands in a side clause of the content whose words are *here*: "the law that he signed"."""
    return token.dep_ in SIDE_CLAUSE or any(up.dep_ in SIDE_CLAUSE and up.i in here for up in token.ancestors)


def by_words(name: str, pick: Callable[[Rules], frozenset[str]]) -> Feature:
    """A feature that any word of a list shows, by its lemma or as written; not inside a name."""

    def feature(said: Content, rules: Rules) -> Iterator[Trigger]:
        wanted = pick(rules)
        for token in said:
            if token.pos_ != "PROPN" and (token.lower_ in wanted or token.lemma_.lower() in wanted):
                yield at(name, token)

    return feature


def by_phrases(name: str, phrases: Sequence[str], said: Content) -> Iterator[Trigger]:
    """The feature *name* where one of *phrases* stands."""
    if not said:
        return
    start, end = said[0].idx, said[-1].idx + len(said[-1])
    words = text_of(said[0].doc)[start:end]
    lower = words.lower()
    for phrase in phrases:
        # Not where it stands in lower case: that may be longer than what it was.
        found = re.search(rf"\b{re.escape(phrase)}\b", words, re.I) if phrase in lower else None
        if found:
            yield Trigger(name, start + found.start(), start + found.end())
