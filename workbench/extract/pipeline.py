"""Articles in, their claims out."""

from __future__ import annotations

import math
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.span import Span
from workbench.extract.claimants import claimants
from workbench.extract.judging import Judgement, judged
from workbench.extract.labels import label_of
from workbench.extract.languages import rules_for
from workbench.extract.masking import plain_doc
from workbench.extract.pieces import Piece, pieces
from workbench.extract.quotes import quoted
from workbench.extract.reading import Reading, Sheet, readings
from workbench.extract.rules import Rules
from workbench.extract.scheme import relabel
from workbench.extract.scorers import rescored
from workbench.extract.sentences import mark_sentences
from workbench.extract.times import published_day
from workbench.extract.told import with_later_times
from workbench.extract.where import places_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Fewer than 32 paragraphs at a time cost time and more gain nothing; a batch of 192,000 characters took 500 MB.
BATCH = 32
BATCH_CHARACTERS = 24_000
# Read before the words met on the way are forgotten: each is looked up anew afterwards.
ZONE_CHARACTERS = 140_000

Progress = Callable[[int, int], None]
Zone = Callable[["Language", int], AbstractContextManager[None]]


class Opened(Struct, eq=False):
    """An article of which the *parts* in one language are being read; *found* is what was read so far.

    *spent* is the processor's seconds that it took; *is_given_up* says that they are too many.
    """

    article: Article
    rules: Rules
    parts: Sequence[Piece]
    quotes: Sequence[Span]
    total: int
    done: int = 0
    found: list[Reading] = field(default_factory=list)
    spent: float = 0.0
    is_given_up: bool = False

    @property
    def is_read(self) -> bool:
        """Whether nothing is left to read."""
        return self.done == self.total


def extract(article: Article, nlp: Language, on_progress: Progress | None = None) -> list[Claim]:
    """The claims of *article* in reading order; none overlap, and each stands in the text exactly as it says.

    *nlp* is a pipeline from `model.load`; passages in other languages than its own are not read. *on_progress* is told
    the characters read so far and in all.
    """
    return [found.claim for found in judgements(article, nlp, on_progress) if found.is_worth_it]


def judgements(article: Article, nlp: Language, on_progress: Progress | None = None) -> list[Judgement]:
    """Every sentence of *article* that is read for claims, judged, in reading order."""
    opened = opening(article, nlp.meta["lang"])
    for _ in read([opened], nlp, lambda nlp, _: nlp.memory_zone()):
        if on_progress is not None:
            on_progress(opened.done, opened.total)
    return judgements_of(opened)


def opening(article: Article, language: str, otherwise: str | None = None) -> Opened:
    """*article* before anything in *language* is read of it; *otherwise* is the language where none is known."""
    parts = list(pieces(article, language, otherwise))
    total = sum(part.end - part.start for part in parts)
    return Opened(article, rules_for(language), parts, quoted(article.text, parts), total)


def read(articles: Sequence[Opened], nlp: Language, zone: Zone, seconds: float = math.inf) -> Iterator[Opened]:
    """Read the parts of *articles*, all in the language of *nlp*, a batch at a time whichever article they are of.

    Yields, after each batch, the articles that it holds parts of. One that has taken more than so many *seconds* of the
    processor is given up, and no more of it read.
    """
    for batches_ in zones(batches(articles)):
        with zone(nlp, sum(batch.characters for batch in batches_)):
            for batch in batches_:
                yield from _read(batch, nlp, seconds)


def claims_of(opened: Opened) -> list[Claim]:
    """The claims of an article that is read, in reading order."""
    return [found.claim for found in judgements_of(opened) if found.is_worth_it]


def judgements_of(opened: Opened) -> list[Judgement]:
    """Every sentence of an article that is read, judged, in reading order."""
    article = opened.article
    found = list(with_later_times(opened.found, published_day(article.published), opened.rules))
    speaking = claimants(article.text, found, opened.parts, opened.quotes, opened.rules.speech)
    made = []
    for reading, claimant, place in zip(found, speaking, places_of([each.places for each in found]), strict=True):
        one = judged(article, reading, opened.parts[reading.piece], claimant, place)
        made.append(replace(one, claim=rescored(one.claim, article)) if one.may_be_one else one)
    return made


class Batch(Struct):
    """Parts that are parsed at a time, each with its article and its number there."""

    parts: list[tuple[Opened, int, Piece]] = field(default_factory=list)
    characters: int = 0


def batches(articles: Iterable[Opened]) -> Iterator[Batch]:
    """The parts of *articles* in portions that are parsed at a time; a portion may hold the end of one and the next."""
    batch = Batch()
    for opened in articles:
        for number, part in enumerate(opened.parts):
            length = part.end - part.start
            if batch.parts and (len(batch.parts) == BATCH or batch.characters + length > BATCH_CHARACTERS):
                yield batch
                batch = Batch()
            batch.parts.append((opened, number, part))
            batch.characters += length
    if batch.parts:
        yield batch


def zones(all_batches: Iterable[Batch]) -> Iterator[list[Batch]]:
    """Batches in runs of about ZONE_CHARACTERS."""
    run: list[Batch] = []
    for batch in all_batches:
        run.append(batch)
        if sum(each.characters for each in run) >= ZONE_CHARACTERS:
            yield run
            run = []
    if run:
        yield run


def _read(batch: Batch, nlp: Language, seconds: float) -> Iterator[Opened]:
    parts = [each for each in batch.parts if not each[0].is_given_up]
    began = time.process_time()
    # Of a batch of spaCy's, the parser and the entity recogniser take a quarter at a time.
    docs = list(nlp.pipe((_doc(opened, part, nlp) for opened, _, part in parts), batch_size=4 * BATCH))
    a_character = (time.process_time() - began) / max(1, sum(len(doc.text) for doc in docs))
    touched: dict[int, Opened] = {}
    for (opened, number, part), doc in zip(parts, docs, strict=True):
        touched[id(opened)] = opened
        if opened.is_given_up:
            continue
        began = time.process_time()
        opened.found.extend(_readings(opened, number, part, doc))
        opened.done += part.end - part.start
        opened.spent += time.process_time() - began + a_character * (part.end - part.start)
        opened.is_given_up = opened.spent > seconds and not opened.is_read
    yield from touched.values()


def _readings(opened: Opened, number: int, part: Piece, doc: Doc) -> Iterator[Reading]:
    if opened.rules.universal:
        relabel(doc, opened.rules)
    today = published_day(opened.article.published)
    return readings(doc, Sheet(part, number, _within(opened.quotes, part), today, opened.rules))


def _doc(opened: Opened, part: Piece, nlp: Language) -> Doc:
    """The plain text of *part*, its sentences marked where they are certain; a transcript's label is blanked."""
    text = opened.article.text
    label = label_of(text, part, opened.rules.speech)
    start = label[2] if label else part.start
    doc = plain_doc(" " * (start - part.start) + text[start : part.end], nlp, opened.rules)
    mark_sentences(doc, opened.rules)
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
