"""Where a sentence says something happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.domain.span import Span
from workbench.extract.known_names import known_names
from workbench.extract.rules import CITY, REGION
from workbench.extract.tree import OBJECT, PASSIVE_SUBJECT, SIDE_CLAUSE, SUBJECT

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from workbench.extract.rules import Rules

_PLACES = frozenset({"GPE", "LOC", "FAC"})
# What the small model takes a town for: it calls "Aleppo" a nationality 14 times in 20.
_MISTAKEN = frozenset({"NORP", "PERSON", "PRODUCT", "LANGUAGE", "ORG", "MISC", ""})
_WITHIN = ("poss", "amod", "nmod")


class PlaceName(Struct, frozen=True):
    """A name that may be a place's. *label* is the model's reading of it, *stands* says how it stands in the sentence:
    2 after a preposition of place, 1 as an object or with a word like "province", 0 as an actor or a mere modifier.
    *aside* tells how far it is from where the main verb plays: 1 as what contains the place proper ("Peru's Lima
    province"), 2 in a side clause. *kind* is that of a known name; of "the city" it is the kind of place that the words
    stand for, and there is no *name*.
    """

    span: Span
    name: str
    label: str
    stands: int
    aside: int = 0
    kind: str | None = None


def place_names(sentence: TokenSpan, offset: int, rules: Rules) -> list[PlaceName]:
    """The names of *sentence* that may be places, in reading order."""
    found = [*_stand_ins(sentence, offset, rules)]
    inside: TokenSpan | None = None
    for words, kind in _names(sentence, rules):
        if _in_longer_name(words, inside, rules):
            inside = words
            continue
        if words.text.lower() in rules.numbers.labels or (kind is None and _is_people(words, rules)):
            continue  # "Zone 1", "the Germans"
        label = "GPE" if kind else words[0].ent_type_
        stands = _stands(words, rules)
        if words[-1].lemma_.lower() in rules.place_nouns and words[0].text[:1].isupper() and len(words) > 1:
            label = "LOC"  # "Aleppo province" is one, whatever the model says
            stands = stands or int(words.root.dep_ in SUBJECT)
        if kind in (CITY, REGION) and (_is_told_of(words.root, rules) or _says_where(words.root, kind)):
            stands = stands or 1
        mistaken = label in _MISTAKEN and stands == 2 and (label != "ORG" or _only_near(words, rules))
        if label in _PLACES or mistaken or label in ("NORP", "PERSON"):
            span = Span(offset + words.start_char, offset + words.end_char)
            found.append(PlaceName(span, _shown(words, rules), label, stands, _aside(words), kind))
    return found


def _shown(words: TokenSpan, rules: Rules) -> str:
    """The name without its article, unless that belongs to it ("The Hague")."""
    text = " ".join(words.text.split())
    return text if text in rules.gazetteer else text.removeprefix("the ").removeprefix("The ")


def _is_people(words: TokenSpan, rules: Rules) -> bool:
    """Whether the name is that of a people or a language: "the Germans", "Syrian"."""
    word = words.text.removeprefix("the ").removeprefix("The ")
    return word in rules.peoples or word.removesuffix("s") in rules.peoples


def _is_told_of(root: Token, rules: Rules) -> bool:
    """Whether something is said to be or to befall the place, so that it does not act: "Aleppo was shelled"."""
    stays = root.head.lemma_ == "be" or root.head.lemma_ in rules.worth.stative
    return root.dep_ in PASSIVE_SUBJECT or (root.dep_ in SUBJECT and stays)


def _says_where(root: Token, kind: str) -> bool:
    """Whether a town's name says where the things beside it are: "Aleppo residents"."""
    return kind == CITY and root.dep_ in ("compound", "nmod") and root.head.pos_ == "NOUN" and root.head.i > root.i


def _stand_ins(sentence: TokenSpan, offset: int, rules: Rules) -> Iterator[PlaceName]:
    """ "The city", "that province": nouns that stand for a place named before."""
    for token in sentence:
        kind = rules.stand_ins.get(token.lower_)
        if kind is None or token.dep_ in ("compound", "appos") or token.i == sentence.start:
            continue
        before = token.nbor(-1)
        if before.lower_ in rules.pointing and not any(map(_names_it, token.rights)):
            yield PlaceName(Span(offset + before.idx, offset + token.idx + len(token)), "", "", 1, 0, kind)


def _names_it(after: Token) -> bool:
    """Whether what hangs on the noun before it names the place: "the city of Lima"."""
    return after.dep_ not in SIDE_CLAUSE and any(token.pos_ == "PROPN" for token in after.subtree)


def _names(sentence: TokenSpan, rules: Rules) -> list[tuple[TokenSpan, str | None]]:
    """The names of *sentence* without possessive, known places with their kind, in reading order.

    They are the known names of places, the entities, and the proper nouns the model left without a label.
    """
    doc, taken = sentence.doc, set[int]()
    found: list[tuple[TokenSpan, str | None]] = []
    for words, kind in known_names(sentence, rules):
        taken |= set(range(words.start, words.end))
        found.append((words, kind))
    for entity in sentence.ents:
        if not taken & set(range(entity.start, entity.end)):
            end = entity.end - 1 if len(entity) > 1 and doc[entity.end - 1].tag_ == "POS" else entity.end
            if end < sentence.end and doc[end - 1].pos_ == "PROPN" and _is_kind(doc[end], rules):
                end += 1
            found.append((doc[entity.start : end], None))
        taken |= set(range(entity.start, entity.end))
    for token in sentence:
        if token.pos_ == "PROPN" and token.i not in taken and token.dep_ == "pobj":
            found.append((doc[token.i : token.i + 1], None))
    return sorted(found, key=lambda name: name[0].start)


def _is_kind(token: Token, rules: Rules) -> bool:
    """Whether *token* says what sort of place the name before it is: "Idlib province"."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in rules.place_kinds


def _in_longer_name(words: TokenSpan, before: TokenSpan | None, rules: Rules) -> bool:
    """Whether the name is, or is part of, an organisation's: "Center for Freedom", "State in Peru and Chile".

    *before* is the last name found to be part of a longer one.
    """
    doc, first = words.doc, words.start - (1 if words.start and words.doc[words.start - 1].lower_ == "the" else 0)
    if len(words) > 1 and (_makes_body(words[-1], rules) or (_is_body(words[-1], rules) and _continues(words))):
        return True
    if before is not None and first - before.end == 1 and doc[before.end].lower_ in ("and", ",", "&"):
        return True
    following = words.end
    while following < len(doc) and doc[following].pos_ == "PROPN" and doc[following].text[:1].isupper():
        if _makes_body(doc[following], rules):
            return True
        following += 1
    if first < 2 or doc[first - 1].pos_ != "ADP":
        return False
    owner = doc[first - 2]
    return _is_body(owner, rules) and doc[first - 1].lower_ in rules.joins_names


def _continues(words: TokenSpan) -> bool:
    """Whether "for" and a capitalised word go on with the name: "Harrow Center for Peace"."""
    following = words.doc[words.end : words.end + 2]
    return len(following) == 2 and following[0].lower_ == "for" and following[1].text[:1].isupper()


def _is_body(token: Token, rules: Rules) -> bool:
    """Whether *token* is a capitalised word for an organisation, whose name may go on: "Center for"."""
    word = token.lower_
    return token.text[:1].isupper() and (word in rules.bodies or word.removesuffix("s") in rules.bodies)


def _makes_body(token: Token, rules: Rules) -> bool:
    """Whether a name that ends in *token* is an organisation's: "Lima Institute", but not "United States"."""
    return _is_body(token, rules) and token.lower_.removesuffix("s") not in rules.place_nouns


def _aside(words: TokenSpan) -> int:
    root = words.root
    contains = root.dep_ in ("poss", "nmod:poss") and root.head.i > root.i
    side = any(up.dep_ in SIDE_CLAUSE for up in (root, *root.ancestors))
    return contains + 2 * side


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
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return 0  # "sold by Peru"
    if head.dep_ == "pobj" and head.head.head.lemma_.lower() in rules.agents:
        return 0  # "the support of Peru"
    if head.dep_ in _WITHIN or head.dep_ == "compound":
        return 0
    named_so = any(token.lemma_.lower() in rules.place_nouns for token in (*words, head))
    return 1 if named_so or head.dep_ in OBJECT or head.dep_ == "pobj" else 0


def majority(names: Iterable[PlaceName]) -> frozenset[str]:
    """The names that the article as a whole uses as places, whatever the model calls them here and there."""
    votes: Counter[str] = Counter()
    for name in names:
        if not name.name:
            continue
        if name.label in _PLACES or name.kind:
            votes[name.name] += 2
        elif name.stands == 2:
            votes[name.name] += 1
        elif name.label == "PERSON":
            votes[name.name] -= 2
    return frozenset(name for name, vote in votes.items() if vote > 0)


def is_place(name: PlaceName, known: frozenset[str]) -> bool:
    """Whether the name is a place's, as the model, the gazetteer, or the article as a whole has it."""
    return bool(name.name) and (name.label in _PLACES or name.name in known)


def best_place(names: Sequence[PlaceName], known: frozenset[str]) -> PlaceName | None:
    """Where the sentence plays: the first of the places that stand as one; none for mere actors and modifiers."""
    places = [name for name in names if name.stands and is_place(name, known)]
    return max(places, key=lambda name: (name.stands, -name.aside), default=None)
