"""What a claim says is not known, and whether another one tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from workbench.compare.words import Word, words_of

_UNKNOWN = re.compile(
    r"\b(?:(?:is|was|are|were|remains?|remained)\s+(?:not (?:\w+ )?clear|unclear|unknown|not known|uncertain)"
    r"|(?:did|does|do|has|have) not (?:said|say|tell|told|give|given|name|named)|nobody knows|no one knows)\s+"
    r"(?P<asked>(?P<how>how|why|what caused|who|whether|where|when|which|if)\b[^.;]{3,200})",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:who|which)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|with|using|after|because|due to)\s+(?:\w+[\s-]+){0,4}\w+", re.IGNORECASE)
_BLAME = frozenset(("blame",))
_NEXT_CLAUSE = re.compile(
    r"\.(?=\s+[^\W\d_a-z]|\Z)|[,;](?=\s|\Z)"
    r"|\s(?:but|and|while|although|though|because|after|when|who|which)(?=\s|\Z)"
)
_MOST = 14  # words of a question that are told
_LEAST = 6  # words of it, from which on it is told to its last comma where more would end amid a clause


class Question(Struct, frozen=True):
    """What is said to be not known: the *words*, what is asked by (*how*), and the words that say something."""

    words: str
    how: str
    about: tuple[Word, ...]


def leaves_open(text: str) -> Question | None:
    """What *text* says is not known; None where it says so of nothing."""
    match = _UNKNOWN.search(text)
    if match is None:
        return None
    return Question(_shortened(match[0]), match["how"].lower(), words_of(match["asked"]))


def answered(question: Question, text: str, words: Sequence[Word]) -> str | None:
    """The words of *text* that tell what the *question* leaves open; None where it tells nothing of it."""
    asked = {word.key for word in question.about}
    shared = [word for word in words if word.key in asked]
    if question.how in ("who", "which"):
        blame = next((word for word in words if word.key in _BLAME), None)
        return _blaming(text, blame) if blame and asked & _BLAME else None
    if question.how == "whether":
        things = [word for word in shared if word.event is None and not word.is_name and word.weight >= 0.5]
        if len({word.key for word in shared}) >= 3 and things:
            return " … ".join(text[word.start : word.end] for word in shared[:4])
        return None
    if not any(word.event for word in shared) or not any(word.event is None for word in shared):
        return None
    last = max(word.end for word in shared if word.event)
    found = _BY.match(text[last:].lstrip())
    return found and " ".join((text[:last].split()[-1], found[0]))


def _shortened(question: str) -> str:
    """The question in whole words, without the beginning of a clause that would end after a word or two."""
    words = question.split()
    told = " ".join(words[:_MOST])
    clause, comma, _ = told.rpartition(",")
    return clause if len(words) > _MOST and comma and len(clause.split()) >= _LEAST else told


def _blaming(text: str, blame: Word) -> str:
    """What *text* says from the word *blame* on: to the end of the clause, in whole words, of some 40 characters."""
    end = blame.end + 40
    said = text[blame.start : end]
    if text[end : end + 1].isalnum() and " " in said:
        said = said[: said.rindex(" ")]
    return _NEXT_CLAUSE.split(said)[0].rstrip()
