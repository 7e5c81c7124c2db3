"""An article in, its claims out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.span import Span
from workbench.extract.claimants import claimants, label_end
from workbench.extract.judging import Judgement, judged
from workbench.extract.languages import rules_for
from workbench.extract.masking import plain
from workbench.extract.pieces import Piece, pieces
from workbench.extract.places import best_place, majority
from workbench.extract.quotes import quoted
from workbench.extract.reading import Reading, Sheet, readings
from workbench.extract.rules import Rules
from workbench.extract.sentences import mark_sentences
from workbench.extract.times import published_day

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Fewer than 32 paragraphs at a time cost time and more gain nothing; a batch of 192,000 characters took 500 MB.
BATCH = 32
BATCH_CHARACTERS = 24_000

Progress = Callable[[int, int], None]


def extract(article: Article, nlp: Language, on_progress: Progress | None = None) -> list[Claim]:
    """The claims of *article* in reading order; none overlap, and each stands in the text exactly as it says.

    *nlp* is a pipeline from `model.load`. *on_progress* is told the characters read so far and in all.
    """
    return [found.claim for found in judgements(article, nlp, on_progress) if found.is_worth_it]


def judgements(article: Article, nlp: Language, on_progress: Progress | None = None) -> list[Judgement]:
    """Every sentence of *article* that is read for claims, judged, in reading order."""
    language = nlp.meta["lang"]
    rules = rules_for(language)
    parts = list(pieces(article, language))
    found = list(_read(article, parts, nlp, rules, on_progress))
    speaking = claimants(article.text, found, parts, rules.speech)
    known = majority(name for reading in found for name in reading.places)
    made = []
    for reading, claimant in zip(found, speaking, strict=True):
        place = best_place(reading.places, known)
        made.append(judged(article, reading, parts[reading.piece], claimant, place))
    return made


def _read(
    article: Article, parts: Sequence[Piece], nlp: Language, rules: Rules, on_progress: Progress | None
) -> Iterator[Reading]:
    """The sentences of *parts*, a batch of them parsed at a time and let go before the next."""
    quotes = quoted(article.text, parts)
    total, done = sum(part.end - part.start for part in parts), 0
    for batch in batches(parts):
        with nlp.memory_zone():
            docs = nlp.pipe([_doc(article.text, part, nlp, rules) for _, part in batch], batch_size=BATCH)
            for (number, part), doc in zip(batch, docs, strict=True):
                sheet = Sheet(part, number, _within(quotes, part), published_day(article.published), rules)
                yield from list(readings(doc, sheet))
        done += sum(part.end - part.start for _, part in batch)
        if on_progress is not None:
            on_progress(done, total)


def batches(parts: Sequence[Piece]) -> Iterator[list[tuple[int, Piece]]]:
    """*parts* with their numbers, in portions that are parsed at a time."""
    batch: list[tuple[int, Piece]] = []
    size = 0
    for number, part in enumerate(parts):
        length = part.end - part.start
        if batch and (len(batch) == BATCH or size + length > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append((number, part))
        size += length
    if batch:
        yield batch


def _doc(text: str, part: Piece, nlp: Language, rules: Rules) -> Doc:
    """The plain text of *part*, its sentences marked where they are certain; a transcript's label is blanked."""
    start = label_end(text, part)
    doc = nlp.make_doc(" " * (start - part.start) + plain(text[start : part.end]))
    mark_sentences(doc, rules)
    return doc


def _within(quotes: Sequence[Span], part: Piece) -> list[Span]:
    """Those of *quotes*, which stand in order, that touch *part*, in offsets into it."""
    first = max(0, bisect_left(quotes, Span(part.start, 0)) - 1)
    near = []
    for quote in quotes[first:]:
        if quote.start >= part.end:
            break
        if quote.end > part.start:
            near.append(Span(quote.start - part.start, quote.end - part.start))
    return near
