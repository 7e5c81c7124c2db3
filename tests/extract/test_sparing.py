"""What is computed once for each word of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.extract.model import DEFAULT_MODELS, first_installed
from workbench.extract.sparing import embed_words_once

if TYPE_CHECKING:
    from spacy.tokens import Doc

pytestmark = pytest.mark.model

TEXTS = [
    "The mill near Lima burned down on Monday, and the mill's nine workers fled to Lima, Karl Weber said.",
    "Karl Weber said that the mill was sold in 2015. “It was the oldest mill near Lima,” he added.",
    "",
    "Nine workers! Nine workers? Nine workers.",
]


def annotations(docs: list[Doc]) -> list[tuple[object, ...]]:
    return [
        (token.tag_, token.pos_, token.dep_, token.head.i, token.lemma_, token.ent_type_, token.ent_iob_, token.morph)
        for doc in docs
        for token in doc
    ]


def test_what_is_read_is_the_same() -> None:
    plain, sparing = first_installed(DEFAULT_MODELS), first_installed(DEFAULT_MODELS)
    assert plain is not None
    assert sparing is not None
    assert embed_words_once(sparing) == 2  # the embedding of the parser and that of the names
    assert annotations(list(sparing.pipe(TEXTS))) == annotations(list(plain.pipe(TEXTS)))


def test_a_pipeline_without_such_an_embedding_is_left_as_it_is() -> None:
    import spacy

    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    assert embed_words_once(blank) == 0
    assert [sent.text for sent in blank("One. Two.").sents] == ["One.", "Two."]
