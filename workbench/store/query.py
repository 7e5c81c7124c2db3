"""What a reviewer types to search, in the terms of SQLite's full-text index; whatever it is, it means something."""

from __future__ import annotations

import re

from msgspec import Struct

MOST = 32
"""How many words and phrases of a query count."""

_QUOTE = '"“”„«»'
_TERM = re.compile(
    rf"(?P<out>(?<!\S)-)?(?:[{_QUOTE}](?P<phrase>[^{_QUOTE}]*)(?:(?P<closed>[{_QUOTE}])(?!\*)|[{_QUOTE}]\*)?|(?P<chunk>[^\s{_QUOTE}]+))"
)
_WORD = re.compile(r"\w[\w\u0300-\u036f]*")  # a word typed with its accents apart is one word still
# A NUL would end the query for SQLite, a surrogate cannot be handed to it.
_UNUSABLE = re.compile("[\0\ud800-\udfff]")


class Term(Struct, frozen=True):
    """Words in the order in which they must follow each other; *whole* where the last is not just a beginning."""

    text: str
    whole: bool = False

    def __str__(self) -> str:
        # What begins with one letter is a third of all there is: it takes 0.15 s to gather among a million claims, of
        # which two letters take 25 ms. A letter of a script that writes without spaces is a word.
        letters = "".join(filter(str.isalnum, self.text))
        return f'"{self.text}"{"" if self.whole or (len(letters) == 1 and letters.isascii()) else "*"}'


class Query(Struct, frozen=True):
    """One of each group in *sought* must stand in what is found, and nothing that is *left_out*."""

    sought: tuple[tuple[Term, ...], ...]
    left_out: tuple[Term, ...] = ()

    def __str__(self) -> str:
        found = " AND ".join(f"({' OR '.join(map(str, group))})" for group in self.sought)
        return f"({found}) NOT ({' OR '.join(map(str, self.left_out))})" if self.left_out else found


def read(query: str) -> Query:
    """What *query* asks for.

    Every word must stand, or one that begins so, in any order (a single letter stands for itself). Words in quotes, and
    words with no space between them, must follow each other, those in quotes exactly; ``-`` before one leaves out what
    holds it; ``OR`` between two asks for either. Any other sign is punctuation and says nothing. A quote that is not
    closed ends with the beginning of a word.
    """
    groups: list[list[Term]] = []
    left_out: list[Term] = []
    either = False
    terms = [found for found in _TERM.finditer(_UNUSABLE.sub(" ", query)) if _term(found)][:MOST]
    for number, found in enumerate(terms):
        following = terms[number + 1] if number + 1 < len(terms) else None
        if found["chunk"] == "OR" and groups and following and not (following["out"] or terms[number - 1]["out"]):
            either = True
        elif found["out"]:
            left_out.append(_term_of(found))
        elif either:
            groups[-1].append(_term_of(found))
            either = False
        else:
            groups.append([_term_of(found)])
    return Query(tuple(map(tuple, groups)), tuple(left_out))


def words_of(query: str) -> list[str]:
    """The words that *query* looks for; none where there is nothing to look for."""
    return [word for group in read(query).sought for term in group for word in _WORD.findall(term.text)]


def _term(found: re.Match[str]) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(map(str.isalnum, found["chunk"] or found["phrase"]))


def _term_of(found: re.Match[str]) -> Term:
    return Term(found["chunk"] or found["phrase"], whole=found["closed"] is not None)
