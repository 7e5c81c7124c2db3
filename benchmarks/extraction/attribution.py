"""How well attributions are found: which words of an article are somebody's, and whose.

Every article is read as the workbench reads a text file, clutter and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.span import Span
from workbench.extract.attributions import Attribution, attributions
from workbench.ingest.article import read_article

if TYPE_CHECKING:
    from spacy.language import Language

OVERLAP = 0.3  # of the characters that either side has, for two attributions to be the same
COVERED = 0.5  # of the characters of a quotation, for it to be found
FEWEST_WORDS = 5
_MARK = re.compile("[\"“”«»]|''|``")
_OPENING = "“«``"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled attribution: where its source, its cue and what is attributed stand in the text."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """The bytes of an article, and what people say is attributed in it."""

    name: str
    data: bytes
    attributions: tuple[Labelled, ...]


@dataclass(slots=True)
class Score:
    """What was found of the labelled quotations and attributions."""

    quotations: int = 0
    quotations_found: int = 0
    right_source: int = 0
    labelled: int = 0
    predicted: int = 0
    matched: int = 0

    @property
    def found(self) -> float:
        return self.quotations_found / max(1, self.quotations)

    @property
    def right(self) -> float:
        return self.right_source / max(1, self.quotations)

    @property
    def precision(self) -> float:
        return self.matched / max(1, self.predicted)

    @property
    def recall(self) -> float:
        return self.matched / max(1, self.labelled)

    @property
    def f1(self) -> float:
        return 2 * self.matched / max(1, self.labelled + self.predicted)


def measured(articles: Iterable[LabelledArticle], nlp: Language) -> Score:
    """The attributions the workbench finds in *articles* against the labelled ones."""
    score = Score()
    for labelled in articles:
        article = read_article(labelled.data, labelled.name)
        found = attributions(article, nlp)
        score.labelled += len(labelled.attributions)
        score.predicted += len(found)
        score.matched += len(matches(labelled.attributions, found))
        for label in labelled.attributions:
            for quotation in quotations(article.text, label):
                _count(score, article.text, label, quotation, found)
    return score


def _count(score: Score, text: str, label: Labelled, quotation: Span, found: Sequence[Attribution]) -> None:
    """Whether *quotation* is found, and given to whom the label names: by its words, or by a name that they hold."""
    score.quotations += 1
    shares = {number: _shared([quotation], each.said) / len(quotation) for number, each in enumerate(found)}
    best = max(shares, key=lambda number: shares[number], default=None)
    if best is None or shares[best] < COVERED:
        return
    score.quotations_found += 1
    score.right_source += same_source(text, label, found[best])


def same_source(text: str, label: Labelled, found: Attribution) -> bool:
    """Whether the words that name the speaker are among the labelled ones, or the name ends in one of these."""
    if found.source is not None and any(found.source.overlaps(span) for span in label.source):
        return True
    words = [word.casefold() for span in label.source for word in re.findall(r"\w+", span.of(text))]
    names = re.findall(r"\w+", found.name.casefold())
    return bool(names) and names[-1] in words


def quotations(text: str, label: Labelled) -> Iterator[Span]:
    """The stretches of a labelled content between quotation marks, of five words or more, if it has a source."""
    if not label.source:
        return
    for content in label.content:
        for span in _between_marks(text, content):
            if len(span.of(text).split()) >= FEWEST_WORDS:
                yield span


def _between_marks(text: str, content: Span) -> Iterator[Span]:
    """From mark to mark; an opening one may stay open to the end, a closing one may be the first."""
    start: int | None = None
    for found in _MARK.finditer(text, content.start, content.end):
        if start is None and found.group() in "”»''" and found.start() > content.start:
            yield Span(content.start, found.start())
        elif start is None:
            start = found.end()
        else:
            yield Span(start, found.start())
            start = None
    if start is not None and start < content.end:
        yield Span(start, content.end)


def matches(labels: Sequence[Labelled], found: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Pairs of a labelled and a found attribution, each in one at most, that share enough; the best first."""
    shares = []
    for left, label in enumerate(labels):
        for right, each in enumerate(found):
            shared = _shared(label.content, each.said)
            union = _length(label.content) + _length(each.said) - shared
            if shared and shared / union >= OVERLAP:
                shares.append((-shared / union, left, right))
    pairs: list[tuple[int, int]] = []
    for _, left, right in sorted(shares):
        if all(left != pair[0] and right != pair[1] for pair in pairs):
            pairs.append((left, right))
    return pairs


def _shared(left: Iterable[Span], right: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def _length(spans: Iterable[Span]) -> int:
    return sum(map(len, spans))
