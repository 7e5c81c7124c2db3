"""Everything an article attributes to somebody, check-worthy or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.article import Article
from workbench.domain.span import Span
from workbench.extract.claimants import Claimant, heard, speaking
from workbench.extract.pipeline import opening, read
from workbench.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.language import Language

_Place = tuple[str, Span | None, Span | None]


class Attribution(Struct, frozen=True):
    """The stretches *said* are the words, or the view, of *name*; *source* and *cue* are where the article says so.

    All offsets count in the article's canonical text.
    """

    name: str
    said: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None


def attributions(article: Article, nlp: Language) -> list[Attribution]:
    """What *article* attributes and to whom, in reading order; *nlp* is a pipeline from `model.load`.

    What goes on over several sentences or paragraphs without its speaker being told anew is one attribution. Of
    somebody's words about somebody else's words only the outer ones are told.
    """
    opened = opening(article, nlp.meta["lang"])
    for _ in read([opened], nlp, lambda nlp, _: nlp.memory_zone()):
        pass
    found = opened.found
    own = list(heard(article.text, found, opened.rules.speech))
    said: dict[_Place, list[Span]] = {}
    for index, who in enumerate(speaking(article.text, found, opened.parts, opened.quotes, own, opened.rules.speech)):
        for claimant, spans in _utterances(found[index], own[index].claimants, who):
            said.setdefault((claimant.name, claimant.source, claimant.told), []).extend(spans)
    return [Attribution(name, tuple(spans), source, cue) for (name, source, cue), spans in said.items() if spans]


def _utterances(
    reading: Reading, own: Sequence[Claimant | None], who: Claimant | None
) -> Iterator[tuple[Claimant, tuple[Span, ...]]]:
    """Who says which words of *reading*."""
    if who is not None and who.surface is None:
        yield who, (reading.span,)
        return
    within = [span for utterer in reading.utterers for span in utterer.said]
    for utterer, claimant in zip(reading.utterers, own, strict=True):
        if not any(utterer.cue.within(span) for span in within):
            speaker = utterer.speaker
            yield claimant or Claimant(speaker.name, None, utterer.cue, speaker.span, utterer.cue), utterer.said
