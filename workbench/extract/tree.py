"""Small questions to a parsed sentence, in the labels of either scheme of spaCy's models (ClearNLP and UD)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "nsubj:pass", "expl"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "nsubj:pass"})
OBJECT = frozenset({"dobj", "obj"})
CLAUSE = frozenset({"ccomp", "parataxis"})
SIDE_CLAUSE = frozenset({"relcl", "acl:relcl", "advcl", "acl", "csubj", "pcomp"})
AUXILIARY = frozenset({"aux", "auxpass", "aux:pass"})
PERFECT = frozenset({"have", "avoir", "être"})
NEGATION = frozenset({"neg"})


def children(token: Token, labels: Iterable[str]) -> list[Token]:
    """The words right below *token* that hang by one of *labels*."""
    return [child for child in token.children if child.dep_ in labels]


def subject(verb: Token) -> Token | None:
    """The subject of *verb*, its own or the one it shares with the verb it is joined to."""
    for _ in range(4):
        own = children(verb, SUBJECT)
        if own:
            return own[0]
        if verb.dep_ not in ("conj", "xcomp", "acomp"):
            return None
        verb = verb.head  # of "likely" in "they are likely to say" it is "are"
    return None


def is_main(verb: Token) -> bool:
    """Whether *verb* carries the sentence, or is joined to one that does."""
    for _ in range(4):
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return verb.dep_ == "ROOT"


def indices(tokens: Iterable[Token]) -> set[int]:
    """Where *tokens* stand in their doc. Compared by number, for spaCy makes a new object at every look."""
    return {token.i for token in tokens}


def phrase(head: Token, without: Iterable[str]) -> list[Token]:
    """*head* and what hangs on it, less the branches that follow it and hang right on it by one of *without*."""
    left_out: set[int] = set()
    for child in children(head, without):
        if child.i > head.i:
            left_out |= indices(child.subtree)
    return [token for token in head.subtree if token.i not in left_out and not token.is_space]


def contiguous(tokens: Sequence[Token], around: Token) -> list[Token]:
    """The run of *tokens* without a gap that *around* stands in."""
    here = indices(tokens) | {around.i}
    first = last = around.i
    while first - 1 in here:
        first -= 1
    while last + 1 in here:
        last += 1
    return [token for token in around.doc[first : last + 1] if not token.is_space]


def is_negated(verb: Token, without: frozenset[int] = frozenset()) -> bool:
    """Whether *verb* is denied ("did not say") by a word that is not one of *without*."""
    denied = [child for child in verb.children if child.i not in without]
    return any(
        child.dep_ in NEGATION or (child.dep_ == "advmod" and "Neg" in child.morph.get("Polarity", []))
        for child in denied
    )


def is_finite(token: Token) -> bool:
    """Whether *token* is a verb in a form that can carry a sentence."""
    return token.pos_ in ("VERB", "AUX") and ("Fin" in token.morph.get("VerbForm", []) or token.tag_ == "MD")


def is_past(verb: Token) -> bool:
    """Whether *verb* tells of what has happened: simple past, perfect, or passive participle of a past."""
    if "Past" in verb.morph.get("Tense", []) and "Fin" in verb.morph.get("VerbForm", []):
        return True
    helpers = children(verb, AUXILIARY)
    if any(helper.lemma_ in PERFECT for helper in helpers):
        return not any(helper.tag_ == "MD" for helper in helpers)
    return any("Past" in helper.morph.get("Tense", []) for helper in helpers)


def is_passive(verb: Token) -> bool:
    """Whether *verb* is in the passive, with or without its auxiliary."""
    return bool(children(verb, PASSIVE_SUBJECT | {"auxpass", "aux:pass"}))
