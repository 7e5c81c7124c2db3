"""Where a sentence says something happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.span import Span
from workbench.extract.tree import OBJECT

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

    from workbench.extract.rules import Rules

_PLACES = frozenset({"GPE", "LOC", "FAC"})
# What the small model takes a town for: it calls "Aleppo" a nationality 14 times in 20.
_MISTAKEN = frozenset({"NORP", "PERSON", "PRODUCT", "LANGUAGE", "ORG", "MISC", ""})
_WITHIN = ("poss", "amod", "nmod")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name that may be a place's. *label* is the model's reading of it, *stands* says how it stands in the sentence:
    2 after a preposition of place, 1 as an object or with a word like "province", 0 as an actor or a mere modifier.
    """

    span: Span
    name: str
    label: str
    stands: int


def place_names(sentence: TokenSpan, offset: int, rules: Rules) -> list[PlaceName]:
    """The names of *sentence* that may be places, in reading order."""
    found = []
    for words in _names(sentence):
        if words.text.lower() in rules.numbers.labels:
            continue  # "Zone 1"
        label = words[0].ent_type_
        stands = _stands(words, rules)
        if words[-1].lemma_.lower() in rules.place_nouns and words[0].text[:1].isupper() and len(words) > 1:
            label = "LOC"  # "Aleppo province" is one, whatever the model says
        mistaken = label in _MISTAKEN and stands == 2 and (label != "ORG" or _only_near(words, rules))
        if label in _PLACES or mistaken or label in ("NORP", "PERSON"):
            text = " ".join(words.text.split())
            span = Span(offset + words.start_char, offset + words.end_char)
            found.append(PlaceName(span, text.removeprefix("the ").removeprefix("The "), label, stands))
    return found


def _names(sentence: TokenSpan) -> Iterable[TokenSpan]:
    """The entities of *sentence*, without possessive, and the proper nouns the model left without a label."""
    doc, taken = sentence.doc, set()
    for entity in sentence.ents:
        taken |= set(range(entity.start, entity.end))
        end = entity.end - 1 if len(entity) > 1 and doc[entity.end - 1].tag_ == "POS" else entity.end
        yield doc[entity.start : end]
    for token in sentence:
        if token.pos_ == "PROPN" and token.i not in taken and token.dep_ == "pobj":
            yield doc[token.i : token.i + 1]


def _only_near(words: TokenSpan, rules: Rules) -> bool:
    """Whether the preposition before the name can only stand before a place ("near")."""
    return words.root.head.lower_ in rules.only_near


def _stands(words: TokenSpan, rules: Rules) -> int:
    head = words.root
    for _ in range(3):
        if (
            (head.dep_ in ("compound", "nmod", "poss") and head.head.lemma_.lower() in rules.place_nouns)
            or head.dep_ == "appos"
            or (head.dep_ == "conj" and head.head.ent_type_ in (*_PLACES, "NORP"))
        ):
            head = head.head
        elif head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.lemma_.lower() in rules.place_nouns:
            return 2
        else:
            break
    if head.dep_ == "pobj" and head.head.lower_ in rules.near and head.head.lower_ not in ("to", "of", "from"):
        return 2
    if head.dep_ in _WITHIN or head.dep_ == "compound":
        return 0
    named_so = any(token.lemma_.lower() in rules.place_nouns for token in (*words, head))
    return 1 if named_so or head.dep_ in OBJECT or head.dep_ == "pobj" else 0


def majority(names: Iterable[PlaceName]) -> frozenset[str]:
    """The names that the article as a whole uses as places, whatever the model calls them here and there."""
    votes: Counter[str] = Counter()
    for name in names:
        if name.label in _PLACES:
            votes[name.name] += 2
        elif name.stands == 2:
            votes[name.name] += 1
        elif name.label == "PERSON":
            votes[name.name] -= 2
    return frozenset(name for name, vote in votes.items() if vote > 0)


def best_place(names: Sequence[PlaceName], known: frozenset[str]) -> PlaceName | None:
    """Where the sentence plays: the first of the places that stand as one; none for mere actors and modifiers."""
    places = [name for name in names if name.stands and (name.name in known or name.label in _PLACES)]
    return max(places, key=lambda name: name.stands, default=None)
