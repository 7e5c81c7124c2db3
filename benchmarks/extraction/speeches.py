"""Scores of labelled sentences that come without an article: debates and speeches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from workbench.domain.article import Article, Passage, Role, article_id
from workbench.domain.claim import Claim
from workbench.extract.model import load
from workbench.extract.pipeline import judgements

if TYPE_CHECKING:
    from spacy.language import Language


def scores(sentences: Sequence[str]) -> list[float]:
    """The score of each of *sentences*, which follow each other, each as a paragraph of its own."""
    return [claim.score if claim else 0.0 for claim in claims(sentences)]


def claims(sentences: Sequence[str]) -> list[Claim | None]:
    """Each of *sentences*, which follow each other, as a claim, whatever its score; None where nothing was read of it.

    What is read as several sentences counts as the best of them.
    """
    paragraphs = [" ".join(sentence.split()) for sentence in sentences]
    article = _article(paragraphs)
    starts = [passage.start for passage in article.passages]
    read: list[Claim | None] = [None] * len(sentences)
    at = [number for number, paragraph in enumerate(paragraphs) if paragraph]
    for found in judgements(article, _model()):
        number = at[bisect_right(starts, found.claim.start) - 1]
        known = read[number]
        if known is None or found.claim.score > known.score:
            read[number] = found.claim
    return read


def scores_apart(sentences: Iterable[str]) -> Iterator[float]:
    """The score of each of *sentences*, which have nothing to do with each other."""
    for sentence in sentences:
        yield from scores([sentence])


def claims_apart(sentences: Iterable[str]) -> Iterator[Claim | None]:
    """Each of *sentences*, which have nothing to do with each other, as a claim."""
    for sentence in sentences:
        yield from claims([sentence])


def has_figure_or_name(sentences: Iterable[str]) -> Iterator[bool]:
    """Whether each of *sentences* has a digit or something that the model takes for a name: the plainest rule."""
    for doc in _model().pipe(sentences):
        yield any(token.like_num for token in doc) or bool(doc.ents)


def _article(paragraphs: Sequence[str]) -> Article:
    passages, start = [], 0
    for paragraph in paragraphs:
        if paragraph:
            passages.append(Passage(start, start + len(paragraph), Role.BODY, language="en"))
        start += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    return Article(article_id(text), text, tuple(passages), "", language="en")


@cache
def _model() -> Language:
    return load()
