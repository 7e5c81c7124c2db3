"""Names of places that a language's gazetteer knows, whatever the model takes them for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.rules import Rules

_LONGEST = 4  # words of a name: "Rio Grande do Sul"
_LONGER = frozenset({"ORG", "PERSON", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "FAC"})


def known_names(sentence: TokenSpan, rules: Rules) -> Iterator[tuple[TokenSpan, str]]:
    """The names of known places in *sentence*, the longest at each word, with their kinds; no parts of longer names.

    A word for the kind of place right behind belongs to the name: "Sindh province".
    """
    doc, at = sentence.doc, sentence.start
    while at < sentence.end:
        words = _longest(sentence, at, rules)
        if words is None:
            at += 1
            continue
        kind = rules.gazetteer[" ".join(words.text.split())]
        if not _is_part_of_longer(words, sentence, rules):
            last = doc[words.end] if words.end < sentence.end else None
            if last is not None and last.pos_ in ("NOUN", "PROPN") and last.lemma_.lower() in rules.place_kinds:
                words = doc[words.start : words.end + 1]
            yield words, rules.stand_ins.get(words[-1].lemma_.lower(), kind)
        at = words.end


def _longest(sentence: TokenSpan, at: int, rules: Rules) -> TokenSpan | None:
    if not sentence.doc[at].text[:1].isupper():
        return None
    for length in range(min(_LONGEST, sentence.end - at), 0, -1):
        words = sentence.doc[at : at + length]
        if " ".join(words.text.split()) in rules.gazetteer and (length > 1 or _is_name(words[0], sentence, rules)):
            return words
    return None


def _is_name(word: Token, sentence: TokenSpan, rules: Rules) -> bool:
    """Whether a capitalised word is one for being a name, not for beginning the sentence ("Buffalo were found")."""
    if word.pos_ == "PROPN" or word.ent_type_ or word.i > sentence.start:
        return True
    return word.i + 1 < sentence.end and word.nbor(1).lemma_.lower() in rules.place_kinds


def _is_part_of_longer(words: TokenSpan, sentence: TokenSpan, rules: Rules) -> bool:
    """Whether other capitalised words belong to the same name: "Paris Hilton", "New York Times", "Bank of England"."""
    for entity in sentence.ents:
        if entity.label_ in _LONGER and entity.start <= words.start and words.end <= entity.end:
            around = [token for token in entity if not words.start <= token.i < words.end]
            if any(_goes_on(token, rules) for token in around):
                return True
    doc = words.doc
    if words.end < sentence.end and _goes_on(doc[words.end], rules) and words[-1].dep_ in ("compound", "nmod"):
        return True
    if words.start == sentence.start:
        return False
    before = doc[words.start - 1]
    joined = before.dep_ == "compound" and words.start <= before.head.i < words.end
    return joined and _goes_on(before, rules) and before.lower_ not in rules.speech.titles


def _goes_on(token: Token, rules: Rules) -> bool:
    """Whether a capitalised word beside a name may be part of it."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in rules.place_nouns
