"""What of a sentence each of its speakers says, cut loose from the parser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.span import Span
from workbench.extract.speakers import Speaker
from workbench.extract.voices import Voice

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token


class Utterer(Struct, frozen=True):
    """Somebody whom the sentence quotes, the attributing words, and the stretches of it that are said so.

    *view* says that these are only held, not said: hoped, feared, expected.
    """

    speaker: Speaker
    cue: Span
    said: tuple[Span, ...] = ()
    view: bool = False


def utterers(sentence: TokenSpan, found: Sequence[Voice], offset: int) -> tuple[Utterer, ...]:
    """The speakers of *found* with what they say, *offset* being where the doc begins in the article."""
    return tuple(Utterer(v.speaker, v.cue, tuple(_runs(sentence, v.said, offset)), v.view) for v in found)


def _runs(sentence: TokenSpan, said: frozenset[int], offset: int) -> Iterator[Span]:
    """The stretches that the words *said* make, small gaps of punctuation closed and their ends trimmed."""
    run: list[Token] = []
    for token in sentence:
        if token.i in said or (run and (token.is_punct or token.is_space)):
            run.append(token)
        elif run:
            yield from _stretch(run, said, offset)
            run = []
    yield from _stretch(run, said, offset)


def _stretch(run: Sequence[Token], said: frozenset[int], offset: int) -> Iterator[Span]:
    words = [token for token in run if token.i in said and not token.is_punct and not token.is_space]
    if words:
        yield Span(offset + words[0].idx, offset + words[-1].idx + len(words[-1]))
