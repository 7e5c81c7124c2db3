"""Several articles at a time, each in whatever languages it is written."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.extract.model import Pipelines, extractor_version
from workbench.extract.pieces import READ
from workbench.extract.pipeline import Opened, claims_of, opening, read

Progress = Callable[[int, int, int], None]
"""Told the number of an article, the characters read of its language at work, and how many are to be read of it."""


class Found(Struct, frozen=True):
    """The claims of the article with that *number*, in reading order; *unread* are the languages nobody here reads."""

    number: int
    claims: tuple[Claim, ...]
    extractor: str
    unread: tuple[str, ...]


class GivenUp(Struct, frozen=True):
    """The article with that *number* took longer than it may; nothing that was found in it is told."""

    number: int


class _Waiting(Struct):
    """An article, the languages of it that are yet to be read, those that cannot be, and its claims so far."""

    number: int
    article: Article
    languages: list[str]
    unread: tuple[str, ...]
    extractor: str
    claims: list[Claim] = field(default_factory=list)

    def found(self) -> Found:
        claims = sorted(self.claims, key=lambda claim: claim.start)
        return Found(self.number, tuple(claims), self.extractor, self.unread)


def extract_all(
    articles: Sequence[Article],
    pipelines: Pipelines,
    on_progress: Progress | None = None,
    seconds: float = math.inf,
) -> Iterator[Found | GivenUp]:
    """The claims of each of *articles*, as soon as it is read; passages in a language without a pipeline are not.

    An article that takes more than so many *seconds* of the processor in one language is given up.
    """
    waiting = [_waiting(number, article, pipelines) for number, article in enumerate(articles)]
    for each in waiting:
        if not each.languages:
            yield each.found()
    for language in dict.fromkeys(language for each in waiting for language in each.languages):
        yield from _in_language(language, waiting, pipelines, on_progress, seconds)


def languages(article: Article, otherwise: str) -> tuple[str, ...]:
    """The languages that are spoken in what is read of *article*, in the order in which they begin."""
    read = (passage for passage in article.passages if passage.role in READ)
    return tuple(dict.fromkeys(passage.language or article.language or otherwise for passage in read))


def _waiting(number: int, article: Article, pipelines: Pipelines) -> _Waiting:
    spoken = languages(article, pipelines.first)
    readers = {language: nlp for language in spoken if (nlp := pipelines.read(language)) is not None}
    unread = tuple(language for language in spoken if language not in readers)
    return _Waiting(number, article, list(readers), unread, extractor_version(*readers.values()))


def _in_language(
    language: str, waiting: Sequence[_Waiting], pipelines: Pipelines, on_progress: Progress | None, seconds: float
) -> Iterator[Found | GivenUp]:
    """Read what stands in *language*; the articles of which nothing is left then, and those given up."""
    nlp = pipelines.read(language)
    assert nlp is not None
    at: dict[int, _Waiting] = {}
    opened: list[Opened] = []
    for each in waiting:
        if language in each.languages:
            opened.append(opening(each.article, language, pipelines.first))
            at[id(opened[-1])] = each
    for one in read(opened, nlp, pipelines.zone, seconds):
        each = at[id(one)]
        if on_progress is not None:
            on_progress(each.number, one.done, one.total)
        if one.is_given_up:
            each.languages.clear()
            yield GivenUp(each.number)
        if one.is_read:
            each.claims += claims_of(one)
            each.languages.remove(language)
            if not each.languages:
                yield each.found()
