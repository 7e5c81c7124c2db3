"""What a sentence says, told apart from who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.voices import Voice

# "Officials confirmed it" says nothing without the sentence before; "media confirmed the incident" does.
FEWEST_WORDS = 2


def content(sentence: TokenSpan, found: Sequence[Voice], quoted: frozenset[int]) -> list[Token]:
    """The words of *sentence* outside the frames of its attributions; quoted words always belong to it."""
    framed: set[int] = set()
    for voice in found:
        framed |= voice.frame
    return [token for token in sentence if token.i in quoted or token.i not in framed]


def is_empty(tokens: Sequence[Token]) -> bool:
    """Whether nothing worth a claim is left: the sentence only leads in what another one says."""
    return sum(token.is_alpha or token.like_num for token in tokens) < FEWEST_WORDS
