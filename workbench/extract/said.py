"""Which words of a sentence a verb of speaking gives to its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extract.tree import CLAUSE, OBJECT, SUBJECT, children, indices

if TYPE_CHECKING:
    from spacy.tokens import Token

    from workbench.extract.rules import Speech

_OPEN = frozenset({"xcomp"})
_CALLED = frozenset({"oprd", "attr", "acomp", "prep"})
_AFTER = ("prep", "agent")
_BESIDE = 3  # words and marks between a quotation and the verb that tells of it, or its subject


def said_by(verb: Token, who: Token, quoted: frozenset[int], speech: Speech) -> frozenset[int]:
    """The words that *who* is told to say by *verb*: its clauses, what it is put into or after, what is quoted beside
    it; where there is none of these, what it is about.
    """
    said = _clauses(verb)
    if is_put_in(verb, speech) and not said:
        said = indices(verb.head.subtree) - indices(verb.subtree)
    if not said:
        said = _below(verb, _OPEN)
    said |= quoted_beside(verb, who, quoted)
    if not said or said <= quoted:
        said |= _about(verb, speech)
    others = indices(who.subtree) - indices(verb.subtree if who.i == verb.head.i else ())
    return frozenset(said - (others - quoted) - {verb.i})


def is_put_in(verb: Token, speech: Speech) -> bool:
    """Whether *verb* tells who says the clause that it hangs on: "the mill, she said, was sold", "as she put it"."""
    if verb.dep_ == "advcl":
        return any(child.dep_ == "mark" and child.lower_ in speech.as_ for child in verb.children)
    above = verb.head.lemma_.lower()
    told = verb.head.i < verb.i and (above in speech.say or above in speech.report)
    return verb.dep_ in CLAUSE and not told


def quoted_beside(verb: Token, who: Token, quoted: frozenset[int]) -> set[int]:
    """The quoted words that *verb* governs, and all of its sentence when some of them stand beside it."""
    if not quoted:
        return set()
    below = quoted & indices(verb.subtree)
    own = any(child.i == who.i for child in verb.children)  # else it is another verb's, and may stand far off
    first, last = (min(verb.i, who.i), max(verb.i, who.i)) if own else (verb.i, verb.i)
    near = any(first - _BESIDE <= at <= last + _BESIDE for at in quoted)
    is_main = verb.dep_ in ("ROOT", "parataxis", "ccomp", "advcl", "conj")
    return set(quoted if near and is_main and _leads(verb) else below)


def _leads(verb: Token) -> bool:
    return not any(above.dep_ in ("relcl", "acl") for above in verb.ancestors)


def _clauses(verb: Token) -> set[int]:
    """Its clauses, and one joined to it that goes on with what stood before it: "It fell, she said, and it broke"."""
    said = _below(verb, CLAUSE)
    if said and max(said) < verb.i:
        for joined in children(verb, ("conj",)):
            if children(joined, SUBJECT) and joined.i > verb.i:
                said |= indices(joined.subtree)
    return said


def _about(verb: Token, speech: Speech) -> set[int]:
    """What a verb without a clause is about: its object and what that is called or blamed for, or what "of" governs."""
    if verb.lemma_.lower() in speech.tell | speech.surely:
        return set()
    things = _below(verb, OBJECT)
    if things and verb.lemma_.lower() in speech.acts:
        return things | _below(verb, _CALLED)
    return things or {token.i for each in children(verb, _AFTER) for below in each.children for token in below.subtree}


def _below(verb: Token, labels: frozenset[str]) -> set[int]:
    return {token.i for each in children(verb, labels) for token in each.subtree}


def clause_of(token: Token) -> Token:
    """The verb whose clause *token* stands in, the sentence's root when there is none."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return token.sent.root
